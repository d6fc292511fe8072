"""The rescue copy: what could not be written, in a text that a person can read, and that is offered at the next start."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qtic_desktop.gui.texts import mark, tr

if TYPE_CHECKING:
    from qtic_desktop.gui.context import AppContext

RESCUED: Final = "rescue/file"
"""Where the last rescue copy of this person lies, while nobody has said that it is done with."""
_BEGIN: Final = "----8<----"


def rescue_copy(ctx: AppContext) -> bytes:
    """Words for a person first, then the same for the program. UTF-8 with its mark, so that every editor reads it."""
    book = ctx.saving
    head = [
        tr("没有写进工作区的内容（救急副本）"),
        tr("办理人：{name}  时间：{time}").format(name=ctx.actor.name, time=f"{ctx.now():%Y-%m-%d %H:%M}"),
        tr("这些内容工作区里没有。可以照着重新录入；下次打开工作区时，程序也会提醒您。"),
        "",
    ]
    lines = []
    for typed in book.open_ends:
        lines.append(typed.where)
        lines += [f"    {label}{mark('：')}{text or tr('（空）')}" for label, text in typed.lines]
    body = {
        "format": 1,
        "person": ctx.actor.id,
        "items": [
            {"act": str(one.act), "at": one.typed.at, "where": one.typed.where, "given": dict(one.typed.given)}
            for one in book.stuck
        ],
    }
    tail = ["", tr("以下供程序使用，请不要改动："), _BEGIN, json.dumps(body, ensure_ascii=False, default=str)]
    return ("\ufeff" + "\r\n".join([*head, *lines, *tail]) + "\r\n").encode()


def remember_rescue(ctx: AppContext, path: Path) -> None:
    """Remember where it lies, so that the next start says so."""
    ctx.settings.remember(RESCUED, str(path))
    ctx.settings.flush()

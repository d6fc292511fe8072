"""The rescue copy: what could not be written, in a text that a person can read, and that is offered at the next start."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qtic_desktop.domain.changes import Changes
    from qtic_desktop.gui.context import AppContext
    from qtic_desktop.gui.notices import Notices
    from qtic_desktop.services.use_case import Write

RESCUED: Final = "rescue/file"
"""Where the last rescue copy of this person lies, while nobody has said that it is done with."""
_BEGIN: Final = "----8<----"


def rescue_copy(ctx: AppContext) -> bytes:
    """Words for a person first, then the same for the program. UTF-8 with its mark, so that every editor reads it."""
    book = ctx.saving
    head = [
        tr("没有写进工作区的内容（救急副本）"),
        tr("办理人：{name}  时间：{time}").format(name=ctx.actor.called, time=f"{ctx.now():%Y-%m-%d %H:%M}"),
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
            {
                "act": str(one.act),
                "at": one.typed.at,
                "where": one.typed.where,
                "lines": [list(line) for line in one.typed.lines],
                "given": dict(one.typed.given),
            }
            for one in book.stuck
        ],
    }
    tail = ["", tr("以下供程序使用，请不要改动："), _BEGIN, json.dumps(body, ensure_ascii=False, default=str)]
    return ("\ufeff" + "\r\n".join([*head, *lines, *tail]) + "\r\n").encode()


def remember_rescue(ctx: AppContext, path: Path) -> None:
    """Remember where it lies, so that the next start says so."""
    ctx.settings.remember(RESCUED, str(path))
    ctx.settings.flush()


def offer_rescue(ctx: AppContext, notices: Notices) -> None:
    """After a session that was left with a rescue copy: say where it lies, and offer to take it in."""
    name = ctx.settings.text(RESCUED)
    if not name:
        return
    path = Path(name)
    done = (tr("不再提醒"), partial(ctx.settings.remember, RESCUED, ""))
    if not path.is_file():
        words = tr(
            "上次有内容没有写进工作区，救急副本应在“{file}”，现在找不到。副本在 U 盘上的，请插好后重新打开程序。"
        )
        notices.tell(words.format(file=name), "warn", (done,))
        return
    words = tr("上次有内容没有写进工作区，救急副本在“{file}”。").format(file=name)
    notices.tell(words, "warn", ((tr("查看和取回…"), partial(_look, ctx, notices.window, path)), done))


def _look(ctx: AppContext, window: QWidget, path: Path) -> None:
    dialog = RescueDialog(ctx, path, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class RescueDialog(Dialog):
    """What is in a rescue copy, and what of it the program can write by itself; the rest is keyed again by hand."""

    def __init__(self, ctx: AppContext, path: Path, parent: QWidget) -> None:
        super().__init__(tr("救急副本"), parent)
        self.setObjectName("rescue_dialog")
        self.ctx, self.path = ctx, path
        self._items = [one for one in _read(path, ctx.actor.id) if _write_of(one) is not None]
        self._left = len(self._items)
        told = tr("下面 {n} 处可以由程序写进工作区，写在现在的内容上面；其余的请打开文件照着补录。")
        self.body.addWidget(plain_label(told.format(n=self._left), "body", self))
        listed = "\n".join(f"{one['where']}  {_said(one)}" for one in self._items[:12])
        self.body.addWidget(plain_label(listed, "body", self))
        self.setMinimumWidth(theme().px(620))
        url = QUrl.fromLocalFile(str(path))
        self.add_button(tr("以后再说"), self.reject)
        self.add_button(tr("打开文件"), partial(QDesktopServices.openUrl, url))
        self.take_button = self.add_button(tr("取回"), self._take, "primary")
        self.take_button.setObjectName("take_rescue")
        self.take_button.setEnabled(bool(self._items))

    def _take(self) -> None:
        """Written as if it were typed now: what cannot be written waits with the rest, and is said."""
        self.take_button.setEnabled(False)
        for one in self._items:
            write = _write_of(one)
            if write is not None:
                lines = tuple((str(label), str(text)) for label, text in one["lines"])
                typed = Typed(str(one["at"]), str(one["where"]), lines, dict(one["given"]))
                self.ctx.perform(write, on_done=self._taken, typed=typed)
        self.accept()

    def _taken(self, _changes: Changes) -> None:
        self._left -= 1
        if not self._left:
            self.ctx.settings.remember(RESCUED, "")


def _read(path: Path, person: str) -> list[dict[str, Any]]:
    """The part for the program; nothing where it is of somebody else, or was changed into something else."""
    try:
        body = json.loads(path.read_bytes().decode("utf-8-sig").partition(_BEGIN)[2])
        return list(body["items"]) if body["person"] == person and body["format"] == 1 else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _said(one: dict[str, Any]) -> str:
    parts = [f"{label}{mark('：')}{text}" for label, text in one["lines"]]
    return mark("；").join(parts[:3]) + (" …" if len(parts) > 3 else "")


def _write_of(one: dict[str, Any]) -> Write | None:
    """The act that keeps an item; None where only a person can key it again."""
    from qtic_desktop.domain.intake import ProposalDraft
    from qtic_desktop.services import scoring
    from qtic_desktop.services.intake import DraftSlot, keep_draft

    given = one["given"]
    try:
        if one["act"] == Act.SAVE_DRAFT:
            slot = DraftSlot(None if str(one["at"]).startswith("new ") else str(one["at"]))
            draft = ProposalDraft.from_mapping(given["draft"])
            return keep_draft.bind(slot=slot, draft=draft, page="recommendation", cursor_field="")
        sheet = str(given["sheet_id"])
        if one["act"] == Act.SAVE_VETO:
            return scoring.save_veto.bind(sheet_id=sheet, veto=bool(given["veto"]), reason=str(given["reason"]))
        if one["act"] == Act.RECORD_PAPER_TOTAL:
            return scoring.record_paper_total.bind(sheet_id=sheet, text=str(given["text"]))
        criterion, text = str(given["criterion"]), str(given["text"])
        if one["act"] == Act.SAVE_POINTS:
            return scoring.save_points.bind(sheet_id=sheet, criterion=criterion, text=text)
        if one["act"] == Act.SAVE_COMMENT:
            return scoring.save_comment.bind(sheet_id=sheet, criterion=criterion, text=text)
        return None
    except (KeyError, ValueError, TypeError):
        return None

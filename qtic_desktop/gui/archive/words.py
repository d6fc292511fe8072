"""Backups in words: what each was made for, what it holds, and what a restore would bring and cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qtic_desktop.domain.archive.generations import Why
from qtic_desktop.gui import words
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.resources import message

if TYPE_CHECKING:
    from qtic_desktop.services.archive.preview import Entries, RestorePreview

_ACTS_NAMED = 6


def why(value: Why) -> str:
    """What a backup was made for."""
    return {
        Why.HAND: tr("手动备份"),
        Why.DAY_END: tr("下班"),
        Why.MEETING: tr("会议封存后"),
        Why.DAILY: tr("每日自动"),
        Why.RISK: tr("导入之前自动"),
    }[value]


def holds(counts: Iterable[tuple[str, int]]) -> str:
    """What it holds, in one line."""
    told = (message(f"paper.day.held_{name}", translations.lang, n=count) for name, count in counts)
    return mark("、").join(told)


def preview_lines(found: RestorePreview) -> list[str]:
    """What a person reads before a restore."""
    lines = []
    if found.whole is None:
        lines.append(tr("这份备份没有校验清单，看不出文件是否完整；请先点“试恢复并核对”。"))
    elif not found.whole:
        lines.append(tr("备份里有文件与做成时不一样：不能恢复，请换一份。"))
    if found.common:
        lines.append(tr("到 {when}（第 {n} 条记录）为止，备份和现在的工作区一样。").format(
            when=words.minute(found.common_at), n=found.common
        ))  # fmt: skip
    if found.lost.count:
        lines.append(tr("从那以后在这里办的 {n} 件事，备份里没有，恢复出来的工作区里也不会有（现在的工作区里还在）：{acts}。").format(
            n=found.lost.count, acts=_acts(found.lost)
        ))  # fmt: skip
    else:
        lines.append(tr("现在工作区里的记录，备份里都有，恢复不会少什么。"))
    if found.back.count:
        lines.append(
            tr("备份里有 {n} 件事是现在的工作区没有的，恢复以后会有：{acts}。").format(
                n=found.back.count, acts=_acts(found.back)
            )
        )
    told = [
        tr("{what}（现在 {mine}）").format(
            what=message(f"paper.day.held_{name}", translations.lang, n=theirs), mine=mine
        )
        for name, mine, theirs in found.held
        if mine != theirs
    ]
    if told:
        lines.append(tr("备份里数目不一样的：{list}。").format(list=mark("、").join(told)))
    lines.append(tr("恢复时放进一个新的文件夹，现在的工作区原样留着；恢复得不合适，打开原来的工作区接着用就行。"))
    return lines


def _acts(entries: Entries) -> str:
    named = [tr("{act} {n} 次").format(act=words.act(act), n=n) for act, n in entries.acts[:_ACTS_NAMED]]
    if len(entries.acts) > _ACTS_NAMED:
        named.append(tr("等"))
    people = mark("、").join(entries.people)
    return tr("{acts}；{people}，{first} 至 {last}").format(
        acts=mark("、").join(named), people=people, first=words.minute(entries.first), last=words.minute(entries.last)
    )

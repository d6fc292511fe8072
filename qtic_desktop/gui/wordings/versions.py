"""The versions of a wording: since when, on what ground, what is written in them, and the way back from the newest."""

from __future__ import annotations

from collections.abc import Callable

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.opinions import OpinionKind
from qtic_desktop.domain.opinions.wordings import SHIPPED
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.stage.act import Act, Words
from qtic_desktop.gui.stage.record_list import Listed
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.gui.wordings import words
from qtic_desktop.services.opinions.wording_desk import WordingVersionRow, wording_versions
from qtic_desktop.services.opinions.wordings import withdraw_wording


def wording_list(kind: Callable[[], OpinionKind]) -> Listed[WordingVersionRow]:
    """The versions of the kind that is chosen."""
    reason = Words("reason", tr("撤回的原因"), limit=100)
    withdrawing: Act[WordingVersionRow] = Act(
        withdraw_wording,
        tr("撤回新版…"),
        lambda row, given: withdraw_wording.bind(wording_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回"),
        touches=lambda row: tr("还没有意见书按第 {n} 版起草。撤回后启用上一版，第 {n} 版的内容留作草稿。").format(
            n=row.number
        ),
        done=lambda row, _given, _changes: tr("第 {n} 版已撤回，上一版重新启用。").format(n=row.number),
    )

    def possible(row: WordingVersionRow) -> tuple[Possible, ...]:
        if row.number == SHIPPED:
            return (Possible(ActName.WITHDRAW_WORDING, "wording.shipped"),)
        if not row.in_force:
            return (Possible(ActName.WITHDRAW_WORDING, "wording.not_newest", {"number": row.number}),)
        used = row.drafts + row.finals
        if used:
            return (Possible(ActName.WITHDRAW_WORDING, "wording.in_use", {"number": row.number, "count": used}),)
        return (Possible(ActName.WITHDRAW_WORDING),)

    return Listed(
        tr("历次版本"),
        lambda: wording_versions.bind(kind=kind()),
        lambda row: str(row.number),
        (
            Column("number", tr("版本"), lambda row: words.version(row.number), width=92),
            Column("since", tr("启用日期"), lambda row: row.since[:10], width=84),
            Column("drafts", tr("草稿"), lambda row: row.drafts, "right", width=48),
            Column("finals", tr("已定稿"), lambda row: row.finals, "right", width=56),
            Column("reason", tr("依据"), lambda row: row.reason, width=52, stretch=True),
        ),
        acts=(withdrawing,),
        possible=possible,
    )

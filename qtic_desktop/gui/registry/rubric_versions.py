"""The versions of a score sheet: since when, on what ground, where they are used, and the way back from the newest."""

from __future__ import annotations

from collections.abc import Callable

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.stage.act import Act, Words
from qtic_desktop.gui.stage.record_list import Listed
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.registry.rubrics import withdraw_rubric
from qtic_desktop.storage.queries.rubrics import RubricVersionRow, rubric_versions


def rubric_list(track: Callable[[], str]) -> Listed[RubricVersionRow]:
    """The versions of the track that is chosen."""
    reason = Words("reason", tr("撤回的原因"), limit=100)
    withdrawing: Act[RubricVersionRow] = Act(
        withdraw_rubric,
        tr("撤回新版…"),
        lambda row, given: withdraw_rubric.bind(rubric_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回"),
        touches=lambda row: tr("第 {n} 版还没有列入任何议程。撤回后启用上一版，第 {n} 版的内容留作草稿。").format(
            n=row.number
        ),
        done=lambda row, _given, _changes: tr("第 {n} 版已撤回，上一版重新启用。").format(n=row.number),
    )

    def possible(row: RubricVersionRow) -> tuple[Possible, ...]:
        if not row.in_force:
            return (Possible(ActName.WITHDRAW_RUBRIC, "registry.rubric_not_newest", {"number": row.number}),)
        if row.items:
            facts = {"number": row.number, "count": row.items}
            return (Possible(ActName.WITHDRAW_RUBRIC, "registry.rubric_in_use", facts),)
        return (Possible(ActName.WITHDRAW_RUBRIC, "registry.rubric_first" if row.number == 1 else ""),)

    return Listed(
        tr("历次版本"),
        lambda: rubric_versions.bind(track=track()),
        lambda row: row.id,
        (
            Column("number", tr("版本"), lambda row: row.number, "right", width=44),
            Column("since", tr("启用日期"), lambda row: row.since[:10], width=84),
            Column("used", tr("项目"), lambda row: row.items, "right", width=48),
            Column("scored", tr("已打分"), lambda row: row.scored, "right", width=56),
            Column("reason", tr("依据"), lambda row: row.reason, width=52, stretch=True),
        ),
        acts=(withdrawing,),
        possible=possible,
    )

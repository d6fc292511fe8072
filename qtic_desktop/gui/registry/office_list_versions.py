"""The versions of a list: since when, on what ground, where it is used, and the way back from the newest."""

from __future__ import annotations

from collections.abc import Callable

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.office_lists import OfficeList
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.stage.act import Act, Words
from qtic_desktop.gui.stage.record_list import Listed
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.registry.office_lists import withdraw_list
from qtic_desktop.storage.queries.office_lists import FIRST, ListVersionRow, list_versions


def version_list(name: Callable[[], OfficeList]) -> Listed[ListVersionRow]:
    """The versions of the list that is chosen."""
    reason = Words("reason", tr("撤回的原因"), limit=100)
    withdrawing: Act[ListVersionRow] = Act(
        withdraw_list,
        tr("撤回新版…"),
        lambda row, given: withdraw_list.bind(list_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回"),
        touches=lambda row: tr("第 {n} 版还没有用过。撤回后启用上一版，第 {n} 版的内容留作草稿。").format(n=row.number),
        done=lambda row, _given, _changes: tr("第 {n} 版已撤回，上一版重新启用。").format(n=row.number),
    )

    def possible(row: ListVersionRow) -> tuple[Possible, ...]:
        if not row.in_force:
            return (Possible(ActName.WITHDRAW_LIST, "registry.list_not_newest", {"number": row.number}),)
        if row.number == FIRST:
            return (Possible(ActName.WITHDRAW_LIST, "registry.list_first"),)
        if row.used:
            facts = {"number": row.number, "count": row.used}
            return (Possible(ActName.WITHDRAW_LIST, "registry.list_in_use", facts),)
        return (Possible(ActName.WITHDRAW_LIST),)

    return Listed(
        tr("历次版本"),
        lambda: list_versions.bind(name=name()),
        lambda row: row.id or "first",
        (
            Column("number", tr("版本"), lambda row: row.number, "right", width=44),
            Column("since", tr("启用日期"), lambda row: row.since[:10], width=84),
            Column("entries", tr("条数"), lambda row: len(row.entries), "right", width=48),
            Column("used", tr("用到"), lambda row: row.used or "", "right", width=48),
            Column("reason", tr("依据"), lambda row: row.reason, width=52, stretch=True),
        ),
        acts=(withdrawing,),
        possible=possible,
    )

"""专家与抽取: the pool, adding to it by hand or from a list. Drawing by lot is not in this version and the page says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.experts.add_dialog import AddExpertDialog
from qtic_desktop.gui.experts.detail import ExpertDetail
from qtic_desktop.gui.intake.imports import ProposalImport
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column, EmptyState, RowTable

KINDS: Final = {"technical": "技术", "finance": "财务", "management": "管理", "investment": "投资"}


class ExpertImport(ProposalImport):
    """The same dry run for a list of experts."""

    kind = "experts"


class ExpertsPage(Page):
    """``ctx.go("experts", expert=id)`` selects one."""

    name = "experts"
    clause = "三(二)"
    title_source = "专家与抽取"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._wanted = ""
        self.dialog: AddExpertDialog | None = None
        self._import = ExpertImport(ctx, self)
        self._import.said.connect(self.message.show_message)
        self.set_primary(tr("添加专家"), "plus", self.add_expert).setObjectName("addExpert")
        self.add_action(tr("导入专家名单"), "upload", self._import.choose).setObjectName("importExperts")
        self.set_filters([("all", tr("全部")), *((key, tr(words)) for key, words in KINDS.items())])
        self.filter_changed.connect(lambda _key: self._apply_filter())
        self.table = RowTable(_columns(), self, name=tr("专家名单"))
        self.table.row_selected.connect(self._show_detail)
        self.table.shown_changed.connect(self._say_counts)
        self.set_list(self.table)
        self.detail = ExpertDetail(self)
        self.detail.meeting_requested.connect(lambda: ctx.go("meetings"))
        self.set_detail(self.detail)
        empty = EmptyState(tr("专家库还是空的。添加专家，或导入专家名单。"), tr("添加专家"), "experts", self)
        empty.acted.connect(self.add_expert)
        self.set_empty(empty)
        self.set_search(self.table.set_filter)
        self.set_primary_enabled(may(ctx.actor.role, Act.ADD_EXPERTS), tr("您的身份只能查看专家名单"))
        self.refresh(Changes.of(Kind.EXPERT))

    def activate(self, **place: object) -> None:
        """Select the expert the place names."""
        if place.get("expert"):
            self._wanted = str(place["expert"])
            self._select_wanted()

    def refresh(self, changes: Changes) -> None:
        """Read the pool again when it changed."""
        from qtic_desktop.storage.queries.meetings import experts

        if changes.kinds & {Kind.EXPERT, Kind.WORKSPACE}:
            self.ctx.ask(experts.bind(), on_done=self._show)

    def commands(self) -> Sequence[Command]:
        """For Ctrl+K."""
        return [
            Command(tr("添加专家"), self.add_expert, "plus"),
            Command(tr("导入专家名单"), self._import.choose, "upload"),
        ]

    def add_expert(self) -> None:
        """Ask for one expert; the dialog stays for the next one until it is closed."""
        self.dialog = AddExpertDialog(self.ctx, self)
        self.dialog.added.connect(self._remember)
        self.dialog.open()

    def _remember(self, expert_id: str) -> None:
        self._wanted = expert_id
        self._select_wanted()

    def _show(self, rows: tuple[Any, ...]) -> None:
        if not isValid(self):  # the window was made anew, in another language, before the answer came
            return
        self.set_filter_count("all", len(rows))
        for key in KINDS:
            self.set_filter_count(key, sum(row.kind == key for row in rows))
        self.show_empty(not rows)
        self.table.set_rows(rows, lambda row: row.id)
        self._select_wanted()

    def _select_wanted(self) -> None:
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""

    def _apply_filter(self) -> None:
        self.table.set_predicate(None if self.filter_key == "all" else self._has_kind)

    def _has_kind(self, row: Any) -> bool:
        return bool(row.kind == self.filter_key)

    def _show_detail(self, row: Any) -> None:
        self.detail.show_row(row)
        self._say_counts(self.table.count(), self.table.total())

    def _say_counts(self, shown: int, total: int) -> None:
        chosen = self.table.selected_count()
        words = tr("共 {total} 项，显示 {shown} 项，已选 {chosen} 项")
        self.set_footer(words.format(total=total, shown=shown, chosen=chosen))


def _columns() -> list[Column]:
    return [
        Column("name", tr("姓名"), lambda row: row.name, width=84, pinyin=True),
        Column("organization", tr("工作单位"), lambda row: row.organization, width=150, stretch=True, pinyin=True),
        Column("kind", tr("类别"), lambda row: tr(KINDS.get(row.kind, row.kind)), width=64),
        Column("speciality", tr("专业"), lambda row: row.speciality, width=100),
        Column("title", tr("职称"), lambda row: row.title, width=84),
    ]

"""推荐与受理 (三（一）): the list of proposals, the wizard, and taking in a recommendation list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.import_forms import ImportKind
from qtic_desktop.domain.intake import ProposalDraft, ProposalFilter, ProposalStatus
from qtic_desktop.domain.listing import Look, Wanted
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.choices import TRACK_WORDS, name_of
from qtic_desktop.gui.intake.detail import ProposalDetail
from qtic_desktop.gui.intake.discard import DiscardDialog
from qtic_desktop.gui.intake.wizard import ProposalWizard
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.stage.workbook import Importer, WorkbookImport
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, EmptyState, WindowTable

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.intake import ProposalRow

STATES: Final = {
    "draft": ("warn", "草稿"),
    "accepted": ("accent", "已受理"),
    "in_review": ("accent", "评审中"),
    "reviewed": ("ok", "已评审"),
}

_NARROW = 1000


class IntakePage(Page):
    """A place names a proposal to select, with the view ``fill`` a draft to go on with; ``new`` begins one."""

    name: StageName = "intake"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._departments: list[tuple[str, str]] = []
        self._revealed = self._accepted = ""
        self._behind = False
        self.importer = Importer(ctx, _recommended(), self, self.message, self.busy)
        self.set_primary(tr("新建申报"), "plus", self.new_proposal).setObjectName("newProposal")
        self.add_action(tr("导入推荐汇总表…"), "upload", self.importer.choose).setObjectName("importProposals")
        self.set_filters([("all", tr("全部")), *((key, tr(words)) for key, (_, words) in STATES.items())])
        self.filter_changed.connect(lambda _key: self._apply_filter())
        self.table = self._make_table()
        self.set_list(self.table)
        self.detail = ProposalDetail(self)
        self.detail.continue_requested.connect(self.continue_draft)
        self.detail.discard_requested.connect(self._ask_discard)
        self.detail.meeting_requested.connect(lambda: ctx.go(Place("meetings")))
        self.set_detail(self.detail)
        empty = EmptyState(
            tr("还没有申报。收到主管部门的推荐函后，在这里逐页录入建设方案。"), tr("新建申报"), "intake", self
        )
        empty.acted.connect(self.new_proposal)
        self.set_empty(empty)
        self.set_search(self.table.set_text)
        self._may_write = may(ctx.actor.role, Act.SAVE_DRAFT)
        self.set_primary_enabled(self._may_write, tr("您的身份只能查看申报"))
        self.refresh(Changes.of_kinds(Kind.PROPOSAL, Kind.DEPARTMENT))

    def activate(self, place: Place) -> None:
        """Select a proposal, or open the wizard when the place names it."""
        if place.new:
            self.new_proposal()
        elif place.view == "fill":
            self.continue_draft(place.subject)
        elif place.subject:
            self._revealed = place.subject
            self.table.seek(place.subject)

    def refresh(self, changes: Changes) -> None:
        """Look at the list again when proposals changed: not at every field that is left in the wizard above it, but
        when it is closed."""
        if changes.kinds & {Kind.DEPARTMENT, Kind.WORKSPACE}:
            from qtic_desktop.storage.queries import registry

            self.ctx.ask(registry.departments.bind(), on_done=self._take_departments)
        if changes.kinds & {Kind.PROPOSAL, Kind.WORKSPACE, Kind.MEETING}:
            self._behind = self.overlay is not None
            if not self._behind:
                self.table.refresh()

    def save_pending(self) -> bool:
        """The wizard queues what was typed; nothing here ever keeps a person from leaving."""
        super().save_pending()
        wizard = self.overlay
        return wizard.save_pending() if isinstance(wizard, ProposalWizard) else True

    def commands(self) -> Sequence[Command]:
        """The acts, for Ctrl+K."""
        return [
            Command(tr("新建申报"), self.new_proposal, "plus"),
            Command(tr("导入推荐汇总表…"), self.importer.choose, "upload"),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the list is narrow the name comes first; number and host are in the detail."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        for number in (3, 4):
            self.table.setColumnHidden(number, narrow)

    # -- the list

    def _make_table(self) -> WindowTable:
        from qtic_desktop.storage.queries.intake import PROPOSALS

        wanted = Wanted(ProposalFilter())
        table = WindowTable(_columns(), PROPOSALS, self.ctx.ask, wanted, self, name=tr("申报列表"))
        table.row_selected.connect(self._show_detail)
        table.row_activated.connect(self._open_row)
        table.shown_changed.connect(self._say_counts)
        table.looked.connect(self._show_counts)
        table.found.connect(self._say_found)
        table.failed.connect(self.report)
        return table

    def _show_counts(self, look: Look[ProposalRow]) -> None:
        self.set_filter_count("all", look.total)
        for key in STATES:
            self.set_filter_count(key, look.counts[key])
        self.set_waiting(look.counts["draft"])
        self.show_empty(not look.total)

    def _take_departments(self, rows: tuple[Any, ...]) -> None:
        if not isValid(self):
            return
        self._departments = [(row.id, row.name) for row in rows]
        if isinstance(self.overlay, ProposalWizard):
            self.overlay.set_departments(self._departments)

    def _say_found(self, proposal_id: str, there: bool) -> None:
        """After a record was sought: what is hidden by a search or a filter is shown without them."""
        hidden = not there and proposal_id == self._revealed
        self._revealed = ""
        if hidden:
            self.show_everything()
            self.table.seek(proposal_id)
        elif there and proposal_id == self._accepted:
            self._accepted = ""
            number = self.table.selected().number
            self.message.show_message(tr("已受理，编号 {number}。下一步：安排评审会。").format(number=number), "ok")

    def _apply_filter(self) -> None:
        status = None if self.filter_key == "all" else ProposalStatus(self.filter_key)
        self.table.set_wanted_filter(ProposalFilter(status))

    def _say_counts(self, shown: int, total: int) -> None:
        chosen = self.table.selected_count()
        self.set_footer(
            tr("共 {total} 项，显示 {shown} 项，已选 {chosen} 项").format(total=total, shown=shown, chosen=chosen)
        )

    def _show_detail(self, row: Any) -> None:
        from qtic_desktop.storage.queries.intake import missing_papers

        self.detail.show_row(row)
        self._say_counts(self.table.count(), self.table.total())
        if row is not None:
            self.ctx.ask(missing_papers.bind(proposal_id=row.id), on_done=partial(self._show_missing, row.id))

    def _show_missing(self, proposal_id: str, kinds: tuple[str, ...]) -> None:
        if isValid(self):
            self.detail.show_missing(proposal_id, kinds)

    def _open_row(self, row: Any) -> None:
        if row.status == "draft":
            self.continue_draft(row.id)

    # -- the wizard

    def new_proposal(self) -> None:
        """Begin with what has a default: today as the day of receipt, the usual channel."""
        if not self._may_write:
            self.message.show_message(tr("您的身份只能查看申报"), "info")
            return
        values = {"received_on": self.ctx.now().date().isoformat(), "channel": "recommended"}
        self._open_wizard(ProposalDraft(values))

    def continue_draft(self, proposal_id: str) -> None:
        """Go on at the page and field where the person was."""
        if not self._may_write:
            self.message.show_message(tr("您的身份只能查看申报"), "info")
            return
        from qtic_desktop.storage.queries.intake import draft

        self.ctx.ask(draft.bind(proposal_id=proposal_id), on_done=self._resume, on_error=self.report)

    def _resume(self, row: Any) -> None:
        stored = ProposalDraft.from_mapping(row.draft)
        self._open_wizard(stored, proposal_id=row.id, page=row.page, cursor=row.cursor_field)

    def _open_wizard(self, draft: ProposalDraft, **place: Any) -> None:
        self.save_pending()
        self.message.clear()
        wizard = ProposalWizard(self.ctx, draft, departments=self._departments, **place)
        wizard.setObjectName("proposalWizard")
        wizard.closed.connect(self._close_wizard)
        wizard.submitted.connect(self._submitted)
        self.open_overlay(wizard)
        wizard.focus_here()

    def _close_wizard(self) -> None:
        wizard = self.overlay
        kept = wizard.keeper.proposal_id if isinstance(wizard, ProposalWizard) else None
        self.close_overlay()
        if kept:
            self.table.seek(kept)
        elif self._behind:
            self.table.refresh()
        self.table.setFocus()

    def _submitted(self, proposal_id: str) -> None:
        self.close_overlay()
        self.table.setFocus()
        self._revealed = self._accepted = proposal_id
        self.table.seek(proposal_id)

    def _ask_discard(self, row: Any) -> None:
        dialog = DiscardDialog(name_of(row), self)
        dialog.accepted.connect(lambda: self._discard(row.id))
        dialog.open()

    def _discard(self, proposal_id: str) -> None:
        from qtic_desktop.services.intake import discard_draft

        self.ctx.perform(discard_draft.bind(proposal_id=proposal_id), on_error=self.report)


def _recommended() -> WorkbookImport:
    return WorkbookImport(
        ImportKind.PROPOSALS,
        Act.IMPORT_PROPOSALS,
        tr("导入推荐汇总表…"),
        tr("推荐汇总表（空白表格）"),
        lambda count: tr("已导入 {n} 份申报草稿，请逐份补齐后提交。").format(n=count),
    )


def _columns() -> list[Column]:
    return [
        Column("center_name", tr("中心名称"), name_of, stretch=True, pinyin=True),
        Column("track", tr("类型"), lambda row: tr(TRACK_WORDS.get(row.track, "")), width=64),
        Column("status", tr("状态"), lambda row: row.status, width=100, chip=_chip),
        Column("number", tr("编号"), lambda row: row.number, width=124),
        Column("host_name", tr("依托单位"), lambda row: row.host_name, width=170, pinyin=True),
    ]


def _chip(row: Any) -> tuple[str, str]:
    state, words = STATES.get(row.status, ("neutral", row.status))
    return state, tr(words)

"""The page 评分与表决 (三（二）): for an expert the own sheets, for the desk the states, the results and the seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.meetings import AWAY, MeetingStatus
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.scoring.desk_acts import DeskActs, stay_with_meeting
from qtic_desktop.gui.scoring.explain_pane import ExplainPane
from qtic_desktop.gui.scoring.matrix import StateMatrix
from qtic_desktop.gui.scoring.own_sheets import offer_seat_acts, own_sheets_table, show_start
from qtic_desktop.gui.scoring.panel import ScoringPanel
from qtic_desktop.gui.scoring.papers import add_papers
from qtic_desktop.gui.scoring.pile import PilePage
from qtic_desktop.gui.scoring.results_pane import ResultsPane
from qtic_desktop.gui.scoring.sealed import SealedPane
from qtic_desktop.gui.scoring.sheet_detail import SheetDetail
from qtic_desktop.gui.scoring.words import states_line
from qtic_desktop.gui.scoring.zoom import Zoom
from qtic_desktop.gui.stage.paper import Exporter
from qtic_desktop.gui.stage.record_card import RecordCard
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import EmptyState
from qtic_desktop.services import scoring as acts
from qtic_desktop.services.results import sealed_results
from qtic_desktop.services.scoring.gate import BoardRow, gate_board
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries import scoring as rows
from qtic_desktop.storage.queries.sealing import SealLook, seal_look

KINDS = frozenset({Kind.MEETING, Kind.SHEET, Kind.VOTE, Kind.PROPOSAL, Kind.CONTEXT})
_RESUME = "scoring/resume"
_PILE = "scoring/pile"


class ScoringPage(Page):
    """What is shown depends on the role; an expert's page never asks for anything but the own sheets."""

    name: StageName = "scoring"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.setObjectName("scoring_page")
        self.is_expert = ctx.actor.role is Role.EXPERT
        self._fresh = True
        self._keyed = False
        self._wanted_sheet = ""
        self._at = ""
        self._pile_at = ""
        self.zoom = Zoom(ctx, self, self._leave_for_another_scale)
        self._meeting: meeting_rows.MeetingDetail | None = None
        self._sheets: tuple[rows.SheetRow, ...] = ()
        sentence = (
            tr("会议开始以后，这里是您的评分表。")
            if self.is_expert
            else tr("会议开始以后，在这里看评分进度、表决和结果。")
        )
        empty = EmptyState(sentence, "" if self.is_expert else tr("去评审会议"), "scoring")
        empty.acted.connect(lambda: self.ctx.go(Place("meetings")))
        self.set_empty(empty)
        if self.is_expert:
            self._build_own()
        else:
            self._build_desk()
        self.show_empty(True)

    def _build_own(self) -> None:
        self._own = own_sheets_table(self)
        self._own.row_activated.connect(lambda row: self._open_own(row.id))
        self.set_list(self._own)
        self.set_search(self._own.set_filter)
        self._start = self.set_primary(tr("开始评分"), "pen-line", self._start_own)
        self._start.setObjectName("start_scoring")
        show_start(self._start, ())
        offer_seat_acts(self, lambda: self._sheets)

    def _build_desk(self) -> None:
        if is_theirs(self.ctx.actor, Act.KEY_SECOND):
            self.pile_button = self.set_primary(tr("按项目代录…"), "list-checks", self._open_pile)
            self.pile_button.setObjectName("open_pile")
        self.exporter = Exporter(self.ctx, self, self.message, self.busy)
        add_papers(self, self.exporter, lambda: None if self._meeting is None else self._meeting.row)
        self.set_filters([("progress", tr("评分进度")), ("results", tr("结果与封存")), ("after", tr("更正与复核"))])
        self.filter_changed.connect(lambda _key: self._show_view())
        self.matrix = StateMatrix(self)
        self.results = ResultsPane(self.ctx, self)
        self._list = QStackedWidget(self)
        self._list.addWidget(self.matrix)
        self.sealed = SealedPane(self.ctx, self)
        self._list.addWidget(self.results)
        self._list.addWidget(self.sealed)
        self.sheet_detail = SheetDetail(self.ctx.actor, self)
        self.explain = ExplainPane(self)
        self._detail = QStackedWidget(self)
        self._detail.addWidget(self.sheet_detail)
        self.card = RecordCard(self.ctx, self)
        self._detail.addWidget(self.explain)
        self._detail.addWidget(self.card)
        self.set_list(self._list)
        self.set_detail(self._detail)
        self.matrix.cell_chosen.connect(self._show_sheet)
        self.matrix.opened.connect(self._key_paper)
        self.results.explained.connect(self.explain.explain)
        self.results.sheet_wanted.connect(self._go_to_sheet)
        self.sheet_detail.paper_wanted.connect(self._key_paper)
        self.sheet_detail.left.connect(self.matrix.setFocus)
        self._desk_acts = DeskActs(self.ctx, self.report)
        self._desk_acts.connect(self.sheet_detail)
        self.sheet_detail.pile_turned.connect(self._turn_pile)
        self.sheet_detail.by_project.setChecked(self.ctx.settings.text(_PILE) == "project")
        self.results.seal.sealed.connect(self._seal)
        self.sealed.printed.connect(self.exporter.export)
        self.sealed.said.connect(self.message.show_message)
        self.sealed.told.connect(lambda key, shown: self.card.show_record(key or None, shown, ()))

    # -- page manners

    def activate(self, place: Place) -> None:
        """Read the meeting in hand, or the one the place names; ``view``: progress, results, after, or one sheet
        (``sheet/item expert``)."""
        if place.subject and place.subject != self.ctx.meeting_id:
            self.ctx.choose(meeting_id=place.subject)
        view, _, sheet = place.view.partition("/")
        if view and not self.is_expert:
            self._wanted_sheet = sheet
            self.choose_filter("progress" if sheet else view)
        self._fresh = True
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again, but never under the hands of someone who is scoring."""
        if self.overlay is not None:
            stay_with_meeting(self.ctx, self.overlay, self._meeting)
        elif changes.kinds & KINDS:
            self._read()

    def save_pending(self) -> bool:
        """Write the field being typed."""
        panel = self.overlay
        if isinstance(panel, ScoringPanel | PilePage):
            panel.save_pending()
        return super().save_pending()

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K."""
        if self.is_expert:
            return (Command(tr("开始评分"), self._start_own, "pen-line"),) if self._sheets else ()
        return (
            Command(tr("评分进度"), lambda: self.choose_filter("progress"), "list-checks"),
            Command(tr("结果与封存"), lambda: self.choose_filter("results"), "award"),
            Command(tr("更正单和修改后同意的复核"), lambda: self.choose_filter("after"), "pen-line"),
        )

    # -- reading

    def _read(self) -> None:
        if self.ctx.meeting_id is None:
            self.ctx.ask(meeting_rows.meetings.bind(), on_done=self._pick_meeting, on_error=self.report)
        else:
            self._read_meeting(self.ctx.meeting_id)

    def _pick_meeting(self, found: tuple[meeting_rows.MeetingRow, ...]) -> None:
        running = next((row for row in found if row.status is MeetingStatus.OPEN), next(iter(found), None))
        if running is None:
            self.show_empty(True)
        else:
            self.ctx.choose(meeting_id=running.id)
            self._read_meeting(running.id)

    def _read_meeting(self, meeting_id: str) -> None:
        self.ctx.ask(
            meeting_rows.meeting_detail.bind(meeting_id=meeting_id), on_done=self._take_meeting, on_error=self.report
        )

    def _take_meeting(self, detail: meeting_rows.MeetingDetail) -> None:
        self._meeting = detail
        begun = detail.row.status is not MeetingStatus.PREPARED
        self.show_empty(not begun)
        self.say_beside_title(detail.row.number)
        if not begun:
            self.set_waiting(0)
            return
        if self.is_expert:
            mine = rows.sheets_of_expert.bind(meeting_id=detail.row.id, expert_id=self.ctx.actor.expert_id or "")
            self.ctx.ask(mine, on_done=self._take_own, on_error=self.report)
            return
        self.sealed.show_meeting(detail)
        self.ctx.ask(rows.sheet_states.bind(meeting_id=detail.row.id), on_done=self._take_states, on_error=self.report)
        if detail.row.status is MeetingStatus.SEALED:
            self.ctx.ask(
                sealed_results.bind(meeting_id=detail.row.id), on_done=self._take_results, on_error=self.report
            )
            close = acts.how_close.bind(meeting_id=detail.row.id)
            self.ctx.ask(close, on_done=self.results.show_closeness, on_error=self.report)
        else:
            self.ctx.ask(gate_board.bind(meeting_id=detail.row.id), on_done=self._take_gate, on_error=self.report)

    def _take_own(self, found: tuple[rows.SheetRow, ...]) -> None:
        self._sheets = found
        self._own.set_rows(found, key=lambda row: row.id)
        left = sum(row.state is SheetState.OPEN for row in found)
        votes = sum(not row.voted and row.state not in AWAY for row in found)
        self.set_waiting(left)
        self.set_footer(
            tr("共 {n} 个项目，未提交 {left} 个，未表决 {votes} 个").format(n=len(found), left=left, votes=votes)
        )
        self._resume({row.id: row for row in found})
        self._begin_at(self._own)
        show_start(self._start, found)

    def _take_states(self, states: tuple[rows.SheetStateRow, ...]) -> None:
        detail = self._meeting
        if detail is None:
            return
        self.matrix.show_states(detail.panel, detail.items, states)
        self.sealed.take_states(states)
        if self._wanted_sheet:
            self._go_to_sheet(self._wanted_sheet)
            self._wanted_sheet, self._fresh = "", False
        if self._keyed:
            self._keyed = False
            self.matrix.go_to_open()
        self._resume({state.sheet_id: state for state in states})
        self._begin_at(self.results.table if self.filter_key == "results" else self.matrix)
        waiting = sum(state.state is SheetState.OPEN for state in states)
        ballots = sum(not s.voted and s.state not in AWAY for s in states)
        is_open = detail.row.status is MeetingStatus.OPEN
        self.set_waiting(waiting + ballots if is_open else 0)
        self.set_footer(states_line(states, waiting, ballots, runs=is_open))

    def _take_gate(self, board: tuple[BoardRow, ...]) -> None:
        self.results.show_gate(board)
        self._show_seal()

    def _take_results(self, answer: tuple[tuple[Outcome, ...], dict[str, str]]) -> None:
        self.results.show_outcomes(*answer)
        self.sealed.take_outcomes(answer[0])
        self._show_seal()

    def _show_seal(self) -> None:
        detail = self._meeting
        if detail is None:
            return
        self.results.show_seal(
            detail.row.number,
            is_open=detail.row.status is MeetingStatus.OPEN,
            may_seal=is_theirs(self.ctx.actor, Act.ASK_SEAL),
            sealed_at=detail.sealed_at or "",
        )

    def _begin_at(self, widget: QWidget) -> None:
        """First focus is where work starts, once per visit."""
        if self._fresh and self.overlay is None:
            self._fresh = False
            widget.setFocus()

    def _show_view(self) -> None:
        views = {"progress": self.matrix, "results": self.results.table, "after": self.sealed.dockets.table}
        place = list(views).index(self.filter_key)
        self._list.setCurrentIndex(place)
        self._detail.setCurrentIndex(place)
        views[self.filter_key].setFocus()

    def _go_to_sheet(self, place: str) -> None:
        """From what is missing to the sheet where it is missing."""
        item, _, expert = place.partition(" ")
        self.choose_filter("progress")
        self.matrix.go_to(item, expert)

    def _show_sheet(self, row: rows.SheetStateRow | None) -> None:
        detail = self._meeting
        if row is None or detail is None:
            self.sheet_detail.show_sheet(None, "", "", is_open=False)
            return
        expert = next(seat.called for seat in detail.panel if seat.expert_id == row.expert_id)
        item = next(item for item in detail.items if item.id == row.agenda_item_id)
        proposal = f"{item.position}  {item.number}  {item.center_name}"
        at_work = detail.row.status is MeetingStatus.OPEN and not self.ctx.actor.reads_only
        sealed = detail.row.status is MeetingStatus.SEALED
        self.sheet_detail.show_sheet(row, expert, proposal, is_open=at_work, sealed=sealed)

    # -- scoring

    def _start_own(self) -> None:
        if self._sheets:
            first = next((row for row in self._sheets if row.state is SheetState.OPEN), self._sheets[0])
            self._open_own(first.id)

    def _key_paper(self, state: rows.SheetStateRow) -> None:
        """The same panel for a clerk with a paper sheet in hand; only open sheets are opened, so no figure is seen."""
        if self._meeting is None:
            return
        if state.state is not SheetState.OPEN or self._meeting.row.status is not MeetingStatus.OPEN:
            self.message.show_message(tr("这份评分表不是“未提交”状态，不能代录；未作任何改动。"), "info")
            return
        if state.hand is Hand.OWN:
            self.message.show_message(self.ctx.say("scoring.own_hand"), "info")
            return
        self.matrix.go_to(state.agenda_item_id, state.expert_id)
        pile = self.matrix.waiting()
        if not self.matrix.by_project:
            pile = tuple(one for one in pile if one.expert_id == state.expert_id)
        self._open_panel([(one.sheet_id, one.state) for one in pile], state.sheet_id, paper=True)

    def _open_pile(self) -> None:
        """The pile of paper sheets of the proposal under the cursor."""
        here, detail = self.matrix.current_sheet(), self._meeting
        if detail is None or detail.row.status is not MeetingStatus.OPEN:
            self.message.show_message(tr("会议没有在进行，没有可以代录的评分表。"), "info")
            return
        at = self._pile_at or ("" if here is None else here.agenda_item_id)
        pile = PilePage(self.ctx, detail.row.id, detail.items, at)
        self._pile_at = ""
        pile.closed.connect(self._close_panel)
        pile.sheet_wanted.connect(self._open_from_pile)
        self.open_overlay(pile, wide=True)

    def _open_from_pile(self, sheet_id: str) -> None:
        """The whole sheet of a column; the way back leads to the pile."""
        if isinstance(self.overlay, PilePage):
            self._pile_at = self.overlay.item_id
        self._open_panel([(sheet_id, SheetState.OPEN)], sheet_id, paper=True)

    def _turn_pile(self, by_project: bool) -> None:
        self.matrix.by_project = by_project
        self.ctx.settings.remember(_PILE, "project" if by_project else "expert")

    def _open_own(self, sheet_id: str) -> None:
        self._open_panel([(row.id, row.state) for row in self._sheets], sheet_id)

    def _open_panel(self, sheets: Sequence[tuple[str, SheetState]], sheet_id: str, *, paper: bool = False) -> None:
        places = [place for place, (one, _state) in enumerate(sheets) if one == sheet_id]
        if not places:
            return
        panel = ScoringPanel(self.ctx, sheets, places[0], paper=paper, at=self._at)
        self._at = ""
        panel.closed.connect(self._close_panel)
        if self.is_expert:
            panel.progressed.connect(self.set_waiting)
        self.open_overlay(panel, wide=True)

    def _leave_for_another_scale(self) -> None:
        """The window is built again and comes back to the field in hand."""
        panel = self.overlay
        if isinstance(panel, ScoringPanel):
            sheet_id, criterion = panel.in_hand()
            panel.save_pending()
            self.ctx.settings.remember(_RESUME, f"{sheet_id} {criterion}")

    def _resume(self, found: Mapping[str, rows.SheetRow | rows.SheetStateRow]) -> None:
        """Go on where the window was built again."""
        sheet_id, _, criterion = self.ctx.settings.text(_RESUME).partition(" ")
        if sheet_id not in found or self.overlay is not None or self.zoom.is_left:
            return
        self.ctx.settings.remember(_RESUME, "")
        self._at = criterion
        row = found[sheet_id]
        if isinstance(row, rows.SheetRow):
            self._open_own(sheet_id)
        else:
            self._key_paper(row)

    def _close_panel(self) -> None:
        self._keyed = not self.is_expert
        self.close_overlay()
        if self._pile_at:
            self._open_pile()
            return
        self._read()
        (self._own if self.is_expert else self.matrix).setFocus()

    # -- acts of the desk

    def _seal(self, decision: str) -> None:
        """By one, or asked for to be confirmed by the supervisor, as the rules of the meeting say."""
        if self._meeting is None:
            return
        meeting = self._meeting.row.id

        def said(_changes: Changes) -> None:
            self.message.show_message(tr("封存已提出，等待监督员在“评审会议”的关口确认。"), "info")

        def take(look: SealLook) -> None:
            if any(one.act is Act.ASK_SEAL for one in look.acts):
                asks = acts.ask_seal.bind(meeting_id=meeting, decision=decision)
                self.ctx.perform(asks, on_done=said, on_error=self.report)
            else:
                self._desk_acts.do(acts.seal_meeting.bind(meeting_id=meeting, decision=decision))

        self.ctx.ask(seal_look.bind(meeting_id=meeting), on_done=take, on_error=self.report)

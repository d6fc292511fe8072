"""The expert-scoring panel: one proposal per screen, materials left, criteria right; digits, arrows and Enter suffice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.scoring import SheetState, VoteChoice
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_scoring_panel import Ui_ScoringPanel
from qtic_desktop.gui.scoring.clash_place import watch_clashes
from qtic_desktop.gui.scoring.materials import MaterialsPane
from qtic_desktop.gui.scoring.panel_dress import ICONS, add_keys, dress, enlarge, hold_vote, running_total, say_center
from qtic_desktop.gui.scoring.phases import HandingIn, Phase, ReadBack, Reading, Scoring, Voting
from qtic_desktop.gui.scoring.read_back import ReadBackPage
from qtic_desktop.gui.scoring.sheet_draft import SheetDraft, next_open
from qtic_desktop.gui.scoring.sheet_view import SheetView
from qtic_desktop.gui.scoring.sheet_writer import SheetWriter
from qtic_desktop.gui.scoring.typed_sheet import as_on_screen, names_of, typed_ballot, unsaved_of
from qtic_desktop.gui.scoring.vote_box import VoteBox
from qtic_desktop.gui.scoring.withdraw import WithdrawLine
from qtic_desktop.gui.scoring.words import left_line, missing_text, sheet_state, total_text, vote_line
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.unsaved import may_go
from qtic_desktop.gui.widgets import InlineMessage
from qtic_desktop.gui.widgets.keys import EnterPresses
from qtic_desktop.services import scoring as acts
from qtic_desktop.storage.queries.scoring import SheetRow, sheet

_SPLIT = "split/scoring_panel"


class ScoringPanel(QWidget):
    """Works through ``sheets`` (ids and states) one after the other; each is read when it is shown.

    ``paper``: a clerk copies sheets from paper, so the written sum is asked for, and blind. ``at`` is the criterion to begin at.
    ``closed`` when the person leaves; ``progressed`` how many sheets are still open.
    """

    closed = Signal()
    progressed = Signal(int)

    def __init__(
        self,
        ctx: AppContext,
        sheets: Sequence[tuple[str, SheetState]],
        start: int = 0,
        *,
        paper: bool = False,
        at: str = "",
    ) -> None:
        super().__init__()
        self._ctx, self._paper, self._place = ctx, paper, start
        self._ids, self._states = [sheet_id for sheet_id, _state in sheets], dict(sheets)
        self._phase: Phase = Reading(Scoring(at))
        self._fields_stale = True
        self.draft: SheetDraft | None = None
        self.setProperty("large", True)
        self._form = Ui_ScoringPanel()
        self._form.setupUi(self)
        self.setObjectName("scoring_panel")
        self._writer = SheetWriter(ctx, self)
        self._undo, self._redo = (partial(self._step, step) for step in (self._writer.undo, self._writer.redo))
        dress(self._form)
        self._form.center_label.installEventFilter(self)
        self._fill()
        self._connect()
        self._connect_writer()
        add_keys(self, check=self._check, undo=self._undo, redo=self._redo)
        self._read(Scoring(at))

    def _fill(self) -> None:
        form = self._form
        self.message = InlineMessage(self)
        form.outer.insertWidget(1, self.message)
        self.materials = MaterialsPane(self._ctx, self)
        self.sheet_view = SheetView(self._ctx.lang, self._ctx.say, self)
        form.splitter.addWidget(self.materials)
        form.splitter.addWidget(self.sheet_view)
        form.splitter.setStretchFactor(0, 1)
        self.sheet_view.setMinimumWidth(theme().px(480))
        self.materials.setMinimumWidth(theme().px(200))
        state = self._ctx.settings.state(_SPLIT)
        if state.isEmpty() or not form.splitter.restoreState(state):
            form.splitter.setSizes([theme().px(240), theme().px(640)])
        self.withdraw_line = WithdrawLine(self._ctx.now, self)
        form.vote_layout.insertWidget(form.vote_layout.indexOf(form.done_label) + 1, self.withdraw_line)
        self.read_back = ReadBackPage(self._ctx.lang, self)
        form.read_layout.addWidget(self.read_back)
        self.vote_box = VoteBox(self)
        self.vote_box.copied = self._paper
        hold_vote(form, self.vote_box)

    def _connect(self) -> None:
        form, view, writer = self._form, self.sheet_view, self._writer
        form.leave_button.clicked.connect(self.leave)
        form.enlarge_button.toggled.connect(partial(enlarge, form, self.materials))
        form.previous_button.clicked.connect(lambda: self._go(self._place - 1))
        form.next_button.clicked.connect(lambda: self._go(self._place + 1))
        form.check_button.clicked.connect(self._check)
        form.look_button.clicked.connect(lambda: self._turn_to(Scoring()))
        form.onward_button.clicked.connect(self._onward)
        EnterPresses(self).watch(*[getattr(form, name) for name in ICONS])
        view.changed.connect(self._take_points)
        view.points_left.connect(self._save_points)
        view.comment_left.connect(writer.save_comment)
        view.veto_left.connect(writer.save_veto)
        view.paper_left.connect(writer.save_paper_total)
        view.abstained.connect(writer.abstain)
        view.resumed.connect(writer.resume)
        view.recused.connect(writer.recuse)
        view.went_past.connect(self._check)
        view.sum_typed.connect(self._follow)
        view.undo_keys.back.connect(self._undo)
        view.undo_keys.forward.connect(self._redo)
        self.read_back.return_to.connect(lambda number: self._turn_to(Scoring(number)))
        for wish in (self.read_back.submitted, self.read_back.again):
            wish.connect(self._submit)
        self._ctx.saving.changed.connect(self._follow_saving)
        self.vote_box.chosen.connect(self._vote)
        if not self._paper:
            self.vote_box.listen_at(form.onward_button)
        self.withdraw_line.wanted.connect(writer.withdraw)
        form.splitter.splitterMoved.connect(lambda *_: self._ctx.settings.remember(_SPLIT, form.splitter.saveState()))

    def _connect_writer(self) -> None:
        writer = self._writer
        writer.failed.connect(self._say)
        self.clashes = watch_clashes(self._ctx, writer, self, self.message)
        writer.settled.connect(lambda: self._read(Scoring()))
        writer.moved_on.connect(lambda error: self._read(Scoring(), error))
        writer.refused.connect(lambda number, error: self.sheet_view.show_problem(number, self._ctx.say(error)))
        writer.put_back.connect(self._put_back)
        writer.kept.connect(lambda number: self.sheet_view.show_problem(number, ""))

    def in_hand(self) -> tuple[str, str]:
        """The sheet shown and the number of the criterion one is in, "" elsewhere."""
        return self._ids[self._place], self.sheet_view.card_in_hand()

    # -- from one proposal to the next

    @property
    def row(self) -> SheetRow:
        """The sheet shown."""
        assert self.draft is not None
        return self.draft.row

    def leave(self) -> None:
        """Back to the list; what was typed is written first."""
        if not self.sheet_view.lacks_ground():
            self.save_pending()
            if may_go(self._ctx, self):
                self.closed.emit()

    def save_pending(self) -> None:
        """Leave the field being typed, so that it is written."""
        self.sheet_view.commit()
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    def _go(self, place: int) -> None:
        if not 0 <= place < len(self._ids) or self.sheet_view.lacks_ground():
            return
        self.save_pending()
        self._place = place
        self._read(Scoring())

    def _read(self, then: Scoring | ReadBack | Voting, error: Exception | None = None) -> None:
        """Read the sheet after every write before it, show it, and go on; ``error`` is why one is sent back."""
        before = self._phase.then if isinstance(self._phase, Reading) else self._phase
        self._phase = Reading(then, error)
        sheet_id = self._ids[self._place]

        def show(row: SheetRow) -> None:
            if row.id == self._ids[self._place]:
                self._show(row)
                if not isinstance(then, Voting):
                    self._build_fields()
                self._turn_to(then)
                if error is not None:
                    self._say(error)

        def failed(trouble: Exception) -> None:
            self._phase = before
            self._say(trouble)

        self._ctx.ask(sheet.bind(sheet_id=sheet_id), on_done=show, on_error=failed)

    def _show(self, row: SheetRow) -> None:
        row = as_on_screen(row, self._ctx.saving)
        self.draft = SheetDraft.from_row(row)
        self._states[row.id] = row.state
        self._writer.take(row)
        self.message.clear()
        form = self._form
        form.position_label.setText(f"{self._place + 1:02d}/{len(self._ids):02d}")
        say_center(form.center_label, row)
        form.previous_button.setVisible(self._place > 0)
        form.next_button.setVisible(self._place + 1 < len(self._ids))
        self.materials.show_proposal(row.proposal_id)
        self._fields_stale = True
        self.vote_box.show_choice(row.vote)
        self.progressed.emit(self._left())

    def _build_fields(self) -> None:
        """The fields of the sheet at hand; not before they are looked at, for the vote comes without them."""
        if self._fields_stale and self.draft is not None:
            self._fields_stale = False
            self.sheet_view.show_sheet(self.draft, paper=self._paper)

    def _left(self) -> int:
        """How many sheets are not handed in."""
        return sum(state is SheetState.OPEN for state in self._states.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See whether the host still fits beside the name."""
        if event.type() == QEvent.Type.Resize and watched is self._form.center_label and self.draft is not None:
            say_center(self._form.center_label, self.row)
        return False

    # -- the phases

    def _turn_to(self, phase: Scoring | ReadBack | Voting) -> None:
        """Show what belongs to a phase, and put the focus where it goes on."""
        self._phase, form = phase, self._form
        if isinstance(phase, Scoring):
            self._build_fields()
        page, turn = {
            Scoring: (form.score_page, self._begin),
            ReadBack: (form.read_page, self._read_aloud),
            Voting: (form.vote_page, self._show_vote),
        }[type(phase)]
        form.stack.setCurrentWidget(page)
        form.panel_footer.setVisible(page is form.score_page)
        self._follow()
        turn()

    def _begin(self) -> None:
        draft, phase = self.draft, self._phase
        assert draft is not None
        wanted = phase.at if isinstance(phase, Scoring) else ""
        if not draft.is_open:
            self._form.check_button.setFocus()
        elif wanted in self.sheet_view.cards:
            self.sheet_view.focus_on(self.sheet_view.cards[wanted].field)
        else:
            self.sheet_view.focus_first(draft)

    def _read_aloud(self) -> None:
        assert self.draft is not None
        written = self._phase.written if isinstance(self._phase, ReadBack) else ""
        self.read_back.show_sheet(self.draft, written, names_of(unsaved_of(self._ctx.saving, self.row.id)))
        self.read_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_vote(self) -> None:
        form, draft, row = self._form, self.draft, self.row
        assert draft is not None
        word = sheet_state(row.state)[1]
        figures = "" if draft.missing or row.withheld else total_text(draft.total, draft.maximum)
        form.done_label.setText("  ·  ".join(part for part in (row.center_name, word, figures) if part))
        form.vote_state.setText(vote_line(row.vote, voted=row.voted, paper=self._paper, secret=row.secret))
        self.vote_box.setHidden(row.secret)
        self.withdraw_line.show_for(row.submitted_at if draft.is_running else None, may_withdraw=True)
        form.onward_button.setText(tr("返回列表") if self._next_open() is None else tr("下一个未评项目"))
        self.vote_box.setEnabled(not row.secret and not (self._paper and row.voted))
        (self.vote_box if self.vote_box.isEnabled() else form.onward_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """The running total and what is missing."""
        draft, form = self.draft, self._form
        if draft is None:
            return
        form.total_label.setText(running_total(draft, may_tell=self.sheet_view.may_tell_sum))
        form.remaining_label.setText(left_line(self._left(), draft.row.expert_name if self._paper else ""))
        text = missing_text(len(draft.missing)) if draft.is_open else sheet_state(draft.row.state)[1]
        notice = self._phase.notice if isinstance(self._phase, Scoring) else ""
        form.missing_label.setText("  ·  ".join(part for part in (text, notice) if part))
        form.check_button.setText(tr("核对并提交") if draft.is_open else tr("表决"))
        form.check_button.setVisible(draft.is_open or draft.may_vote)

    # -- points

    def _take_points(self, number: str, points: Decimal | None) -> None:
        """What is typed goes into the draft; totals and what is missing follow from it."""
        if self.draft is not None:
            self.draft = self.draft.with_points(number, points)
            self.sheet_view.follow(self.draft)
            self._follow()

    def _save_points(self, number: str, text: str) -> None:
        assert self.draft is not None
        if isinstance(self._phase, Scoring):
            self._phase = Scoring()
        self._writer.save_points(number, text, self.draft.points.get(number))

    def _step(self, step: Callable[[], bool]) -> None:
        may = self.draft is not None and self.draft.is_open and isinstance(self._phase, Scoring)
        if may and not step():
            self._notice(tr("没有更多可以撤销或重做的分数"))

    def _put_back(self, number: str, points: Decimal | None, said: str) -> None:
        assert self.draft is not None
        self.draft = self.draft.with_points(number, points)
        self.sheet_view.show_points(number, points)
        self.sheet_view.follow(self.draft)
        self._notice(said)
        self.sheet_view.focus_on(self.sheet_view.cards[number].field)

    def _notice(self, said: str) -> None:
        self._phase = Scoring(notice=said)
        self._follow()

    # -- read back, submit, vote

    def _check(self) -> None:
        """Read the sheet back (or go to the vote when it is locked)."""
        if self.draft is None or not isinstance(self._phase, Scoring):
            return
        if not self.draft.is_open:
            self._turn_to(Voting())
        elif not self.sheet_view.lacks_ground() and not self.sheet_view.stops_at_sum():
            self.save_pending()
            self._ctx.saving.write_again()
            self._read(ReadBack(self.sheet_view.paper_text()))

    def _follow_saving(self) -> None:
        """What held the sheet back is written now: it can be handed in."""
        back = self._phase
        if isinstance(back, ReadBack) and self.read_back.is_held and not unsaved_of(self._ctx.saving, self.row.id):
            self._read(back)

    def _submit(self) -> None:
        """Once, however often the button is pressed before the answer is there."""
        if not isinstance(self._phase, ReadBack):
            return
        back = self._phase
        if unsaved_of(self._ctx.saving, self.row.id):
            self._ctx.saving.write_again()
            self._read(back)
            return
        self._phase = HandingIn(back)

        def failed(error: Exception) -> None:
            self._phase = back
            self._say(error)

        self._ctx.perform(
            acts.submit_sheet.bind(sheet_id=self.row.id),
            on_done=lambda _changes: self._read(Voting()),
            on_error=failed,
        )

    def _vote(self, choice: VoteChoice) -> None:
        """The ballot is written while the focus is already on the way on; leaving waits until it is."""
        self._phase = Voting(writing=True)
        self._form.onward_button.setFocus(Qt.FocusReason.OtherFocusReason)
        row = self.row

        def is_here() -> bool:
            return isValid(self) and self.row.id == row.id and isinstance(self._phase, Voting)

        def done(_changes: Changes) -> None:
            if is_here():
                leaves, self._phase = isinstance(self._phase, Voting) and self._phase.leaves, Voting()
                self._form.vote_state.setText(vote_line(choice, voted=True, paper=self._paper))
                self.vote_box.setEnabled(not self._paper)
                if leaves:
                    self._onward()

        def failed(error: Exception) -> None:
            self._phase = Voting() if is_here() else self._phase
            (self._say if isValid(self) else self._ctx.tasks.failed.emit)(error)

        ballot = acts.cast_vote.bind(agenda_item_id=row.agenda_item_id, expert_id=row.expert_id, choice=choice)
        self._ctx.perform(ballot, on_done=done, on_error=failed, typed=typed_ballot(row, choice))

    def _next_open(self) -> int | None:
        return next_open([self._states[one] for one in self._ids], self._place)

    def _onward(self) -> None:
        if isinstance(self._phase, Voting) and self._phase.writing:
            self._phase = replace(self._phase, leaves=True)
            return
        place = self._next_open()
        if place is None:
            self.leave()
        else:
            self._go(place)

    def _say(self, error: Exception) -> None:
        self.message.show_message(self._ctx.say(error), "bad")

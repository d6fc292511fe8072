"""The expert-scoring panel: one proposal per screen, materials left, criteria right; digits, arrows and Enter suffice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_scoring_panel import Ui_ScoringPanel
from qtic_desktop.gui.scoring.history import Given, History
from qtic_desktop.gui.scoring.keys import EnterPresses
from qtic_desktop.gui.scoring.materials import MaterialsPane
from qtic_desktop.gui.scoring.panel_dress import ICONS, add_keys, dress, hold_vote, say_center
from qtic_desktop.gui.scoring.read_back import ReadBack
from qtic_desktop.gui.scoring.sheet_draft import SheetDraft
from qtic_desktop.gui.scoring.sheet_view import SheetView
from qtic_desktop.gui.scoring.vote_box import VoteBox
from qtic_desktop.gui.scoring.withdraw import WithdrawLine
from qtic_desktop.gui.scoring.words import missing_text, points_text, sheet_state, total_text, vote_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import InlineMessage
from qtic_desktop.services import corrections
from qtic_desktop.services import meetings as meeting_acts
from qtic_desktop.services import scoring as acts
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.scoring import SheetRow, sheet

_SPLIT = "split/scoring_panel"
#: Refusals that mean the sheet is not any more what the screen shows.
_MOVED_ON = frozenset({"scoring.sheet_locked", "meetings.sealed"})


class ScoringPanel(QWidget):
    """Works through ``rows``, the sheets of one expert; nothing of anybody else is ever read here.

    ``paper``: a clerk copies sheets from paper, so the written sum is asked for. ``at`` is the criterion to begin at.
    ``closed`` when the person leaves; ``zoom_wanted`` carries steps, the sheet and the criterion in hand; ``progressed``
    how many sheets are still open.
    """

    closed = Signal()
    zoom_wanted = Signal(int, str, str)
    progressed = Signal(int)

    def __init__(
        self, ctx: AppContext, rows: Sequence[SheetRow], start: int = 0, *, paper: bool = False, at: str = ""
    ) -> None:
        super().__init__()
        self._ctx, self._paper = ctx, paper
        self._ids = [row.id for row in rows]
        self._states = {row.id: row.state for row in rows}
        self._place, self._at = start, at
        self._notice = ""
        self._waiting = self._leaves = False
        self.draft: SheetDraft | None = None
        self.setProperty("large", True)
        self._form = Ui_ScoringPanel()
        self._form.setupUi(self)
        self.setObjectName("scoring_panel")
        self._histories: dict[str, History] = {}
        dress(self._form)
        self._form.center_label.installEventFilter(self)
        self._fill()
        self._connect()
        add_keys(self, check=self._check, undo=self._undo, redo=self._redo, zoom=self._zoom)
        self._go(start)

    def _fill(self) -> None:
        form = self._form
        self.message = InlineMessage(self)
        form.outer.insertWidget(1, self.message)
        self.materials = MaterialsPane(self._ctx, self)
        self.sheet_view = SheetView(self._ctx.lang, self)
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
        self.read_back = ReadBack(self._ctx.lang, self)
        form.read_layout.addWidget(self.read_back)
        self.vote_box = VoteBox(self)
        hold_vote(form, self.vote_box)

    def _connect(self) -> None:
        form, view = self._form, self.sheet_view
        form.leave_button.clicked.connect(self.leave)
        form.enlarge_button.toggled.connect(self._enlarge)
        form.previous_button.clicked.connect(lambda: self._go(self._place - 1))
        form.next_button.clicked.connect(lambda: self._go(self._place + 1))
        form.check_button.clicked.connect(self._check)
        form.look_button.clicked.connect(lambda: self._turn_to(self._form.score_page))
        form.onward_button.clicked.connect(self._onward)
        keys = EnterPresses(self)
        keys.watch(*[getattr(form, name) for name in ICONS])
        view.changed.connect(self._follow)
        view.points_left.connect(self._save_points)
        view.comment_left.connect(self._save_comment)
        view.veto_left.connect(
            lambda on, reason: self._write(acts.save_veto.bind(sheet_id=self.row.id, veto=on, reason=reason))
        )
        view.paper_left.connect(lambda text: self._write(acts.record_paper_total.bind(sheet_id=self.row.id, text=text)))
        view.abstained.connect(
            lambda reason: self._settle(acts.abstain_sheet.bind(sheet_id=self.row.id, reason=reason))
        )
        view.resumed.connect(lambda: self._settle(acts.resume_sheet.bind(sheet_id=self.row.id)))
        view.recused.connect(self._recuse)
        view.went_past.connect(self._check)
        self.read_back.return_to.connect(self._return_to)
        self.read_back.submitted.connect(self._submit)
        self.vote_box.chosen.connect(self._vote)
        self.vote_box.listen_at(form.onward_button)
        self.withdraw_line.wanted.connect(lambda: self._settle(corrections.withdraw_sheet.bind(sheet_id=self.row.id)))
        view.undo_keys.back.connect(self._undo)
        view.undo_keys.forward.connect(self._redo)
        form.splitter.splitterMoved.connect(lambda *_: self._ctx.settings.remember(_SPLIT, form.splitter.saveState()))

    def _zoom(self, steps: int) -> None:
        """Everything larger or smaller for this person, and back to the same field."""
        card = self.sheet_view.card_in_hand()
        self.save_pending()
        self.zoom_wanted.emit(steps, self._ids[self._place], card)

    def _enlarge(self, wide: bool) -> None:
        self.materials.setVisible(not wide)
        self._form.enlarge_button.setText(tr("显示材料") if wide else tr("放大评分区"))

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
        self._read()

    def _read(self, then: Callable[[], None] | None = None) -> None:
        """Read the sheet after every write before it, and show it."""

        def show(row: SheetRow) -> None:
            if row.id == self._ids[self._place]:
                self._show(row)
                (then or self._begin)()

        self._ctx.ask(sheet.bind(sheet_id=self._ids[self._place]), on_done=show, on_error=self._say)

    def _show(self, row: SheetRow) -> None:
        self.draft = SheetDraft.from_row(row)
        self._states[row.id] = row.state
        history = self._histories.setdefault(row.id, History())
        history.stored = {number: points_text(entry.points) for number, entry in row.entries.items()}
        self._notice = ""
        self.message.clear()
        form = self._form
        form.position_label.setText(f"{self._place + 1:02d}/{len(self._ids):02d}")
        say_center(form.center_label, row)
        form.previous_button.setVisible(self._place > 0)
        form.next_button.setVisible(self._place + 1 < len(self._ids))
        self.materials.show_proposal(row.proposal_id)
        self.sheet_view.show_sheet(self.draft, paper=self._paper)
        self.vote_box.show_choice(row.vote)
        self._follow()
        self.progressed.emit(sum(state == "open" for state in self._states.values()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See whether the host still fits beside the name."""
        if event.type() == QEvent.Type.Resize and watched is self._form.center_label and self.draft is not None:
            say_center(self._form.center_label, self.row)
        return False

    def _begin(self) -> None:
        self._turn_to(self._form.score_page)
        assert self.draft is not None
        wanted, self._at = self._at, ""
        if self.draft.is_open and wanted in self.sheet_view.cards:
            self.sheet_view.focus_on(self.sheet_view.cards[wanted].field)
        elif self.draft.is_open:
            self.sheet_view.focus_first(self.draft)
        else:
            self._form.check_button.setFocus()

    def _follow(self) -> None:
        """The running total and what is missing."""
        draft, form = self.draft, self._form
        if draft is None:
            return
        for number, card in self.sheet_view.cards.items():
            draft.points[number] = card.value()
        form.total_label.setText(total_text(draft.total, draft.maximum) if draft.counts else tr("不计入"))
        left = sum(state == "open" for state in self._states.values())
        remaining = tr("剩余 {n} 个项目未评").format(n=left)
        if self._paper:
            remaining = tr("代录 {expert} · 剩余 {n} 个").format(expert=draft.row.expert_name, n=left)
        form.remaining_label.setText(remaining)
        text = missing_text(len(draft.missing)) if draft.is_open else sheet_state(draft.row.state)[1]
        form.missing_label.setText("  ·  ".join(part for part in (text, self._notice) if part))
        form.check_button.setText(tr("核对并提交") if draft.is_open else tr("表决"))
        form.check_button.setVisible(draft.is_open or draft.may_vote)

    def _turn_to(self, page: QWidget) -> None:
        self._form.stack.setCurrentWidget(page)
        self._form.panel_footer.setVisible(page is self._form.score_page)

    # -- read back, submit, vote

    def _check(self) -> None:
        """Read the sheet back (or go to the vote when it is locked)."""
        if self.draft is None or self._form.stack.currentWidget() is not self._form.score_page:
            return
        if not self.draft.is_open:
            self._show_vote()
        elif not self.sheet_view.lacks_ground():
            self.save_pending()
            paper = self.sheet_view.paper_text()
            self._read(lambda: self._read_back(paper))

    def _read_back(self, paper: str) -> None:
        assert self.draft is not None
        self.read_back.show_sheet(self.draft, paper)
        self._turn_to(self._form.read_page)
        self.read_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _return_to(self, number: str) -> None:
        self._turn_to(self._form.score_page)
        assert self.draft is not None
        if number in self.sheet_view.cards:
            self.sheet_view.focus_on(self.sheet_view.cards[number].field)
        else:
            self.sheet_view.focus_first(self.draft)

    def _submit(self) -> None:
        """Once, however often the button is pressed before the answer is there."""
        if self._waiting:
            return
        self._waiting = True

        def done(_changes: Changes) -> None:
            self._waiting = False
            self._read(self._show_vote)

        self._ctx.perform(acts.submit_sheet.bind(sheet_id=self.row.id), on_done=done, on_error=self._failed)

    def _failed(self, error: Exception) -> None:
        self._waiting = self._leaves = False
        self._say(error)

    def _show_vote(self) -> None:
        form, draft = self._form, self.draft
        assert draft is not None
        figures = total_text(draft.total, draft.maximum)
        _kind, word = sheet_state(draft.row.state)
        form.done_label.setText(f"{draft.row.center_name}  ·  {word}" + ("" if draft.missing else f"  ·  {figures}"))
        self._say_vote(draft.row.vote)
        running = draft.row.meeting_status == "open"
        self.withdraw_line.show_for(draft.row.submitted_at if running else None, may_withdraw=True)
        left = self._next_open()
        form.onward_button.setText(tr("返回列表") if left is None else tr("下一个未评项目"))
        self._turn_to(form.vote_page)
        self.vote_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_vote(self, choice: str) -> None:
        text = tr("已登记：{choice}。封存前可以改。") if choice else tr("还没有表决；也可以在讨论以后再表决。")
        self._form.vote_state.setText(text.format(choice=vote_text(choice)))

    def _vote(self, choice: str) -> None:
        """The ballot is written while the focus is already on the way on; leaving waits until it is."""
        self._waiting = True
        self._form.onward_button.setFocus(Qt.FocusReason.OtherFocusReason)

        def done(_changes: Changes) -> None:
            self._waiting = False
            self._say_vote(choice)
            if self._leaves:
                self._onward()

        row = self.row
        ballot = acts.cast_vote.bind(agenda_item_id=row.agenda_item_id, expert_id=row.expert_id, choice=choice)
        self._ctx.perform(ballot, on_done=done, on_error=self._failed)

    def _next_open(self) -> int | None:
        after = [*range(self._place + 1, len(self._ids)), *range(self._place)]
        return next((place for place in after if self._states[self._ids[place]] == "open"), None)

    def _onward(self) -> None:
        self._leaves = self._waiting
        if self._leaves:
            return
        place = self._next_open()
        if place is None:
            self.leave()
        else:
            self._go(place)

    # -- writing

    def _save_points(self, criterion: str, text: str) -> None:
        card = self.sheet_view.cards[criterion]
        self._notice = ""
        self._histories[self.row.id].note(criterion, points_text(card.value()))
        self._write_points(criterion, text)

    def _write_points(self, criterion: str, text: str) -> None:
        history = self._histories[self.row.id]

        def failed(error: Exception) -> None:
            history.forget(criterion, text)
            if isinstance(error, Refused) and error.code in _MOVED_ON:
                self._read(lambda: self._begin_after(error))
                return
            card = self.sheet_view.cards.get(criterion)
            if card is not None:
                card.show_problem(self._ctx.say(error))

        self._ctx.perform(acts.save_points.bind(sheet_id=self.row.id, criterion=criterion, text=text), on_error=failed)

    def _begin_after(self, error: Exception) -> None:
        """Somebody else settled this sheet meanwhile: show it as it is now, and why the last figure was not taken."""
        self._begin()
        self._say(error)

    def _undo(self) -> None:
        if self._may_step():
            change = self._histories[self.row.id].back()
            self._put_back(change, change.before if change else "", tr("已撤销：第 {number} 项恢复为 {points}"))

    def _redo(self) -> None:
        if self._may_step():
            change = self._histories[self.row.id].forward()
            self._put_back(change, change.after if change else "", tr("已重做：第 {number} 项改回 {points}"))

    def _may_step(self) -> bool:
        on_sheet = self._form.stack.currentWidget() is self._form.score_page
        return self.draft is not None and self.draft.is_open and on_sheet

    def _put_back(self, change: Given | None, text: str, words: str) -> None:
        """A value brought back is written like one that was typed."""
        if change is None:
            self._notice = tr("没有更多可以撤销或重做的分数")
            self._follow()
            return
        card = self.sheet_view.cards[change.criterion]
        card.show_points(parse_number(text) if text else None)
        self._write_points(change.criterion, text)
        self._notice = words.format(number=change.criterion, points=text or tr("未评"))
        self._follow()
        self.sheet_view.focus_on(card.field)

    def _save_comment(self, criterion: str, text: str) -> None:
        self._write(acts.save_comment.bind(sheet_id=self.row.id, criterion=criterion, text=text))

    def _write(self, write: Write) -> None:
        self._ctx.perform(write, on_error=self._say)

    def _settle(self, write: Write) -> None:
        """A change of the sheet's state: show the sheet as it is now."""
        self._ctx.perform(write, on_done=lambda _changes: self._read(), on_error=self._say)

    def _recuse(self, reason: str) -> None:
        row = self.row
        self._settle(
            meeting_acts.record_recusal.bind(agenda_item_id=row.agenda_item_id, expert_id=row.expert_id, reason=reason)
        )

    def _say(self, error: Exception) -> None:
        self.message.show_message(self._ctx.say(error), "bad")

"""The expert-scoring panel: one proposal per screen, materials left, criteria right; digits, arrows and Enter suffice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_scoring_panel import Ui_ScoringPanel
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.scoring.keys import EnterPresses
from qtic_desktop.gui.scoring.materials import MaterialsPane
from qtic_desktop.gui.scoring.read_back import ReadBack
from qtic_desktop.gui.scoring.sheet_draft import SheetDraft
from qtic_desktop.gui.scoring.sheet_view import SheetView
from qtic_desktop.gui.scoring.vote_box import VoteBox
from qtic_desktop.gui.scoring.words import points_text, sheet_state, vote_text, with_track
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import InlineMessage
from qtic_desktop.services import meetings as meeting_acts
from qtic_desktop.services import scoring as acts
from qtic_desktop.storage.queries.scoring import SheetRow, sheet

_ICONS = {
    "leave_button": "arrow-left",
    "enlarge_button": "maximize",
    "previous_button": "chevron-left",
    "next_button": "chevron-right",
    "check_button": "clipboard-check",
    "onward_button": "arrow-right",
    "look_button": "eye",
}


class ScoringPanel(QWidget):
    """Works through ``rows``, the sheets of one expert; nothing of anybody else is ever read here.

    ``paper``: a clerk copies sheets from paper, so the written sum is asked for. ``closed`` when the person leaves.
    """

    closed = Signal()

    def __init__(
        self, ctx: AppContext, rows: Sequence[SheetRow], start: int = 0, *, paper: bool = False, parent: Any = None
    ) -> None:
        super().__init__(parent)
        self._ctx, self._paper = ctx, paper
        self._ids = [row.id for row in rows]
        self._states = {row.id: row.state for row in rows}
        self._place = start
        self.draft: SheetDraft | None = None
        self._form = Ui_ScoringPanel()
        self._form.setupUi(self)
        self.setObjectName("scoring_panel")
        self._dress()
        self._fill()
        self._connect()
        self._go(start)

    def _dress(self) -> None:
        form = self._form
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        form.center_label.setWordWrap(True)
        form.header_layout.setStretch(2, 1)
        form.header_layout.setContentsMargins(*[theme().px(n) for n in (16, 8, 16, 8)])
        form.footer_layout.setContentsMargins(*[theme().px(n) for n in (16, 8, 16, 8)])
        for name, role in (
            ("panel_header", "header"),
            ("panel_footer", "footer"),
            ("position_label", "title"),
            ("center_label", "strong"),
            ("remaining_label", "strong"),
            ("total_label", "big"),
            ("missing_label", "muted"),
            ("done_label", "big"),
            ("vote_title", "title"),
            ("vote_state", "reading"),
            ("leave_button", "quiet"),
            ("check_button", "primary"),
            ("onward_button", "primary"),
        ):
            set_role(getattr(form, name), role)
        for name, picture in _ICONS.items():
            one: QPushButton = getattr(form, name)
            one.setAutoDefault(False)
            one.setIcon(icon(picture, "on_accent" if name in ("check_button", "onward_button") else "text"))
            one.setIconSize(QSize(theme().px(16), theme().px(16)))
            one.setMinimumHeight(theme().px(36))

    def _fill(self) -> None:
        form = self._form
        self.message = InlineMessage(self)
        form.outer.insertWidget(1, self.message)
        self.materials = MaterialsPane(self._ctx, self)
        self.sheet_view = SheetView(self._ctx.lang, self)
        form.splitter.addWidget(self.materials)
        form.splitter.addWidget(self.sheet_view)
        form.splitter.setSizes([theme().px(360), theme().px(520)])
        form.splitter.setStretchFactor(0, 1)
        form.splitter.setStretchFactor(1, 1)
        self.sheet_view.setMinimumWidth(theme().px(510))
        self.materials.setMinimumWidth(theme().px(220))
        self.read_back = ReadBack(self._ctx.lang, self)
        form.read_layout.addWidget(self.read_back)
        self.vote_box = VoteBox(self)
        form.vote_holder.addWidget(self.vote_box)

    def _connect(self) -> None:
        form, view = self._form, self.sheet_view
        form.leave_button.clicked.connect(self.leave)
        form.enlarge_button.toggled.connect(lambda on: self.materials.setVisible(not on))
        form.previous_button.clicked.connect(lambda: self._go(self._place - 1))
        form.next_button.clicked.connect(lambda: self._go(self._place + 1))
        form.check_button.clicked.connect(self._check)
        form.look_button.clicked.connect(lambda: self._turn_to(self._form.score_page))
        form.onward_button.clicked.connect(self._onward)
        keys = EnterPresses(self)
        keys.watch(*[getattr(form, name) for name in _ICONS])
        view.changed.connect(self._follow)
        view.points_left.connect(self._save_points)
        view.comment_left.connect(self._save_comment)
        view.veto_left.connect(lambda on, reason: self._write(acts.save_veto, veto=on, reason=reason))
        view.paper_left.connect(lambda text: self._write(acts.record_paper_total, text=text))
        view.abstained.connect(lambda reason: self._settle(acts.abstain_sheet, reason=reason))
        view.resumed.connect(lambda: self._settle(acts.resume_sheet))
        view.recused.connect(self._recuse)
        view.went_past.connect(self._check)
        self.read_back.return_to.connect(self._return_to)
        self.read_back.submitted.connect(self._submit)
        self.vote_box.chosen.connect(self._vote)
        for key, act in (("Ctrl+Return", self._check), ("Ctrl+Enter", self._check)):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- from one proposal to the next

    @property
    def row(self) -> SheetRow:
        """The sheet shown."""
        assert self.draft is not None
        return self.draft.row

    def leave(self) -> None:
        """Back to the list; what was typed is written first."""
        self.save_pending()
        self.closed.emit()

    def save_pending(self) -> None:
        """Leave the field being typed, so that it is written."""
        self.sheet_view.commit()
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    def _go(self, place: int) -> None:
        if not 0 <= place < len(self._ids):
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

        self._ctx.query(sheet, on_done=show, on_error=self._say, sheet_id=self._ids[self._place])

    def _show(self, row: SheetRow) -> None:
        self.draft = SheetDraft.from_row(row)
        self._states[row.id] = row.state
        self.message.clear()
        form = self._form
        form.position_label.setText(f"{self._place + 1:02d}/{len(self._ids):02d}")
        center = with_track(row.center_name, row.track)
        who = tr("依托单位：{host}").format(host=row.host_name)
        form.center_label.setText(f"{center}  {who}")
        form.previous_button.setVisible(self._place > 0)
        form.next_button.setVisible(self._place + 1 < len(self._ids))
        self.materials.show_proposal(row.proposal_id)
        self.sheet_view.show_sheet(self.draft, paper=self._paper)
        self.vote_box.show_choice(row.vote)
        self._follow()

    def _begin(self) -> None:
        self._turn_to(self._form.score_page)
        assert self.draft is not None
        if self.draft.is_open:
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
        form.total_label.setText(
            tr("合计 {total} / {maximum}").format(total=points_text(draft.total), maximum=points_text(draft.maximum))
        )
        left = sum(state == "open" for state in self._states.values())
        remaining = tr("剩余 {n} 个项目未评").format(n=left)
        if self._paper:
            remaining = tr("代录纸质评分表 · {expert}").format(expert=draft.row.expert_name) + "  " + remaining
        form.remaining_label.setText(remaining)
        missing = len(draft.missing)
        if not draft.is_open:
            form.missing_label.setText(sheet_state(draft.row.state)[1])
        else:
            form.missing_label.setText(tr("缺 {n} 项").format(n=missing) if missing else tr("各项已评"))
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
            return
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
        def done(_changes: Changes) -> None:
            self._read(self._show_vote)

        self._ctx.perform(acts.submit_sheet, on_done=done, on_error=self._say, sheet_id=self.row.id)

    def _show_vote(self) -> None:
        form, draft = self._form, self.draft
        assert draft is not None
        figures = tr("合计 {total} / {maximum}").format(
            total=points_text(draft.total), maximum=points_text(draft.maximum)
        )
        _kind, word = sheet_state(draft.row.state)
        form.done_label.setText(f"{draft.row.center_name}  ·  {word}" + ("" if draft.missing else f"  ·  {figures}"))
        self._say_vote(draft.row.vote)
        left = self._next_open()
        form.onward_button.setText(tr("返回列表") if left is None else tr("下一个未评项目"))
        self._turn_to(form.vote_page)
        self.vote_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_vote(self, choice: str) -> None:
        text = tr("已登记：{choice}。封存前可以改。") if choice else tr("还没有表决；也可以在讨论以后再表决。")
        self._form.vote_state.setText(text.format(choice=vote_text(choice)))

    def _vote(self, choice: str) -> None:
        def done(_changes: Changes) -> None:
            self._say_vote(choice)
            self._form.onward_button.setFocus(Qt.FocusReason.OtherFocusReason)

        facts = {"agenda_item_id": self.row.agenda_item_id, "expert_id": self.row.expert_id, "choice": choice}
        self._ctx.perform(acts.cast_vote, on_done=done, on_error=self._say, **facts)

    def _next_open(self) -> int | None:
        after = [*range(self._place + 1, len(self._ids)), *range(self._place)]
        return next((place for place in after if self._states[self._ids[place]] == "open"), None)

    def _onward(self) -> None:
        place = self._next_open()
        if place is None:
            self.leave()
        else:
            self._go(place)

    # -- writing

    def _save_points(self, criterion: str, text: str) -> None:
        def failed(error: Exception) -> None:
            card = self.sheet_view.cards.get(criterion)
            if card is not None:
                card.show_problem(self._ctx.say(error))

        self._ctx.perform(acts.save_points, on_error=failed, sheet_id=self.row.id, criterion=criterion, text=text)

    def _save_comment(self, criterion: str, text: str) -> None:
        self._write(acts.save_comment, criterion=criterion, text=text)

    def _write(self, use_case: Callable[..., Changes], **facts: Any) -> None:
        self._ctx.perform(use_case, on_error=self._say, sheet_id=self.row.id, **facts)

    def _settle(self, use_case: Callable[..., Changes], **facts: Any) -> None:
        """A change of the sheet's state: show the sheet as it is now."""
        self._ctx.perform(use_case, on_done=lambda _c: self._read(), on_error=self._say, sheet_id=self.row.id, **facts)

    def _recuse(self, reason: str) -> None:
        facts = {"agenda_item_id": self.row.agenda_item_id, "expert_id": self.row.expert_id, "reason": reason}
        self._ctx.perform(meeting_acts.record_recusal, on_done=lambda _c: self._read(), on_error=self._say, **facts)

    def _say(self, error: Exception) -> None:
        self.message.show_message(self._ctx.say(error), "bad")

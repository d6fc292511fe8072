"""The right half of the panel: all criteria of one sheet, then the paper sum and the rare cases."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.domain.rubrics import Criterion
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.gui.scoring.criterion_card import CriterionCard
from qtic_desktop.gui.scoring.history import UndoKeys
from qtic_desktop.gui.scoring.sheet_draft import SheetDraft
from qtic_desktop.gui.scoring.sheet_extras import PaperCard, SpecialCard
from qtic_desktop.gui.scoring.words import points_text, sheet_state
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import InlineMessage, button


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


class SheetView(QScrollArea):
    """Signals carry what the person did; the panel writes it. ``went_past`` is Enter in the last field."""

    changed = Signal(str, object)
    points_left = Signal(str, str)
    comment_left = Signal(str, str)
    veto_left = Signal(bool, str)
    paper_left = Signal(str)
    abstained = Signal(str)
    recused = Signal(str)
    resumed = Signal()
    went_past = Signal()
    sum_typed = Signal()

    def __init__(self, lang: str, say: Callable[[Exception], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_view")
        self._lang, self._say = lang, say
        self.cards: dict[str, CriterionCard] = {}
        self.paper: PaperCard | None = None
        self.special: SpecialCard | None = None
        self.undo_keys = UndoKeys(self)
        self._chain: list[QWidget] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._keep_in_view)
        _application().focusChanged.connect(self._on_focus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sheet(self, draft: SheetDraft, *, paper: bool) -> None:
        """Build the fields of ``draft``; ``paper`` adds the sum as written by hand."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(*[theme().px(n) for n in (8, 4, 10, 6)])
        layout.setSpacing(theme().px(6))
        self.cards, self._chain, self.paper, self.special = {}, [], None, None
        layout.addWidget(self._banner(draft, body))
        for criterion in draft.rubric.criteria:
            layout.addWidget(self._card(criterion, draft, body))
        if draft.is_open:
            for part in self._extras(draft, body, paper=paper):
                layout.addWidget(part)
        elif draft.row.state is SheetState.ABSTAINED and draft.is_running:
            back = button(tr("撤回弃权"), "undo-2", parent=body)
            back.setObjectName("resume_sheet")
            back.clicked.connect(self.resumed)
            layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(body)

    def _banner(self, draft: SheetDraft, body: QWidget) -> QWidget:
        """Locked states say what they are and why; a sheet that was returned says why, too."""
        banner = InlineMessage(body)
        row = draft.row
        kind, word = sheet_state(row.state)
        if draft.is_open:
            if row.reason:
                banner.show_message(tr("办公室退回修改：{reason}").format(reason=row.reason), "warn")
            return banner
        if row.withheld:
            text = tr("{state}。分数、评语和表决在封存以前只有专家本人看得到。").format(state=word)
        elif row.state is SheetState.SUBMITTED:
            text = tr("已提交，分数已锁定。需要更正时请办公室“退回修改”。")
        elif row.reason:
            text = tr("{state}：{reason}。这份表不计入，也不是 0 分。").format(state=word, reason=row.reason)
        else:
            text = tr("{state}，不能填写。").format(state=word)
        banner.show_message(text, "info" if kind in ("ok", "neutral") else kind)
        return banner

    def _card(self, criterion: Criterion, draft: SheetDraft, body: QWidget) -> QWidget:
        card = CriterionCard(criterion, draft.step, self._lang, self._say, body, bands=draft.rubric.bands)
        entry = draft.row.entries.get(criterion.number)
        card.show_entry(draft.points.get(criterion.number), entry.comment if entry else "")
        self.cards[criterion.number] = card
        if criterion.number in draft.row.not_applicable:
            task = criterion.applies_task
            reason = tr("会前由办公室确定为不适用，总分按适用的满分折算。")
            if task is not None:
                reason = tr("方案未选择建设任务（{n}），总分按适用的满分折算。").format(n=task)
            card.mark_not_applicable(reason)
        elif not draft.is_open:
            card.lock(counts=draft.counts)
        else:
            self._chain.append(card.field)
            card.went_on.connect(lambda field=card.field: self._go_on(field))
            card.field.installEventFilter(self.undo_keys)
        card.changed.connect(self._on_changed)
        card.points_left.connect(self.points_left)
        card.comment_left.connect(self.comment_left)
        return card

    def _extras(self, draft: SheetDraft, body: QWidget, *, paper: bool) -> list[QWidget]:
        """What follows the criteria: the written sum of a paper sheet, and the rare cases."""
        special = SpecialCard(draft, body)
        self.special = special
        special.veto_left.connect(self.veto_left)
        special.abstained.connect(self.abstained)
        special.recused.connect(self.recused)
        if not paper:
            return [special]
        self.paper = PaperCard(draft, body)
        self.paper.doubted.connect(lambda number: self.focus_on(self.cards[number].field))
        self.paper.left.connect(self.paper_left)
        self.paper.field.edited.connect(self.sum_typed)
        self.paper.field.enter_pressed.connect(self._later.start)  # what is said below the sum comes into view
        self.paper.left.connect(lambda _text: self.sum_typed.emit())
        self.paper.went_on.connect(self._go_on)
        self._chain.append(self.paper.field)
        return [self.paper, special]

    def follow(self, draft: SheetDraft) -> None:
        """Points have changed: what was said about the written sum may hold no longer."""
        if self.paper is not None:
            self.paper.follow(draft)

    @property
    def may_tell_sum(self) -> bool:
        """Whether the sum of the items may be seen: always, but while the written one is still to be typed blind."""
        return self.paper is None or self.paper.is_told

    def stops_at_sum(self) -> bool:
        """Whether the written sum differs and nobody has looked yet; then the focus is there."""
        if self.paper is None or not self.paper.differs():
            return False
        self.paper.stop()
        return True

    def show_points(self, number: str, points: Decimal | None) -> None:
        """Show the points of a criterion; nothing is signalled."""
        self.cards[number].show_points(points)

    def show_problem(self, number: str, sentence: str) -> None:
        """Say at a criterion why its points were not taken."""
        if number in self.cards:
            self.cards[number].show_problem(sentence)

    def _go_on(self, field: QWidget) -> None:
        """Enter: the next field, or past the last one."""
        place = self._chain.index(field) + 1
        if place < len(self._chain):
            self.focus_on(self._chain[place])
        else:
            self.went_past.emit()

    def focus_on(self, field: QWidget) -> None:
        """Go to a field, in view with its whole criterion."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if hasattr(field, "selectAll"):
            field.selectAll()
        self._keep_in_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A smaller window must not push the field one is in out of view."""
        super().resizeEvent(event)
        self._later.start()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._keep_in_view()
            self._later.start()  # once more when the cards have their heights

    def _on_changed(self, number: str, points: Decimal | None) -> None:
        self.changed.emit(number, points)
        self._keep_in_view()
        self._later.start()

    def _keep_in_view(self) -> None:
        """The whole card one is in, and at least the field where the card is higher than the view."""
        field, body = QApplication.focusWidget(), self.widget()
        if field is None or body is None or not body.isAncestorOf(field):
            return
        card: QWidget = field
        while (around := card.parentWidget()) is not None and around is not body:
            card = around
        gap = theme().px(4)
        self.ensureWidgetVisible(card, 0, gap)
        if card.height() + 2 * gap > self.viewport().height():
            self.ensureWidgetVisible(field, 0, gap)

    def focus_first(self, draft: SheetDraft) -> None:
        """Where typing starts: the first blank criterion, else the first."""
        wanted = draft.missing[0].number if draft.missing else next(iter(self.cards), "")
        if wanted in self.cards and self._chain:
            self.focus_on(self.cards[wanted].field)

    def card_in_hand(self) -> str:
        """Number of the criterion one is in; empty elsewhere."""
        focus = QApplication.focusWidget()
        return next((number for number, card in self.cards.items() if focus and card.isAncestorOf(focus)), "")

    def lacks_ground(self) -> bool:
        """Whether falsehood is ticked without its ground; then the focus is where it has to be written."""
        return self.special is not None and self.special.ask_ground()

    def commit(self) -> None:
        """Take in half-composed text everywhere."""
        for card in self.cards.values():
            card.commit()

    def paper_text(self) -> str:
        """The hand-written sum as typed."""
        return "" if self.paper is None else points_text(self.paper.field.value())

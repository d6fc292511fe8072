"""The right half of the panel: all criteria of one sheet, the veto line, abstention, recusal, the paper sum."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.domain.rubrics import Criterion
from qtic_desktop.gui.scoring.criterion_card import CriterionCard
from qtic_desktop.gui.scoring.keys import EnterPresses
from qtic_desktop.gui.scoring.sheet_draft import SheetDraft
from qtic_desktop.gui.scoring.words import points_text, sheet_state
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, InlineMessage, NumberField, TextField, button, plain_label

Act = Callable[[str], None]


class SheetView(QScrollArea):
    """Signals carry what the person did; the panel writes it. ``went_past`` is Enter in the last field."""

    changed = Signal()
    points_left = Signal(str, str)
    comment_left = Signal(str, str)
    veto_left = Signal(bool, str)
    paper_left = Signal(str)
    abstained = Signal(str)
    recused = Signal(str)
    resumed = Signal()
    went_past = Signal()

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_view")
        self._lang = lang
        self.cards: dict[str, CriterionCard] = {}
        self.paper_field: NumberField | None = None
        self._chain: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sheet(self, draft: SheetDraft, *, paper: bool) -> None:
        """Build the fields of ``draft``; ``paper`` adds the sum as written by hand."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme().px(12), theme().px(12), theme().px(16), theme().px(12))
        layout.setSpacing(theme().px(12))
        self.cards, self._chain, self.paper_field = {}, [], None
        layout.addWidget(self._banner(draft, body))
        for criterion in draft.rubric.criteria:
            layout.addWidget(self._card(criterion, draft, body))
        if paper and draft.is_open:
            layout.addWidget(self._paper(draft, body))
        if draft.is_open:
            layout.addWidget(self._special(draft, body))
        elif draft.row.state == "abstained" and draft.row.meeting_status == "open":
            back = button(tr("撤回弃权"), "undo-2", parent=body)
            back.setObjectName("resume_sheet")
            back.clicked.connect(self.resumed)
            layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(body)

    def _banner(self, draft: SheetDraft, body: QWidget) -> QWidget:
        """Locked states say what they are and why."""
        banner = InlineMessage(body)
        row = draft.row
        if draft.is_open:
            return banner
        kind, word = sheet_state(row.state)
        if row.state == "submitted":
            text = tr("已提交，分数已锁定。需要更正时请联系录入员登记。")
        elif row.reason:
            text = tr("{state}：{reason}。这份表不计入，也不是 0 分。").format(state=word, reason=row.reason)
        else:
            text = tr("{state}，不能填写。").format(state=word)
        banner.show_message(text, "info" if kind in ("ok", "neutral") else kind)
        return banner

    def _card(self, criterion: Criterion, draft: SheetDraft, body: QWidget) -> QWidget:
        card = CriterionCard(criterion, draft.step, self._lang, body)
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
            card.lock()
        else:
            self._chain.append(card.field)
            card.went_on.connect(lambda field=card.field: self._go_on(field))
        card.changed.connect(self.changed)
        card.points_left.connect(self.points_left)
        card.comment_left.connect(self.comment_left)
        return card

    def _paper(self, draft: SheetDraft, body: QWidget) -> QWidget:
        card = Card(body)
        card.body.addWidget(plain_label(tr("纸质评分表上的手写合计"), "title", card))
        field = NumberField(card, unit=tr("分"), decimals=1)
        field.setObjectName("paper_total")
        field.setAccessibleName(tr("纸质评分表上的手写合计"))
        field.set_value(draft.row.paper_total)
        card.body.addWidget(field)
        card.body.addWidget(plain_label(tr("照纸面填写；与各项之和不符时以各项为准，由专家签字更正。"), "help", card))
        field.finished.connect(lambda: self.paper_left.emit(field.text()))
        field.enter_pressed.connect(lambda: self._go_on(field))
        self.paper_field = field
        self._chain.append(field)
        return card

    def _special(self, draft: SheetDraft, body: QWidget) -> QWidget:
        """The rare cases, closed until asked for: falsehood, abstention, recusal; each needs its reason."""
        card = Card(body)
        tick = QCheckBox(tr("发现弄虚作假或失信"), card)
        tick.setObjectName("veto")
        tick.setChecked(draft.row.veto)
        reason = TextField(card, limit=200)
        reason.setObjectName("veto_reason")
        reason.setAccessibleName(tr("弄虚作假或失信的依据"))
        reason.setPlaceholderText(tr("依据"))
        reason.set_value(draft.row.veto_reason)
        reason.setVisible(draft.row.veto)
        tick.toggled.connect(reason.setVisible)
        tick.toggled.connect(lambda on: reason.setFocus() if on else self.veto_left.emit(False, ""))
        reason.finished.connect(lambda: self.veto_left.emit(tick.isChecked(), reason.value()))
        card.body.addWidget(tick)
        card.body.addWidget(plain_label(tr("须写明依据，由监督人员先作处理。"), "help", card))
        card.body.addWidget(reason)
        row = QHBoxLayout()
        row.addWidget(plain_label(tr("不评这个项目："), "muted", card))
        card.body.addLayout(row)
        self._reasoned(card, row, "abstain", tr("弃权…"), tr("登记弃权"), self.abstained.emit)
        self._reasoned(card, row, "recuse", tr("回避…"), tr("登记回避"), self.recused.emit)
        row.addStretch(1)
        return card

    def _reasoned(self, card: Card, row: QHBoxLayout, name: str, ask: str, act: str, done: Act) -> None:
        opener = button(ask, "", "", card)
        opener.setObjectName(f"{name}_open")
        line = QWidget(card)
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        reason = TextField(line, limit=200)
        reason.setObjectName(f"{name}_reason")
        reason.setPlaceholderText(tr("原因"))
        reason.setAccessibleName(tr("{act}的原因").format(act=act))
        confirm = button(act, "check", "", line)
        confirm.setObjectName(f"{name}_confirm")
        inside.addWidget(reason, 1)
        inside.addWidget(confirm)
        line.hide()
        opener.clicked.connect(line.show)
        opener.clicked.connect(lambda: reason.setFocus(Qt.FocusReason.OtherFocusReason))
        confirm.clicked.connect(lambda: done(reason.value()))
        EnterPresses(card).watch(opener, confirm)
        row.addWidget(opener)
        card.body.addWidget(line)

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
        holder = field.parentWidget()
        if holder is not None:
            self.ensureWidgetVisible(holder, 0, theme().px(12))

    def focus_first(self, draft: SheetDraft) -> None:
        """Where typing starts: the first blank criterion, else the first."""
        wanted = draft.missing[0].number if draft.missing else next(iter(self.cards), "")
        if wanted in self.cards and self._chain:
            self.focus_on(self.cards[wanted].field)

    def commit(self) -> None:
        """Take in half-composed text everywhere."""
        for card in self.cards.values():
            card.commit()

    def paper_text(self) -> str:
        """The hand-written sum as typed."""
        return "" if self.paper_field is None else points_text(self.paper_field.value())

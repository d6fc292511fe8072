"""What follows the criteria on a sheet: the sum as written on paper, and the rare cases with their reasons."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from qtic_desktop.domain.scoring.paper_totals import likely_slips
from qtic_desktop.gui.scoring.sheet_draft import SheetDraft
from qtic_desktop.gui.scoring.words import points_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, NumberField, TextField, TickBox, button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses


class PaperCard(Card):
    """The sum as written by hand, asked for blind: what the items add up to is said only after it was given.

    Where the two differ nothing goes on: the likeliest slip is offered (``doubted``), and only a button says that the
    paper itself is wrong.
    """

    left = Signal(str)
    went_on = Signal(QWidget)
    doubted = Signal(str)

    def __init__(self, draft: SheetDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._accepted: Decimal | None = None
        title = tr("纸质评分表上的手写合计")
        self.body.addWidget(plain_label(title, "title", self))
        self.field = NumberField(self, unit=tr("分"), decimals=1)
        self.field.setObjectName("paper_total")
        self.field.setAccessibleName(title)
        self.field.set_value(draft.row.paper_total)
        self.field.setMinimumHeight(theme().px(44))
        self._verdict = plain_label("", "words", self)
        self._verdict.setObjectName("paper_verdict")
        self._problem = plain_label("", "bad", self)
        self._acts = QWidget(self)
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        self._jump = button("", "pen-line", "", self._acts)
        self._jump.setObjectName("paper_doubted")
        self._keep = button(tr("纸面就是这样"), "check", "quiet", self._acts)
        self._keep.setObjectName("paper_keep")
        for made in (self._jump, self._keep):
            row.addWidget(made)
        row.addStretch(1)
        note = tr("照纸面填写，不看各项之和；不符时以各项为准，由专家签字更正。")
        for part in (self.field, self._problem, self._verdict, self._acts, plain_label(note, "note", self)):
            self.body.addWidget(part)
        self._problem.hide()
        self._hide_verdict()
        self.field.edited.connect(self._on_edited)
        self.field.refused.connect(self._on_refused)
        self.field.finished.connect(lambda: self.left.emit(self.field.text()))
        self.field.enter_pressed.connect(self._on_enter)
        self._jump.clicked.connect(lambda: self.doubted.emit(self._slips()[0]))
        self._keep.clicked.connect(self._accept)
        EnterPresses(self).watch(self._jump, self._keep)

    def follow(self, draft: SheetDraft) -> None:
        """The items have changed: what was said about their sum may hold no longer."""
        self._draft = draft
        self._hide_verdict()

    @property
    def is_told(self) -> bool:
        """Whether the sum of the items may be seen: the written one stands, and nobody is typing it."""
        return self.field.value() is not None and not self.field.is_changed

    def differs(self) -> bool:
        """Whether the written sum is another one and nobody has said that the paper is so; then it says it aloud."""
        written = self.field.value()
        if written is None:
            return False
        difference = abs(written - self._draft.total)
        facts = {"sum": points_text(self._draft.total), "written": points_text(written)}
        if not difference:
            self._say(tr("与各项之和 {sum} 相符").format(**facts), "ok")
            return False
        words = tr("手写合计 {written}，各项之和 {sum}，相差 {difference}。请先核对有没有录错。")
        self._say(words.format(**facts, difference=points_text(difference)), "bad")
        slips = self._slips()
        self._jump.setVisible(bool(slips))
        if slips:
            self._jump.setText(tr("看第 {number} 项（录了 {points}）").format(**self._of(slips[0])))
        self._acts.setVisible(written != self._accepted)
        return written != self._accepted

    def stop(self) -> None:
        """Call the eye back to the difference."""
        QApplication.beep()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _of(self, number: str) -> dict[str, str]:
        return {"number": number, "points": points_text(self._draft.points.get(number))}

    def _slips(self) -> tuple[str, ...]:
        written = self.field.value()
        draft = self._draft
        return () if written is None else likely_slips(draft.applicable, draft.points, draft.step, written)

    def _accept(self) -> None:
        self._accepted = self.field.value()
        self.went_on.emit(self.field)

    def _on_enter(self) -> None:
        if self.differs():
            self.stop()
        else:
            self.went_on.emit(self.field)

    def _say(self, words: str, role: str) -> None:
        self._verdict.setText(words)
        set_role(self._verdict, role)
        self._verdict.show()

    def _hide_verdict(self) -> None:
        self._verdict.setText("")
        for part in (self._verdict, self._acts):
            part.hide()

    def _on_edited(self) -> None:
        self._problem.hide()
        self._hide_verdict()

    def _on_refused(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()


class SpecialCard(Card):
    """Falsehood, abstention, recusal: closed until asked for; each needs its reason."""

    veto_left = Signal(bool, str)
    abstained = Signal(str)
    recused = Signal(str)

    def __init__(self, draft: SheetDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self._build_veto(draft)
        row = QHBoxLayout()
        row.addWidget(plain_label(tr("不评这个项目："), "note", self))
        self.body.addLayout(row)
        self._reasoned(row, "abstain", tr("弃权…"), tr("登记弃权"), self.abstained)
        self._reasoned(row, "recuse", tr("回避…"), tr("登记回避"), self.recused)
        row.addStretch(1)

    def _build_veto(self, draft: SheetDraft) -> None:
        tick = TickBox(draft.rubric.veto or tr("发现弄虚作假或失信"), self)
        tick.setObjectName("veto")
        tick.setChecked(draft.row.veto)
        reason = TextField(self, limit=200)
        reason.setObjectName("veto_reason")
        reason.setAccessibleName(tr("弄虚作假或失信的依据"))
        reason.setPlaceholderText(tr("依据"))
        reason.set_value(draft.row.veto_reason)
        reason.setVisible(draft.row.veto)
        tick.toggled.connect(reason.setVisible)
        tick.toggled.connect(lambda on: reason.setFocus() if on else self.veto_left.emit(False, ""))
        reason.finished.connect(lambda: self.veto_left.emit(tick.isChecked(), reason.value()))
        self._tick, self._ground = tick, reason
        self._missing = plain_label(tr("还没有写明依据；请写明依据，或取消勾选。"), "bad", self)
        self._missing.setObjectName("veto_missing")
        self._missing.hide()
        self.body.addWidget(tick)
        self.body.addWidget(plain_label(tr("须写明依据，由监督人员先作处理。"), "note", self))
        self.body.addWidget(reason)
        self.body.addWidget(self._missing)

    def ask_ground(self) -> bool:
        """Go to the ground of a ticked line that has none, and say that there is something to do; it is not stored
        without its ground, and must not be lost unnoticed."""
        self._ground.commit()
        lacks = self._tick.isChecked() and not self._ground.value()
        self._missing.setVisible(lacks)
        if not lacks:
            return False
        self._ground.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _reasoned(self, row: QHBoxLayout, name: str, ask: str, act: str, done: SignalInstance) -> None:
        opener = button(ask, "", "", self)
        opener.setObjectName(f"{name}_open")
        line = QWidget(self)
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
        confirm.clicked.connect(lambda: done.emit(reason.value()))
        EnterPresses(self).watch(opener, confirm)
        row.addWidget(opener)
        self.body.addWidget(line)

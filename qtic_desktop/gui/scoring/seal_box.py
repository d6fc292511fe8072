"""Sealing the figures of a meeting: typed, not clicked, and open to the office alone.

Where only a person can settle what stands (a veto, a tie, too small a panel), the decision is written here first.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.domain.scoring.blockers import DECISION_LENGTH
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, ProblemList, TextArea, TextField, button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses


class SealBox(Card):
    """``sealed``, with the written decision or "", only after the number of the meeting was typed; the sentence says
    why not."""

    sealed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seal_box")
        self._number = ""
        self._decides = False
        self._build_decision()
        self._words = plain_label("", parent=self)
        self.field = TextField(self)
        self.field.setObjectName("seal_number")
        self.field.setAccessibleName(tr("会议编号"))
        self.button = button(tr("封存结果"), "lock", "danger", self)
        self.button.setObjectName("seal")
        self._why = plain_label("", "bad", self)
        self._why.hide()
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.body.addWidget(self._words)
        for part in (self.blockers, self._label, self.decision):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self._why)
        self.button.clicked.connect(self._press)
        self.field.enter_pressed.connect(self.button.setFocus)
        EnterPresses(self).watch(self.button)

    def _build_decision(self) -> None:
        self.blockers = ProblemList(self)
        self.blockers.setObjectName("seal_blockers")
        self._label = plain_label(tr("裁定说明（写明由谁、依据什么决定）"), "help", self)
        self.decision = TextArea(self, lines=2)
        self.decision.setObjectName("seal_decision")
        self.decision.setAccessibleName(tr("裁定说明（写明由谁、依据什么决定）"))

    def show_state(
        self,
        number: str,
        *,
        ready: bool,
        is_open: bool,
        may_seal: bool,
        sealed_at: str,
        to_decide: Sequence[str] = (),
        waived: int = 0,
    ) -> None:
        """Say whether it can be sealed, by whom, or since when it is; ``to_decide`` are the sentences of what only a
        person can settle, when nothing else stands in the way, ``waived`` how much the supervisor has let pass."""
        if number != self._number:
            self.decision.set_value("")  # what was decided about one meeting says nothing about another
        self._number = number
        self._decides = bool(to_decide) and is_open
        possible = (ready or self._decides) and is_open and may_seal
        self._show_decision(to_decide if self._decides else (), may_seal=may_seal)
        for part in (self.field, self.button):
            part.setVisible(possible)
        self._why.hide()
        if sealed_at:
            text = tr("结果已于 {at} 封存。以后发现有误，用“更正与复核”里的更正单。").format(
                at=sealed_at.replace("T", " ")[:16]
            )
        elif not is_open:
            text = tr("会议尚未开始。")
        elif self._decides and may_seal:
            text = tr("以下事项只能由人裁定。写明裁定，输入会议编号 {number} 封存。{after}").format(
                number=number, after=_after()
            )
            self.field.setPlaceholderText(number)
        elif self._decides:
            text = tr("以下事项只能由人裁定；裁定和封存由办公室人员操作。")
        elif not ready:
            text = tr("全部评分和表决完成以后可以封存。")
        elif not may_seal:
            text = tr("可以封存了；封存由办公室人员操作。")
        else:
            text = tr("请输入会议编号 {number} 确认封存。{after}").format(number=number, after=_after())
            self.field.setPlaceholderText(number)
        if waived and possible:
            text += tr("监督员已放行 {n} 项，理由会印在结果上。").format(n=waived)
        self._words.setText(text)

    def _show_decision(self, sentences: Sequence[str], *, may_seal: bool) -> None:
        self.blockers.set_problems([("", sentence, False) for sentence in sentences])
        rows = min(len(sentences), 3)
        height = self.blockers.fontMetrics().lineSpacing() * 2 + theme().px(10)
        self.blockers.setFixedHeight(rows * height + theme().px(6) if rows else 0)
        for part in (self._label, self.decision):
            part.setVisible(bool(sentences) and may_seal)

    def _press(self) -> None:
        if self.field.value().strip().upper() != self._number.upper():
            self._refuse(tr("输入的编号与 {number} 不一致，没有封存。").format(number=self._number))
            return
        self.decision.commit()
        decision = self.decision.value() if self._decides else ""
        if self._decides and len(decision) < DECISION_LENGTH:
            self._refuse(tr("裁定说明至少写 {n} 个字，没有封存。").format(n=DECISION_LENGTH))
            self.decision.setFocus()
            return
        self.sealed.emit(decision)

    def _refuse(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.show()


def _after() -> str:
    return tr("封存以后要改，用更正单，或由两人启封。")

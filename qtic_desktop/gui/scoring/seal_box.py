"""Sealing the figures of a meeting: typed, not clicked, and open to the office alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.gui.scoring.keys import EnterPresses
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Card, TextField, button, plain_label


class SealBox(Card):
    """``sealed`` only after the number of the meeting was typed; the sentence says why not."""

    sealed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seal_box")
        self._number = ""
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
        self.body.addLayout(row)
        self.body.addWidget(self._why)
        self.button.clicked.connect(self._press)
        self.field.enter_pressed.connect(self.button.setFocus)
        EnterPresses(self).watch(self.button)

    def show_state(self, number: str, *, ready: bool, is_open: bool, may_seal: bool, sealed_at: str) -> None:
        """Say whether it can be sealed, by whom, or since when it is."""
        self._number = number
        possible = ready and is_open and may_seal
        for part in (self.field, self.button):
            part.setVisible(possible)
        self._why.hide()
        if sealed_at:
            text = tr("结果已于 {at} 封存，不能再改。").format(at=sealed_at.replace("T", " ")[:16])
        elif not is_open:
            text = tr("会议尚未开始。")
        elif not ready:
            text = tr("全部评分和表决完成以后可以封存。")
        elif not may_seal:
            text = tr("可以封存了；封存由办公室人员操作。")
        else:
            text = tr("封存后评分和表决不能再改。请输入会议编号 {number} 确认。").format(number=number)
            self.field.setPlaceholderText(number)
        self._words.setText(text)

    def _press(self) -> None:
        if self.field.value().strip().upper() == self._number.upper():
            self.sealed.emit()
            return
        self._why.setText(tr("输入的编号与 {number} 不一致，没有封存。").format(number=self._number))
        self._why.show()

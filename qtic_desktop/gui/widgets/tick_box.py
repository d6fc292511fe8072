"""A box to tick that shows a tick: the style sheet alone can only fill it, and colour alone says nothing for sure."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from qtic_desktop.gui.icons import pixmap


class TickBox(QCheckBox):
    """A check box with a mark in it while it is ticked."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as the theme has it, and the mark."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        side = min(box.width(), box.height())
        mark = QRect(0, 0, side, side)
        mark.moveCenter(box.center())
        painter = QPainter(self)
        colour = "on_accent" if self.isEnabled() else "muted"
        painter.drawPixmap(mark, pixmap("check", colour, side, self.devicePixelRatioF()))
        painter.end()


class EntryTick(TickBox):
    """In a form: space ticks; Enter only goes on (``EnterMovesOn`` calls ``click``)."""

    def click(self) -> None:
        self.focusNextPrevChild(True)

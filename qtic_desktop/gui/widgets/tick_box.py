"""A box to tick that shows a tick: the style sheet alone can only fill it, and colour alone says nothing for sure."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLayout, QStyle, QStyleOptionButton

from qtic_desktop.gui.icons import pixmap
from qtic_desktop.gui.widgets.keys import focus_next, is_enter


class TickBox(QCheckBox):
    """A check box with a mark in it while it is ticked; Space and a click tick it, Enter goes on. It is as wide as its
    words, so that the frame around it is where a click counts, and an empty place beside it never is."""

    def showEvent(self, event: QShowEvent) -> None:
        """A layout has taken it by now."""
        super().showEvent(event)
        parent = self.parentWidget()
        holder = None if parent is None else _holder(parent.layout(), self)
        if holder is not None:
            holder.setAlignment(self, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is no answer to a question."""
        if is_enter(event) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            if not event.isAutoRepeat():
                focus_next(self)
        else:
            super().keyPressEvent(event)

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


def _holder(layout: QLayout | None, tick: QCheckBox) -> QLayout | None:
    """The layout that has it, at whatever depth."""
    if layout is None or layout.indexOf(tick) >= 0:
        return layout
    for place in range(layout.count()):
        item = layout.itemAt(place)
        found = None if item is None else _holder(item.layout(), tick)
        if found is not None:
            return found
    return None

"""The dotted line that leads the eye from a name to its figure."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qtic_desktop.gui.theme import theme


class Leader(QWidget):
    """Dots on the line of the words beside it, as wide as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumSize(theme().px(24), theme().px(20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().colour("control"), theme().px(2), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 4.0])
        painter.setPen(pen)
        line = self.height() * 0.68
        painter.drawLine(QPointF(0, line), QPointF(self.width(), line))
        painter.end()

"""The road of one record as a drawn strip: a sign for each station, joined by a line, told apart by form as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.theme import theme

_SIGN, _HIGH = 22, 34
#: Ink of a station by how far it is.
_INKS: Final = {"done": "ok", "paper": "ok", "now": "warn", "stopped": "bad", "awaited": "control"}


@dataclass(frozen=True, slots=True)
class StripPoint:
    """One station: how far it is (done, paper, now, stopped, awaited) and the sentence about it."""

    passage: str
    told: str


class RoadStrip(QWidget):
    """``chosen``: the station at this place was clicked, or reached by the arrow keys and Enter."""

    chosen = Signal(int)

    def __init__(self, points: Sequence[StripPoint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points = tuple(points)
        self.current = next((n for n, one in enumerate(self.points) if one.passage in ("now", "stopped")), 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("；".join(one.told for one in self.points))

    def sizeHint(self) -> QSize:
        """As wide as the card gives, one sign high."""
        return QSize(theme().px(len(self.points) * (_SIGN + 6)), theme().px(_HIGH))

    minimumSizeHint = sizeHint

    def sign(self, place: int) -> QRect:
        """Where the sign of a station is."""
        size, step = theme().px(_SIGN), self.width() / max(1, len(self.points))
        middle = QPoint(round(step * (place + 0.5)), self.height() // 2)
        return QRect(middle.x() - size // 2, middle.y() - size // 2, size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line first, the signs upon it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(12, tabular=True))
        for place in range(len(self.points) - 1):
            passed = self.points[place].passage in ("done", "paper")
            pen = QPen(theme().colour("ok" if passed else "line"), theme().px(2))
            pen.setStyle(Qt.PenStyle.SolidLine if passed else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(self.sign(place).center(), self.sign(place + 1).center())
        for place, point in enumerate(self.points):
            self._paint(painter, place, point)
        painter.end()

    def _paint(self, painter: QPainter, place: int, point: StripPoint) -> None:
        """Done is filled, on paper a filled square, under way a thick ring, stopped a filled ring crossed out."""
        box, ink = self.sign(place), theme().colour(_INKS[point.passage])
        filled = point.passage in ("done", "paper", "stopped")
        painter.setPen(QPen(ink, theme().px(3 if point.passage == "now" else 1)))
        painter.setBrush(ink if filled else theme().colour("surface"))
        if point.passage == "paper":
            painter.drawRoundedRect(box, theme().px(3), theme().px(3))
        else:
            painter.drawEllipse(box)
        painter.setPen(QPen(theme().colour("surface" if filled else "text")))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "×" if point.passage == "stopped" else str(place + 1))
        if self.hasFocus() and place == self.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour("accent"), theme().px(2)))
            edge = theme().px(4)
            painter.drawRect(box.adjusted(-edge, -edge, edge, edge))

    def _at(self, where: QPoint) -> int:
        return min(len(self.points) - 1, int(where.x() * len(self.points) / max(1, self.width())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the station."""
        self.current = self._at(event.position().toPoint())
        self.update()
        self.chosen.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys from station to station, Enter goes there."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self.current = max(0, min(len(self.points) - 1, self.current + steps[Qt.Key(event.key())]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Each sign says its sentence."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.points[self._at(event.pos())].told, self)
            return True
        return super().event(event)

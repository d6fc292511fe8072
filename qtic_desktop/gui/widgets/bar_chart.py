"""Bars drawn from a table of figures: one row of the table is one bar, several columns are its parts, told apart by
pattern as well as by colour. A bar is chosen by a click or by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qtic_desktop.gui.theme import theme

_INKS: Final = ("accent", "ok", "warn", "bad", "muted", "control")
_PATTERNS: Final = (
    Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense4Pattern, Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.FDiagPattern, Qt.BrushStyle.Dense6Pattern,
)  # fmt: skip
_ROW, _GAP, _LEGEND, _MARGIN = 24, 8, 26, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, and the figures of its parts (the same columns in every bar), with the words of the figure."""

    label: str
    values: tuple[Decimal, ...]
    told: str

    @property
    def length(self) -> Decimal:
        """All parts together."""
        return sum(self.values, Decimal(0))


class BarChart(QWidget):
    """``chosen``: the bar at this place was clicked, or reached by the arrow keys."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.series: tuple[str, ...] = ()
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_bars(self, title: str, series: Sequence[str], bars: Sequence[Bar]) -> None:
        """Show other figures; nothing is chosen then."""
        self.series, self.bars, self.current = tuple(series), tuple(bars), -1
        self.setAccessibleName(title)
        self.setAccessibleDescription("；".join(f"{bar.label} {bar.told}" for bar in self.bars))
        self.updateGeometry()
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def choose(self, place: int) -> None:
        """Mark a bar and say so."""
        if 0 <= place < len(self.bars) and place != self.current:
            self.current = place
            self.update()
            self.chosen.emit(place)

    def sizeHint(self) -> QSize:
        """As high as its bars need."""
        px = theme().px
        legend = px(_LEGEND) if len(self.series) > 1 else 0
        return QSize(px(420), px(2 * _MARGIN) + legend + len(self.bars) * px(_ROW + _GAP))

    # -- where things are

    def _top(self) -> int:
        return theme().px(_MARGIN) + (theme().px(_LEGEND) if len(self.series) > 1 else 0)

    def row_rect(self, place: int) -> QRect:
        """The whole line of a bar, which is what is clicked."""
        high = theme().px(_ROW + _GAP)
        return QRect(0, self._top() + place * high, self.width(), high)

    def _columns(self) -> tuple[int, int, int]:
        """Where bars begin, how long the longest is, and the room of the words at their end."""
        metrics = self.fontMetrics()
        words = max((metrics.horizontalAdvance(bar.label) for bar in self.bars), default=0)
        told = max((metrics.horizontalAdvance(bar.told) for bar in self.bars), default=0) + theme().px(16)
        left = theme().px(_MARGIN) + min(words, self.width() * 2 // 5) + theme().px(10)
        return left, max(theme().px(40), self.width() - left - told - theme().px(_MARGIN)), told

    # -- drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Legend, then bar by bar."""
        painter = QPainter(self)
        if len(self.series) > 1:
            self._paint_legend(painter)
        longest = max((bar.length for bar in self.bars), default=Decimal(0))
        for place, bar in enumerate(self.bars):
            self._paint_bar(painter, place, bar, longest)
        painter.end()

    def _paint_legend(self, painter: QPainter) -> None:
        px, left = theme().px, theme().px(_MARGIN)
        for place, name in enumerate(self.series):
            box = QRect(left, px(_MARGIN) + px(4), px(12), px(12))
            self._fill(painter, box, place)
            painter.setPen(QPen(_colour("text")))
            wide = self.fontMetrics().horizontalAdvance(name)
            painter.drawText(
                QRect(left + px(18), px(_MARGIN), wide + px(4), px(20)), Qt.AlignmentFlag.AlignVCenter, name
            )
            left += px(18) + wide + px(18)

    def _paint_bar(self, painter: QPainter, place: int, bar: Bar, longest: Decimal) -> None:
        px, line = theme().px, self.row_rect(place)
        left, room, _told = self._columns()
        if place == self.current:
            painter.fillRect(line, _colour("accent_soft"))
            if self.hasFocus():
                painter.setPen(QPen(_colour("accent"), theme().px(1)))
                painter.drawRect(line.adjusted(0, 0, -1, -1))
        painter.setPen(QPen(_colour("text")))
        words = QRect(px(_MARGIN), line.top(), left - px(_MARGIN) - px(8), line.height())
        text = self.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        at = left
        for part, value in enumerate(bar.values):
            wide = int(room * value / longest) if longest else 0
            box = QRect(at, line.top() + px(_GAP) // 2, wide, px(_ROW))
            if wide:
                self._fill(painter, box, part)
            at += wide
        painter.setPen(QPen(_colour("text")))
        rest = QRect(at + px(8), line.top(), self.width() - at - px(8), line.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, bar.told)

    def _fill(self, painter: QPainter, box: QRect, part: int) -> None:
        ink = _colour(_INKS[part % len(_INKS)])
        painter.fillRect(box, _colour("surface"))
        painter.fillRect(box, QBrush(ink, _PATTERNS[part % len(_PATTERNS)]))
        painter.setPen(QPen(ink))
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    # -- choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the line of a bar chooses it."""
        place = (event.position().toPoint().y() - self._top()) // theme().px(_ROW + _GAP)
        if event.position().y() >= self._top():
            self.choose(int(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from bar to bar."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self.bars:
            self.choose(max(0, min(len(self.bars) - 1, self.current + steps[Qt.Key(event.key())])))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or type size is drawn at once."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.setMinimumHeight(self.sizeHint().height())
            self.update()


def _colour(token: str) -> QColor:
    return theme().colour(token)

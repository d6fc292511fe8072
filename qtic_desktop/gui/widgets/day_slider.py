"""A slider over days below a date: what another day would move is seen while it is moved, before anything is done."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import plain_label
from qtic_desktop.gui.widgets.date_field import DateField

_WEEK = 7


class DaySlider(QWidget):
    """Moves ``field`` by days: arrows one day, Page Up and Down a week; ``reach`` days to either side of the day that stood
    there first, or of one that is typed beyond. The date can always be typed instead."""

    def __init__(self, field: DateField, reach: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._reach = field, reach
        self._anchor: date | None = None
        self.slider = _Days(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName(f"{field.objectName()}_slider")
        self.slider.setAccessibleName(tr("按天移动日期"))
        self.slider.setToolTip(tr("左右键移动一天，PgUp、PgDn 移动一周"))
        self.slider.setPageStep(_WEEK)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(_WEEK)
        self.slider.setMinimumHeight(theme().px(28))
        self._first, self._last = plain_label("", "help", self), plain_label("", "help", self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        line.addWidget(self._first)
        line.addWidget(self.slider, 1)
        line.addWidget(self._last)
        self.slider.setRange(-reach, reach)
        self.slider.setEnabled(False)
        self.follow()
        self.slider.valueChanged.connect(self._on_moved)
        field.edited.connect(self.follow)

    def follow(self) -> None:
        """Stand where the date is; a date beyond the reach becomes the new middle."""
        day = self._field.value()
        if day is not None:
            self.stand_at(day)

    def stand_at(self, day: date) -> None:
        """Stand at a day without writing it into the field: where the date to be changed stands now."""
        if self._anchor is None or abs((day - self._anchor).days) > self._reach:
            self._anchor = day
            self._first.setText((day - timedelta(days=self._reach)).isoformat()[5:])
            self._last.setText((day + timedelta(days=self._reach)).isoformat()[5:])
        self.slider.setEnabled(True)
        self.slider.blockSignals(True)
        self.slider.setValue((day - self._anchor).days)
        self.slider.blockSignals(False)

    def _on_moved(self, days: int) -> None:
        if self._anchor is not None:
            self._field.set_value(self._anchor + timedelta(days=days))
            self._field.edited.emit()


class _Days(QSlider):
    """A wheel that passes over it moves no date."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

"""Entry of a date: typed in the ways people write dates, or taken from a calendar; a wheel never changes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.entry import EntryLine, shorten


class DateField(EntryLine):
    """A date or blank, shown as 2026-03-05; Alt+Down or the icon opens the calendar. What is no date stays, marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("如 2026-3-5"))
        self._action = self.addAction(icon("calendar", "muted"), self.ActionPosition.TrailingPosition)
        self._action.setToolTip(tr("日历（Alt+↓）"))
        self._action.triggered.connect(self.open_calendar)
        self._popup: QFrame | None = None

    def value(self) -> date | None:
        """The date, or None while it is blank or no date (see ``is_readable``)."""
        return parse_date(self.text())

    def set_value(self, day: date | None) -> None:
        """Show ``day``; nothing is signalled."""
        self.setText("" if day is None else day.isoformat())
        set_role(self, "")
        self._dirty = False

    def is_readable(self) -> bool:
        """Blank or a date."""
        return not self.text().strip() or self.value() is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, Enter brings the date into its form."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tidy()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving brings the date into its form, or says that it is none."""
        self.commit()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._tidy()
        super().focusOutEvent(event)

    def open_calendar(self) -> None:
        """The calendar under the field, at the date typed so far."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(popup, "popup")
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.value()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        self._popup = popup

    def _take(self, day: QDate) -> None:
        self.setText(date(day.year(), day.month(), day.day()).isoformat())
        set_role(self, "")
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self._on_edited()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tidy(self) -> None:
        day = self.value()
        if day is not None:
            self.setText(day.isoformat())
        elif self.text().strip():
            self.refused.emit(tr("“{typed}”不是日期，请按 2026-3-5 的样子填").format(typed=shorten(self.text())))
        set_role(self, "" if self.is_readable() else "invalid")

"""Enter on a button, once per press: a key held down never runs through a page and hands something in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from qtic_desktop.domain.numbers import narrow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_enter(event: QEvent) -> bool:
    """Whether this is Enter being pressed, also while it is held."""
    return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER


class EnterPresses(QObject):
    """Event filter: Enter clicks the focused button, but not while the key is merely held."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def watch(self, *buttons: QAbstractButton) -> None:
        """Watch these buttons."""
        for one in buttons:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter only."""
        if not is_enter(event) or not isinstance(watched, QAbstractButton):
            return False
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            watched.click()
        return True


class DigitKeys(QObject):
    """Event filter of a widget: the digits 1 to ``last`` are ``pressed``."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget, last: int) -> None:
        super().__init__(parent)
        self._last = last
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the digits only, full-width ones too, and each press once."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        text = narrow(event.text())
        if not text or text not in "123456789"[: self._last]:
            return False
        if not event.isAutoRepeat():
            self.pressed.emit(int(text))
        return True

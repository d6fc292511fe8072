"""Windows that take each other's place, so that all of them look like one window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QWidget

_USUAL: Final = (1280, 760)
#: Up to this width of the screen the window fills it.
_SMALL_SCREEN: Final = 1440
#: A line that wraps makes what is around it larger, and that what is around that.
_ROUNDS: Final = 3


def take_place(page: QWidget, before: QWidget | None, remembered: QByteArray | None = None) -> None:
    """Let ``page`` stand where the window ``before`` stood.

    The first one comes where the last session ended; on a new computer it fills a small screen and takes a
    comfortable size in the middle of a large one.
    """
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QGuiApplication

    if before is not None:
        page.setGeometry(before.geometry())
        page.setWindowState(before.windowState() & ~Qt.WindowState.WindowMinimized)
    elif remembered is None or remembered.isEmpty() or not page.restoreGeometry(remembered):
        room = QGuiApplication.primaryScreen().availableGeometry()
        area = QRect(0, 0, min(_USUAL[0], room.width() - 80), min(_USUAL[1], room.height() - 80))
        area.moveCenter(room.center())
        page.setGeometry(area)
        if room.width() <= _SMALL_SCREEN:
            page.setWindowState(Qt.WindowState.WindowMaximized)


class Curtain:
    """Before a window: it and its dialogs are hidden, and come back as they were."""

    def __init__(self, window: QWidget) -> None:
        from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

        self._window = window
        self._focus = window.focusWidget()
        self._dialogs = [
            widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
        ]
        focused = [one.focusWidget() for one in (window, *self._dialogs)]
        #: Qt selects the whole of a field that a dialog is shown with again: the next key would replace it.
        self._cursors = [
            (field, field.selectionStart(), len(field.selectedText()), field.cursorPosition())
            for field in focused
            if isinstance(field, QLineEdit)
        ]
        for dialog in self._dialogs:
            dialog.setVisible(False)
        window.hide()

    def lift(self, before: QWidget) -> None:
        """Show everything again where ``before`` stands now."""
        from PySide6.QtCore import Qt
        from shiboken6 import isValid

        take_place(self._window, before)
        self._window.show()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        for dialog in self._dialogs:
            if isValid(dialog):
                dialog.setVisible(True)
        for field, start, length, cursor in self._cursors:
            if isValid(field):
                field.deselect()
                field.setCursorPosition(cursor)
                if start >= 0:
                    field.setSelection(start, length)


def show_settled(window: QWidget) -> None:
    """Show a window as it will stay: lines that wrap are laid out before the first drawing, not in a second one after it."""
    from PySide6.QtCore import QCoreApplication, QEvent

    window.show()
    for _again in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

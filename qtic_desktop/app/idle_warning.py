"""The warning before the idle lock stands on what is in front, and goes with it; what of the screen is not done yet."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.widgets import Dialog, InlineMessage


class IdleWarning:
    """For one watch over the keyboard."""

    def __init__(self) -> None:
        self._message: InlineMessage | None = None
        self._in_dialog = False
        self._said = ""

    def show(self, window: MainWindow, words: str) -> None:
        """In a dialog that is open before ``window``, else on what covers its page, else on the page."""
        self.clear()
        dialog = next((one for one in reversed(open_dialogs()) if isinstance(one, Dialog)), None)
        if dialog is not None:
            self._message, self._in_dialog = InlineMessage(dialog), True
            dialog.body.insertWidget(0, self._message)
        else:
            self._message, self._in_dialog = _on_page(window), False
        self._said = words
        if self._message is not None:
            self._message.show_message(words, "warn")
        if dialog is not None:
            dialog.make_room()

    def clear(self) -> None:
        """Somebody is there, or it is locked: nothing else that is said there goes with it."""
        message, self._message = self._message, None
        if message is None or not isValid(message):
            return
        if self._in_dialog:
            message.hide()
            message.deleteLater()
        elif message.text == self._said:
            message.clear()


def _on_page(window: MainWindow) -> InlineMessage | None:
    page = window.current_page()
    if page is None:
        return None
    own = getattr(page.overlay, "message", None)
    return own if isinstance(own, InlineMessage) else page.message


def open_dialogs() -> list[QDialog]:
    """What is open before the window, the one in front last."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    front = QApplication.activeModalWidget()
    return sorted(found, key=lambda one: one is front)


def has_undone(window: QWidget) -> bool:
    """Whether something is filled in on the screen that only an act of the person keeps: in a dialog or a form of an act."""
    from qtic_desktop.gui.stage.act_form import ActForm

    typed = any(one.has_entries for one in open_dialogs() if isinstance(one, Dialog))
    return typed or any(one.isVisible() and one.is_touched for one in window.findChildren(ActForm))

"""Keyboard manners: Enter goes on, Ctrl+Enter hands in, the Enter that ends a composition does neither, and a key held
down never runs through a page and hands something in."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from qtic_desktop.domain.numbers import narrow
from qtic_desktop.gui.widgets.input_method import commit_input_method, pending_preedit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@runtime_checkable
class _EndsWithAct(Protocol):
    """A window, or a form in one, whose last field is followed by an act."""

    def last_field_entered(self) -> None:
        """Enter in the last field."""


class EnterMovesOn(QObject):
    """Event filter for a form: Enter in a one-line field moves the focus on; Ctrl+Enter is ``submit_requested``."""

    submit_requested = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self.watch(form)

    def watch(self, widget: QWidget) -> None:
        """Watch ``widget`` and what it holds; call again for fields added later."""
        for child in (widget, *widget.findChildren(QWidget)):
            child.removeEventFilter(self)
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take only Enter; everything else goes its way."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return False
        if isinstance(watched, QWidget) and pending_preedit(watched):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            commit_input_method()
            self.submit_requested.emit()
            return True
        if isinstance(watched, QAbstractButton):
            watched.click()
            return True
        if isinstance(watched, QPlainTextEdit):
            return False
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        if isinstance(watched, (QLineEdit, QComboBox)):
            watched.event(event)
            event.accept()  # a line edit lets Enter go on to its window, which would take it for a second one
            focus_next(watched)
            return True
        return False


def focus_next(widget: QWidget) -> None:
    """The next field in the tab chain; behind the last one, what the form or the dialog around it does then."""
    candidate = widget.nextInFocusChain()
    while candidate is not None and candidate is not widget:
        takes_tab = bool(candidate.focusPolicy() & Qt.FocusPolicy.TabFocus)
        inside = widget.isAncestorOf(candidate) or candidate is widget.focusProxy()
        if takes_tab and candidate.isVisible() and candidate.isEnabled() and not inside:
            form = _around(widget)
            if isinstance(candidate, QPushButton) and form is not None:
                form.last_field_entered()
                return
            candidate.setFocus(Qt.FocusReason.TabFocusReason)
            return
        candidate = candidate.nextInFocusChain()


def _around(widget: QWidget) -> _EndsWithAct | None:
    """The nearest form around it that ends with an act."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, _EndsWithAct):
        parent = None if parent.isWindow() else parent.parentWidget()
    return parent


def enter_moves_on(form: QWidget) -> EnterMovesOn:
    """Let Enter go from field to field inside ``form``; keep the answer to hear Ctrl+Enter."""
    return EnterMovesOn(form)


class Deliberate(QObject):
    """Event filter for what ends a read-back: only a key after a pause counts, so that a row of Enters never passes it.

    Enter on ``sheet``, which is read, leads to ``last``, the button, and there presses it. ``held`` is emitted for a
    key that came too soon.
    """

    held = Signal()

    def __init__(self, sheet: QWidget, last: QAbstractButton, *, quiet_ms: int = 1500) -> None:
        super().__init__(last)
        self._sheet, self._last, self._quiet = sheet, last, quiet_ms
        self._since = QElapsedTimer()
        self._since.start()
        for watched in (sheet, last):
            watched.removeEventFilter(self)
            watched.installEventFilter(self)

    def begin(self) -> None:
        """The sheet is shown now; keys pressed for what came before do not count."""
        self._since.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Space; everything else goes its way."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        pressing = event.key() in ENTER or (event.key() == Qt.Key.Key_Space and watched is self._last)
        if not pressing or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        too_soon = event.isAutoRepeat() or self._since.restart() < self._quiet
        if too_soon:
            self.held.emit()
        elif watched is self._sheet:
            self._last.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._last.click()
        return True


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


class EnterOnlySays(QObject):
    """Event filter of a button that Enter must not press: ``said`` instead, so that the person hears which key does."""

    said = Signal()

    def __init__(self, parent: QAbstractButton) -> None:
        super().__init__(parent)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter only."""
        if not is_enter(event):
            return False
        self.said.emit()
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

"""Hands for the tour: finds what a person would see and uses keys, the mouse and the input method, never a service."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget

Found = TypeVar("Found", bound=QWidget)
PATIENCE = 20.0  # seconds; longer waits are asked for where they are known
NO_KEYS = Qt.KeyboardModifier.NoModifier


class TourStopped(RuntimeError):
    """What the robot looked for did not appear; the message says what and where."""


def one_child(parent: QWidget, kind: type[Found], name: str = "") -> Found:
    """The first child of this kind (and name); a screen without it stops the tour."""
    child = parent.findChild(kind, name) if name else parent.findChild(kind)
    if child is None:
        raise TourStopped(f"no {kind.__name__} {name} in {parent.objectName()}")
    return child


class Robot:
    """One pair of hands on one window."""

    def __init__(self, window: QWidget, screens: Path) -> None:
        self.window = window
        self.screens = screens
        self.taken: list[Path] = []

    def wait(self, ready: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Let the window live until ``ready`` answers yes."""
        end = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > end:
                self.screens.mkdir(parents=True, exist_ok=True)
                self.window.grab().save(str(self.screens / "stopped.png"))
                raise TourStopped(f"waited in vain for {what}")
            QTest.qWait(20)

    def rest(self, milliseconds: int = 120) -> None:
        """A moment for the answer of the storage thread."""
        QTest.qWait(milliseconds)

    def settle(self) -> None:
        """Until nothing is read, written or drawn any more, so that a picture shows what a person comes to see."""
        context = getattr(self.window, "ctx", None)
        self.rest(250)
        if context is not None:
            for _ in range(2):
                self.wait(lambda: context.tasks.running == 0, "the work in the background")
                self.rest(150)

    def widget(self, kind: type[Found], name: str, inside: QWidget | None = None) -> Found:
        """The visible widget with this object name, once it is there."""
        found: list[Found] = []

        def look() -> bool:
            roots = [inside] if inside else QApplication.topLevelWidgets()
            found[:] = [w for root in roots for w in root.findChildren(kind, name) if w.isVisible()]
            return bool(found)

        self.wait(look, f"{kind.__name__} {name}")
        return found[0]

    def named(self, name: str, inside: QWidget | None = None) -> QWidget:
        """Any visible widget with this object name."""
        return self.widget(QWidget, name, inside)

    def button(self, text: str, inside: QWidget | None = None) -> QAbstractButton:
        """The visible, enabled button whose words begin with ``text``."""
        found: list[QAbstractButton] = []

        def look() -> bool:
            roots = [inside] if inside else [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            found[:] = [
                b
                for root in roots
                for b in root.findChildren(QAbstractButton)
                if b.isVisible() and b.isEnabled() and b.text().replace("&", "").strip().startswith(text)
            ]
            return bool(found)

        self.wait(look, f"button {text}")
        return found[0]

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One left click in the middle of a widget (or at a point of it)."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, at or widget.rect().center())
        self.rest()

    def press(self, text: str, inside: QWidget | None = None) -> None:
        """Click the button with these words."""
        self.click(self.button(text, inside))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """One key to whatever has the focus."""
        QTest.keyClick(self.focus(), key, modifiers)
        self.rest(30)

    def focus(self) -> QWidget:
        """Where a key would go now: an open list, else the widget that has the focus, else the window."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def type(self, text: str, into: QWidget | None = None) -> None:
        """Type as a person does: Latin by keys, Chinese through the input method."""
        target = into or self.focus()
        if into is not None and not into.hasFocus():
            into.setFocus(Qt.FocusReason.MouseFocusReason)
        if text.isascii():
            QTest.keyClicks(target, text)
            return
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(target, commit)
        self.rest(10)

    def enter(self) -> None:
        """The Enter key."""
        self.key(Qt.Key.Key_Return)

    def press_and_save(self, press: Callable[[], None], path: Path) -> None:
        """Press what opens a file dialog, type the path there and confirm it by Enter."""
        path.parent.mkdir(parents=True, exist_ok=True)
        patience = iter(range(400))

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                if next(patience, None) is not None:
                    QTimer.singleShot(25, answer)
                return
            field = one_child(dialog, QLineEdit, "fileNameEdit")
            field.setText(str(path))
            QTimer.singleShot(100, dialog, lambda: QTest.keyClick(field, Qt.Key.Key_Return))
            QTimer.singleShot(1500, dialog, lambda: dialog.accept() if dialog.isVisible() else None)

        QTimer.singleShot(50, answer)
        press()

    def picture(self, name: str) -> Path:
        """Keep what the window shows."""
        self.screens.mkdir(parents=True, exist_ok=True)
        self.settle()
        path = self.screens / f"{name}.png"
        top = QApplication.activeModalWidget() or self.window
        top.grab().save(str(path))
        self.taken.append(path)
        return path

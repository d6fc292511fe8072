"""Real widgets on a real workspace: the context of a page in tests, and keys as a person presses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qtic_desktop.domain.changes import Actor
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.settings import Settings
from qtic_desktop.resources import Language
from qtic_desktop.services.doors import Doors
from tests.review_story import Story


def make_context(story: Story, actor: Actor, folder: Path, lang: Language = "zh") -> AppContext:
    """A context for ``actor``; publish changes to pages by ``connect_page``."""
    context = AppContext(
        actor=actor,
        tasks=BackgroundTasks(),
        notifier=ChangeNotifier(),
        settings=Settings(folder / "settings.ini"),
        lang=lang,
        doors=Doors(story.workspace),
        is_sample=True,
    )
    if story.meeting_id:
        context.meeting_id = story.meeting_id
    return context


def settle(qtbot: Any, context: AppContext) -> None:
    """Wait until nothing runs and all answers have arrived."""
    qtbot.waitUntil(lambda: context.tasks.running == 0, timeout=60000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: context.tasks.running == 0, timeout=60000)


def press(text: str = "", *keys: Qt.Key) -> None:
    """Type into whatever has the focus, as a keyboard does."""
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        if letter.isascii():
            QTest.keyClicks(target, letter)
        else:
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, none, letter))
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        QTest.keyClick(target, key)


def type_into(editor: QWidget, text: str) -> None:
    """Key by key, whichever window is the active one of the test."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(editor, event)


def show_page(qtbot: Any, page: QWidget, width: int = 1366, height: int = 768) -> None:
    """Show a page as the active window."""
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=5000)


def look_and_hand_in(qtbot: Any, panel: QWidget) -> None:
    """Read the sheet back for as long as it takes and hand it in by the space bar."""
    qtbot.waitUntil(named(panel, "submit_sheet").isEnabled, timeout=5000)
    press("", Qt.Key.Key_Space)


def named(root: QWidget, name: str) -> Any:
    """The one widget with this object name."""
    found = root.findChild(QWidget, name)
    assert found is not None, f"no widget {name}"
    return found

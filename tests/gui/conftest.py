"""What every test of the window needs: one theme, one language, and helpers that type as people and input methods do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.theme import Theme
from qtic_desktop.services.doors import Doors
from tests.gui.opinion_desk import opinions_context, opinions_page, reviewed_folder
from tests.gui.screen_fixtures import Screen, screen
from tests.helpers.empty import empty_workspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

__all__ = ["Screen", "opinions_context", "opinions_page", "reviewed_folder", "screen"]

Ime = Callable[..., None]


@pytest.fixture
def themed(qapp: QApplication) -> None:
    """The light theme at scale 1."""
    apply_theme(qapp, Theme())


@pytest.fixture
def ime() -> Ime:
    """``ime(widget, preedit="qing")`` composes, ``ime(widget, commit="青")`` commits, as an input method does."""

    def send(widget: QWidget, *, preedit: str = "", commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(widget, event)

    return send


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[BackgroundTasks]:
    """Background work, joined at the end."""
    tasks = BackgroundTasks()
    yield tasks
    assert tasks.close()


@pytest.fixture
def ctx(background: BackgroundTasks, tmp_path: Path) -> AppContext:
    """A clerk at a workspace that holds nothing: acts and questions of tests bring their own answers."""
    return AppContext(
        doors=Doors(empty_workspace()),
        actor=Actor("u1", "王明", Role.CLERK),
        tasks=background,
        notifier=ChangeNotifier(),
        settings=Settings(tmp_path / "settings.ini", "u1"),
    )

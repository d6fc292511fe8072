"""A real workspace with a person at work, for the tests of the intake, start and today pages."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.page import IntakePage
from qtic_desktop.gui.settings import Settings
from qtic_desktop.services.doors import Doors
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.queries import intake, registry
from qtic_desktop.storage.queries.intake import DraftRow, ProposalRow
from qtic_desktop.storage.workspace import Workspace, create_workspace
from tests.helpers.doors import ask

NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)


@dataclass
class IntakeDesk:
    """What a test works with; ``drafts`` reads through a session of its own, as a restarted program would."""

    qtbot: QtBot
    workspace: Workspace
    ctx: AppContext

    def settle(self) -> None:
        """Let timers and the storage thread finish."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.ctx.tasks.running == 0, timeout=60_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.ctx.tasks.running == 0, timeout=60_000)

    def proposals(self) -> tuple[ProposalRow, ...]:
        """What a second session reads."""
        return ask(self.workspace.store, intake.proposals)

    def stored(self) -> DraftRow:
        """The draft of the only proposal."""
        (row,) = self.proposals()
        return ask(self.workspace.store, intake.draft, proposal_id=row.id)

    def stored_draft(self) -> ProposalDraft:
        """Its text."""
        return ProposalDraft.from_mapping(self.stored().draft)


@contextlib.contextmanager
def intake_desk(qtbot: QtBot, folder: Path, role: Role = Role.CLERK) -> Iterator[IntakeDesk]:
    """A prepared workspace at a fixed time; closed in the right order at the end."""
    with create_workspace(folder / "work", sample=True, now=lambda: NOW) as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=True)
        person = next(row for row in ask(workspace.store, registry.people) if row.role == role.value)
        tasks = BackgroundTasks()
        ctx = AppContext(
            actor=Actor(person.id, person.name, role),
            tasks=tasks,
            notifier=ChangeNotifier(),
            settings=Settings(folder / "settings.ini"),
            doors=Doors(workspace),
            is_sample=True,
            now=lambda: NOW,
        )
        desk = IntakeDesk(qtbot, workspace, ctx)
        yield desk
        desk.settle()
        assert tasks.close(QApplication.processEvents)


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in whatever has the focus; a list open below it is closed first, as no window manager helps here."""
    focused, popup = QApplication.focusWidget(), QApplication.activePopupWidget()
    assert focused is not None
    if popup is not None:
        popup.hide()
        QApplication.processEvents()
        focused.window().activateWindow()
        QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or focused, which, modifier)
    QApplication.processEvents()


def enter() -> None:
    """Enter: the next field."""
    key(Qt.Key.Key_Return)


def next_page() -> None:
    """Ctrl+Enter: the next page."""
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def write(text: str) -> None:
    """Type into whatever has the focus; characters beyond Latin come as an input method sends them."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if text.isascii():
        QTest.keyClicks(focused, text)
        return
    from PySide6.QtGui import QInputMethodEvent

    target: QWidget = focused
    if isinstance(focused, QComboBox) and focused.lineEdit() is not None:
        target = focused
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def hand_in() -> None:
    """On the read-back: look at it, Enter to the button, a pause, Enter."""
    for _ in range(2):
        QTest.qWait(1600)
        enter()


def fill(*texts: str) -> None:
    """Type a text and go on, for each; an empty text only goes on."""
    for text in texts:
        if text:
            write(text)
        enter()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    """A clerk at an empty workspace."""
    with intake_desk(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def page(desk: IntakeDesk, qtbot: QtBot) -> IntakePage:
    """The page of proposals, in front and filled."""
    made = IntakePage(desk.ctx)
    desk.ctx.notifier.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1150, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    desk.settle()
    return made

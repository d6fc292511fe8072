"""The opinions page on a sealed review: what the tests of its parts share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.opinions.desk import OpinionDesk
from qtic_desktop.gui.place import Place
from qtic_desktop.services import demo, scoring
from qtic_desktop.storage.queries.opinions import opinions
from qtic_desktop.storage.workspace import open_workspace
from tests.gui.review_window import make_context, settle, show_page
from tests.helpers.doors import ask, store_of
from tests.review_story import OFFICE, Story, begin_story

PAPER_PATIENCE = 60000


@pytest.fixture(scope="session")
def reviewed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sealed meeting of five experts on one new centre and one conversion; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("sealed") / "workspace"
    story = begin_story(folder)
    story.convene()
    story.open()
    for place in range(5):
        for item in range(2):
            story.score(place, item, short=str(place))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    story.workspace.close()
    return folder


@pytest.fixture
def opinions_context(reviewed_folder: Path, tmp_path: Path, themed: None) -> Iterator[AppContext]:
    folder = tmp_path / "workspace"
    shutil.copytree(reviewed_folder, folder)
    clock = demo.demo_clock(datetime(2026, 3, 11, 9, tzinfo=UTC))
    with open_workspace(folder, now=clock) as workspace:
        made = make_context(Story(workspace, [], []), OFFICE, tmp_path)
        made.now = clock
        yield made
        assert made.tasks.close()


@pytest.fixture
def opinions_page(opinions_context: AppContext, qtbot: QtBot) -> OpinionsPage:
    made = OpinionsPage(opinions_context)
    show_page(qtbot, made, 1150, 740)
    opinions_context.notifier.changed.connect(made.refresh)
    made.activate(Place(made.name))
    settle(qtbot, opinions_context)
    return made


def wait(qtbot: QtBot, page: OpinionsPage) -> None:
    """Until pages are drawn and everything asked for is done."""
    qtbot.waitUntil(lambda: page.ctx.tasks.running == 0, timeout=PAPER_PATIENCE)
    settle(qtbot, page.ctx)


def click(root: Any, name: str) -> None:
    """Press a button by the mouse."""
    found = root.findChild(QPushButton, name)
    assert found is not None
    assert found.isEnabled(), found.toolTip()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def open_desk(qtbot: QtBot, page: OpinionsPage) -> OpinionDesk:
    """Draft and open the first opinion, by the keyboard."""
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert page.desk is not None
    return page.desk


def finalize(qtbot: QtBot, page: OpinionsPage, desk: OpinionDesk) -> None:
    """Freeze the opinion at the desk, agree to what is read back and answer for its words."""
    click(desk, "finalButton")
    wait(qtbot, page)
    desk.final_dialog.reason.editor.setPlainText("会上讨论一致，见会议记录")
    click(desk.final_dialog, "confirmFinal")
    wait(qtbot, page)


def sign_in_the_sample(qtbot: QtBot, page: OpinionsPage, desk: OpinionDesk) -> None:
    """Sign the chosen line, and agree to what is said of a sample first."""
    click(desk, "signButton")
    assert desk.board.table.selected().name in desk.lines.dialog.findChild(QLabel).text()
    click(desk.lines.dialog, "lineConfirm")
    wait(qtbot, page)


def sign_all(qtbot: QtBot, page: OpinionsPage, desk: OpinionDesk) -> None:
    """Sign every line that waits, one after the other, as only a sample lets one person do."""
    while any(line.is_next for line in desk.board.table.rows_model.shown()):
        line = next(line for line in desk.board.table.rows_model.shown() if line.is_next)
        desk.board.table.select(line.expert_id)
        sign_in_the_sample(qtbot, page, desk)


def status(page: OpinionsPage, place: int = 0) -> str:
    """The state of an opinion in the record, by its place in the list."""
    return ask(store_of(page.ctx), opinions)[place].status

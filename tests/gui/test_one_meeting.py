"""The meeting in the header, in the title of the window and on the page in front is always the same one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.app.pages import build_window
from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.header import Header
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.meetings.page import MeetingsPage
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.page import ScoringPage
from tests.gui.review_window import settle
from tests.review_story import CLERK, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    yield made
    made.workspace.close()


class _Seat:
    """A window with two meetings: the first is open, the second prepared."""

    def __init__(self, qtbot: Any, story: Story, folder: Path, meeting_id: str | None = None) -> None:
        self.qtbot = qtbot
        self.tasks = BackgroundTasks()
        self.window: MainWindow = build_window(
            story.workspace, CLERK, self.tasks, lang="zh", settings_file=folder, meeting_id=meeting_id
        )
        qtbot.addWidget(self.window)
        self.window.show()
        header = self.window.findChild(Header, "header")
        assert header is not None
        self.header = header
        qtbot.waitUntil(lambda: self.header.meeting.count() == 2, timeout=10000)
        self.wait()

    def wait(self) -> None:
        for _ in range(3):
            settle(self.qtbot, self.window.ctx)

    def go(self, place: Place) -> None:
        self.window.go(place)
        self.wait()

    def choose(self, meeting_id: str) -> None:
        """As in the box of the header."""
        self.header.meeting.set_value(meeting_id)
        self.header.meeting_chosen.emit(meeting_id)
        self.wait()

    def names(self, meeting_id: str) -> bool:
        """Whether header, title and program mean this meeting."""
        named_so = self.header.meeting.currentText() in self.window.windowTitle()
        return named_so and self.window.ctx.meeting_id == self.header.meeting.value() == meeting_id


def test_header_title_and_page_are_of_one_meeting(qtbot: Any, story: Story, tmp_path: Path) -> None:
    first = story.convene(proposals=story.proposals[:1])
    story.open()
    second = story.convene(proposals=story.proposals[1:])
    seat = _Seat(qtbot, story, tmp_path)
    assert seat.names(first)
    seat.go(Place("meetings", second, view="panel"))
    page = seat.window.current_page()
    assert isinstance(page, MeetingsPage)
    assert page.desk is not None
    assert seat.names(second)
    seat.choose(first)
    assert page.desk.meeting_id == first
    assert page.desk.view == "panel"
    panel: Any = page.desk.lists["panel"]
    assert panel.select(story.experts[2])
    seat.wait()
    panel.card.buttons[Act.RECORD_LEAVING].click()
    panel.card.form.field("reason").set_value("leaves for the train")
    seat.choose(second)
    assert page.desk.meeting_id == first
    assert seat.names(first)
    assert "会议没有换" in panel.message.text
    panel.card.close_form()
    seat.go(Place("scoring", second))
    assert seat.names(second)
    seat.choose(first)
    scoring = seat.window.current_page()
    assert isinstance(scoring, ScoringPage)
    assert scoring.title.text().endswith("PS-2026-01")
    seat.header.meeting.set_value(second)
    seat.header.meeting_chosen.emit(second)
    assert seat.names(second), "at once, before anything is read"
    assert "PS-2026-01" not in seat.window.windowTitle()
    seat.wait()
    assert scoring.title.text().endswith("PS-2026-02")
    assert "PS-2026-01" not in seat.window.windowTitle()
    seat.choose(first)
    assert "PS-2026-02" not in seat.window.windowTitle()
    scoring._open_pile()
    seat.choose(second)
    assert seat.names(first)
    pile: Any = scoring.overlay
    assert "会议没有换" in pile.message.text
    assert seat.tasks.close()


def test_another_person_at_the_seat_finds_the_meeting_that_was_chosen(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene(proposals=story.proposals[:1])
    story.open()
    second = story.convene(proposals=story.proposals[1:])
    seat = _Seat(qtbot, story, tmp_path, meeting_id=second)
    assert seat.names(second)
    assert seat.tasks.close()

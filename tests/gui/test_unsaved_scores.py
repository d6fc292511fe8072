"""A score that the disk did not take stays on the screen, is written again, and never gives way to the one before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from qtic_desktop.gui.saving import Safety
from tests.gui.review_window import named
from tests.gui.test_scoring_panel import Desk, focused, numbers, story  # noqa: F401
from tests.helpers.full_disk import FullDisk
from tests.helpers.unsaved_question import answer
from tests.review_story import Story

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def expert(qtbot: Any, story: Story, tmp_path: Path) -> Iterator[Desk]:  # noqa: F811
    story.open()
    desk = Desk(qtbot, story, story.seat(1), tmp_path)
    desk.context.doors = FullDisk(story.workspace)
    desk.start()
    yield desk
    desk.close()


def disk_of(desk: Desk) -> FullDisk:
    assert isinstance(desk.context.doors, FullDisk)
    return desk.context.doors


def score_all(desk: Desk, points: str = "5") -> None:
    for _number in numbers(desk.story):
        desk.press(points, ENTER)


def test_what_is_handed_in_is_what_stands_on_the_screen(expert: Desk, story: Story) -> None:  # noqa: F811
    score_all(expert)
    assert focused() == "read_back"
    named(expert.panel, "read_back_return").click()
    field = named(expert.panel, "score_3")
    expert.panel.sheet_view.focus_on(field)
    disk_of(expert).full = True
    expert.press("7", ENTER)
    assert expert.context.saving.safety is Safety.FAILED
    expert.panel._check()
    expert.wait()
    assert named(expert.panel, "read_back_3").text() == "7"
    assert named(expert.panel, "submit_sheet").isHidden()
    assert "第 3 项" in expert.panel.read_back._hint.text()
    expert.press("", SPACE)
    expert.panel._submit()
    expert.wait()
    assert story.sheet(1).state == "open"
    assert named(expert.panel, "read_back_3").text() == "7"
    disk_of(expert).full = False
    named(expert.panel, "read_back_again").click()
    expert.wait()
    assert story.sheet(1).entries["3"].points == Decimal(7)
    assert not named(expert.panel, "submit_sheet").isHidden()
    expert.hand_in()
    sheet = story.sheet(1)
    assert (sheet.state, sheet.entries["3"].points) == ("submitted", Decimal(7))
    assert expert.context.saving.safety is Safety.SAVED


def test_the_word_is_green_only_when_the_earlier_scores_are_stored_too(expert: Desk, story: Story) -> None:  # noqa: F811
    disk_of(expert).full = True
    expert.press("3", ENTER)
    expert.press("4", ENTER)
    assert expert.context.saving.safety is Safety.FAILED
    disk_of(expert).full = False
    expert.press("5", ENTER)
    assert expert.context.saving.safety is Safety.SAVED
    assert [story.sheet(1).entries[n].points for n in ("1", "2", "3")] == [Decimal(3), Decimal(4), Decimal(5)]
    assert not expert.panel.sheet_view.cards["1"]._problem.isVisible()


def test_a_later_score_at_the_same_place_is_the_one_that_is_written(expert: Desk, story: Story) -> None:  # noqa: F811
    disk_of(expert).full = True
    for points in ("3", "6"):
        expert.panel.sheet_view.focus_on(named(expert.panel, "score_1"))
        expert.press(points, ENTER)
    disk_of(expert).full = False
    expert.press("5", ENTER)
    assert story.sheet(1).entries["1"].points == Decimal(6)


def test_back_to_the_list_asks_and_staying_loses_nothing(expert: Desk, story: Story) -> None:  # noqa: F811
    disk_of(expert).full = True
    expert.press("3", ENTER)
    listed = answer("stay")
    named(expert.panel, "leave_button").click()
    assert len(listed) == 1
    assert "第 1 项" in listed[0]
    assert named(expert.panel, "score_1").text() == "3"
    disk_of(expert).full = False
    named(expert.panel, "leave_button").click()
    expert.wait()
    assert expert.page.overlay is None
    assert story.sheet(1).entries["1"].points == Decimal(3)


def test_another_proposal_and_back_shows_what_could_not_be_written(expert: Desk, story: Story) -> None:  # noqa: F811
    disk_of(expert).full = True
    expert.press("3", ENTER)
    named(expert.panel, "next_button").click()
    expert.wait()
    named(expert.panel, "previous_button").click()
    expert.wait()
    assert named(expert.panel, "score_1").text() == "3"
    assert expert.panel.draft is not None
    assert expert.panel.draft.total == Decimal(3)


def test_giving_up_takes_two_presses_and_says_what_goes(expert: Desk, story: Story) -> None:  # noqa: F811
    disk_of(expert).full = True
    expert.press("3", ENTER)
    answer("give_up", "stay")
    named(expert.panel, "leave_button").click()
    assert expert.page.overlay is not None
    answer("give_up", "give_up")
    named(expert.panel, "leave_button").click()
    expert.wait()
    assert expert.page.overlay is None
    assert expert.context.saving.safety is not Safety.FAILED
    assert "1" not in story.sheet(1).entries


def test_a_rescue_copy_is_readable_and_lets_go(
    expert: Desk,
    story: Story,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = tmp_path / "救急.txt"
    monkeypatch.setattr("qtic_desktop.gui.unsaved.ask_save_path", lambda *_: str(copy))
    disk_of(expert).full = True
    expert.press("3", ENTER)
    expert.panel.sheet_view.cards["2"].open_comment()
    expert.press("目标清楚")
    expert.panel.sheet_view.focus_on(named(expert.panel, "score_2"))
    expert.wait()
    answer("rescue")
    named(expert.panel, "leave_button").click()
    expert.wait()
    assert expert.page.overlay is None
    text = copy.read_bytes().decode("utf-8-sig")
    assert "第 1 项：3" in text
    assert "第 2 项评语：目标清楚" in text

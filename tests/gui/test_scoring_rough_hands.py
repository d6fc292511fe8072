"""What people do to a panel: double clicks, fast keys, pasted pages, and somebody else at another window (三（二）)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.theme import Theme
from qtic_desktop.services import meetings, scoring
from qtic_desktop.storage.queries.registry import audit_rows
from tests.gui.review_window import named, press
from tests.gui.test_scoring_corrections import ENTER, Desk, hand_in
from tests.review_story import Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    made.convene()
    made.open()
    yield made
    made.workspace.close()


@pytest.fixture
def desk(qtbot: Any, qapp: QApplication, story: Story, tmp_path: Path) -> Iterator[Desk]:
    apply_theme(qapp, Theme())
    made = Desk(qtbot, story, story.seat(1), tmp_path)
    yield made
    assert made.context.tasks.close()


def test_a_ballot_is_changed_by_the_next_digit(desk: Desk, story: Story) -> None:
    desk.start()
    hand_in(desk)
    desk.press("1")
    desk.press("3")
    assert story.sheet(1).vote == "disagree"
    assert QApplication.focusWidget() is named(desk.panel, "onward_button")


def test_many_presses_on_the_button_hand_in_once(desk: Desk, story: Story) -> None:
    panel = desk.start()
    for _ in story.sheet(1).rubric.criteria:
        desk.press("4", ENTER)
    button = named(panel, "submit_sheet")
    desk.qtbot.waitUntil(button.isEnabled, timeout=5000)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.wait()
    assert panel.message.text == ""
    acts = [row.act for row in story.ask(audit_rows, limit=20)]
    assert acts.count("submit_sheet") == 1


def test_enter_right_after_the_digit_goes_on_when_the_ballot_is_written(desk: Desk, story: Story) -> None:
    desk.start()
    hand_in(desk)
    press("2", ENTER)
    desk.wait()
    assert story.sheet(1).vote == "agree-after-revision"
    assert desk.panel.row.position == 2


def test_a_recusal_recorded_elsewhere_shows_at_once_and_nothing_counts(desk: Desk, story: Story) -> None:
    panel = desk.start()
    desk.press("12", ENTER)
    facts = {"agenda_item_id": story.items()[0], "expert_id": story.experts[1], "reason": "曾任职"}
    story.do(meetings.record_recusal, **facts)
    desk.press("9", ENTER)
    desk.wait()
    assert named(panel, "total_label").text() == "不计入"
    assert named(panel, "score_1").isReadOnly()
    assert desk.points("2") is None
    assert "原内容未变" in panel.message.text
    assert panel.sheet_view.cards["1"]._state.text == "不计入"


def test_the_navigation_counts_what_is_left_while_scoring(desk: Desk) -> None:
    desk.start()
    hand_in(desk)
    assert desk.page.waiting_count() == 1


def test_a_page_of_text_a_wheel_and_half_composed_figures_never_become_points(desk: Desk, ime: Any) -> None:
    panel = desk.start()
    field = named(panel, "score_1")
    QApplication.clipboard().setText("第一页 12 分\n" * 80)
    field.paste()
    assert field.text() == ""
    QApplication.clipboard().setText(" １２．５ ")
    field.paste()
    assert field.text() == "12.5"
    desk.press("", ENTER)
    assert QApplication.focusWidget() is field, "after a refusal one looks once more"
    desk.press("", ENTER)
    ime(named(panel, "score_2"), preedit="１５")
    desk.press("", ENTER)
    assert QApplication.focusWidget() is named(panel, "score_2"), "this Enter only ends the composition"
    desk.press("", ENTER)
    assert (desk.points("1"), desk.points("2")) == (Decimal("12.5"), Decimal(15))


def test_a_ticked_falsehood_without_its_ground_is_never_lost_unnoticed(desk: Desk, story: Story) -> None:
    panel = desk.start()
    for _ in story.sheet(1).rubric.criteria:
        desk.press("4", ENTER)
    named(panel, "read_back_return").click()
    named(panel, "veto").click()
    for name in ("check_button", "next_button", "leave_button"):
        named(panel, name).click()
        desk.wait()
        assert named(panel, "veto_missing").isVisible(), name
        assert QApplication.focusWidget() is named(panel, "veto_reason")
        named(panel, "score_1").setFocus()
    named(panel, "veto_reason").setFocus()
    press("copied figures")
    named(panel, "check_button").click()
    desk.wait()
    assert story.sheet(1).veto
    assert QApplication.focusWidget() is named(panel, "read_back")


def test_what_another_computer_put_there_is_shown_beside_ones_own_and_not_written_over(
    desk: Desk, story: Story
) -> None:
    panel = desk.start()
    desk.press("12.5", ENTER)
    sheet = story.sheet(1)
    first = sheet.rubric.criteria[0].number
    story.do(scoring.save_points, actor=story.seat(1), sheet_id=sheet.id, criterion=first, text="8")
    field = panel.sheet_view.cards[first].field
    panel.sheet_view.focus_on(field)
    field.selectAll()
    desk.press("9", ENTER)
    assert story.sheet(1).entries[first].points == Decimal(8)
    assert field.text() == "8"
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "已填 8" in said
    assert "您填的 9 没有写入" in said
    field.selectAll()
    desk.press("9", ENTER)
    assert story.sheet(1).entries[first].points == Decimal(9)

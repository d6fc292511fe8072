"""A meeting is convened, signed in and opened from the page by keys; recusal is recorded with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from qtic_desktop.gui.meetings.form import MeetingForm
from qtic_desktop.gui.meetings.page import MeetingsPage
from qtic_desktop.storage.queries import meetings as rows
from tests.gui.review_window import make_context, named, press, settle, show_page
from tests.review_story import CLERK, Story, begin_story

ENTER, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab


class Desk:
    def __init__(self, qtbot: Any, story: Story, folder: Path) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, CLERK, folder)
        self.page = MeetingsPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        self.gone: list[tuple[str, Any]] = []
        self.context.signals.place_wanted.connect(lambda page, place: self.gone.append((page, place)))
        show_page(qtbot, self.page)
        self.page.activate()
        self.wait()

    def wait(self) -> None:
        settle(self.qtbot, self.context)
        settle(self.qtbot, self.context)

    @property
    def form(self) -> MeetingForm:
        form = self.page.overlay
        assert isinstance(form, MeetingForm)
        return form


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    yield made
    made.workspace.close()


@pytest.fixture
def desk(qtbot: Any, story: Story, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, story, tmp_path)
    yield made
    assert made.context.tasks.close()


def fill(desk: Desk, *, experts: int = 6) -> None:
    """Place by typing, two proposals and some experts by Space."""
    desk.page.open_form()
    desk.wait()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "place"
    press("Room 1")
    form = desk.form._form
    form.proposals.list.setFocus()
    press("", SPACE, SPACE)
    form.experts.list.setFocus()
    press("", *([SPACE] * experts))


def test_convening_and_opening_by_keys(desk: Desk) -> None:
    fill(desk)
    form = desk.form._form
    assert len(form.proposals.picked()) == 2
    assert len(form.experts.picked()) == 6
    assert form.experts.leader() == form.experts.picked()[0]
    named(desk.form, "create_button").setFocus()
    press("", ENTER)
    desk.wait()
    assert desk.page.overlay is None
    row = desk.story.ask(rows.meetings)[0]
    assert (row.status, row.proposals, row.experts, row.place) == ("prepared", 2, 6, "Room 1")
    assert desk.context.meeting_id == row.id
    sign_in = named(desk.page, "sign_in")
    assert QApplication.focusWidget() is sign_in
    assert "还不能开会" in named(desk.page, "quorum").text()
    assert not named(desk.page, "next_step").isVisible()
    press("", *([SPACE] * 5))
    assert "可以开会" in named(desk.page, "quorum").text()
    named(desk.page, "next_step").setFocus()
    press("", ENTER)
    desk.wait()
    assert desk.story.ask(rows.meetings)[0].status == "open"
    panel = desk.story.ask(rows.panel, meeting_id=row.id)
    assert [seat.presence for seat in panel] == ["present"] * 5 + ["absent"]
    named(desk.page, "next_step").click()
    assert desk.gone == [("scoring", {"meeting": row.id})]


def test_the_running_order_is_moved_by_keys(desk: Desk) -> None:
    fill(desk)
    picks = desk.form._form.proposals
    before = picks.picked()
    picks.list.setFocus()
    picks.list.setCurrentRow(1)
    QTest.keyClick(picks.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert picks.picked() == list(reversed(before))


def test_the_leader_is_named_by_a_key(desk: Desk) -> None:
    fill(desk)
    picks = desk.form._form.experts
    picks.list.setFocus()
    picks.list.setCurrentRow(2)
    press("l")
    assert picks.leader() == picks.picked()[2]
    assert "组长" in picks.list.item(2).text()


def test_a_refusal_is_said_on_the_form_and_nothing_typed_is_lost(desk: Desk) -> None:
    fill(desk, experts=3)
    named(desk.form, "create_button").click()
    desk.wait()
    assert "专家组 3 人" in desk.form.message.text
    assert named(desk.form, "place").text() == "Room 1"
    assert desk.story.ask(rows.meetings) == ()


def test_a_missing_place_is_said_beside_the_field(desk: Desk) -> None:
    desk.page.open_form()
    desk.wait()
    named(desk.form, "create_button").click()
    desk.wait()
    assert "地点" in desk.form._form.place_row.problem
    assert desk.story.ask(rows.meetings) == ()


def test_rules_and_rubrics_are_shown_as_not_set_by_the_guideline(desk: Desk) -> None:
    desk.page.open_form()
    desk.wait()
    text = desk.form._form.rules_label.text()
    assert "指引未规定" in text
    assert "2/3" in text
    assert "新建论证评分表" in text


def test_recusal_from_one_proposal(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene()
    story.open()
    desk = Desk(qtbot, story, tmp_path)
    named(desk.page, "recusal_item").set_value(story.items()[0])
    named(desk.page, "recusal_expert").set_value(story.experts[2])
    named(desk.page, "recusal_confirm").click()
    desk.wait()
    assert "没有写明原因" in desk.page.message.text
    named(desk.page, "recusal_reason").setFocus()
    press("worked there")
    named(desk.page, "recusal_confirm").click()
    desk.wait()
    assert desk.page.message.text == "回避已登记，只对这一个项目。"
    assert [story.sheet(2, item).state for item in range(3)] == ["recused", "open", "open"]
    assert desk.context.tasks.close()


def test_an_empty_page_says_what_belongs_here(desk: Desk) -> None:
    shown = [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]
    assert "还没有评审会。" in shown

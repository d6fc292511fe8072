"""A meeting is convened, signed in and opened from the page by keys; recusal is recorded with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from qtic_desktop.domain.changes import Actor
from qtic_desktop.gui.meetings.form import MeetingForm
from qtic_desktop.gui.meetings.page import MeetingsPage
from qtic_desktop.gui.place import Place
from qtic_desktop.storage.queries import meetings as rows
from tests.gui.review_window import make_context, named, press, settle, show_page
from tests.review_story import CLERK, Story, begin_story

ENTER, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab


class Desk:
    def __init__(self, qtbot: Any, story: Story, folder: Path, actor: Actor = CLERK) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, actor, folder)
        self.page = MeetingsPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        self.gone: list[Place] = []
        self.context.signals.place_wanted.connect(self.gone.append)
        show_page(qtbot, self.page)
        self.page.activate(Place(self.page.name))
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
    assert desk.gone == [Place("scoring", row.id)]


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


def choose(desk: Desk, name: str, key: str) -> None:
    """Pick from a list as a person does: the page hears it."""
    box = named(desk.page, name)
    box.set_value(key)
    box.edited.emit()


def record(desk: Desk, act: str, *, item: str = "", expert: str, reason: str) -> None:
    named(desk.page, f"act_{act}").click()
    if item:
        choose(desk, "act_item", item)
    choose(desk, "act_expert", expert)
    named(desk.page, "act_reason").setFocus()
    press(reason)
    named(desk.page, "act_confirm").click()
    desk.wait()


def shown(desk: Desk) -> str:
    return "\n".join(label.text() for label in desk.page.findChildren(QLabel) if label.isVisible())


def test_a_late_arrival_is_recorded_where_the_meeting_is(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene(size=6)
    story.open(size=6, absent=(5,))
    desk = Desk(qtbot, story, tmp_path)
    named(desk.page, "act_arrival").click()
    named(desk.page, "act_confirm").click()
    assert named(desk.page, "act_problem").text() == "请先选择项目。"
    record(desk, "arrival", item=story.items()[1], expert=story.experts[5], reason="flight late, 10:20")
    assert "从第 2 个项目起参加" in desk.page.message.text
    assert [story.sheet(5, item).state for item in range(3)] == ["absent", "open", "open"]
    assert "参加 5 人，缺席 1 人" in shown(desk)
    assert "到会 6 人，应到 6 人" in named(desk.page, "quorum").text()
    named(desk.page, "act_arrival").click()
    assert "没有迟到可以登记" in shown(desk)
    assert desk.context.tasks.close()


def test_an_early_leaving_says_what_it_does_to_the_quorum(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene()
    story.open()
    story.score(3, 0)
    desk = Desk(qtbot, story, tmp_path)
    record(desk, "leaving", expert=story.experts[3], reason="other duties")
    assert [story.sheet(3, item).state for item in range(3)] == ["submitted", "absent", "absent"]
    assert "已提交的保留" in desk.page.message.text
    assert shown(desk).count("参加 4 人，少于规则要求的 5 人") == 2
    assert "其中提前离会 1 人" in named(desk.page, "quorum").text()
    assert desk.context.tasks.close()


def test_an_acting_leader_is_asked_for_and_named(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene(size=6)
    story.open(size=6)
    desk = Desk(qtbot, story, tmp_path)
    named(desk.page, "act_leader").click()
    assert "不需要代理组长" in shown(desk)
    record(desk, "recusal", item=story.items()[1], expert=story.experts[0], reason="worked there")
    assert "请指定代理组长" in shown(desk)
    record(desk, "leader", item=story.items()[1], expert=story.experts[2], reason="chosen by the panel")
    assert story.ask(rows.attendance, meeting_id=story.meeting_id)[1].leader_id == story.experts[2]
    assert "请指定代理组长" not in shown(desk)
    name = story.ask(rows.panel, meeting_id=story.meeting_id)[2].name
    assert f"代理组长 {name}" in shown(desk)
    assert desk.context.tasks.close()


def test_an_expert_sees_the_meeting_and_changes_nothing(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene()
    story.open()
    desk = Desk(qtbot, story, tmp_path, story.seat(1))
    assert not named(desk.page, "act_confirm").isVisible()
    assert not named(desk.page, "mark_all").isVisible()
    assert desk.context.tasks.close()


def test_recusal_from_one_proposal(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene()
    story.open()
    desk = Desk(qtbot, story, tmp_path)
    choose(desk, "act_item", story.items()[0])
    named(desk.page, "act_expert").set_value(story.experts[2])
    named(desk.page, "act_confirm").click()
    desk.wait()
    assert "没有写明原因" in desk.page.message.text
    named(desk.page, "act_reason").setFocus()
    press("worked there")
    named(desk.page, "act_confirm").click()
    desk.wait()
    assert desk.page.message.text == "回避已登记，只对这一个项目。"
    assert [story.sheet(2, item).state for item in range(3)] == ["recused", "open", "open"]
    assert desk.context.tasks.close()


def test_an_empty_page_says_what_belongs_here(desk: Desk) -> None:
    shown = [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]
    assert "还没有评审会。" in shown

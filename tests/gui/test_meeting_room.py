"""会场: one key leads a meeting from proposal to proposal, one key sends a recused expert out; the projector follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from qtic_desktop.domain.meetings import NoteKind
from qtic_desktop.gui.place import Place
from qtic_desktop.services import meetings
from qtic_desktop.storage.queries import meetings as rows
from tests.gui.meeting_desk import Desk, open_table
from tests.gui.review_window import named, press
from tests.review_story import CLERK, OFFICE, Story, begin_story

NEXT, PAUSE = Qt.Key.Key_F8, Qt.Key.Key_F7


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """Two proposals, six experts, the third recused from the second proposal."""
    made = begin_story(tmp_path / "w", proposals=2)
    made.convene(size=6)
    made.open(size=6)
    facts = {"agenda_item_id": made.items()[1], "expert_id": made.experts[2], "reason": "曾任顾问"}
    made.do(meetings.record_recusal, **facts)
    for one in made.ask(rows.recusals, OFFICE, meeting_id=made.meeting_id):
        if one.waits:  # what the sample finds by itself is another test's matter
            made.do(meetings.dismiss_recusal, recusal_id=one.id, reason="已核实")
    yield made
    made.workspace.close()


class Watch:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 10, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **spent: float) -> None:
        self.now += timedelta(**spent)


def enter(qtbot: Any, story: Story, folder: Path) -> tuple[Desk, Any, Watch]:
    desk, page = open_table(qtbot, story, folder, "room", CLERK)
    watch = Watch()
    desk.context.now = watch
    return desk, page, watch


def key(desk: Desk, page: Any, wanted: Qt.Key) -> None:
    desk.page.activateWindow()
    desk.qtbot.waitUntil(desk.page.isActiveWindow, timeout=5000)
    page.table.setFocus()
    QTest.keyClick(page.table, wanted)
    desk.wait()


def kinds(story: Story) -> list[tuple[NoteKind, int]]:
    return [(note.kind, note.position) for note in story.ask(rows.notes_of, meeting_id=story.meeting_id)]


def test_one_key_leads_through_the_meeting(qtbot: Any, story: Story, tmp_path: Path) -> None:
    desk, page, watch = enter(qtbot, story, tmp_path)
    assert page.next_button.text() == "开始第 1 个项目  F8"
    key(desk, page, NEXT)
    assert page.place.text() == "第 1 个项目（共 2 个）"
    assert page.next_button.text() == "汇报计时  F8"
    key(desk, page, NEXT)
    watch.on(minutes=14, seconds=30)
    page._show_clock()
    assert page.face.text() == "汇报  14:30"
    assert page.face.property("role") == "warn", "the last of fifteen minutes"
    key(desk, page, PAUSE)
    watch.on(minutes=5)
    key(desk, page, PAUSE)
    watch.on(minutes=1)
    page._show_clock()
    assert page.face.text() == "汇报  15:30"
    assert page.face.property("role") == "bad"
    key(desk, page, NEXT)
    assert page.face.text() == "质询  00:00"
    key(desk, page, NEXT)
    assert page.next_button.text() == "开始第 2 个项目  F8"
    for _ in range(4):
        key(desk, page, NEXT)
    assert kinds(story) == [
        (NoteKind.CALLED, 1), (NoteKind.OVER, 1), (NoteKind.CALLED, 2), (NoteKind.OVER, 2),
    ]  # fmt: skip
    key(desk, page, NEXT)
    assert desk.gone[-1] == Place("meetings", story.meeting_id, view="gate")
    assert desk.context.tasks.close()


def test_who_is_recused_is_asked_to_leave_and_to_return_by_one_key(qtbot: Any, story: Story, tmp_path: Path) -> None:
    desk, page, _ = enter(qtbot, story, tmp_path)
    name = story.ask(rows.panel, meeting_id=story.meeting_id)[2].name
    assert page.asks.text() == "", "the first proposal is not the one"
    story.do(meetings.call_item, agenda_item_id=story.items()[0])
    story.do(meetings.finish_item, agenda_item_id=story.items()[0])
    page.read_again()
    desk.wait()
    assert page.asks.text() == f"请 {name} 专家离席"
    assert page.table.select(story.experts[2])
    key(desk, page, Qt.Key.Key_Space)
    assert story.ask(rows.floor, meeting_id=story.meeting_id).room.outside == {story.experts[2]}
    assert page.asks.text() == ""
    key(desk, page, NEXT)
    for _ in range(3):
        key(desk, page, NEXT)
    assert page.table.select(story.experts[2])
    key(desk, page, Qt.Key.Key_Space)
    assert [kind for kind, _ in kinds(story) if kind in (NoteKind.OUT, NoteKind.BACK)] == [NoteKind.OUT]
    assert desk.context.tasks.close()


def test_who_steps_out_of_themselves_is_not_called_by_name_on_the_projector(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    desk, page, _ = enter(qtbot, story, tmp_path)
    name = story.ask(rows.panel, meeting_id=story.meeting_id)[1].name
    named(page, "open_projector").click()
    key(desk, page, NEXT)
    assert page.table.select(story.experts[1])
    key(desk, page, Qt.Key.Key_Space)
    assert page.asks.text() == f"{name} 暂时离席"
    assert name not in page.projector.text()
    named(page, "room_out").click()
    desk.wait()
    assert page.asks.text() == ""
    assert story.ask(rows.floor, meeting_id=story.meeting_id).room.outside == frozenset()
    page.projector.close()
    assert desk.context.tasks.close()


def test_a_step_of_the_clock_taken_too_early_goes_back(qtbot: Any, story: Story, tmp_path: Path) -> None:
    desk, page, watch = enter(qtbot, story, tmp_path)
    key(desk, page, NEXT)
    assert not page.undo_button.isEnabled()
    key(desk, page, NEXT)
    watch.on(minutes=2)
    key(desk, page, NEXT)
    watch.on(minutes=1)
    QTest.keyClick(page.table, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.face.text() == "汇报  03:00"
    assert page.next_button.text() == "质询计时  F8"
    page.undo_button.click()
    assert page.next_button.text() == "汇报计时  F8"
    assert desk.context.tasks.close()


def test_words_go_into_the_minutes_and_are_taken_back(qtbot: Any, story: Story, tmp_path: Path) -> None:
    desk, page, _ = enter(qtbot, story, tmp_path)
    page.words.setFocus()
    press("prototype in June", Qt.Key.Key_Return)
    desk.wait()
    assert page.words.text() == ""
    (note,) = story.ask(rows.notes_of, meeting_id=story.meeting_id)
    assert (note.kind, note.words) == (NoteKind.WORDS, "prototype in June")
    page.notes.select(note.id)
    named(page, "room_take_back").click()
    page.dialog.form.field("reason").set_value("记错项目")
    page.dialog.form.send()
    desk.wait()
    (note,) = story.ask(rows.notes_of, meeting_id=story.meeting_id)
    assert note.undone_reason == "记错项目"
    assert desk.context.tasks.close()


def test_the_projector_shows_the_room_and_no_figure(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.score(0, 0, short="3")
    story.do(meetings.call_item, agenda_item_id=story.items()[0])
    story.do(meetings.finish_item, agenda_item_id=story.items()[0])
    desk, page, watch = enter(qtbot, story, tmp_path)
    named(page, "open_projector").click()
    shown = page.projector.text()
    assert "下一个：第 2 个项目（共 2 个）" in shown
    assert "专家离席" in shown
    assert "参加本项目评审的专家 5 人" in shown
    assert "至少" not in shown, "what the rules ask for is the business of the secretary"
    assert "规则要求至少 5 人" in "".join(label.text() for label in page.findChildren(QLabel))
    key(desk, page, NEXT)
    key(desk, page, NEXT)
    watch.on(seconds=65)
    page._show_clock()
    assert "汇报  01:05" in page.projector.text()
    page.projector._on_screens(page.screen())
    assert page.projector.isVisible(), "it stays where a screen was pulled out"
    named(page, "open_projector").click()
    assert page.projector is None
    assert desk.context.tasks.close()


def test_the_clock_goes_on_where_it_stood_when_the_program_is_started_again(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    desk, page, watch = enter(qtbot, story, tmp_path)
    key(desk, page, NEXT)
    key(desk, page, NEXT)
    watch.on(minutes=3)
    key(desk, page, PAUSE)
    desk.context.settings.flush()
    assert desk.context.tasks.close()
    again, page, _ = enter(qtbot, story, tmp_path)
    page._show_clock()
    assert page.face.text() == "汇报  03:00"
    assert again.context.tasks.close()


def test_a_tie_nobody_decided_about_is_said_before_its_proposal_begins(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    who = story.ask(rows.panel, meeting_id=story.meeting_id)[1]
    facts = {"proposal_id": story.proposals[0], "expert_id": who.expert_id}
    story.do(meetings.wish_recusal, **facts, reason="曾有合同纠纷")
    desk, page, _ = enter(qtbot, story, tmp_path)
    assert f"{who.name}的回避还没有处理" in page.asks.text()
    assert f"{who.name}（{who.organization}）的回避还没有处理（曾有合同纠纷）" in page.asks.toolTip()
    key(desk, page, NEXT)
    assert kinds(story) == [], "said first"
    assert "先处理再开始；仍要开始，再按一次 F8" in page.message.text
    named(page, "messageAct").click()
    assert desk.gone[-1] == Place("meetings", story.meeting_id, view="recusals")
    key(desk, page, NEXT)
    assert kinds(story) == [(NoteKind.CALLED, 1)], "the person goes on"
    (row,) = [one for one in story.ask(rows.recusals, OFFICE, meeting_id=story.meeting_id) if one.waits]
    story.do(meetings.dismiss_recusal, recusal_id=row.id, reason="纠纷已了结")
    page.known.look(story.meeting_id)
    desk.wait()
    assert page.asks.text() == ""
    assert desk.context.tasks.close()

"""A meeting is convened, signed in and opened by keys; everything that befalls it is registered and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.meetings.pick_field import Picked
from qtic_desktop.gui.place import Place
from qtic_desktop.services.examination import conclude_examination
from qtic_desktop.services.meetings import wish_recusal
from qtic_desktop.storage.queries import meetings as rows
from tests.gui.meeting_desk import Desk, carry_out
from tests.gui.review_window import named, press
from tests.review_story import OFFICE, Story, begin_story

ENTER, SPACE, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Down


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
    press("", SPACE, DOWN, SPACE)
    form.experts.list.setFocus()
    press("", *([SPACE, DOWN] * experts))


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
    opening = desk.page.card.buttons[Act.OPEN_MEETING]
    assert not opening.isEnabled()
    assert "签到人数够了" in opening.toolTip()
    press("", *([SPACE, DOWN] * 5))
    assert "可以开会" in named(desk.page, "quorum").text()

    desk.page.card.buttons[Act.OPEN_MEETING].setFocus()
    press("", ENTER)
    desk.wait()
    assert desk.story.ask(rows.meetings)[0].status == "open"
    panel = desk.story.ask(rows.panel, meeting_id=row.id)
    assert [seat.presence for seat in panel] == ["present"] * 5 + ["absent"]
    named(desk.page, "to_scoring").click()
    assert desk.gone == [Place("scoring", row.id)]


def test_a_tie_nobody_decided_about_is_said_before_and_when_the_meeting_opens(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    meeting = story.convene()
    first = story.experts[0]
    story.do(wish_recusal, proposal_id=story.proposals[0], expert_id=first, reason="曾有合同纠纷")
    desk = Desk(qtbot, story, tmp_path)
    desk.page.activate(Place("meetings", meeting))
    desk.wait()
    told = [label.text() for label in desk.page.card.findChildren(QLabel)]
    assert any(
        text.startswith("第 1 个项目：") and "回避还没有处理" in text and "曾有合同纠纷" in text for text in told
    )
    desk.page.sign_in.mark_all()
    desk.page.card.buttons[Act.OPEN_MEETING].click()
    desk.wait()
    assert "回避还没有处理" in desk.page.message.text
    assert "曾有合同纠纷" in desk.page.message.text
    assert desk.context.tasks.close()


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


def test_an_empty_page_says_what_belongs_here(desk: Desk) -> None:
    shown = [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]
    assert "还没有评审会。" in shown


# -- a meeting as a whole: every act and its way back


def test_a_meeting_is_changed_postponed_resumed_cancelled_and_restored(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    story.convene()
    desk = Desk(qtbot, story, tmp_path, OFFICE)
    card = desk.page.card
    carry_out(desk, card, Act.CHANGE_MEETING, place="第二会议室")
    assert story.ask(rows.meetings)[0].place == "第二会议室"
    assert "第二会议室" in desk.page.card.owner.text()
    carry_out(desk, card, Act.POSTPONE_MEETING, reason="专家航班取消")
    assert story.ask(rows.meetings)[0].status == "postponed"
    assert not desk.page.sign_in.isVisible()
    carry_out(desk, card, Act.RESUME_MEETING, held_on=date(2026, 4, 2))
    assert story.ask(rows.meetings)[0].held_on == date(2026, 4, 2)
    card.buttons[Act.CANCEL_MEETING].click()
    assert "3 个项目退回“已受理”" in card.form.words.text()
    carry_out(desk, card, Act.CANCEL_MEETING, reason="并入下一场")
    assert story.ask(rows.meetings)[0].status == "cancelled"
    carry_out(desk, card, Act.RESTORE_MEETING, reason="仍单独召开")
    assert story.ask(rows.meetings)[0].status == "prepared"
    assert "并入下一场" in card.history.text()
    assert desk.context.tasks.close()


def test_an_opening_is_taken_back_from_the_card(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene()
    story.open()
    desk = Desk(qtbot, story, tmp_path, OFFICE)
    carry_out(desk, desk.page.card, Act.WITHDRAW_OPENING, reason="点早了")
    assert story.ask(rows.meetings)[0].status == "prepared"
    assert desk.page.sign_in.isVisible()
    assert desk.page.sign_in.present() == []
    assert desk.context.tasks.close()


def test_a_member_who_does_not_come_is_replaced_before_the_meeting_opens(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    story.convene()
    desk = Desk(qtbot, story, tmp_path)
    panel = (*story.experts[:4], story.experts[6])
    carry_out(desk, desk.page.card, Act.CHANGE_PANEL, expert_ids=Picked(panel, panel[1]), reason="专家临时有事")
    seats = story.ask(rows.panel, meeting_id=story.meeting_id)
    assert tuple(seat.expert_id for seat in seats) == panel
    assert [seat.is_leader for seat in seats].index(True) == 1
    assert desk.dialog() is None
    assert desk.context.tasks.close()


def test_the_agenda_is_changed_before_and_put_in_another_order_while_the_meeting_runs(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    story.convene(proposals=story.proposals[:2])
    desk = Desk(qtbot, story, tmp_path)
    carry_out(desk, desk.page.card, Act.CHANGE_AGENDA, proposal_ids=Picked(tuple(story.proposals[1:])))
    agenda = story.ask(rows.agenda, meeting_id=story.meeting_id)
    assert [item.proposal_id for item in agenda] == story.proposals[1:]
    story.open()
    desk.page.read_again()
    desk.wait()
    carry_out(desk, desk.page.card, Act.ADD_ITEM, proposal_id=story.proposals[0], reason="补充")
    order = tuple(reversed(story.items()))
    carry_out(desk, desk.page.card, Act.REORDER_AGENDA, item_ids=Picked(order), reason="抽签")
    assert tuple(story.items()) == order
    assert desk.context.tasks.close()


def test_papers_still_owed_are_said_before_and_after_their_proposal_is_put_on_a_meeting(desk: Desk) -> None:
    facts = {"proposal_id": desk.story.proposals[0], "result": "correction", "examined_on": date(2026, 3, 5)}
    desk.story.do(conclude_examination, **facts, note="缺推荐函", days="1")
    desk.page.open_form()
    desk.wait()
    picks = desk.form._form.proposals
    place = next(row for row in range(picks.list.count()) if "待补正" in picks.list.item(row).text())
    assert "补正期限 2026-03-06，已逾期 " in picks.list.item(place).text()
    assert not desk.form.message.isVisibleTo(desk.form)
    picks.list.setFocus()
    picks.list.setCurrentRow(place)
    press("", SPACE)
    assert picks.list.currentRow() == place, "the mark stays where it was made"
    assert "登记补正、延期或审查结果以前，“今日待办”一直提醒" in desk.form.message.text
    press("", SPACE)
    assert (picks.picked(), desk.form.message.isVisibleTo(desk.form)) == ([], False)

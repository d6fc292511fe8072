"""On the table of a meeting everything that befalls it is registered with what it touches, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from qtic_desktop.domain.acts import Act
from qtic_desktop.services import meetings
from qtic_desktop.storage.queries import meetings as rows
from tests.gui.meeting_desk import Desk, at, carry_out, open_table, shown
from tests.gui.review_window import named
from tests.review_story import CLERK, OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    yield made
    made.workspace.close()


def test_a_late_arrival_says_what_it_does_and_is_taken_back(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene(size=6)
    story.open(size=6, absent=(5,))
    desk, page = open_table(qtbot, story, tmp_path, "panel")
    card = at(desk, page, story.experts[5])
    card.buttons[Act.RECORD_ARRIVAL].click()
    card.form.send()
    opener = card.buttons[Act.RECORD_ARRIVAL]
    assert opener.isVisible() == (opener.parentWidget() is not card)
    assert "请选择一项" in card.form.problem("from_item_id")
    card.form.field("from_item_id").set_value(story.items()[1])
    card.form.field("from_item_id").edited.emit()
    desk.wait()
    assert card.form.told.text() == "第 2、3 个项目可以评分和表决。第 1 个项目仍为缺席。"
    carry_out(desk, card, Act.RECORD_ARRIVAL, reason="flight late, 10:20")
    assert [story.sheet(5, item).state for item in range(3)] == ["absent", "open", "open"]
    assert page.title.text() == "到会 6 人，应到 6 人。"
    assert "从第 2 个项目起到会：flight late, 10:20" in shown(desk)
    carry_out(desk, card, Act.TAKE_BACK_MOVEMENT, reason="登记错人")
    assert [story.sheet(5, item).state for item in range(3)] == ["absent"] * 3
    assert "（已撤销：登记错人）" in shown(desk)
    assert desk.context.tasks.close()


def test_an_early_leaving_asks_from_which_project_and_paper_before_it_stays_open(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    story.convene()
    story.open()
    story.score(3, 0)
    desk, page = open_table(qtbot, story, tmp_path, "panel")
    card = at(desk, page, story.experts[3])
    card.buttons[Act.RECORD_LEAVING].click()
    assert card.form.field("from_item_id").value() is None
    card.form.field("from_item_id").set_value(story.items()[2])
    card.form.field("from_item_id").edited.emit()
    desk.wait()
    told = card.form.told.text()
    assert "第 3 个项目未提交的评分表转为缺席" in told
    assert "第 2 个项目的评分表仍可按纸质表补录" in told
    assert "第 3 个项目将少于规则要求的 5 人" in told
    carry_out(desk, card, Act.RECORD_LEAVING, reason="other duties")
    assert [story.sheet(3, item).state for item in range(3)] == ["submitted", "open", "absent"]
    assert "其中提前离会 1 人" in page.title.text()
    desk.page.desk.show_view("agenda")
    desk.wait()
    agenda = desk.page.desk.lists["agenda"]
    at(desk, agenda, story.items()[2])
    assert "参加 4 人，少于规则要求的 5 人" in shown(desk)
    assert desk.context.tasks.close()


def test_an_acting_leader_is_asked_for_named_and_released(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene(size=6)
    story.open(size=6)
    desk, page = open_table(qtbot, story, tmp_path, "panel")
    card = at(desk, page, story.experts[0])
    card.buttons[Act.RECORD_RECUSAL].click()
    carry_out(desk, card, Act.RECORD_RECUSAL, agenda_item_id=story.items()[1])
    assert "请填写回避原因" in card.form.problem("reason")
    carry_out(desk, card, Act.RECORD_RECUSAL, reason="worked there")
    assert page.message.text.startswith("回避已登记，只对这一个项目。")
    desk.page.desk.show_view("agenda")
    desk.wait()
    agenda = desk.page.desk.lists["agenda"]
    first = at(desk, agenda, story.items()[0])
    assert Act.NAME_ACTING_LEADER not in first.buttons
    card = at(desk, agenda, story.items()[1])
    assert "请指定代理组长" in shown(desk)
    carry_out(desk, card, Act.NAME_ACTING_LEADER, expert_id=story.experts[2], reason="chosen by the panel")
    assert story.ask(rows.attendance, meeting_id=story.meeting_id)[1].leader_id == story.experts[2]
    assert "（代理）" in card.facts["组长"]
    carry_out(desk, card, Act.RELEASE_ACTING_LEADER, reason="另行推举")
    assert story.ask(rows.attendance, meeting_id=story.meeting_id)[1].leader_id == ""
    assert desk.context.tasks.close()


def test_a_substitute_joins_leads_and_the_seat_given_by_mistake_is_taken_back(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    story.convene()
    story.open()
    desk, page = open_table(qtbot, story, tmp_path, "panel", CLERK)
    named(page, Act.ADD_MEMBER).click()
    form = page.dialog.form
    form.field("expert_id").set_value(story.experts[6])
    form.field("from_item_id").set_value(story.items()[1])
    form.field("reason").set_value("替补")
    form.send()
    desk.wait()
    assert [story.sheet(6, item).state for item in range(3)] == ["absent", "open", "open"]
    card = at(desk, page, story.experts[6])
    carry_out(desk, card, Act.ELECT_LEADER, reason="专家组推选")
    assert not card.buttons[Act.REMOVE_MEMBER].isEnabled()
    carry_out(desk, at(desk, page, story.experts[0]), Act.ELECT_LEADER, reason="仍由原组长主持")
    carry_out(desk, at(desk, page, story.experts[6]), Act.REMOVE_MEMBER, reason="人选有误")
    assert len(story.ask(rows.panel, meeting_id=story.meeting_id)) == 5
    assert desk.context.tasks.close()


def test_a_proposal_is_set_aside_taken_up_sealed_by_itself_and_reopened(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    story.convene()
    story.open()
    desk, page = open_table(qtbot, story, tmp_path, "agenda")
    card = at(desk, page, story.items()[0])
    first = story.items()[0]
    carry_out(desk, card, Act.SET_ASIDE_ITEM, ground="applicant_absent", reason="申报单位未到")
    assert len(story.items()) == 2
    assert card.facts["暂缓"] == "申报单位未到场：申报单位未到"
    carry_out(desk, card, Act.RESUME_ITEM, reason="申报单位已到")
    assert story.items()[0] == first
    for place in range(5):
        story.score(place, 0)
    card.buttons[Act.CLOSE_ITEM].click()
    assert "不能再改" in page.dialog.form.words.text()
    page.dialog.form.send()
    desk.wait()
    assert card.shown is not None
    assert card.shown.chip == ("ok", "已单独封存")
    carry_out(desk, card, Act.REOPEN_ITEM, reason="抄错一格")
    assert card.shown.chip == ("warn", "未经形式审查")
    assert desk.context.tasks.close()


def test_a_ballot_that_leaves_with_its_expert_is_told_nowhere_before_sealing(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    story.convene()
    story.open()
    story.score(3, 1, submit=False, vote="disagree")
    facts = {"meeting_id": story.meeting_id, "expert_id": story.experts[3], "from_item_id": story.items()[1]}
    story.do(meetings.record_leaving, reason="other duties", **facts)
    desk = Desk(qtbot, story, tmp_path, OFFICE)
    history = desk.page.card.history.text()
    assert "登记提前离会" in history
    assert "不同意" not in history
    assert "disagree" not in history
    assert desk.context.tasks.close()
    expert = Desk(qtbot, story, tmp_path, story.seat(1))
    assert expert.page.card.history.text() == ""
    assert expert.context.tasks.close()


def test_a_pledge_is_noted_with_the_telephone_and_taken_back(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene()
    desk, page = open_table(qtbot, story, tmp_path, "panel", CLERK)
    card = at(desk, page, story.experts[1])
    carry_out(desk, card, Act.RECORD_PLEDGE, devices=True)
    assert card.facts["承诺书"] == "已签，手机已交"
    carry_out(desk, card, Act.WITHDRAW_PLEDGE, reason="签在别处")
    assert "承诺书" not in card.facts
    assert desk.context.tasks.close()


def test_an_expert_reads_nothing_at_the_table_of_the_office(qtbot: Any, story: Story, tmp_path: Path) -> None:
    """What an expert does is on the own sheet; who came, went or is recused from what is for the office."""
    story.convene()
    story.open()
    desk, page = open_table(qtbot, story, tmp_path, "panel", story.seat(1))
    assert desk.page.card.buttons == {}
    assert page.feed.rows == ()
    assert "不能查看" in page.message.text
    assert not any(made.isVisible() for made in desk.page.findChildren(QPushButton, Act.ADD_MEMBER))
    assert desk.context.tasks.close()

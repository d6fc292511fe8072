"""关口: what stands before sealing leads to its place or is waived; one or two people seal, reopen and take back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.place import Place
from qtic_desktop.services import meetings
from qtic_desktop.services.registry import revise_rules
from qtic_desktop.storage.queries import meetings as rows
from tests.gui.meeting_desk import Desk, at, carry_out, open_table
from tests.gui.review_window import named
from tests.review_story import OFFICE, Story, begin_story

SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)
WHY = "专家已按纸质评分表现场说明，同意这样封存"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    yield made
    made.workspace.close()


def begin(story: Story, *, two: bool = False) -> None:
    """An open meeting of five in which nothing is written yet, and no tie waits."""
    if two:
        story.do(revise_rules, settings={"meeting_seals": "two"}, reason="现场封存由两人办理")
    story.convene()
    story.open()
    for row in story.ask(rows.recusals, OFFICE, meeting_id=story.meeting_id):
        story.do(meetings.dismiss_recusal, recusal_id=row.id, reason="已核实")


def hand_in(story: Story) -> None:
    for place in range(5):
        for item, short in enumerate(("0", "4")):
            story.score(place, item, short=short)


def status(story: Story) -> str:
    return str(story.ask(rows.meetings)[0].status)


def press(desk: Desk, page: Any, act: Act, **answers: object) -> Any:
    """An act on the meeting as a whole, asked in a dialog."""
    made = named(page, act)
    assert made.isVisible()
    assert made.isEnabled(), made.toolTip()
    made.click()
    desk.wait()
    form = page.dialog.form
    for name, value in answers.items():
        form.field(name).set_value(value)
    said = (form.words.text(), form.told.text())
    form.send()
    desk.wait()
    return said


def number(story: Story) -> str:
    return str(story.ask(rows.meetings)[0].number)


def test_an_open_sheet_leads_to_its_place_and_cannot_be_waived(qtbot: Any, story: Story, tmp_path: Path) -> None:
    begin(story)
    desk, page = open_table(qtbot, story, tmp_path, "gate", SUPERVISOR)
    assert page.title.text().startswith("还有")
    row = next(one for one in page.feed.rows if one.line.blocker.code == "scoring.sheet_open")
    card = at(desk, page, row.id)
    assert not card.buttons[Act.WAIVE_BLOCKER].isEnabled()
    named(card, "to_scoring").click()
    sheet = f"sheet/{row.agenda_item_id} {row.line.expert_id}"
    assert desk.gone[-1] == Place("scoring", story.meeting_id, view=sheet)
    assert desk.context.tasks.close()


def test_the_supervisor_waives_a_small_panel_takes_it_back_and_the_meeting_is_sealed(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    begin(story)
    story.do(meetings.record_recusal, agenda_item_id=story.items()[0], expert_id=story.experts[4], reason="顾问")
    for place in range(5):
        for item in range(2):
            if (place, item) != (4, 0):
                story.score(place, item, short=str(item))
    desk, page = open_table(qtbot, story, tmp_path, "gate", SUPERVISOR)
    (row,) = (one for one in page.feed.rows if one.line.stands)
    card = at(desk, page, row.id)
    carry_out(desk, card, Act.WAIVE_BLOCKER, reason="同意")
    assert "至少 10 个字" in card.form.message.text
    card.close_form()
    carry_out(desk, card, Act.WAIVE_BLOCKER, reason=WHY)
    assert card.facts["放行理由"] == WHY
    assert card.lines["body"].startswith("已放行，封存不再等这一项。")
    assert sum(one.line.blocker.code == "scoring.gate.unexamined" for one in page.feed.rows if one.line.hint) == 2
    assert page.title.text() == "可以封存"
    carry_out(desk, card, Act.WITHDRAW_WAIVER, reason="再议")
    assert page.title.text() == "还有 1 项"
    carry_out(desk, card, Act.WAIVE_BLOCKER, reason=WHY)
    assert not named(page, Act.SEAL_MEETING).isVisible()
    assert desk.context.tasks.close()
    desk, page = open_table(qtbot, story, tmp_path, "gate", OFFICE)
    press(desk, page, Act.SEAL_MEETING, number="PS-0")
    assert "请照样输入" in page.dialog.form.problem("number")
    page.dialog.form.field("number").set_value(number(story).lower())
    page.dialog.form.send()
    desk.wait()
    assert status(story) == "sealed"
    assert page.title.text() == "结果已封存"
    assert page.filter_text("all") == "全部 0"
    assert desk.context.tasks.close()


def test_two_people_seal_and_reopen_and_each_request_is_taken_back(qtbot: Any, story: Story, tmp_path: Path) -> None:
    begin(story, two=True)
    hand_in(story)
    office, page = open_table(qtbot, story, tmp_path / "o", "gate", OFFICE)
    press(office, page, Act.ASK_SEAL, number=number(story))
    assert page.title.text() == "已提出封存，等待监督员确认"
    press(office, page, Act.WITHDRAW_SEAL, reason="还要核一张")
    press(office, page, Act.ASK_SEAL, number=number(story))
    desk, other = open_table(qtbot, story, tmp_path / "s", "gate", SUPERVISOR)
    words, _ = press(desk, other, Act.CONFIRM_SEAL, number=number(story))
    assert f"{OFFICE.name}于" in words
    assert "2 个项目的评分和表决从此不能再改" in words
    assert status(story) == "sealed"
    page.read_again()
    office.page.desk.read()
    office.wait()
    _, told = press(office, page, Act.ASK_REOPEN, reason=WHY)
    assert "分数、名次重新隐藏" in told
    press(office, page, Act.WITHDRAW_REOPEN)
    press(office, page, Act.ASK_REOPEN, reason=WHY)
    other.read_again()
    desk.page.desk.read()
    desk.wait()
    press(desk, other, Act.CONFIRM_REOPEN, number=number(story))
    assert status(story) == "open"
    desk.page.close_desk()
    desk.page.read_again()
    desk.wait()
    steps = [step.text for step in desk.page.card.shown.steps]
    assert any("启封" in text and WHY in text for text in steps)
    assert office.context.tasks.close()
    assert desk.context.tasks.close()


def test_before_the_meeting_and_for_an_expert_there_is_no_board(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.convene()
    desk, page = open_table(qtbot, story, tmp_path / "o", "gate", OFFICE)
    assert page.is_empty
    assert page.title.text() == "会议尚未开始"
    assert desk.context.tasks.close()
    desk, _ = open_table(qtbot, story, tmp_path / "e", "agenda", story.seat(0))
    assert set(desk.page.desk.tabs) == {"agenda", "panel"}
    assert desk.context.tasks.close()

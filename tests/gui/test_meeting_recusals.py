"""回避 on the table of a meeting: found, wished and declared ones are confirmed, dismissed, taken back, thought over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.place import Place
from qtic_desktop.services import experts as pool
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.unit_of_work import find
from tests.gui.meeting_desk import Desk, at, carry_out, open_table
from tests.gui.review_window import named
from tests.review_story import CLERK, OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """An open meeting of five whose second expert works for the host of the first proposal."""
    made = begin_story(tmp_path / "w", proposals=2)
    with made.workspace.store.read() as session:
        host = find(session, Proposal, made.proposals[0]).host_name
    change = pool.ExpertChange(organization=host)
    made.do(pool.correct_expert, expert_id=made.experts[1], change=change, reason="单位变动")
    made.convene()
    made.open()
    yield made
    made.workspace.close()


def found(story: Story) -> rows.RecusalRow:
    """The tie of the second expert to the first proposal."""
    listed = story.ask(rows.recusals, OFFICE, meeting_id=story.meeting_id)
    return next(row for row in listed if (row.expert_id, row.tie) == (story.experts[1], "host"))


def begin(desk: Desk, page: Any, act: Act, **answers: object) -> None:
    """Carry out an act that begins a recusal."""
    named(page, act).click()
    form = page.dialog.form
    for name, value in answers.items():
        form.field(name).set_value(value)
        form.field(name).edited.emit()
    desk.wait()
    form.send()
    desk.wait()


def test_who_may_not_read_recusals_has_no_list_of_them_and_no_way_to_it(
    qtbot: Any, story: Story, tmp_path: Path
) -> None:
    desk, page = open_table(qtbot, story, tmp_path, "panel", Actor("h", "负责人", Role.HEAD))
    assert list(desk.page.desk.tabs) == ["agenda", "panel", "gate"]
    at(desk, page, story.experts[1])
    assert "看回避" not in [made.text() for made in page.card.findChildren(QPushButton)]
    desk, page = open_table(qtbot, story, tmp_path, "panel")
    at(desk, page, story.experts[1])
    assert "看回避" in [made.text() for made in page.card.findChildren(QPushButton)]


def test_an_expert_of_the_host_is_found_confirmed_and_comes_back(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.score(1, 0)
    desk, page = open_table(qtbot, story, tmp_path, "recusals")
    assert desk.page.desk.tabs["recusals"].text() == f"回避 {len(page.feed.rows)}"
    card = at(desk, page, found(story).id)
    assert card.facts["来源"] == "程序查出"
    assert "在依托单位任职" in card.facts["关联"]
    card.buttons[Act.CONFIRM_RECUSAL].click()
    desk.wait()
    told = card.form.told.text()
    assert "已提交的评分表退出统计" in told
    assert "只剩 4 人参加，少于规则要求的 5 人" in told
    carry_out(desk, card, Act.CONFIRM_RECUSAL, reason="核实在职")
    assert [story.sheet(1, item).state for item in range(2)] == ["recused", "open"]
    carry_out(desk, card, Act.WITHDRAW_RECUSAL, reason="该单位已更名，不是同一家")
    assert (story.sheet(1, 0).state, story.sheet(1, 0).voted) == ("submitted", True)
    carry_out(desk, card, Act.RECONSIDER_RECUSAL, reason="再核")
    carry_out(desk, card, Act.DISMISS_RECUSAL, reason="已核实不是同一家")
    assert story.sheet(1, 0).state == "submitted"
    assert card.facts["处理"] == "已核实不是同一家"
    assert desk.context.tasks.close()


def test_an_applicant_wishes_and_the_office_decides(qtbot: Any, story: Story, tmp_path: Path) -> None:
    desk, page = open_table(qtbot, story, tmp_path, "recusals", CLERK)
    wish = {"proposal_id": story.proposals[1], "expert_id": story.experts[2], "reason": "与我单位有竞争关系"}
    begin(desk, page, Act.WISH_RECUSAL, **wish)
    assert "等待办公室" in page.message.text
    listed = story.ask(rows.recusals, OFFICE, meeting_id=story.meeting_id)
    (row,) = (one for one in listed if one.origin == "wished")
    assert at(desk, page, row.id).buttons == {}, "a clerk does not decide"
    assert story.sheet(2, 1).state == "open"
    assert desk.context.tasks.close()


def test_a_recusal_is_declared_with_what_it_touches(qtbot: Any, story: Story, tmp_path: Path) -> None:
    desk, page = open_table(qtbot, story, tmp_path, "recusals")
    named(page, Act.RECORD_RECUSAL).click()
    form = page.dialog.form
    for name, value in (("expert_id", story.experts[0]), ("agenda_item_id", story.items()[1])):
        form.field(name).set_value(value)
        form.field(name).edited.emit()
    desk.wait()
    assert "请另外指定代理组长" in form.told.text()
    form.field("reason").set_value("曾任顾问")
    form.send()
    desk.wait()
    assert story.sheet(0, 1).state == "recused"
    chosen = page.table.selected()
    assert (chosen.expert_id, chosen.reason) == (story.experts[0], "曾任顾问")
    assert desk.context.tasks.close()


def test_after_sealing_a_recusal_leads_to_the_docket(qtbot: Any, story: Story, tmp_path: Path) -> None:
    from qtic_desktop.services import meetings, scoring

    for row in story.ask(rows.recusals, OFFICE, meeting_id=story.meeting_id):
        story.do(meetings.dismiss_recusal, recusal_id=row.id, reason="已核实")
    for place in range(5):
        for item in range(2):
            story.score(place, item)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    desk, page = open_table(qtbot, story, tmp_path, "recusals")
    card = at(desk, page, found(story).id)
    assert not card.buttons[Act.RECONSIDER_RECUSAL].isEnabled()
    assert "已封存" in card.buttons[Act.RECONSIDER_RECUSAL].toolTip()
    named(card, "to_scoring").click()
    assert desk.gone[-1] == Place("scoring", story.meeting_id, view="after")
    assert desk.context.tasks.close()

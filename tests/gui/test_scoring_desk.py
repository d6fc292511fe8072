"""The desk's view: states without figures, ballots by keys, results that explain themselves, a typed seal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.changes import Actor
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.page import ScoringPage
from qtic_desktop.gui.scoring.results_pane import COLUMNS
from qtic_desktop.services import meetings, opinions, registry, scoring
from qtic_desktop.services.exports import export_score_summary
from qtic_desktop.services.opinions import papers
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries import opinions as opinion_rows
from tests.gui.review_window import make_context, named, press, settle, show_page
from tests.review_story import CLERK, OFFICE, Story, begin_story


class Desk:
    def __init__(self, qtbot: Any, story: Story, actor: Actor, folder: Path) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, actor, folder)
        self.page = ScoringPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        show_page(qtbot, self.page)
        self.read()

    def read(self) -> None:
        self.page.activate(Place(self.page.name))
        self.wait()

    def wait(self) -> None:
        settle(self.qtbot, self.context)
        settle(self.qtbot, self.context)

    def shown(self) -> str:
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        table = self.page.results.table
        cells = [table.item(r, c) for r in range(table.rowCount()) for c in range(table.columnCount())]
        return "\n".join(labels + [cell.text() for cell in cells if cell is not None])

    def explanation(self, column: str, line: int = 0) -> str:
        """What is said about a figure; above the first proposal stands the name of its group."""
        table = self.page.results.table
        place = table.visualItemRect(table.item(line + 1, COLUMNS.index(column))).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        body = named(self.page, "explanation")
        return "\n".join(label.text() for label in body.findChildren(QLabel))


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1)
    made.convene()
    made.open()
    yield made
    made.workspace.close()


@pytest.fixture
def desk(qtbot: Any, story: Story, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, story, OFFICE, tmp_path)
    yield made
    assert made.context.tasks.close()


def finish(story: Story) -> None:
    for place, short in enumerate(("10", "0", "2", "4.5", "6")):
        story.score(place, short=short)


def test_states_are_shown_and_no_figure_before_all_is_in(desk: Desk, story: Story) -> None:
    story.score(0, short="3.5", vote="agree")
    desk.read()
    matrix = desk.page.matrix
    assert [matrix.item(row, 0).text() for row in range(5)] == ["已提交\n已投票", *["未提交\n未表决"] * 4]
    desk.page.choose_filter("results")
    text = desk.shown()
    assert "还有" in text
    assert "96.5" not in text
    assert desk.page.results.table.rowCount() == 0
    assert not named(desk.page, "seal").isVisible()


def test_a_window_that_only_reads_offers_nothing_to_enter(qtbot: Any, story: Story, tmp_path: Path) -> None:
    entered = ("ballot_open", "void_open", "recusal_open", "paper_instead_open")
    shown = []
    for number, actor in enumerate((OFFICE, replace(OFFICE, reads_only=True))):
        desk = Desk(qtbot, story, actor, tmp_path / str(number))
        desk.page.activate(Place("scoring", story.meeting_id, view=f"sheet/{story.items()[0]} {story.experts[0]}"))
        desk.wait()
        shown.append({name for name in entered if named(desk.page, name).isVisible()})
        desk.context.tasks.close()
    assert "void_open" in shown[0]
    assert shown[1] == set()


def test_an_obstacle_leads_to_its_sheet(desk: Desk, story: Story) -> None:
    view = f"sheet/{story.items()[0]} {story.experts[3]}"
    desk.page.activate(Place("scoring", story.meeting_id, view=view))
    desk.wait()
    assert desk.page.filter_key == "progress"
    assert (desk.page.matrix.currentRow(), desk.page.matrix.currentColumn()) == (3, 0)


def test_two_people_seal_where_the_rules_say_so(qtbot: Any, tmp_path: Path) -> None:
    made = begin_story(tmp_path / "two", proposals=1)
    made.do(registry.revise_rules, settings={"meeting_seals": "two"}, reason="现场封存由两人办理")
    made.convene()
    made.open()
    for row in made.ask(rows.recusals, OFFICE, meeting_id=made.meeting_id):
        made.do(meetings.dismiss_recusal, recusal_id=row.id, reason="已核实")
    finish(made)
    desk = Desk(qtbot, made, OFFICE, tmp_path)
    desk.page.choose_filter("results")
    number = made.ask(rows.meetings)[0].number
    named(desk.page, "seal_number").setFocus()
    press(number)
    named(desk.page, "seal").click()
    desk.wait()
    assert "等待监督员" in desk.page.message.text
    assert made.ask(rows.meetings)[0].status == "open"
    assert desk.context.tasks.close()
    made.workspace.close()


def test_a_locked_sheet_is_not_opened_for_keying(desk: Desk, story: Story) -> None:
    story.score(0)
    desk.read()
    desk.page.matrix.setCurrentCell(0, 0)
    desk.page.matrix.setFocus()
    press("", Qt.Key.Key_Return)
    desk.wait()
    assert desk.page.overlay is None
    assert "不能代录" in desk.page.message.text


def test_no_digit_casts_a_vote_in_the_matrix(desk: Desk, story: Story) -> None:
    story.score(0, vote="agree")
    desk.read()
    desk.page.matrix.setCurrentCell(0, 0)
    desk.page.matrix.setFocus()
    press("1231")
    desk.wait()
    assert [story.sheet(place).vote for place in range(5)] == ["agree", None, None, None, None]
    assert (desk.page.matrix.currentRow(), desk.page.matrix.currentColumn()) == (0, 0)


def test_a_paper_ballot_is_keyed_by_two_deliberate_acts_and_stays(desk: Desk, story: Story) -> None:
    story.score(0, vote="")
    desk.read()
    desk.page.matrix.setCurrentCell(0, 0)
    named(desk.page, "ballot_open").click()
    press("3")
    desk.wait()
    assert story.sheet(0).vote is None
    assert "不同意" in named(desk.page, "vote_confirm").text()
    press("", Qt.Key.Key_Return)
    desk.wait()
    assert (story.sheet(0).vote, story.sheet(0).vote_keyed_by) == ("disagree", OFFICE.name)
    assert not named(desk.page, "ballot_open").isVisible()
    assert desk.page.matrix.hasFocus(), "the focus is never left on an act like 作废"
    assert "不同意" not in desk.shown(), "before sealing nobody reads a ballot"


def test_what_an_expert_has_begun_is_copied_from_paper_only_after_it_was_taken_away(desk: Desk, story: Story) -> None:
    own = story.sheet(1)
    story.do(scoring.save_points, actor=story.seat(1), sheet_id=own.id, criterion="1", text="12.5")
    desk.read()
    desk.page.matrix.setCurrentCell(1, 0)
    desk.page.matrix.setFocus()
    press("", Qt.Key.Key_Return)
    desk.wait()
    assert desk.page.overlay is None
    assert "专家本人在填" in desk.shown()
    named(desk.page, "paper_instead_open").click()
    press("screen broke")
    named(desk.page, "paper_instead_confirm").click()
    desk.wait()
    assert story.sheet(1).entries["1"].points is None
    assert (story.sheet(1).hand, story.sheet(1).keyed_by) == ("desk", OFFICE.name)
    desk.page.matrix.setFocus()
    press("", Qt.Key.Key_Return)
    desk.wait()
    assert desk.page.overlay is not None


def test_each_figure_explains_itself_once_it_is_sealed(desk: Desk, story: Story) -> None:
    finish(story)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    desk.read()
    desk.page.choose_filter("results")
    desk.wait()
    names = [seat.name for seat in story.ask(rows.panel, meeting_id=story.meeting_id)]
    mean = desk.explanation("mean")
    assert f"去掉一个最高分：{names[1]} 100" in mean
    assert f"去掉一个最低分：{names[0]} 90" in mean
    assert "95.83" in mean
    assert "四舍五入一次到 2 位小数" in mean
    votes = desk.explanation("votes")
    assert "须达 2/3" in votes
    assert "四舍五入" not in votes
    assert "结论：同意" in desk.explanation("verdict")
    assert story.experts[0] not in mean


def test_sealing_is_typed(desk: Desk, story: Story) -> None:
    finish(story)
    desk.read()
    desk.page.choose_filter("results")
    desk.wait()
    named(desk.page, "seal_number").setFocus()
    press("PS-2026-02")
    named(desk.page, "seal").click()
    desk.wait()
    assert "没有封存" in desk.shown()
    assert story.ask(rows.meetings)[0].status == "open"
    named(desk.page, "seal_number").clear()
    named(desk.page, "seal_number").setFocus()
    press("ps-2026-01", Qt.Key.Key_Return)
    press("", Qt.Key.Key_Return)
    desk.wait()
    assert story.ask(rows.meetings)[0].status == "sealed"
    assert "更正单" in desk.shown()
    assert not named(desk.page, "seal").isVisible()


def test_a_clerk_is_told_who_seals(qtbot: Any, story: Story, tmp_path: Path) -> None:
    finish(story)
    desk = Desk(qtbot, story, CLERK, tmp_path)
    desk.page.choose_filter("results")
    desk.wait()
    assert "封存由办公室人员操作" in desk.shown()
    assert not named(desk.page, "seal").isVisible()
    assert desk.context.tasks.close()


def test_a_sheet_is_voided_with_its_reason(desk: Desk, story: Story) -> None:
    story.score(0)
    desk.read()
    desk.page.matrix.setCurrentCell(0, 0)
    named(desk.page, "void_open").click()
    touches = named(desk.page, "void_touches").text()
    assert "分数不计入，已投的票照样计入表决，应表决人数不变" in touches
    assert "“登记回避”" in touches, "where the ballot is to go, too"
    named(desk.page, "void_confirm").click()
    desk.wait()
    assert story.sheet(0).state == "submitted"
    assert desk.page.message.text
    named(desk.page, "void_reason").setFocus()
    press("unsigned")
    named(desk.page, "void_confirm").click()
    desk.wait()
    assert (story.sheet(0).state, story.sheet(0).reason) == ("void", "unsigned")
    assert desk.page.matrix.item(0, 0).text() == "作废\n已投票"
    assert "分数不计入；表决票照计。" in desk.shown()


def test_a_recusal_says_what_it_touches_where_it_is_registered_and_is_taken_back_there(
    desk: Desk, story: Story
) -> None:
    story.score(0)
    desk.read()
    desk.page.matrix.setCurrentCell(0, 0)
    named(desk.page, "recusal_open").click()
    desk.wait()
    touches = named(desk.page, "recusal_touches").text()
    assert "已投的票收起；撤销回避时都还回" in touches
    assert "已提交的评分表退出统计。" in touches
    assert "只剩 4 人参加，少于规则要求的 5 人" in touches
    named(desk.page, "recusal_reason").setFocus()
    press("adviser")
    named(desk.page, "recusal_confirm").click()
    desk.wait()
    assert story.sheet(0).state == "recused"
    named(desk.page, "reinstate_open").click()
    named(desk.page, "reinstate_reason").setFocus()
    press("wrong person")
    named(desk.page, "reinstate_confirm").click()
    desk.wait()
    assert story.sheet(0).state == "submitted"
    assert desk.page.matrix.item(0, 0).text() == "已提交\n已投票"


def test_groups_are_ranked_apart_and_say_so(qtbot: Any, tmp_path: Path) -> None:
    story = begin_story(tmp_path / "g", proposals=3)
    story.convene()
    story.open()
    for item, short in enumerate(("0", "3", "0")):
        for place in range(5):
            story.score(place, item, short=short)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    desk = Desk(qtbot, story, OFFICE, tmp_path)
    desk.page.choose_filter("results")
    desk.wait()
    table = desk.page.results.table
    shown = [table.item(line, 0).text() for line in range(table.rowCount())]
    assert shown == ["转建组：1 个项目，组内排名", "1", "新建组：2 个项目，组内排名", "1（并列）", "1（并列）"]
    words = desk.explanation("rank", 2)
    assert "只在“新建”组内比较" in words
    assert "100.00" in words
    assert "97.00" not in words
    table.setCurrentCell(0, 0)
    assert "只在“转建”组内比较" in "\n".join(
        label.text() for label in named(desk.page, "explanation").findChildren(QLabel)
    )
    assert desk.context.tasks.close()
    story.workspace.close()


def test_what_is_missing_leads_to_its_sheet(desk: Desk, story: Story) -> None:
    for place in range(4):
        story.score(place)
    desk.read()
    desk.page.choose_filter("results")
    desk.wait()
    named(desk.page, "blockers").itemClicked.emit(named(desk.page, "blockers").item(0))
    assert desk.page.filter_key == "progress"
    assert (desk.page.matrix.currentRow(), desk.page.matrix.currentColumn()) == (4, 0)


def test_a_recused_expert_is_shown_with_the_reason_and_what_it_means(desk: Desk, story: Story) -> None:
    story.do(meetings.record_recusal, agenda_item_id=story.items()[0], expert_id=story.experts[2], reason="曾任职")
    desk.read()
    desk.page.matrix.setCurrentCell(2, 0)
    assert "曾任职" in desk.shown()
    assert "也不是 0 分" in desk.shown()


@pytest.mark.parametrize(("decimals", "printed"), [(0, "96"), (1, "96.4"), (4, "96.3636")])
def test_window_workbook_and_paper_show_the_same_mean(qtbot: Any, tmp_path: Path, decimals: int, printed: str) -> None:
    """53 of 55 points on the mean: a figure that never ends, rounded in one place for all who show it."""
    story = begin_story(tmp_path / "d", proposals=1)
    story.do(registry.revise_rules, settings={"decimals": decimals}, reason="本批试行")
    story.convene()
    story.open()
    story.leave_out("3", "5", "6", "7", "8")
    for place, short in enumerate(("2.5", "0", "2", "1.5", "4")):
        story.score(place, short=short)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    desk = Desk(qtbot, story, OFFICE, tmp_path)
    desk.page.choose_filter("results")
    desk.wait()
    assert desk.page.results.table.item(1, COLUMNS.index("mean")).text() == printed
    assert printed in desk.explanation("mean")
    assert desk.context.tasks.close()
    export_score_summary(story.workspace, OFFICE, out=tmp_path / "s.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "s.xlsx").worksheets[0]["F7"]
    assert f"{cell.value:.{len(cell.number_format.partition('.')[2])}f}" == printed
    story.do(opinions.draft_opinion, agenda_item_id=story.items()[0])
    (row,) = story.ask(opinion_rows.opinions)
    pages = page_texts(papers.preview_opinion(story.workspace, OFFICE, opinion_id=row.opinion_id))
    assert f"平均得分{printed}分" in "".join("".join(pages).split())
    story.workspace.close()


def test_only_sheets_that_are_to_be_filled_are_counted_as_sheets(desk: Desk, story: Story) -> None:
    facts = {"agenda_item_id": story.items()[0], "expert_id": story.experts[0], "reason": "adviser"}
    story.do(meetings.record_recusal, **facts)
    desk.read()
    assert "评分表共 4 份，未提交 4 份；未表决 4 票；缺席和回避的 1 份不填" in desk.shown()

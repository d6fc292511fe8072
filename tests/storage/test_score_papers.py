"""On the paper sheet and in the workbook blank, zero, not applicable, abstained, recused, absent and void stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from qtic_desktop.documents.content.score_sheets import score_sheet_document, sheets_of
from qtic_desktop.documents.model import KeyValues, Table
from qtic_desktop.documents.xlsx.score_summary import write_score_summary
from qtic_desktop.services import meetings, scoring
from qtic_desktop.services.summaries import score_summary
from tests.review_story import Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """One proposal, criterion 3 not applicable, and each of eight seats in another state."""
    made = begin_story(tmp_path / "w", proposals=1, experts=8)
    made.convene(size=8)
    made.open(size=8, absent=(7,))
    made.leave_out("3")
    facts = {"agenda_item_id": made.items()[0], "expert_id": made.experts[0], "reason": "曾任职"}
    made.do(meetings.record_recusal, **facts)
    made.score(1, short="15")
    made.score(2, short="2")
    made.score(3, short="2")
    made.do(scoring.abstain_sheet, sheet_id=made.sheet(4).id, reason="不熟悉")
    made.score(5)
    made.do(scoring.void_sheet, sheet_id=made.sheet(5).id, reason="未签名")
    made.do(scoring.save_points, sheet_id=made.sheet(6).id, criterion="1", text="0")
    yield made
    made.workspace.close()


def pages(story: Story) -> list[tuple[str, list[tuple[str, ...]]]]:
    """What each page says of its sheet, and the rows of its table."""
    summary = story.ask(score_summary, meeting_id=story.meeting_id, made_at="")
    document = score_sheet_document(sheets_of(summary), meeting_title="会", held_on=summary.held_on, place="室")
    found: list[tuple[str, list[tuple[str, ...]]]] = []
    said = ""
    for block in document.blocks:
        if isinstance(block, KeyValues):
            said = block.pairs[2][1]
        elif isinstance(block, Table):
            found.append((said, [tuple(str(cell) for cell in row) for row in block.rows]))
    return found


def test_the_paper_sheets_tell_the_states_apart(story: Story) -> None:
    words = [said.partition("本表：")[2] for said, _rows in pages(story)]
    assert words == ["本项目回避，不评分", "已交表", "已交表", "已交表", "弃权", "本表作废", "尚未交表", "未到会"]
    zero, blank = pages(story)[1][1], pages(story)[6][1]
    assert [row[3] for row in zero[:3]] == ["0", "20", "不适用"]
    assert [row[3] for row in blank[:3]] == ["0", "", "不适用"]


def test_the_sum_an_expert_can_add_up_stands_above_the_total_of_a_hundred(story: Story) -> None:
    rows = pages(story)[1][1]
    assert [row[1:4] for row in rows[-2:]] == [("合计（适用指标）", "85", "70"), ("折算为百分制", "100", "82.35")]


def test_the_workbook_tells_the_states_apart(story: Story, tmp_path: Path) -> None:
    out = tmp_path / "s.xlsx"
    with out.open("wb") as file:
        write_score_summary(story.ask(score_summary, meeting_id=story.meeting_id, made_at=""), file)
    book = openpyxl.load_workbook(out)
    totals = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    (line,) = [row for row in totals if row[0] == 1 and row[4] == "新建"]
    assert line[5:13] == ["回避", 82.35, 97.65, 97.65, "弃权", "作废", "未交", "缺席"]
    points = [list(row) for row in book.worksheets[1].iter_rows(values_only=True)]
    by_state = {row[3]: row[4:7] for row in points if row[3] in ("回避", "计入", "弃权", "作废", "未交", "缺席")}
    assert by_state["未交"] == [0, "—", "不适用"]
    assert by_state["回避"] == ["—", "—", "—"]
    zero = next(row[4:7] for row in points if row[3] == "计入")
    assert zero == [0, 20, "不适用"]

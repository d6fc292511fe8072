"""On the paper sheet and in the workbook blank, zero, not applicable, abstained, recused, absent and void stay apart."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.content.scoring import score_sheets_document, score_summary_document
from qtic_desktop.documents.making import make_workbook
from qtic_desktop.documents.model import KeyValues, Table
from qtic_desktop.services import meetings, registry, scoring
from qtic_desktop.services.exports import export_score_sheets, export_score_summary
from qtic_desktop.services.opinions import opinion_facts
from qtic_desktop.services.results import meeting_results
from qtic_desktop.services.summaries import score_summary
from tests.review_story import OFFICE, Story, begin_story


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
    document = score_sheets_document(summary)
    found: list[tuple[str, list[tuple[str, ...]]]] = []
    said = ""
    for block in document.blocks:
        if isinstance(block, KeyValues):
            said = block.pairs[2][1]
        elif isinstance(block, Table):
            found.append((said, [tuple(str(cell) for cell in row) for row in block.rows]))
    return found


def workbook(story: Story) -> bytes:
    """The summary as a workbook, before sealing too."""
    return make_workbook(
        score_summary_document(story.ask(score_summary, meeting_id=story.meeting_id, made_at="2026-03-10 17:40"))
    )


def test_the_paper_sheets_tell_the_states_apart(story: Story) -> None:
    words = [said.partition("本表：")[2] for said, _rows in pages(story)]
    assert words == ["本项目回避，不评分", "已交表", "已交表", "已交表", "弃权", "本表作废", "尚未交表", "未到会"]
    zero, blank = pages(story)[1][1], pages(story)[6][1]
    assert [row[3] for row in zero[:3]] == ["0", "20", "不适用"]
    assert [row[3] for row in blank[:3]] == ["0", "", "不适用"]


def test_the_sum_an_expert_can_add_up_stands_above_the_total_of_a_hundred(story: Story) -> None:
    rows = pages(story)[1][1]
    assert [row[1:4] for row in rows[-2:]] == [("合计（适用指标）", "85", "70"), ("折算为百分制", "100", "82.35")]


def test_no_sheet_says_what_became_of_it_in_the_mean(tmp_path: Path) -> None:
    made = begin_story(tmp_path / "w", proposals=1)
    made.convene()
    made.open()
    for place in range(5):
        made.score(place, short=str(place))
    (outcome,) = made.ask(score_summary, meeting_id=made.meeting_id, made_at="").outcomes
    assert outcome.dropped == 2
    assert {said.partition("本表：")[2] for said, _rows in pages(made)} == {"已交表"}
    text = "".join(
        str(block)
        for block in score_sheets_document(made.ask(score_summary, meeting_id=made.meeting_id, made_at="")).blocks
    )
    assert not [word for word in ("去掉", "最高分", "最低分") if word in text]
    made.workspace.close()


@pytest.fixture
def commented(tmp_path: Path) -> Iterator[Story]:
    """Two proposals, every sheet handed in; one expert wrote on two criteria and on the whole sheet of the first."""
    made = begin_story(tmp_path / "w")
    made.convene()
    made.open()
    sheet = made.sheet(1).id
    for criterion, text in (("1", "定位清楚，请补充市场数据。"), ("7", "团队稳定。"), ("", "总体可行，建议支持。")):
        made.do(scoring.save_comment, sheet_id=sheet, criterion=criterion, text=text)
    for item in range(2):
        for place in range(5):
            made.score(place, item, short=str(place))
    made.do(scoring.seal_meeting, meeting_id=made.meeting_id)
    yield made
    made.workspace.close()


def test_a_keyed_comment_is_printed_on_the_sheet_of_its_expert_beside_its_criterion(
    commented: Story, tmp_path: Path
) -> None:
    out = tmp_path / "评分表.pdf"
    export_score_sheets(commented.workspace, OFFICE, out=out)
    shown = ["".join(text.split()) for text in page_texts(out.read_bytes())]
    assert len(shown) == 10
    (mine,) = [text for text in shown if "定位清楚" in text]
    name = commented.sheet(1).expert_name
    assert f"评审专家：{name}" in mine
    assert "定位清楚，请补充市场数据。" in mine
    assert mine.index("定位清楚") < mine.index("团队稳定。") < mine.index("总体评语：总体可行，建议支持。")
    rows = pages(commented)[1][1]
    assert [(row[0], row[4]) for row in rows if row[4]] == [("1", "定位清楚，请补充市场数据。"), ("7", "团队稳定。")]


def test_a_keyed_comment_reaches_the_sheet_of_comments_of_the_workbook(commented: Story, tmp_path: Path) -> None:
    out = tmp_path / "s.xlsx"
    export_score_summary(commented.workspace, OFFICE, out=out)
    book = openpyxl.load_workbook(out)
    lines = [row[:6] for row in book["专家评语"].iter_rows(min_row=5, values_only=True)]
    sheet = commented.sheet(1)
    assert [(line[0], line[1], line[3], line[5]) for line in lines] == [
        (1, sheet.number, sheet.expert_name, "定位清楚，请补充市场数据。"),
        (1, sheet.number, sheet.expert_name, "团队稳定。"),
        (1, sheet.number, sheet.expert_name, "总体可行，建议支持。"),
    ]
    assert [str(line[4]).split("\n")[0].split()[0] for line in lines] == ["1", "7", "总体"]


def test_without_a_comment_the_workbook_has_no_sheet_of_comments(story: Story) -> None:
    assert "专家评语" not in openpyxl.load_workbook(io.BytesIO(workbook(story))).sheetnames


def test_means_of_the_criteria_say_how_many_sheets_they_are_of(commented: Story, tmp_path: Path) -> None:
    out = tmp_path / "s.xlsx"
    export_score_summary(commented.workspace, OFFICE, out=out)
    points = [str(row[1]) for row in openpyxl.load_workbook(out).worksheets[2].iter_rows(values_only=True)]
    assert "逐项平均（有效 5 份，去掉 2 份，计入 3 份）" in points


@pytest.mark.parametrize("decimals", [0, 3])
def test_mean_of_workbook_and_opinion_are_the_figure_of_the_record(tmp_path: Path, decimals: int) -> None:
    made = begin_story(tmp_path / "w", proposals=1)
    made.do(registry.revise_rules, settings={"decimals": decimals}, reason="本批试行")
    made.convene()
    made.open()
    for place in range(5):
        made.score(place, short=str(place + 0.5))
    made.do(scoring.seal_meeting, meeting_id=made.meeting_id)
    (outcome,) = made.ask(meeting_results, meeting_id=made.meeting_id)
    assert f"{outcome.result.mean:f}" == {0: "98", 3: "97.500"}[decimals]
    facts = made.ask(opinion_facts, agenda_item_id=made.items()[0], version_no=1)
    assert facts.mean == f"{outcome.result.mean:f}"
    export_score_summary(made.workspace, OFFICE, out=tmp_path / "s.xlsx")
    book = openpyxl.load_workbook(tmp_path / "s.xlsx").worksheets[0]
    cell = book["F7"]
    assert (cell.value, cell.number_format) == (float(facts.mean), {0: "0", 3: "0.000"}[decimals])
    made.workspace.close()


def test_the_workbook_tells_the_states_apart(story: Story, tmp_path: Path) -> None:
    out = tmp_path / "s.xlsx"
    out.write_bytes(workbook(story))
    book = openpyxl.load_workbook(out)
    totals = [list(row) for row in book.worksheets[1].iter_rows(values_only=True)]
    (line,) = [row for row in totals if str(row[1]).startswith("QTIC-")]
    assert line[3:11] == ["回避", 82.35, 97.65, 97.65, "弃权", "作废", "未交", "缺席"]
    points = [list(row) for row in book.worksheets[2].iter_rows(values_only=True)]
    by_state = {row[3]: row[4:7] for row in points if row[3] in ("回避", "计入", "弃权", "作废", "未交", "缺席")}
    assert by_state["未交"] == [0, "—", "不适用"]
    assert by_state["回避"] == ["—", "—", "—"]
    zero = next(row[4:7] for row in points if row[3] == "计入")
    assert zero == [0, 20, "不适用"]

"""统计表: the counts of the ledger and the means of criteria against a count by hand; charts that point at the cells they show."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.content.statistics import statistics_document, statistics_tables
from qtic_desktop.documents.making import make_pdf, make_workbook
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.statistics import CenterFacts, Statistics, counted
from qtic_desktop.services.perform import work
from qtic_desktop.services.statistics import export_statistics, look_at_statistics
from tests.documents import papers
from tests.documents.test_xlsx_injection import PAYLOADS
from tests.helpers.sealed import SHORT, sealed_story
from tests.review_story import OFFICE, begin_story

DAY = date(2026, 3, 5)


def center(
    field: str = "海洋", mode: str = "LEAD_ENTERPRISE", status: str = "running", year: int = 2024
) -> CenterFacts:
    return CenterFacts(field, "崂山区科技局", mode, "NEW", status, date(year, 3, 1))


def facts(*centers: CenterFacts) -> Statistics:
    return Statistics(DAY, "青岛市科学技术局", True, "2026-03-05 09:00", centers, (), (), 0)


def test_groups_are_counted_the_largest_first_and_none_is_dropped() -> None:
    centers = [center("海洋"), center("海洋", status="revoked"), center(""), center("材料")]
    found = counted(centers, lambda one: one.field)
    assert [(name, count) for name, count, _ in found] == [("海洋", 2), ("", 1), ("材料", 1)]
    assert found[0][2] == {"running": 1, "revoked": 1}
    assert sum(count for _, count, _ in found) == len(centers)


def rows(data: bytes, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(data))[sheet].iter_rows()]


def test_workbook_and_paper_say_the_same_and_the_sums_are_right() -> None:
    centers = (
        center("海洋"),
        center("海洋", status="revoked"),
        center("", mode=""),
        center("材料", status="cancelled"),
    )
    document = statistics_document(facts(*centers))
    data = make_workbook(document)
    assert data == make_workbook(document), "the same figures give the same bytes"
    table = {row[0]: row[1:6] for row in rows(data, "领域")}
    assert table["海洋"] == [2, 1, 0, 1, 50]
    assert table["未登记"] == [1, 1, 0, 0, 25]
    assert table["合计"] == [4, 2, 1, 1, 100]
    paper = "".join("".join(page_texts(make_pdf(document, papers.fonts()).data)).split())
    for words in ("海洋210150.0%", "合计4211100.0%", "企业牵头3"):
        assert words in paper, words


def test_each_chart_shows_the_cells_of_its_table_and_no_others() -> None:
    data = make_workbook(statistics_document(facts(*(center(field) for field in "甲乙丙丁"))))
    book = load_workbook(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        charts = [package.read(name).decode() for name in sorted(package.namelist()) if "/charts/chart" in name]
    assert len(charts) == 5
    for text in charts:
        for title, first, last in re.findall(r"<(?:\w+:)?f>'?([^'!<]+)'?!\$B\$(\d+):\$B\$(\d+)</", text):
            sheet = book[title]
            shown = [sheet.cell(row, 2).value for row in range(int(first), int(last) + 1)]
            assert sum(shown) == 4
            assert sheet.cell(int(last) + 1, 1).value == "合计", "the sum is no part of the picture"
            assert sheet.cell(int(first) - 1, 2).value == "中心数"


def test_the_means_of_criteria_are_those_of_the_sheets(tmp_path: Path) -> None:
    """In the story every criterion but the first has its maximum; the first falls short by known points."""
    story = sealed_story(tmp_path / "w")
    out = tmp_path / "统计.xlsx"
    with story.workspace as workspace:
        work(workspace, OFFICE, export_statistics.bind(out=out))
    book = load_workbook(out)
    sheets = [name for name in book.sheetnames if name.startswith("评分按指标")]
    assert len(sheets) == 2
    means = Counter[str]()
    for name in sheets:
        found = [[cell.value for cell in row] for row in book[name].iter_rows(values_only=False)]
        lines = [row for row in found if isinstance(row[3], int) and row[0] not in (None, "序号")]
        assert len(lines) >= 7
        assert {row[5] for row in lines[1:]} == {100}
        for row in lines:
            # Three proposals a track, five sheets each, the highest and the lowest left out.
            assert row[3] in (9, 6, 3)
        means[name] = lines[0][2]
    firsts = [next(r for r in book[name].iter_rows(values_only=True) if r[0] == "1") for name in sheets]
    short = [[Decimal(one) for one in SHORT[start::2]] for start in (0, 1)]
    for row, missing in zip(firsts, short, strict=True):
        maximum = Decimal(row[2])
        assert Decimal(str(row[4])) == (maximum - sum(missing) / len(missing)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_criterion_leads_to_the_projects_that_were_judged_by_it(tmp_path: Path) -> None:
    story = sealed_story(tmp_path / "w")
    with story.workspace as workspace:
        told = work(workspace, OFFICE, look_at_statistics.bind())
    scored = [one for one in statistics_tables(told) if one.scores]
    assert [one.stage for one in scored] == ["opinions", "opinions"]
    names = [[name for _id, name in one.members[0]] for one in scored]
    assert [len(one) for one in names] == [3, 3]
    assert all(len(members) == 3 for one in scored for members in one.members)


def test_centres_are_counted_by_their_newest_grade_too() -> None:
    centers = [replace(center(), grade="优秀", id="a", name="甲"), replace(center(), id="b", name="乙")]
    (found,) = [one for one in statistics_tables(facts(*centers)) if one.name == "评估等次"]
    assert [row[:2] for row in found.table.rows] == [("优秀", 1), ("还没有等次", 1), ("合计", 2)]
    assert found.members == ((("a", "甲"),), (("b", "乙"),), ())
    assert found.stage == "launch"


def test_nothing_unsealed_is_counted(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w")
    story.convene()
    story.open()
    for place in range(5):
        story.score(place, 0, short="3.5")
    out = tmp_path / "统计.pdf"
    with story.workspace as workspace:
        work(workspace, OFFICE, export_statistics.bind(out=out))
        for role in (Role.EXPERT, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
            with pytest.raises(NotAllowed):
                work(workspace, replace(OFFICE, role=role), export_statistics.bind(out=out))
    said = "".join("".join(page_texts(out.read_bytes())).split())
    assert "另有1场评审会尚未封存" in said
    assert "还没有封存的评分" in said
    assert "台账里还没有中心" in said


def test_payloads_do_not_act_in_a_table_with_a_chart() -> None:
    """No formula and no link in any sheet; the formulas of a chart name cells of the program's choosing."""
    centers = tuple(replace(center(field=payload), department=payload) for payload in PAYLOADS)
    with zipfile.ZipFile(io.BytesIO(make_workbook(statistics_document(facts(*centers))))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    for name, text in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            assert not re.search(r"<(?:\w+:)?(f|hyperlink|oleObject|legacyDrawing)\b", text), name
        if name.startswith("xl/charts/"):
            named = re.findall(r"<(?:\w+:)?f>([^<]*)</", text)
            assert named
            assert all(re.fullmatch(r"'[一-龥]+'!\$?[A-F]\$?\d+(:\$[A-F]\$\d+)?", one) for one in named), named
        assert 'TargetMode="External"' not in text, name

"""The score summary and the annual checklist as files: what they say, how they print, that a change is noticed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from qtic_desktop.documents.content.annual_reports import checklist_document
from qtic_desktop.documents.content.scoring import score_summary_document
from qtic_desktop.documents.making import make_workbook
from qtic_desktop.documents.model import Document
from qtic_desktop.documents.xlsx import check_workbook
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.outcomes import ScoreSummary, Standing, points_on_paper
from tests.documents.xlsx_facts import NAMES, POINTS, Given, checklist, outcome, summary
from tests.documents.xlsx_reading import MAIN, assert_nothing_acts, cells, parts, sheets


def written(tmp_path: Path, facts: ScoreSummary | Document | None = None) -> Path:
    out = tmp_path / "评分汇总表.xlsx"
    document = facts if isinstance(facts, Document) else score_summary_document(facts or summary())
    out.write_bytes(make_workbook(document))
    return out


def found_at(sheet: dict[str, tuple[str, str, int]], text: str) -> str:
    return next(place for place, (_, value, _) in sheet.items() if value == text)


def row_of(sheet: dict[str, tuple[str, str, int]], number: str) -> str:
    """The row of a proposal, by its number in the second column."""
    return next(place[1:] for place, (_, value, _) in sheet.items() if place[0] == "B" and value == number)


def test_totals_are_numbers_and_everything_else_is_words(tmp_path: Path) -> None:
    facts = summary(7, 6)
    results, totals = cells(written(tmp_path, facts))[:2]
    assert results["A1"][1] == "2026年第二批青岛市技术创新中心方案论证会评分汇总表"
    assert totals["A1"][1] == "专家评分表"
    letters = "DEFGHIJ"
    for proposal in facts.outcomes:
        place = row_of(totals, proposal.proposal_number)
        for letter, seat in zip(letters, facts.panel, strict=True):
            kind, value, _ = totals[f"{letter}{place}"]
            if proposal.standing(seat.expert_id) is Standing.COUNTED:
                total = points_on_paper(proposal.result.totals[seat.expert_id], facts.rules)
                assert (kind, Decimal(value)) == ("n", total)
            else:
                assert kind == "s"
    marks = {value for _, value, _ in totals.values()}
    assert {"回避", "缺席", "弃权", "作废", "未交"} <= marks
    assert any(mark.startswith("高 ") for mark in marks)
    assert any(mark.startswith("低 ") for mark in marks)


def test_results_come_first_ranked_within_each_track(tmp_path: Path) -> None:
    facts = summary(7, 6)
    results = cells(written(tmp_path, facts))[0]
    assert [results[f"{letter}6"][1] for letter in "AFHIJKL"] == ["1", "82.18", "4", "1", "1", "1", "5"]
    assert [results[f"A{row}"][1] for row in range(5, 13)] == [
        "新建：5个项目，组内排名", "1", "2", "2", "6", "—", "转建：1个项目，组内排名", "5"
    ]  # fmt: skip
    undecided = row_of(results, facts.outcomes[3].proposal_number)
    assert results[f"F{undecided}"][:2] == ("s", "—")
    assert [results[f"M{row}"][1] for row in (6, undecided, 12)] == ["同意", "未定", "修改后同意转建"]


def test_a_large_panel_is_printed_on_a3_and_the_results_stay_on_a4(tmp_path: Path) -> None:
    sizes = {}
    for experts in (9, 10):
        roots = sheets(written(tmp_path, summary(experts, 3)))
        sizes[experts] = [root.find(f"{MAIN}pageSetup").get("paperSize") for root in roots[:2]]  # type: ignore[union-attr]
    assert sizes == {9: ["9", "9"], 10: ["9", "8"]}


def test_a_sheet_that_just_overflows_is_printed_on_one_page_with_its_lines_to_sign(tmp_path: Path) -> None:
    tall = {}
    for proposals in (8, 30):
        setup = sheets(written(tmp_path, summary(9, proposals)))[0].find(f"{MAIN}pageSetup")
        assert setup is not None
        tall[proposals] = setup.get("fitToHeight")
    assert tall == {8: "1", 30: "0"}


def test_how_close_it_was_is_told_of_each_proposal(tmp_path: Path) -> None:
    facts = summary(3, 2)
    told = {facts.outcomes[0].agenda_item_id: ("一张表决票单独就可能改变结论。",)}
    rules = [value for _, value, _ in cells(written(tmp_path, replace(facts, close=told)))[-1].values()]
    assert "四、结果的稳固程度" in rules
    assert any(
        "一张表决票单独就可能改变结论。" in value and facts.outcomes[0].proposal_number in value for value in rules
    )


def test_a_total_in_a_workbook_has_the_printed_digits_and_its_cell_shows_no_others(tmp_path: Path) -> None:
    facts = replace(summary(1, 1), outcomes=(outcome(1, (Given(1, total="79.88505747126436781609195402"),)),))
    path = written(tmp_path, facts)
    totals = cells(path)[1]
    place = f"D{row_of(totals, facts.outcomes[0].proposal_number)}"
    assert totals[place][:2] == ("n", "79.89")
    assert openpyxl.load_workbook(path).worksheets[1][place].number_format == "0.00"


def test_dropped_totals_are_rounded_half_up_in_words(tmp_path: Path) -> None:
    facts = replace(summary(1, 1), outcomes=(outcome(1, (Given(1, Standing.DROPPED_HIGH, "95.995"),)),))
    totals = cells(written(tmp_path, facts))[1]
    assert totals[f"D{row_of(totals, facts.outcomes[0].proposal_number)}"][:2] == ("s", "高 96.00")


def test_points_of_every_criterion_and_a_blank_is_no_zero(tmp_path: Path) -> None:
    facts = replace(summary(2, 1), outcomes=(outcome(1, (Given(1), Given(2, Standing.RECUSED))),))
    points = cells(written(tmp_path, facts))[2]
    assert [points[f"{letter}5"][1] for letter in "EFGHIJK"] == [str(value) for value in POINTS[:7]]
    assert points["L5"][:2] == ("s", "—")
    assert Decimal(points["M5"][1]) == sum(POINTS[:7])
    assert {points[f"{letter}6"][1] for letter in "EFGHIJKLM"} == {"—"}
    assert points["D6"][1] == "回避"


def test_means_of_an_item_use_counted_sheets_only_and_say_how_many_there_were(tmp_path: Path) -> None:
    low = Given(2, points=(Decimal("12.5"), *POINTS[1:]))
    dropped = Given(3, Standing.DROPPED_LOW, points=(Decimal(0), *POINTS[1:]))
    facts = replace(summary(3, 1), outcomes=(outcome(1, (Given(1), low, dropped)),))
    points = cells(written(tmp_path, facts))[2]
    assert points["E8"][1] == "12.75"
    assert points["B8"][1] == "逐项平均（有效 3 份，去掉 1 份，计入 2 份）"


def test_each_track_has_its_own_sheet_and_the_rules_are_told(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = parts(path)["xl/workbook.xml"].decode()
    for name in ("评分汇总表", "专家评分", "逐项得分（新建）", "逐项得分（转建）", "专家评语", "规则与说明"):
        assert f'name="{name}"' in book
    rules = {value for _, value, _ in cells(path)[-1].values()}
    assert "有效评分表达到 5 份时去掉一个最高分和一个最低分（指引未规定，按本局设置）" in rules
    assert set(NAMES) <= rules


@pytest.mark.parametrize("sample", [True, False])
def test_sample_data_is_marked_on_every_sheet(tmp_path: Path, sample: bool) -> None:
    for sheet, root in zip(cells(path := written(tmp_path, summary(sample=sample))), sheets(path), strict=True):
        assert any("示例、演练数据" in value for _, value, _ in sheet.values()) is sample
        footer = root.findtext(f"{MAIN}headerFooter/{MAIN}oddFooter") or ""
        assert ("示例" in footer) is sample


def test_every_sheet_prints_on_a4_one_page_wide_with_its_heading(tmp_path: Path) -> None:
    path = written(tmp_path, summary(9, 40))
    book = parts(path)["xl/workbook.xml"].decode()
    assert book.count("_xlnm.Print_Titles") == book.count("_xlnm.Print_Area") == len(sheets(path)) == 6
    for number, root in enumerate(sheets(path)):
        setup = root.find(f"{MAIN}pageSetup")
        fit = root.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
        assert setup is not None
        assert fit is not None
        assert (setup.get("paperSize"), fit.get("fitToPage"), setup.get("fitToWidth", "1")) == ("9", "1", "1")
        assert number > 1 or setup.get("fitToHeight") == "0", "forty proposals are no single page"
        assert setup.get("orientation") == ("portrait" if number == 5 else "landscape")
        assert "第 &P 页 / 共 &N 页" in (root.findtext(f"{MAIN}headerFooter/{MAIN}oddFooter") or "")
        assert root.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane") is not None
    signed = [value for _, value, _ in cells(path)[0].values() if "监督人" in value]
    assert len(signed) == 1
    assert "经办人" in signed[0]


def test_rows_are_high_enough_for_wrapped_names(tmp_path: Path) -> None:
    long_name = "青岛市" + "深远海智能装备与绿色制造" * 4 + "技术创新中心"
    facts = replace(summary(2, 1), outcomes=(outcome(1, (Given(1), Given(2)), center_name=long_name),))
    root = sheets(written(tmp_path, facts))[0]
    height = next(float(one.get("ht", "0")) for one in root.iter(f"{MAIN}row") if one.get("r") == "6")
    assert height > 4 * 13  # 57 characters in a column of thirteen: at least five lines of 13 points


def test_the_same_facts_give_the_same_bytes() -> None:
    document = score_summary_document(summary())
    first = make_workbook(document)
    assert first == make_workbook(score_summary_document(summary()))
    assert first != make_workbook(replace(document, dated=date(2030, 1, 2)))
    assert b"2026-03-05" in zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml")


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    program = (
        "import hashlib; from tests.documents.xlsx_facts import summary;"
        "from qtic_desktop.documents.content.scoring import score_summary_document as said;"
        "from qtic_desktop.documents.making import make_workbook as made;"
        "print(hashlib.sha256(made(said(summary()))).hexdigest())"
    )
    root = Path(__file__).parents[2]
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=root,
            check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1
    assert len(seen.pop().strip()) == 64


def test_english_words_where_asked(tmp_path: Path) -> None:
    path = written(tmp_path, score_summary_document(summary(), "en"))
    assert found_at(cells(path)[0], "Centre") == "C3"
    assert found_at(cells(path)[0], "Made: 2026-03-05 17:40　Scores sealed")


def test_a_changed_figure_or_word_is_found_by_the_check(tmp_path: Path) -> None:
    path, document = written(tmp_path), score_summary_document(summary())
    check_workbook(path.read_bytes(), document)
    for old, new in ((b">82.18<", b">82.19<"), ("缺席".encode("ascii", "xmlcharrefreplace"), b"&#20986;")):
        changed = io.BytesIO()
        with zipfile.ZipFile(changed, "w") as target:
            for name, data in parts(path).items():
                target.writestr(name, data.replace(old, new))
        with pytest.raises(Refused, match=r"xlsx\.differs"):
            check_workbook(changed.getvalue(), document)
    later = score_summary_document(replace(summary(), made_at="2026-03-06 09:00"))
    with pytest.raises(Refused, match=r"xlsx\.differs"):
        check_workbook(path.read_bytes(), later)
    with pytest.raises(Refused, match=r"xlsx\.unreadable"):
        check_workbook(path.read_bytes()[:2000], document)


def test_the_checklist_types_its_dates_and_says_what_is_missing(tmp_path: Path) -> None:
    document = checklist_document(checklist(6))
    out = written(tmp_path, document)
    lines, counts = cells(out)
    assert lines["A1"][1] == "青岛市技术创新中心2025年度报告检查表"
    assert lines["F4"][:2] == ("n", str((date(2026, 3, 31) - date(1899, 12, 30)).days))
    assert [lines[f"{letter}4"][1] for letter in "GHIJLM"] == ["—", "—", "—", "—", "逾期", "-5"]
    assert lines["M6"][1] == "已办结"
    assert any("系统不自动处理" in value for _, value, _ in lines.values())
    assert [(counts[f"B{row}"][1], counts[f"C{row}"][1]) for row in (3, 4, 5, 6)] == [
        ("逾期", "4"), ("待区市审核", "4"), ("已备案", "4"), ("退回补正", "0"),
    ]  # fmt: skip
    assert_nothing_acts(out)
    with pytest.raises(Refused, match=r"xlsx\.differs"):
        check_workbook(out.read_bytes(), checklist_document(checklist(5)))


def test_libreoffice_reads_the_totals_that_the_program_wrote(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is part of the test environment"
    texts = ("59.995", "89.995", "82.675", "79.88505747126436781609195402", "100", "0")
    shown = ("60.00", "90.00", "82.68", "79.89", "100.00", "0.00")
    given = tuple(Given(place, total=text) for place, text in enumerate(texts, start=1))
    plain = summary(6, 3)
    facts = replace(plain, outcomes=(outcome(1, given, tied=True), *plain.outcomes[1:]))
    path = written(tmp_path, facts)
    run = subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,2",
         "--outdir", str(tmp_path / "csv"), str(path)],
        check=False, capture_output=True, timeout=120,
    )  # fmt: skip
    (made,) = (tmp_path / "csv").glob("*.csv")
    assert run.returncode == 0
    rows = list(csv.reader(io.StringIO(made.read_text(encoding="utf-8-sig"))))
    line = next(one for one in rows if one[1] == "QTIC2026-001")
    assert tuple(line[3:9]) == shown
    assert [line[0], line[10]] == ["1 并列", "82.18"]
    assert {one[2] for one in rows if one[1].startswith("QTIC2026-")} == {one.center_name for one in facts.outcomes}

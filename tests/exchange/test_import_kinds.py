"""Proposals, scores, departments and centres: from the cells to values, and back through the templates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns import FORMS
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.intake import Mode
from qtic_desktop.exchange.calendars import read_calendar
from qtic_desktop.exchange.centers import read_centers
from qtic_desktop.exchange.departments import read_departments
from qtic_desktop.exchange.experts import read_experts
from qtic_desktop.exchange.proposals import ImportedProposal, read_proposals
from qtic_desktop.exchange.scores import read_scores
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.exchange.units import read_units
from qtic_desktop.services.exports import write_template
from tests.documents.xlsx_reading import assert_nothing_acts, parts
from tests.exchange.making import sheet, workbook

READERS: dict[ImportKind, Callable[[Path], Imported[Any]]] = {
    ImportKind.PROPOSALS: read_proposals,
    ImportKind.EXPERTS: read_experts,
    ImportKind.SCORES: read_scores,
    ImportKind.DEPARTMENTS: read_departments,
    ImportKind.CENTERS: read_centers,
    ImportKind.UNITS: read_units,
    ImportKind.CALENDAR: read_calendar,
}
USUAL = {
    "申报类型": "新建", "中心名称": "青岛市示例装备技术创新中心", "依托单位": "青岛示例装备有限公司",
    "统一社会信用代码": "91350100M000100Y43", "主管部门": "示例区科技主管部门", "推荐函文号": "示科函〔2026〕8号",
    "推荐函日期": "2026-3-5", "领域": "现代海洋", "方向": "深海装备", "建设模式": "M1", "建设任务": "1、2、6",
    "中心主任": "王示例", "联系人": "", "联系电话": "", "总投入（万元）": "1,200.5", "原中心名称": "",
}  # fmt: skip


def proposals(path: Path, *changed: dict[str, object]) -> Imported[ImportedProposal]:
    rows = [tuple(({**USUAL, "中心名称": f"青岛市示例{n}中心"} | one).values()) for n, one in enumerate(changed)]
    return read_proposals(workbook(path, sheet([tuple(USUAL), *rows])))


def only(path: Path, **changed: object) -> ImportedProposal:
    result = proposals(path, changed)
    assert [f for f in result.findings if f.blocking] == []
    return result.items[0]


def refusal(path: Path, **changed: object) -> list[str]:
    result = proposals(path, changed)
    assert result.items == ()
    return [finding.code for finding in result.findings]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "汇总表.xlsx"


def test_a_usual_proposal(path: Path) -> None:
    assert only(path) == ImportedProposal(
        row=2, track="NEW", center_name="青岛市示例0中心", host_name="青岛示例装备有限公司",
        credit_code="91350100M000100Y43", department="示例区科技主管部门", letter_number="示科函〔2026〕8号",
        letter_date=date(2026, 3, 5), field="现代海洋", direction="深海装备", mode="LEAD_ENTERPRISE", tasks=(1, 2, 6),
        director="王示例", contact="", contact_phone="", total_funding=Decimal("1200.5"), old_center_name="",
    )  # fmt: skip


@pytest.mark.parametrize(
    "written", ["2026-3-5", "2026年3月5日", "20260305", "2026/03/05", "2026.3.5", 46086, 20260305, "２０２６－３－５"]
)
def test_dates_in_every_usual_form(path: Path, written: object) -> None:
    stored = ("raw", f'<c r="{{ref}}"><v>{written}</v></c>') if isinstance(written, int) else written
    assert only(path, 推荐函日期=stored).letter_date == date(2026, 3, 5)


def test_dates_counted_from_1904(path: Path) -> None:
    text = sheet([tuple(USUAL), tuple((USUAL | {"推荐函日期": 46086 - 1462}).values())])
    result = read_proposals(workbook(path, text, properties='<workbookPr date1904="1"/>'))
    assert result.items[0].letter_date == date(2026, 3, 5)


@pytest.mark.parametrize("written", ["去年", "2026-2-30", "3月5日", 5, "1066-1-1", "99999999"])
def test_what_is_no_date(path: Path, written: object) -> None:
    assert refusal(path, 推荐函日期=written) == ["exchange.not_a_date"]


@pytest.mark.parametrize(
    ("written", "mode"),
    [
        ("模式一", "LEAD_ENTERPRISE"),
        ("M2", "ALLIANCE"),
        ("高校院所牵头", "RESEARCH_LED"),
        ("3", "RESEARCH_LED"),
        (2, "ALLIANCE"),
    ],
)
def test_modes_in_words_and_numbers(path: Path, written: object, mode: str) -> None:
    assert only(path, 建设模式=written).mode == Mode(mode)


@pytest.mark.parametrize(
    ("written", "tasks"),
    [("1,2", (1, 2)), ("①③⑥", (1, 3, 6)), ("任务一、任务二", (1, 2)), ("6；1；1", (1, 6)), (4, (4,)), ("（1）（5）", (1, 5))],
)  # fmt: skip
def test_tasks_in_words_and_numbers(path: Path, written: object, tasks: tuple[int, ...]) -> None:
    assert only(path, 建设任务=written).tasks == tasks


@pytest.mark.parametrize("written", ["7", "0", "若干", 126, "全部"])
def test_what_names_no_task(path: Path, written: object) -> None:
    assert refusal(path, 建设任务=written) == ["exchange.not_tasks"]


def test_codes_that_a_spreadsheet_destroyed(path: Path) -> None:
    assert refusal(path, 统一社会信用代码="9.135E+17") == ["exchange.damaged_number"]
    assert refusal(path, 统一社会信用代码=913501000001000100) == ["exchange.damaged_number"]
    assert refusal(path, 联系电话="1.1E+17") == ["exchange.damaged_number"]
    assert refusal(path, 统一社会信用代码="91350100M000100Y44") == ["identity.credit_code_check"]


def test_a_credit_code_read_differently_passes_with_a_hint(path: Path) -> None:
    result = proposals(path, {"统一社会信用代码": "９I350100mOOO100y43"})
    assert result.items[0].credit_code == "91350100M000100Y43"
    assert [(f.code, f.blocking) for f in result.findings] == [("identity.credit_code_read_as", False)]


@pytest.mark.parametrize("written", ["约500", "-3", "五百万", "500万元"])
def test_money_that_is_no_number(path: Path, written: str) -> None:
    assert refusal(path, **{"总投入（万元）": written})[0] in ("exchange.not_a_number", "exchange.negative")


def test_money_in_yuan_is_not_converted_in_silence(path: Path) -> None:
    assert refusal(path, **{"总投入（万元）": "5000000元"}) == ["exchange.money_unit"]
    head = tuple(word.replace("总投入（万元）", "总投入（元）") for word in USUAL)
    result = read_proposals(workbook(path, sheet([head, tuple(USUAL.values())])))
    assert [finding.code for finding in result.findings] == ["exchange.money_unit"]


def test_money_keeps_its_decimals(path: Path) -> None:
    assert only(
        path, **{"总投入（万元）": ("raw", '<c r="{ref}"><v>17.100000000000001</v></c>')}
    ).total_funding == Decimal("17.1")
    assert only(path, **{"总投入（万元）": "１２００．５"}).total_funding == Decimal("1200.5")
    assert only(path, **{"总投入（万元）": ""}).total_funding is None


def test_a_conversion_needs_its_old_centre(path: Path) -> None:
    assert refusal(path, 申报类型="转建") == ["exchange.required"]
    assert only(path, 申报类型="转建", 原中心名称="示例工程技术研究中心").track == "CONVERSION"


def test_the_same_proposal_twice(path: Path) -> None:
    result = proposals(path, {"中心名称": "甲"}, {"中心名称": "甲 "})
    assert [(f.row, f.code) for f in result.findings] == [(3, "exchange.row_twice")]


SCORE_HEAD = ("申报编号", "专家姓名", "计分情况", "指标1", "指标 2", "3", "合计")


def test_scores_keep_blank_and_zero_apart(path: Path) -> None:
    rows = [
        SCORE_HEAD,
        ("P1", "张示例", "", "17.5", 0, None, "17.5"),
        ("P1", "李示例", "回避", None, None, None, None),
        ("P1", "王示例", "", None, None, None, None),
        ("P1", "赵示例", "缺席", "3", None, None, None),
        ("P1", "张示例", "", "1", "1", "1", "3"),
        ("P1", "孙示例", "", "8.5.5", "-1", "１５", None),
        ("P1", "周示例", "作废", "1", "2", "3", None),
    ]
    result = read_scores(workbook(path, sheet(rows)))
    assert [(i.expert_name, i.state, i.points, i.paper_total) for i in result.items] == [
        ("张示例", "submitted", (Decimal("17.5"), Decimal(0), None), Decimal("17.5")),
        ("李示例", "recused", (None, None, None), None),
        ("周示例", "void", (Decimal(1), Decimal(2), Decimal(3)), None),
    ]
    assert [(f.row, f.code.removeprefix("exchange.")) for f in result.findings] == [
        (4, "no_points"), (5, "points_without_scoring"), (6, "row_twice"), (7, "not_a_number"), (7, "negative"),
    ]  # fmt: skip


def test_scores_are_decimals_of_what_was_typed(path: Path) -> None:
    stored = ("raw", '<c r="{ref}"><v>8.0999999999999996</v></c>')
    (item,) = read_scores(workbook(path, sheet([SCORE_HEAD, ("P1", "张示例", "", stored, "8.10", 8.1, None)]))).items
    assert item.points == (Decimal("8.1"), Decimal("8.10"), Decimal("8.1"))


def test_departments_and_their_codes(path: Path) -> None:
    rows = [("部门名称", "区划代码"), ("示例区局", 370202), ("示例市局", "37020"), ("示例区局", "")]
    result = read_departments(workbook(path, sheet(rows)))
    assert [(i.name, i.code) for i in result.items] == [("示例区局", "370202")]
    assert [f.code for f in result.findings] == ["exchange.not_a_district_code", "exchange.row_twice"]


def test_centres_and_their_dates(path: Path) -> None:
    head = ("中心编号", "中心名称", "依托单位", "主管部门", "启动日期", "建设期满", "类型")
    usual = ("C1", "示例中心", "示例公司", "示例区局", "2023-12-20", "2026年12月19日", "转建")
    result = read_centers(
        workbook(path, sheet([head, usual, ("C2", *usual[1:5], "2023-1-1", "新建"), ("C1", *usual[1:])]))
    )
    (item,) = result.items
    assert (item.started_on, item.ends_on, item.track) == (date(2023, 12, 20), date(2026, 12, 19), "CONVERSION")
    assert [f.code for f in result.findings] == ["exchange.ends_before_start", "exchange.row_twice"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ImportKind)
def test_template_filled_and_read_again(path: Path, kind: ImportKind, lang: Any) -> None:
    write_template(kind, path, lang=lang)
    assert_nothing_acts(path)
    assert READERS[kind](path).items == ()
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    for column in range(2, page.max_column + 1):
        page.cell(3, column).value = page.cell(2, column).value
    book.save(path)
    result = READERS[kind](path)
    assert [f.code for f in result.findings if f.blocking] == []
    assert len(result.items) == 1
    assert result.items[0].row == 3


@pytest.mark.parametrize("kind", ImportKind)
def test_template_offers_lists_and_keeps_codes_as_text(path: Path, kind: ImportKind) -> None:
    write_template(kind, path)
    page = openpyxl.load_workbook(path).worksheets[0]
    form = FORMS[kind]
    lists = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert len(lists) == sum(bool(column.choices) for column in form.columns)
    for column in form.columns:
        cells = [cell for cell in page[1] if cell.value == column.zh]
        assert len(cells) == 1
        if column.shape in ("code", "phone", "date"):
            assert page.cell(500, cells[0].column).number_format == "@"
        for choice in column.choices:
            assert any(choice.zh in (formula or "") for formula in lists.values())
    assert all(len(formula or "") <= 255 for formula in lists.values())


def test_templates_are_the_same_everywhere_and_known_by_kind(path: Path, tmp_path: Path) -> None:
    write_template("experts", path)
    write_template(ImportKind.EXPERTS, tmp_path / "b.xlsx")
    assert path.read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert b"2026-01-01" in parts(path)["docProps/core.xml"]
    with pytest.raises(Refused, match=r"exchange\.unknown_kind"):
        write_template("wishes", path)

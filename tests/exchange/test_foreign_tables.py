"""Tables as offices really send them: what is taken is what a person sees, and whatever is left out is said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from qtic_desktop.exchange.centers import read_centers
from qtic_desktop.exchange.departments import read_departments
from qtic_desktop.exchange.experts import read_experts
from qtic_desktop.exchange.proposals import read_proposals
from qtic_desktop.exchange.scores import read_scores
from qtic_desktop.exchange.spreadsheets import Imported
from tests.exchange.making import MAIN, sheet, workbook

HEAD = ("序号", "姓名", "工作单位", "职称", "专业", "专家类别", "联系电话", "所在城市")
ROW = (1, "高一航", "胶州湾大学", "教授", "船舶", "技术", "13800000001", "青岛")
USUAL = {
    "序号": 1, "申报类型": "新建", "中心名称": "青岛市甲技术创新中心", "依托单位": "青岛甲公司",
    "统一社会信用代码": "91350100M000100Y43", "主管部门": "市南区科技主管部门", "推荐函文号": "南科函〔2026〕3号",
    "推荐函日期": "2026-3-5", "领域": "现代海洋", "方向": "养殖工船", "建设模式": "龙头企业牵头", "建设任务": "1、2",
    "中心主任": "林大川", "联系人": "宋小满", "联系电话": "0532-85911234", "总投入（万元）": 1200,
}  # fmt: skip
SCORE_HEAD = ("会议编号", "申报编号", "专家姓名", "工作单位", "指标1", "指标2", "纸面合计")
SCORE = ("P1", "X1", "王一", "大学", 10, 5, 15)


def said(found: Imported[object]) -> list[tuple[int, str, bool]]:
    return [(f.row, f.code.removeprefix("exchange."), f.blocking) for f in found.findings]


def styled(value: object, style: int, kind: str = "") -> tuple[str, str]:
    mark = f' t="{kind}"' if kind else ""
    return ("raw", f'<c r="{{ref}}" s="{style}"{mark}><v>{value}</v></c>')


def styles(*codes: str) -> dict[str, str | bytes]:
    """A style sheet whose cell style n shows the n-th code; style 0 is General."""
    from xml.sax.saxutils import quoteattr

    formats = "".join(f"<numFmt numFmtId='{164 + n}' formatCode={quoteattr(code)}/>" for n, code in enumerate(codes, 1))
    xfs = "<xf numFmtId='0'/>" + "".join(f"<xf numFmtId='{164 + n}'/>" for n in range(1, len(codes) + 1))
    text = f"<styleSheet xmlns='{MAIN}'><numFmts>{formats}</numFmts><cellXfs>{xfs}</cellXfs></styleSheet>"
    return {"xl/styles.xml": text}


def proposal(path: Path, extra: Mapping[str, str | bytes] | None = None, **changed: object) -> Imported[object]:
    row = {**USUAL, **changed}
    return read_proposals(workbook(path, sheet([tuple(row), tuple(row.values())]), extra=extra))  # type: ignore[return-value]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "表.xlsx"


# -- .csv


def csv(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "表.csv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "表.csv"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("total", ["", "15.5"])
def test_a_row_with_more_cells_than_the_heading_is_refused(tmp_path: Path, mark: str, total: str) -> None:
    """10,5 without quotation marks moves every point after it by one place."""
    broken = mark.join(["P1", "X1", "王一", "大学", "10", "5", "5", total])
    right = mark.join(["P1", "X1", "李一", "大学", "10.5", "5", "15.5"])
    found = read_scores(csv(tmp_path, mark.join(SCORE_HEAD), broken, right))
    assert [item.expert_name for item in found.items] == ["李一"]
    assert said(found) == [(2, "row_too_long", True)]
    assert (found.rejected_rows, found.rows_seen) == ((2,), 2)
    assert "第 2 行有 8 格，表头只有 7 列" in found.findings[0].sentence("zh")


def test_every_row_too_long_is_no_excuse(tmp_path: Path) -> None:
    lines = [",".join(["P1", "X1", f"王{n}", "大学", "10", "5", "5", ""]) for n in range(4)]
    assert len(read_scores(csv(tmp_path, ",".join(SCORE_HEAD), *lines)).rejected_rows) == 4


def test_a_heading_padded_to_the_width_of_its_rows_hides_nothing(tmp_path: Path) -> None:
    found = read_scores(csv(tmp_path, ",".join((*SCORE_HEAD, "")), "P1,X1,王一,大学,10,5,5,15.5"))
    assert said(found) == [(2, "row_too_long", True)]


def test_quoted_commas_are_part_of_the_cell(tmp_path: Path) -> None:
    found = read_experts(csv(tmp_path, ",".join(HEAD), '1,高一航,大学,教授,"船舶,海工",技术,"13800000001",青岛'))
    assert [item.speciality for item in found.items] == ["船舶,海工"]


def test_a_tab_after_every_entry_does_not_make_it_a_table_of_tabs(tmp_path: Path) -> None:
    rows = [",".join(f"{value}\t" for value in (n, f"高{n}", *ROW[2:])) for n in range(1, 16)]
    found = read_experts(csv(tmp_path, ",".join(HEAD), *rows))
    assert [item.name for item in found.items] == [f"高{n}" for n in range(1, 16)]
    assert {item.phone for item in found.items} == {"13800000001"}
    assert said(found) == []


@pytest.mark.parametrize(
    "written",
    [
        '="053285911234"',
        "'053285911234",
        "`053285911234",
        "\t053285911234\t",
        '"=""053285911234"""',
        "＇053285911234",
        "‘053285911234",
    ],
)
def test_guards_around_figures_are_taken_off(tmp_path: Path, written: str) -> None:
    found = read_experts(csv(tmp_path, ",".join(HEAD), f"1,高一航,大学,教授,船舶,技术,{written},青岛"))
    assert [item.phone for item in found.items] == ["053285911234"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "gb18030", "utf-8"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_and_line_end(tmp_path: Path, encoding: str, line_end: str) -> None:
    lines = line_end.join(("sep=;", ";".join(HEAD), ";".join(map(str, ROW)), ""))
    (tmp_path / "表.csv").write_bytes(lines.encode(encoding))
    assert [item.name for item in read_experts(tmp_path / "表.csv").items] == ["高一航"]


def test_invisible_marks_in_a_heading_do_not_hide_it(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_bytes(("\ufeff\ufeff" + ",".join(HEAD[1:3]) + "\u200b," + ",".join(HEAD[3:])).encode())
    with (tmp_path / "表.csv").open("a", encoding="utf-8") as file:
        file.write("\n" + ",".join(map(str, ROW[1:])))
    assert [item.name for item in read_experts(tmp_path / "表.csv").items] == ["高一航"]


def test_an_apostrophe_before_words_belongs_to_them(tmp_path: Path) -> None:
    found = read_experts(csv(tmp_path, ",".join(HEAD), "1,高一航,大学,教授,'智能'船舶,技术,1,青岛"))
    assert [item.speciality for item in found.items] == ["'智能'船舶"]


def test_the_time_of_midnight_is_no_part_of_a_date(tmp_path: Path) -> None:
    row = {**USUAL, "推荐函日期": "2026-03-05 00:00:00"}
    (item,) = read_proposals(csv(tmp_path, ",".join(row), ",".join(map(str, row.values())))).items
    assert item.letter_date == date(2026, 3, 5)


# -- kinds of cells


@pytest.mark.parametrize(
    "column", ["中心名称", "推荐函文号", "联系人", "联系电话", "总投入（万元）", "方向", "建设任务"]
)
def test_a_date_where_none_belongs_is_refused(path: Path, column: str) -> None:
    for code in ('m"月"d"日"', "yyyy\\-m", "h:mm"):
        found = proposal(path, styles(code), **{column: styled(46151, 1)})
        assert said(found) == [(2, "made_a_date", True)]
        assert column.split("（", maxsplit=1)[0] in found.findings[0].sentence()


def test_a_date_stays_a_date_in_its_column(path: Path) -> None:
    for value, code in ((46086, "yyyy-m-d"), ("46086.75", "yyyy-m-d h:mm"), (20260305, "0000-00-00"), (46086, "0")):
        (item,) = proposal(path, styles(code), 推荐函日期=styled(value, 1)).items
        assert item.letter_date == date(2026, 3, 5)  # type: ignore[attr-defined]


def test_a_year_that_no_proposal_has_is_no_date(path: Path) -> None:
    for value in ("26-3-5", 3, 80_000, "NaN", "1E400"):
        stored = styled(value, 1) if value in ("NaN", "1E400") else value
        assert said(proposal(path, styles("yyyy-m-d"), 推荐函日期=stored)) == [(2, "not_a_date", True)]


@pytest.mark.parametrize("column", ["指标1", "纸面合计", "专家姓名"])
def test_a_truth_value_is_no_entry(path: Path, column: str) -> None:
    row = [
        ("raw", '<c r="{ref}" t="b"><v>1</v></c>') if name == column else v
        for name, v in zip(SCORE_HEAD, SCORE, strict=True)
    ]
    found = read_scores(workbook(path, sheet([SCORE_HEAD, row])))
    assert (2, "truth_value", True) in said(found)
    assert found.items == ()


@pytest.mark.parametrize(
    ("column", "stored", "code"),
    [
        ("总投入（万元）", 12_000_000, '0!.0,"万元"'),
        ("总投入（万元）", 12_000_000, "0.0,"),
        ("总投入（万元）", 12, "0%"),
        ("总投入（万元）", 1200, '0"元"'),
        ("总投入（万元）", 1200, '"¥"#,##0'),
    ],
)
def test_amounts_shown_otherwise_than_stored_are_refused(path: Path, column: str, stored: int, code: str) -> None:
    assert said(proposal(path, styles(code), **{column: styled(stored, 1)})) == [(2, "shown_otherwise", True)]


@pytest.mark.parametrize("unit", ["元", "千元", "百万元", "亿元", "万美元", "人民币元", "十万元"])
@pytest.mark.parametrize("place", ["heading", "note"])
def test_another_unit_than_ten_thousand_yuan_is_refused_wherever_it_is_named(path: Path, unit: str, place: str) -> None:
    row = {key.replace("（万元）", f"（{unit}）" if place == "heading" else ""): value for key, value in USUAL.items()}
    above = [(None,) * 14 + (f"单位：{unit}",)] if place == "note" else []
    found = read_proposals(workbook(path, sheet([*above, tuple(row), tuple(row.values())])))
    assert [(code, blocking) for _, code, blocking in said(found)] == [("money_unit", True)]


@pytest.mark.parametrize("note", ["单位：万元", "单位: 人民币万元", "填报单位：青岛市某局"])
def test_the_right_unit_above_the_table_changes_nothing(path: Path, note: str) -> None:
    row = {key.replace("（万元）", ""): value for key, value in USUAL.items()}
    found = read_proposals(workbook(path, sheet([(note,), tuple(row), tuple(row.values())])))
    assert [item.total_funding for item in found.items] == [Decimal(1200)]
    heading = read_proposals(workbook(path, sheet([("单位：元",), tuple(USUAL), tuple(USUAL.values())])))
    assert [item.total_funding for item in heading.items] == [Decimal(1200)], "the heading of the column decides"


@pytest.mark.parametrize("code", ["0%", "0.00%", "0,"])
def test_points_in_per_cent_are_refused(path: Path, code: str) -> None:
    row = (*SCORE[:4], styled(1, 1), *SCORE[5:])
    found = read_scores(workbook(path, sheet([SCORE_HEAD, row]), extra=styles(code)))
    assert said(found) == [(2, "shown_otherwise", True)]


def test_a_plain_format_keeps_the_stored_figure(path: Path) -> None:
    for code in ("0", "0.00", "#,##0.0_ "):
        (item,) = proposal(path, styles(code), **{"总投入（万元）": styled("1200.456", 1)}).items
        assert item.total_funding == Decimal("1200.456")  # type: ignore[attr-defined]


def test_words_are_what_the_sheet_shows(path: Path) -> None:
    found = proposal(
        path, styles('"南科函〔2026〕"0"号"', "0000\\-00000000", '"青岛"@'),
        推荐函文号=styled(3, 1), 联系电话=styled(53285911234, 2),
        依托单位=("raw", '<c r="{ref}" s="3" t="inlineStr"><is><t>甲公司</t></is></c>'),
    )  # fmt: skip
    (item,) = found.items
    assert (item.letter_number, item.contact_phone, item.host_name) == (  # type: ignore[attr-defined]
        "南科函〔2026〕3号", "0532-85911234", "青岛甲公司",
    )  # fmt: skip
    assert said(found) == []


def test_words_that_cannot_be_rendered_are_refused(path: Path) -> None:
    for code in ("[DBNum1]0", "0%", ";;;"):
        assert said(proposal(path, styles(code), 推荐函文号=styled(3, 1))) == [(2, "cannot_show", True)]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E999999999999", "9" * 5000, "٣", "0x10", "1_0", "--1", "1e5e5"])
def test_a_figure_that_no_spreadsheet_writes_is_a_finding(path: Path, value: str) -> None:
    for column in ("总投入（万元）", "联系电话", "推荐函日期", "序号"):
        proposal(path, styles("0.00"), **{column: styled(value, 1)})
    found = proposal(path, styles("0.00"), **{"总投入（万元）": styled(value, 0)})
    assert [code for _, code, _ in said(found)] == ["not_a_number"]


# -- empty is empty


@pytest.mark.parametrize(
    "empty",
    [
        '<c r="{ref}" t="s"/>',
        '<c r="{ref}" t="s"><v></v></c>',
        '<c r="{ref}" t="str"><f>A9</f><v></v></c>',
        '<c r="{ref}" s="0"/>',
        '<c r="{ref}" t="str"><f>A9</f><v> </v></c>',
        '<c r="{ref}" t="inlineStr"/>',
    ],
)
def test_an_empty_cell_is_empty(path: Path, empty: str) -> None:
    found = proposal(path, 联系人=("raw", empty))
    assert [item.contact for item in found.items] == [""]  # type: ignore[attr-defined]
    assert said(found) == []


@pytest.mark.parametrize("stored", ["", "<v/>", "<v></v>", "<v> </v>"])
def test_a_formula_without_a_stored_result_is_still_refused(path: Path, stored: str) -> None:
    """A program that writes formulas and works nothing out leaves an empty figure, not an empty text."""
    found = proposal(path, 联系人=("raw", f'<c r="{{ref}}"><f>A9</f>{stored}</c>'))
    assert said(found) == [(2, "formula_without_value", True)]


def test_a_row_of_formulas_that_give_nothing_is_no_row(path: Path) -> None:
    blank = ("raw", '<c r="{ref}" t="str"><f>A9</f><v></v></c>')
    nought = ("raw", '<c r="{ref}"><f>SUM(A9)</f><v>0</v></c>')
    rows = [SCORE_HEAD, SCORE, (blank,) * 6 + (nought,), (blank,) * 7, (None,) * 6 + (nought,)]
    found = read_scores(workbook(path, sheet(rows)))
    assert (len(found.items), found.rows_seen, said(found)) == (1, 1, [])


# -- texts


def test_reading_aids_are_no_part_of_a_text(path: Path) -> None:
    inline = '<c r="{ref}" t="inlineStr"><is><t>宋小满</t><rPh sb="0" eb="2"><t>ソン</t></rPh></is></c>'
    (item,) = proposal(path, 联系人=("raw", inline)).items
    assert item.contact == "宋小满"  # type: ignore[attr-defined]


def test_an_inline_text_with_a_value_is_read(path: Path) -> None:
    (item,) = proposal(path, 联系人=("raw", '<c r="{ref}" t="inlineStr"><v>宋小满</v></c>')).items
    assert item.contact == "宋小满"  # type: ignore[attr-defined]


# -- headings and columns


def test_columns_that_nothing_takes_are_named(path: Path) -> None:
    head = ("姓名", "工作单位", "专业", "专家类别", "联系方式", None, "空列")
    row = ("高一航", "大学", "船舶", "技术", "0532-1", "另有", None)
    found = read_experts(workbook(path, sheet([head, row])))
    assert found.unused_columns == ("联系方式", "(F)")
    assert said(found) == [(1, "unknown_column", False), (1, "column_without_heading", False)]
    assert "联系方式" in found.findings[0].sentence()


@pytest.mark.parametrize("merged", [True, False])
def test_the_upper_of_two_headings_goes_before_the_lower(path: Path, merged: bool) -> None:
    names = [name for name in USUAL if name not in ("中心主任", "联系人", "联系电话", "总投入（万元）")]
    first = (*names, "中心主任", None, "联系人", None, "总投入（万元）")
    second = (*[None] * len(names), "姓名", "电话", "姓名", "电话", None)
    row = (*[USUAL[name] for name in names], "林大川", "13900000001", "宋小满", "13900000002", 1200)
    areas = [f"{chr(65 + n)}1:{chr(65 + n)}2" for n in [*range(12), 16]] + ["M1:N1", "O1:P1"]
    tail = "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>" if merged else ""
    found = read_proposals(workbook(path, sheet([first, second, row], tail=tail)))
    (item,) = found.items
    assert (item.director, item.contact, item.contact_phone) == ("林大川", "宋小满", "13900000002")
    assert found.unused_columns == ("中心主任/电话",)
    assert said(found) == [(2, "unknown_column", False)]


def test_a_title_above_the_heading_changes_nothing(path: Path) -> None:
    tail = '<mergeCells><mergeCell ref="A1:H1"/></mergeCells>'
    found = read_experts(workbook(path, sheet([("专家",), HEAD, ROW], tail=tail)))
    assert [(item.name, item.phone) for item in found.items] == [("高一航", "13800000001")]


def test_a_row_with_few_entries_is_not_taken_for_a_second_heading(path: Path) -> None:
    head = (*HEAD, "备注")
    found = read_experts(workbook(path, sheet([head, (None,) * 8 + ("见附件",), (*ROW, None)])))
    assert [item.name for item in found.items] == ["高一航"]
    assert said(found) == [(2, "notes_left_out", False)]


# -- sums, signatures, examples


def test_sums_and_signatures_are_no_entries(path: Path) -> None:
    row = tuple(USUAL.values())
    total = ("合 计", *[None] * 14, 1200)
    signed = ("填表人：宋小满", None, "联系电话：0532-85911234", None, None, None, "审核人：林大川")
    found = read_proposals(workbook(path, sheet([tuple(USUAL), row, total, signed, ("注：以上为初审结果",)])))
    assert (len(found.items), said(found)) == (1, [(3, "notes_left_out", False)])
    assert "3、4" in found.findings[0].sentence()


def test_a_row_without_its_name_is_still_asked_for(path: Path) -> None:
    found = read_experts(workbook(path, sheet([HEAD, (1, None, *ROW[2:])])))
    assert said(found) == [(2, "required", True)]


def test_the_mark_of_an_example_counts_only_where_the_template_puts_it(path: Path) -> None:
    found = proposal(path, 方向="养殖工船典型应用示例库建设", 序号="3（示例）")
    assert (len(found.items), said(found)) == (1, [])
    assert (2, "example_left_out", False) in said(proposal(path, 序号="示例"))


def test_codes_and_numbers_shown_by_a_format(path: Path) -> None:
    head = ("中心编号", "中心名称", "依托单位", "统一社会信用代码", "主管部门", "启动日期", "类型")
    row = (styled(7, 1), "甲", "乙", "91350100M000100Y43", "丙", "2023-12-20", "新建")
    (item,) = read_centers(workbook(path, sheet([head, row]), extra=styles('"QD2023"000'))).items
    assert item.number == "QD2023007"
    rows = [("部门名称", "区划代码"), ("甲局", styled(370202, 1)), ("乙局", styled(70202, 2))]
    found = read_departments(workbook(path, sheet(rows), extra=styles("0", "000000")))
    assert [item.code for item in found.items] == ["370202", "070202"]

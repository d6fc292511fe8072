"""Workbooks as they really come: headings anywhere, merged heads, hidden rows, formulas, GBK, numbers as text."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.imports.columns import EXPERTS, FORMS
from qtic_desktop.domain.imports.forms import ImportForm, heading_key
from qtic_desktop.exchange.experts import ImportedExpert, read_experts
from qtic_desktop.exchange.findings import RowFinding
from qtic_desktop.exchange.spreadsheets import Imported, digest_of, read_table
from qtic_desktop.resources import known_messages, message
from tests.exchange.making import MAIN, sheet, workbook

HEAD = ("序号", "姓名", "工作单位", "职称", "专业", "专家类别", "联系电话", "所在城市")
ZHANG = (1, "张示例", "青岛示例大学", "教授", "海洋工程", "技术", "13800000000", "青岛")
LI = (2, "李示例", "示例研究院", "研究员", "新材料", "财务", "", "")


def codes(result: Imported[ImportedExpert]) -> list[tuple[int, str]]:
    return [(finding.row, finding.code.removeprefix("exchange.")) for finding in result.findings]


def names(path: Path) -> list[str]:
    return [item.name for item in read_experts(path).items]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "名单.xlsx"


@pytest.mark.parametrize("lines_above", range(15))
def test_the_heading_may_stand_in_any_of_the_first_fifteen_rows(path: Path, lines_above: int) -> None:
    above = [(f"关于报送专家名单的说明{n}",) for n in range(lines_above)]
    result = read_experts(workbook(path, sheet([*above, HEAD, ZHANG, LI])))
    assert [(item.row, item.name) for item in result.items] == [
        (lines_above + 2, "张示例"),
        (lines_above + 3, "李示例"),
    ]
    assert result.items[0].kind == "technical"


def test_a_heading_below_that_is_not_looked_for(path: Path) -> None:
    with pytest.raises(Refused, match=r"exchange\.no_heading"):
        read_experts(workbook(path, sheet([("说明",)] * 15 + [HEAD, ZHANG])))


def test_columns_in_any_order_under_other_words(path: Path) -> None:
    head = ("类 别*", "手机号（必填）", "从事专业", "单 位", "备注", "专家\n姓名")
    result = read_experts(workbook(path, sheet([head, ("投资专家", "13800000000", "基金", "示例资本", "无", "王 五")])))
    assert result.items == (ImportedExpert(2, "王五", "示例资本", "", "基金", "investment", "13800000000", ""),)


def test_english_headings(path: Path) -> None:
    head = ("No.", "Name", "Organization", "Speciality", "Kind")
    assert names(workbook(path, sheet([head, (1, "Li Sample", "Sample Institute", "Law", "Finance")]))) == ["Li Sample"]


def test_heads_merged_over_two_rows(path: Path) -> None:
    first = ("序号", "姓名", "工作单位", "专业情况", None, "联系电话")
    second = (None, None, None, "专业", "专家类别", None)
    areas = ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2")
    merged = "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"
    row = (1, "张示例", "青岛示例大学", "海洋工程", "技术", "13800000000")
    result = read_experts(workbook(path, sheet([first, second, row], tail=merged)))
    assert [(item.name, item.phone, item.kind) for item in result.items] == [("张示例", "13800000000", "technical")]


def test_cells_merged_over_rows_count_for_each_and_are_reported(path: Path) -> None:
    merged = '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>'
    result = read_experts(workbook(path, sheet([HEAD, ZHANG, (2, "李示例", None, *LI[3:])], tail=merged)))
    assert [item.organization for item in result.items] == ["青岛示例大学"] * 2
    assert codes(result) == [(2, "merged_cells")]


def test_hidden_rows_are_read_and_reported(path: Path) -> None:
    result = read_experts(workbook(path, sheet([HEAD, ZHANG, LI], hidden=[3])))
    assert len(result.items) == 2
    assert codes(result) == [(3, "hidden_row")]
    assert not result.findings[0].blocking


def test_formulas_give_their_stored_value_or_reject_the_row(path: Path) -> None:
    stored = ("raw", '<c r="{ref}" t="str"><f>B9</f><v>张示例</v></c>')
    empty = ("raw", '<c r="{ref}"><f>B9</f></c>')
    broken = ("raw", '<c r="{ref}" t="e"><f>B9</f><v>#REF!</v></c>')
    rows = [HEAD, (1, stored, *ZHANG[2:]), (2, empty, *LI[2:]), (3, broken, *LI[2:])]
    result = read_experts(workbook(path, sheet(rows)))
    assert [item.name for item in result.items] == ["张示例"]
    assert codes(result) == [(3, "formula_without_value"), (4, "error_value")]
    assert result.rejected_rows == (3, 4)


def test_numbers_where_text_belongs_and_full_width_digits(path: Path) -> None:
    rows = [HEAD, (1, "张示例", "青岛示例大学", "教授", "海洋", "技术", 13800000000, "青岛")]
    assert read_experts(workbook(path, sheet(rows))).items[0].phone == "13800000000"


def test_shared_strings_with_rich_text_and_reading_aids(path: Path) -> None:
    first = '<si><r><t>张</t></r><r><t>示例</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si>'
    strings = f'<sst xmlns="{MAIN}">{first}<si><t>_x5F20_一</t></si></sst>'
    cell = ("raw", '<c r="{ref}" t="s"><v>0</v></c>')
    other = ("raw", '<c r="{ref}" t="s"><v>1</v></c>')
    rows = sheet([HEAD, (1, cell, *ZHANG[2:]), (2, other, *LI[2:])])
    assert names(workbook(path, rows, extra={"xl/sharedStrings.xml": strings})) == ["张示例", "张一"]


def test_reading_aids_in_the_middle_take_nothing_of_the_name(path: Path) -> None:
    aid = '<rPh sb="0" eb="1"><t>zhang</t></rPh>'
    first = f"<si><r><t>张</t></r>{aid}<r><t>示</t></r>{aid}<r><t>例</t></r></si>"
    cell = ("raw", '<c r="{ref}" t="s"><v>0</v></c>')
    rows = sheet([HEAD, (1, cell, *ZHANG[2:])])
    strings = f'<sst xmlns="{MAIN}">{first}</sst>'
    assert names(workbook(path, rows, extra={"xl/sharedStrings.xml": strings})) == ["张示例"]


def test_the_strict_dialect_of_the_format(path: Path) -> None:
    strict = sheet([HEAD, ZHANG]).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert names(workbook(path, strict)) == ["张示例"]


def test_two_tables_in_one_file_are_refused(path: Path) -> None:
    with pytest.raises(Refused, match=r"exchange\.two_tables") as refusal:
        read_experts(workbook(path, sheet([HEAD, ZHANG]), sheet([HEAD, LI])))
    assert refusal.value.facts["sheets"] == "表1、表2"


def test_other_sheets_do_not_disturb(path: Path) -> None:
    assert names(workbook(path, sheet([("说明", "甲")]), sheet([HEAD, ZHANG]))) == ["张示例"]


def test_missing_and_double_columns_are_named(path: Path) -> None:
    with pytest.raises(Refused, match=r"exchange\.columns_missing") as refusal:
        read_experts(workbook(path, sheet([("姓名", "工作单位"), ("张示例", "大学")])))
    assert refusal.value.facts["columns"] == "专业、专家类别"
    with pytest.raises(Refused, match=r"exchange\.column_twice") as refusal:
        read_experts(workbook(path, sheet([(*HEAD, "专家姓名"), (*ZHANG, "李示例")])))
    assert refusal.value.facts["columns"] == "专家姓名"


def test_rows_marked_as_example_stay_out(path: Path) -> None:
    example = tuple(column.example for column in EXPERTS.columns)
    head = tuple(column.zh for column in EXPERTS.columns)
    changed = ("示例", "赵真实", *example[2:])
    result = read_experts(workbook(path, sheet([head, example, changed, ZHANG])))
    assert [item.name for item in result.items] == ["张示例"]
    assert codes(result) == [(3, "example_left_out")]


def test_serial_numbers_and_notes_below_are_no_rows(path: Path) -> None:
    result = read_experts(workbook(path, sheet([HEAD, ZHANG, (2,), ("填表人：",)])))
    assert (result.rows_seen, codes(result)) == (1, [])


def test_only_a_heading_is_a_finding(path: Path) -> None:
    assert codes(read_experts(workbook(path, sheet([HEAD])))) == [(0, "no_rows")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_in_the_usual_encodings(tmp_path: Path, encoding: str, mark: str) -> None:
    lines = "\r\n".join(mark.join(str(value) for value in row) for row in (HEAD, ZHANG, LI))
    (tmp_path / "名单.csv").write_bytes(lines.encode(encoding))
    assert names(tmp_path / "名单.csv") == ["张示例", "李示例"]


def test_csv_with_characters_beyond_gbk(tmp_path: Path) -> None:
    lines = ",".join(HEAD) + "\n1,王䶮,𠮷大学,教授,㛃学,管理,,"
    (tmp_path / "名单.csv").write_bytes(lines.encode("gb18030"))
    assert [(i.name, i.organization) for i in read_experts(tmp_path / "名单.csv").items] == [("王䶮", "𠮷大学")]


def test_csv_guards_are_taken_off_once(tmp_path: Path) -> None:
    lines = ",".join(HEAD) + "\n1,张示例,'=大学,教授,''=x,管理,,"
    (tmp_path / "名单.csv").write_text(lines, encoding="utf-8")
    assert [(i.organization, i.speciality) for i in read_experts(tmp_path / "名单.csv").items] == [("=大学", "''=x")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xff\x81", "unknown_characters"),
        (b"a,b\0c", "not_a_workbook"),
        (b'a,"b', "broken_part"),
        (b"a,b\n" * 20_001, "sheet_too_large"),
        (b"," * 300, "sheet_too_large"),
    ],
)
def test_csv_that_cannot_be_read(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "名单.csv").write_bytes(data)
    with pytest.raises(Refused, match=f"exchange.{code}") as refusal:
        read_experts(tmp_path / "名单.csv")
    assert refusal.value.facts["file"] == "名单.csv"


def test_required_cells_and_lists(path: Path) -> None:
    rows = [HEAD, (1, "", *ZHANG[2:]), (2, "李", "院", "", "", "魔法", "", ""), (3, "长" * 41, *ZHANG[2:])]
    result = read_experts(workbook(path, sheet(rows)))
    assert result.items == ()
    assert codes(result) == [(2, "required"), (3, "required"), (3, "not_in_list"), (4, "cell_too_long")]


def test_the_same_person_twice(path: Path) -> None:
    result = read_experts(workbook(path, sheet([HEAD, ZHANG, (2, "张　示例", *ZHANG[2:])])))
    assert (len(result.items), codes(result)) == (1, [(3, "row_twice")])
    assert "第 3 行与第 2 行重复" in message(result.findings[0].code, **result.findings[0].facts)


def test_the_digest_is_that_of_the_file(path: Path) -> None:
    workbook(path, sheet([HEAD, ZHANG]))
    assert read_experts(path).digest == digest_of(path) == hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(EnvironmentTrouble):
        digest_of(path.with_name("没有"))


@pytest.mark.parametrize("form", FORMS.values(), ids=str)
def test_no_heading_means_two_columns(form: ImportForm) -> None:
    owner: dict[str, str] = {}
    for column in form.columns:
        for word in (column.zh, column.en, column.key, *column.aliases):
            assert owner.setdefault(heading_key(word), column.key) == column.key, word


def test_every_code_of_the_importer_has_its_sentence_in_both_languages() -> None:
    import re

    root = Path(__file__).parents[2] / "qtic_desktop"
    files = [*root.glob("exchange/*.py"), *root.glob("documents/xlsx/*.py"), root / "domain" / "identity.py"]
    used = {
        code
        for file in files
        for code in re.findall(r'"((?:exchange|xlsx|identity)\.[a-z_]+)"', file.read_text("utf-8"))
    }
    assert len(used) > 40
    for code in used:
        assert known_messages()[code].keys() >= {"zh", "en"}, code


def test_findings_of_a_large_file_come_in_row_order_and_quickly(path: Path) -> None:
    chance = random.Random(7)
    rows = [HEAD, *((n, f"甲{n}" if chance.random() > 0.1 else "", *ZHANG[2:]) for n in range(5000))]
    result = read_experts(workbook(path, sheet(rows)))
    assert result.rows_seen == 5000 == len(result.items) + len(result.rejected_rows)
    assert [finding.row for finding in result.findings] == sorted(finding.row for finding in result.findings)


def test_a_table_keeps_the_headings_as_written(path: Path) -> None:
    table = read_table(workbook(path, sheet([("姓 名*", *HEAD[2:]), ZHANG[1:]])), EXPERTS)
    assert (table.header_row, table.headings["name"]) == (1, "姓 名*")
    assert isinstance(table.findings, tuple)
    assert RowFinding(1, "", "x") == RowFinding(1, "", "x")

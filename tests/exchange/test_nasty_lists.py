"""推荐汇总表 as districts really send it (edge case 28): what can be read is read, the rest is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake.second_keying import read_entry
from qtic_desktop.exchange.proposals import ImportedProposal, read_proposals
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.resources import message
from tests.exchange.making import sheet, workbook

HEAD = ("序号", "申报类型", "拟建中心名称", "依托单位", "主管部门", "总投资")
DEEP = (1, "新建", "青岛市深海装备技术创新中心", "青岛远海装备股份有限公司", "崂山区", "1200")
DRUG = (2, "新建", "青岛市海洋药物技术创新中心", "青岛示例生物有限公司", "市南区", "3000")


def names(found: Imported[ImportedProposal]) -> list[str]:
    return [item.center_name for item in found.items]


def said(found: Imported[ImportedProposal]) -> list[tuple[int, str]]:
    """Every finding; each has its sentence in both languages."""
    for finding in found.findings:
        for lang in ("zh", "en"):
            sentence = finding.sentence(lang)  # type: ignore[arg-type]
            assert sentence != finding.code
            assert "{" not in sentence
    return [(finding.row, finding.code.removeprefix("exchange.")) for finding in found.findings]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "推荐汇总表.xlsx"


def test_edge_28_heads_merged_over_two_rows_are_read(path: Path) -> None:
    above = ("序号", "申报类型", "拟建中心名称", "单位", None, "经费")
    below = (None, None, None, "依托单位", "主管部门", "总投资")
    ranges = ("A1:A2", "B1:B2", "C1:C2", "D1:E1")
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    tail = f'<mergeCells count="{len(ranges)}">{merged}</mergeCells>'
    found = read_proposals(workbook(path, sheet([above, below, DEEP, DRUG], tail=tail)))
    assert names(found) == [DEEP[2], DRUG[2]]
    assert [item.host_name for item in found.items] == [DEEP[3], DRUG[3]]


def test_edge_28_hidden_rows_are_read_and_said(path: Path) -> None:
    found = read_proposals(workbook(path, sheet([HEAD, DEEP, DRUG], hidden=[3])))
    assert names(found) == [DEEP[2], DRUG[2]]
    assert (3, "hidden_row") in said(found)
    assert "hidden_row" in {code for _, code in said(found)}


def test_edge_28_a_formula_gives_what_it_showed_and_one_that_shows_nothing_is_asked_about(path: Path) -> None:
    shown = ("raw", '<c r="{ref}" t="str"><f>A1</f><v>青岛市深海装备技术创新中心</v></c>')
    blank = ("raw", '<c r="{ref}" t="str"><f>A1</f></c>')
    rows = [HEAD, (*DEEP[:2], shown, *DEEP[3:]), (*DRUG[:2], blank, *DRUG[3:])]
    found = read_proposals(workbook(path, sheet(rows)))
    assert names(found) == [DEEP[2]]
    assert 3 in {row for row, _ in said(found)}


def test_edge_28_two_tables_in_one_sheet_or_file_are_asked_about(path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        read_proposals(workbook(path, sheet([HEAD, DEEP]), sheet([HEAD, DRUG])))
    assert path.name in message(refusal.value.code, "zh", **refusal.value.facts)
    found = read_proposals(workbook(path, sheet([HEAD, DEEP, (), HEAD, DRUG])))
    assert names(found) == [DEEP[2], DRUG[2]]  # the second head is no entry, and no entry below it is lost
    assert [code for row, code in said(found) if row == 4] == ["head_again"]
    turned = (HEAD[0], HEAD[1], HEAD[3], HEAD[2], *HEAD[4:])
    with pytest.raises(Refused, match=r"exchange\.second_table") as refusal:
        read_proposals(workbook(path, sheet([HEAD, DEEP, (), turned, DRUG])))
    assert "第 4 行" in message(refusal.value.code, "zh", **refusal.value.facts)


def test_edge_28_the_usual_six_columns_are_enough_for_a_draft(path: Path) -> None:
    head = ("序号", "拟建中心名称", "依托单位", "领域", "申报类型", "联系人")
    found = read_proposals(workbook(path, sheet([head, (1, DEEP[2], DEEP[3], "现代海洋", "新建", "李示例")])))
    assert names(found) == [DEEP[2]]
    assert "columns_later" in {code for _, code in said(found)}


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8-sig", "utf-16"])
def test_edge_28_a_csv_of_an_old_program_is_read(tmp_path: Path, encoding: str) -> None:
    text = "\r\n".join(",".join(str(cell) for cell in row) for row in (HEAD, DEEP, DRUG))
    (tmp_path / "汇总.csv").write_bytes(text.encode(encoding))
    assert names(read_proposals(tmp_path / "汇总.csv")) == [DEEP[2], DRUG[2]]


@pytest.mark.parametrize("name", ["汇总.xls", "汇总.et", "汇总.wps", "汇总.doc"])
def test_edge_28_another_format_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(Refused) as refusal:
        read_proposals(tmp_path / name)
    assert "xlsx" in message(refusal.value.code, "zh", **refusal.value.facts)


def test_edge_14_a_share_keyed_again_in_the_place_of_an_amount_is_told_apart() -> None:
    assert read_entry("finance.0.rd", "5%").problem == "intake.share_not_amount"
    assert read_entry("finance.0.rd", "壹万").problem == "intake.not_a_number"

"""Packages of any program: parts are found by their relationships, and sheets that are no list do not count."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.exchange.experts import read_experts
from qtic_desktop.exchange.spreadsheets import Imported
from tests.exchange.making import MAIN, PACKAGE, RELATIONS, parts_of, sheet, workbook

HEAD = ("序号", "姓名", "工作单位", "职称", "专业", "专家类别", "联系电话", "所在城市")
ROW = (1, "高一航", "胶州湾大学", "教授", "船舶", "技术", "13800000001", "青岛")


def said(found: Imported[object]) -> list[tuple[int, str, bool]]:
    return [(f.row, f.code.removeprefix("exchange."), f.blocking) for f in found.findings]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "表.xlsx"


def repacked(path: Path, change: Callable[[dict[str, str | bytes]], dict[str, str | bytes]]) -> list[str]:
    strings = f'<sst xmlns="{MAIN}"><si><t>高一航</t></si></sst>'
    rows = sheet([HEAD, (1, ("raw", '<c r="{ref}" t="s"><v>0</v></c>'), *ROW[2:])])
    parts = parts_of(rows)
    root = f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    parts["_rels/.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>'
    link = f'<Relationship Id="rS" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    links = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", link)
    parts["xl/sharedStrings.xml"] = strings
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in change(parts).items():
            info = zipfile.ZipInfo("x")
            info.filename = name  # as it stands, also with a backslash
            archive.writestr(info, text)
    return [item.name for item in read_experts(path).items]


def renamed(parts: dict[str, str | bytes], old: str, new: str) -> dict[str, str | bytes]:
    """A part and everything that names it, under another name."""
    short, other = old.rpartition("/")[2], new.rpartition("/")[2]
    moved = {name: text.replace(short, other) if isinstance(text, str) else text for name, text in parts.items()}
    return {new if name == old else name: text for name, text in moved.items()}


def test_names_of_parts_are_compared_without_case(path: Path) -> None:
    assert repacked(path, lambda parts: {name.upper(): text for name, text in parts.items()}) == ["高一航"]


def test_a_backslash_is_a_slash(path: Path) -> None:
    assert repacked(path, lambda parts: {name.replace("/", "\\"): text for name, text in parts.items()}) == ["高一航"]


def test_the_workbook_may_have_any_name(path: Path) -> None:
    def change(parts: dict[str, str | bytes]) -> dict[str, str | bytes]:
        parts = renamed(parts, "xl/workbook.xml", "xl/book2.xml")
        return renamed(parts, "xl/_rels/workbook.xml.rels", "xl/_rels/book2.xml.rels")

    assert repacked(path, change) == ["高一航"]


def test_sheets_and_strings_may_lie_anywhere(path: Path) -> None:
    def change(parts: dict[str, str | bytes]) -> dict[str, str | bytes]:
        links = str(parts["xl/_rels/workbook.xml.rels"])
        links = links.replace("worksheets/sheet1.xml", "/data/one%201.xml").replace(
            "sharedStrings.xml", "..\\s\\Words.xml"
        )
        parts["xl/_rels/workbook.xml.rels"] = links
        parts["data/one 1.xml"] = parts.pop("xl/worksheets/sheet1.xml")
        parts["s/words.xml"] = parts.pop("xl/sharedStrings.xml")
        return parts

    assert repacked(path, change) == ["高一航"]


@pytest.mark.parametrize("lost", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_part_that_is_not_there_is_named_and_not_called_empty(path: Path, lost: str) -> None:
    with pytest.raises(Refused, match=r"exchange\.part_missing"):
        repacked(path, lambda parts: {name: text for name, text in parts.items() if name != lost})


def two_sheets(path: Path, second: str, state: str = "") -> Path:
    parts = parts_of(sheet([HEAD, ROW]), sheet([HEAD, (2, "李示", *ROW[2:])]))
    book = str(parts["xl/workbook.xml"]).replace('name="表2"', f'name="{second}"{state}')
    return workbook(path, sheet([HEAD, ROW]), sheet([HEAD, (2, "李示", *ROW[2:])]), extra={"xl/workbook.xml": book})


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("旧表", ' state="hidden"'),
        ("旧表", ' state="veryHidden"'),
        ("示例", ""),
        ("样例", ""),
        ("填写说明", ""),
        ("填写示例", ""),
    ],
)
def test_hidden_sheets_and_examples_do_not_count_and_are_named(path: Path, name: str, state: str) -> None:
    found = read_experts(two_sheets(path, name, state))
    assert [item.name for item in found.items] == ["高一航"]
    assert said(found) == [(0, "sheet_left_out", False)]
    assert name in found.findings[0].sentence()


def test_two_visible_tables_are_asked_about(path: Path) -> None:
    with pytest.raises(Refused, match=r"exchange\.two_tables"):
        read_experts(two_sheets(path, "第二批"))


def test_a_table_on_a_hidden_sheet_alone_is_not_taken(path: Path) -> None:
    parts = parts_of(sheet([("说明：见下页",)]), sheet([HEAD, ROW]))
    book = str(parts["xl/workbook.xml"]).replace('name="表2"', 'name="去年存档" state="hidden"')
    made = workbook(path, sheet([("说明：见下页",)]), sheet([HEAD, ROW]), extra={"xl/workbook.xml": book})
    with pytest.raises(Refused, match=r"exchange\.only_aside") as refusal:
        read_experts(made)
    assert refusal.value.facts["sheets"] == "去年存档"


def test_a_chart_on_a_tab_of_its_own_is_passed_over(path: Path) -> None:
    parts = parts_of(sheet([HEAD, ROW]))
    links = str(parts["xl/_rels/workbook.xml.rels"])
    chart = f'<Relationship Id="rC" Type="{RELATIONS}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
    book = str(parts["xl/workbook.xml"]).replace("</sheets>", '<sheet name="图" sheetId="9" r:id="rC"/></sheets>')
    extra = {"xl/_rels/workbook.xml.rels": links.replace("</Relationships>", chart), "xl/workbook.xml": book}
    assert len(read_experts(workbook(path, sheet([HEAD, ROW]), extra=extra)).items) == 1


def test_the_content_types_are_needed(path: Path) -> None:
    with pytest.raises(Refused, match=r"exchange\.not_a_workbook"):
        repacked(path, lambda parts: {name: text for name, text in parts.items() if "Content_Types" not in name})

"""Their own workbook given back: what an import refuses or asks about stands beside the cells, the rest is as it came."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services.imports import import_file
from qtic_desktop.services.imports.marked import write_marked
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.workspace import Workspace, create_workspace
from tests.review_story import CLERK
from tests.services.taking_in import counts, rows

HEAD = ("序号", "申报类型", "拟建中心名称", "依托单位", "统一社会信用代码", "主管部门", "推荐日期", "总投资")
GOOD = (1, "新建", "青岛市甲技术创新中心", "青岛甲公司", "91350100M000100Y43", "市南区科技主管部门", "2026-3-5", 1200)
BAD = (2, "改建", "青岛市乙技术创新中心", "青岛乙公司", "91350100M000100Y44", "火星区科技局", "三月", "约500")


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "w") as made:
        with made.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        yield made


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A list as a district sends it, with a title in its own type."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "城阳区"
    sheet["A1"] = "推荐汇总表"
    sheet["A1"].font = Font(name="仿宋", size=18)
    sheet.merge_cells("A1:H1")
    for row in (HEAD, GOOD, BAD):
        sheet.append(row)
    sheet["A6"] = "=A3+2"
    book.save(tmp_path / "汇总.xlsx")
    return tmp_path / "汇总.xlsx"


def test_bad_cells_are_red_with_their_sentence_and_the_rest_is_as_it_came(
    real: Workspace, theirs: Path, tmp_path: Path
) -> None:
    before, out = theirs.read_bytes(), tmp_path / "退回.xlsx"
    made = write_marked(real, CLERK, "proposals", theirs, out)
    assert (made.status, theirs.read_bytes()) == ("own", before)
    assert rows(real, "SELECT count(*) FROM proposals") == [(0,)]
    sheet = openpyxl.load_workbook(out)["城阳区"]
    assert (sheet["A1"].value, sheet["A1"].font.name, sheet["A6"].value) == ("推荐汇总表", "仿宋", "=A3+2")
    assert [cell.value for cell in sheet[3]][:8] == list(GOOD)
    assert not any(cell.comment for cell in sheet[3])
    red = {cell.coordinate for cell in sheet[4] if cell.fill.fgColor.rgb == "FFF4B6B6"}
    assert {"B4", "E4", "G4", "H4"} <= red
    assert "三月" in sheet["G4"].comment.text
    assert sheet["I2"].value == "核对意见"
    for cell in ("B4", "E4", "G4", "H4"):
        assert sheet[cell].comment.text.split("\n")[0] in sheet["I4"].value
    assert sheet["I3"].value is None


def test_what_was_put_right_in_it_is_taken_in_and_the_remarks_are_no_column(
    real: Workspace, theirs: Path, tmp_path: Path
) -> None:
    out = tmp_path / "退回.xlsx"
    write_marked(real, CLERK, "proposals", theirs, out)
    book = openpyxl.load_workbook(out)
    sheet = book["城阳区"]
    for column, value in zip("BDEFGH", ("新建", "青岛乙公司", "11320000MB151840XJ", "市北区科技主管部门", "2026-3-6", 500),
                             strict=True):  # fmt: skip
        sheet[f"{column}4"] = value
    book.save(out)
    report = import_file(real, CLERK, "proposals", out, dry_run=False)
    assert counts(report) == (2, 0, 0, 0)
    assert report.unused_columns == ()
    assert [finding.row for finding in report.findings] == [2]  # only what a draft still lacks


def test_a_csv_comes_back_as_a_workbook_of_its_table(real: Workspace, tmp_path: Path) -> None:
    text = "\r\n".join(",".join(str(cell) for cell in row) for row in (HEAD, GOOD, BAD))
    (tmp_path / "汇总.csv").write_bytes(text.encode("gbk"))
    made = write_marked(real, CLERK, "proposals", tmp_path / "汇总.csv", tmp_path / "退回.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "退回.xlsx").worksheets[0]
    assert made.status == "table"
    assert [cell.value for cell in sheet[2]][:8] == [str(cell) for cell in GOOD]
    assert sheet["G3"].comment is not None


def test_a_list_in_order_has_nothing_to_mark_and_a_stranger_marks_nothing(real: Workspace, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    head = (*HEAD[:6], "推荐函文号", *HEAD[6:], "领域", "方向", "建设模式", "建设任务", "中心主任")
    sheet = book.worksheets[0]
    sheet.append(head)
    sheet.append((*GOOD[:6], "南科函〔2026〕3号", *GOOD[6:], "现代海洋", "养殖工船", "企业牵头", "1、2", "林大川"))
    book.save(tmp_path / "好.xlsx")
    assert [
        f.sentence() for f in import_file(real, CLERK, "proposals", tmp_path / "好.xlsx", dry_run=True).findings
    ] == []
    with pytest.raises(Refused, match=r"imports\.nothing_to_mark"):
        write_marked(real, CLERK, "proposals", tmp_path / "好.xlsx", tmp_path / "退回.xlsx")
    assert not (tmp_path / "退回.xlsx").exists()
    from qtic_desktop.domain.changes import Actor, Role

    with pytest.raises(NotAllowed):
        write_marked(real, Actor("e", "专家", Role.EXPERT, "e"), "proposals", tmp_path / "好.xlsx", tmp_path / "x.xlsx")

"""A folder of nasty lists, each as another program or hand leaves it: exactly this report, and all of it or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.identity import check_character
from qtic_desktop.exchange.proposals import read_proposals
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.queries.intake import proposals
from qtic_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.helpers.doors import ask
from tests.services.taking_in import codes, counts, sentences, take

HEAD = (
    "申报类型", "中心名称", "依托单位", "统一社会信用代码", "主管部门", "推荐函文号", "推荐函日期", "领域", "方向", "建设模式", "建设任务",
    "中心主任", "联系人", "联系电话", "总投入（万元）",
)  # fmt: skip
USUAL = (
    "新建", "青岛市甲技术创新中心", "青岛甲公司", "91350100M000100Y43", "市南区科技主管部门", "南科函〔2026〕3号", "2026-3-5", "现代海洋",
    "养殖工船", "企业牵头", "1、2", "林大川", "宋小满", "0532-85911234", 1200,
)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def line(center: str = "甲", **cells: object) -> list[object]:
    row: list[object] = list(USUAL)
    body = f"91370212{sum(map(ord, center)):09d}"
    row[1], row[2], row[3] = f"青岛市{center}技术创新中心", f"青岛{center}公司", body + check_character(body)
    for head, value in cells.items():
        row[next(n for n, one in enumerate(HEAD) if one.startswith(head))] = value
    return row


def nothing(_sheet: Worksheet) -> None:
    """As it was filled in."""


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:O3"
    sheet.row_dimensions[3].hidden = True


def headed(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"], sheet["A2"], sheet["M2"] = "2026年推荐汇总表", "推荐单位：市南区（盖章）", "单位：万元"
    sheet.merge_cells("A1:O1")
    sheet.merge_cells("A2:H2")


def uncomputed(sheet: Worksheet) -> None:
    sheet["O2"] = "=600*2"


def two_tables(sheet: Worksheet) -> None:
    sheet.append([])
    sheet.append(HEAD)
    sheet.append(line("丙"))


def in_groups(sheet: Worksheet) -> None:
    sheet.insert_rows(2)
    sheet["A2"] = "一、新建类"
    sheet.append(["二、转建类"])
    sheet.append(line("丙"))


def locked(sheet: Worksheet) -> None:
    sheet.protection.set_password("x")
    assert sheet.parent is not None
    sheet.parent.security = WorkbookProtection(workbookPassword="y", lockStructure=True)


def struck_out(sheet: Worksheet) -> None:
    for one in sheet[3]:
        one.font = Font(strike=True)


def half_struck_out(sheet: Worksheet) -> None:
    for one in sheet[3][:6]:
        one.font = Font(strike=True)


def words_struck_out(sheet: Worksheet) -> None:
    gone = InlineFont(strike=True)
    sheet["C3"] = CellRichText(TextBlock(gone, "青岛旧公司"), TextBlock(InlineFont(strike=False), "青岛新公司"))


def one_sum(sheet: Worksheet) -> None:
    sheet.merge_cells("O2:O3")
    sheet.merge_cells("E2:E3")


def across(sheet: Worksheet) -> None:
    sheet.merge_cells("H2:I2")


def out_of_sight(sheet: Worksheet) -> None:
    sheet.column_dimensions["I"].hidden = True
    sheet.row_dimensions[3].hidden = True


def serial(sheet: Worksheet) -> None:
    sheet["G2"], sheet["G3"] = 46086, "46086"
    sheet["G2"].number_format = "yyyy-mm-dd"


Change = Callable[[Worksheet], None]
#: Name, rows below the heading, what is done to the sheet, new and rejected rows, and each finding by row and code.
CASES: dict[str, tuple[list[list[object]], Change, tuple[int, int], list[tuple[int, str]]]] = {
    "民国纪年": ([line(推荐函日期="民国115年3月5日")], nothing, (0, 1), [(2, "not_a_date")]),
    "农历": ([line(推荐函日期="农历正月十七"), line("乙")], nothing, (1, 1), [(2, "not_a_date")]),
    "汉字日期": ([line(推荐函日期="二〇二六年三月五日")], nothing, (1, 0), []),
    "两位年份": ([line(推荐函日期="26.3.5"), line("乙", 推荐函日期="3/5/2026")], nothing, (0, 2), [(2, "not_a_date"), (3, "not_a_date")]),
    "亿元": ([line(总投入="0.12亿元")], nothing, (0, 1), [(2, "money_unit")]),
    "筛选": ([line(), line("乙")], filtered, (2, 0), [(3, "hidden_row")]),
    "合并表头": ([line()], headed, (1, 0), []),
    "没算过的公式": ([line(), line("乙")], uncomputed, (1, 1), [(2, "formula_without_value")]),
    "错误值": ([line(总投入="#DIV/0!"), line("乙", 统一社会信用代码="9.13501E+17")], nothing, (0, 2),
            [(2, "error_value"), (3, "damaged_number")]),
    "两张表": ([line()], two_tables, (2, 0), [(4, "head_again")]),
    "分组": ([line()], in_groups, (2, 0), [(2, "notes_left_out")]),
    "保护": ([line()], locked, (1, 0), []),
    "删除线": ([line(), line("乙")], struck_out, (1, 0), [(3, "struck_row")]),
    "划掉半行": ([line(), line("乙")], half_struck_out, (1, 1), [(3, "struck_cells")]),
    "划掉几个字": ([line(), line("乙")], words_struck_out, (1, 1), [(3, "struck_part")]),
    "金额合并": ([line(), line("乙"), line("丙")], one_sum, (1, 2),
            [(2, "merged_cells"), (2, "merged_figures"), (3, "merged_figures")]),
    "横跨几列": ([line()], across, (1, 0), [(2, "merged_across"), (2, "required_later")]),
    "隐藏的列和行": ([line(), line("乙")], out_of_sight, (2, 0), [(1, "hidden_columns"), (3, "hidden_row")]),
    "日期序号": ([line(), line("乙")], serial, (1, 1), [(3, "not_a_date")]),
}  # fmt: skip


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "w") as made:
        with made.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        yield made


def written(path: Path, rows: list[list[object]], change: Change) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, *rows):
        sheet.append(row)
    change(sheet)
    book.save(path)
    return path


@pytest.mark.parametrize("name", CASES)
def test_a_nasty_list_is_read_with_exactly_this_report(tmp_path: Path, name: str) -> None:
    rows, change, wanted, told = CASES[name]
    found = read_proposals(written(tmp_path / f"{name}.xlsx", rows, change))
    rejected = {one.row for one in found.findings if one.blocking}
    assert (len(found.items), len(rejected)) == wanted
    assert [(one.row, one.code.removeprefix("exchange.")) for one in found.findings] == told
    assert all("{" not in one.sentence(lang) for one in found.findings for lang in ("zh", "en"))


def test_a_folder_of_nasty_lists_comes_in_all_or_nothing_of_each_row(real: Workspace, tmp_path: Path) -> None:
    there = 0
    for place, name in enumerate(("没算过的公式", "筛选", "两张表")):
        rows, change, wanted, told = CASES[name]
        own = [[row[0], f"{row[1]}{place}", *row[2:]] for row in rows]
        report = take(real, "proposals", written(tmp_path / f"{name}.xlsx", own, change))
        new, same, different, rejected = counts(report)
        assert (new + same + different, rejected) == wanted, sentences(report)
        assert set(told) <= {(row, code.removeprefix("exchange.")) for row, code in codes(report)}
        there += new
    assert len(ask(real.store, proposals)) == there > 0


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("旧格式.xls", OLE + b"\0" * 600, "old_format"),
        ("加密.xlsx", OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "password"),
        ("网页.xlsx", "<html><table><tr><td>中心名称</td></tr></table></html>".encode(), "not_a_workbook"),
        ("半截.xlsx", b"PK\x03\x04" + b"\0" * 900, "not_a_workbook"),
    ],
)
def test_what_is_no_table_is_refused_whole(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused) as caught:
        read_proposals(tmp_path / name)
    assert caught.value.code == f"exchange.{code}"


@pytest.mark.parametrize(("encoding", "mark"), [("gb18030", ","), ("utf-16", "\t"), ("utf-16", ";")])
def test_a_csv_of_an_old_program_is_read(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "汇总.csv"
    rows = ("\r\n".join(mark.join(map(str, row)) for row in (HEAD, line(), line("乙")))).encode(encoding)
    path.write_bytes(rows)
    found = read_proposals(path)
    assert (len(found.items), found.findings) == (2, ())


def test_dates_written_out_are_dates_and_others_are_not() -> None:
    for text, day in {
        "二〇二六年三月五日": date(2026, 3, 5),
        "二零二六年十二月三十一日": date(2026, 12, 31),
        "二○二六年十月二十日": date(2026, 10, 20),
        "一九九九年一月十一日": date(1999, 1, 11),
    }.items():
        assert parse_date(text) == day
    for text in ("二〇二六年二月三十日", "二六年三月五日", "二〇二六年十三月一日", "二〇二六年三月", "丙午年正月十七"):
        assert parse_date(text) is None


KILLS = int(os.environ.get("QTIC_KILLS", "1"))
WRITER = """
import sys
from pathlib import Path
from qtic_desktop.services.imports import import_file
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import OFFICE
with open_workspace(Path(sys.argv[1])) as workspace:
    print("ready", flush=True)
    import_file(workspace, OFFICE, "proposals", Path(sys.argv[2]), dry_run=False)
    print("done", flush=True)
"""


def test_a_kill_in_the_middle_leaves_nothing_half_imported(tmp_path: Path) -> None:
    rows = [line(f"第{n}号") for n in range(150)]
    file = written(tmp_path / "大.xlsx", rows, nothing)
    for number in range(min(KILLS, 40)):
        folder = tmp_path / f"w{number}"
        with create_workspace(folder) as made, made.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        with subprocess.Popen([sys.executable, "-c", WRITER, str(folder), str(file)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            try:
                child.wait(timeout=0.15 + 0.1 * number)
            except subprocess.TimeoutExpired:
                child.kill()
        with open_workspace(folder) as workspace:
            assert len(ask(workspace.store, proposals)) in (0, len(rows))
            assert check_workspace(workspace) == ()

"""No cell of a list that comes in is lost without a word: it stands in the draft, or a sentence names its row, column or text;
the same sentences at the command line and in the window."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.numbers import narrow
from qtic_desktop.domain.paper_numbers import paper_number
from qtic_desktop.services.imports import ImportReport
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.workspace import Workspace, create_workspace
from tests.helpers.doors import ask
from tests.services.own_lists import LISTS
from tests.services.taking_in import take

#: What says of a row that it, or what is in it, was not taken.
_LEFT = re.compile(r"没有导入|不导入|没有当作数据|未导入")


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "w") as made:
        with made.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        yield made


def cells(path: Path) -> Iterator[tuple[int, str, object]]:
    """Row, heading and value of every filled cell below the heading, of all sheets; and of every comment."""
    if path.suffix == ".csv":
        data = path.read_bytes()
        text = next(data.decode(one) for one in ("utf-8-sig", "gb18030") if _reads(data, one))
        mark = max(",;\t", key=text.split("\n")[0].count)
        table = list(csv.reader(io.StringIO(text), delimiter=mark))
        for number, row in enumerate(table[1:], 2):
            for place, value in enumerate(row):
                if value.strip():
                    yield number, table[0][place] if place < len(table[0]) else "", value
        return
    for sheet in openpyxl.load_workbook(path).worksheets:
        if sheet.title != "Sheet":
            yield 0, "", sheet.title  # all of it is left out by its name
            continue
        heads = {cell.column: str(cell.value or "") for cell in sheet[1]}
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if cell.value is not None and str(cell.value).strip():
                    yield cell.row, heads.get(cell.column) or f"{cell.column_letter} 列", cell.value
                if cell.comment is not None:
                    yield cell.row, "批注", cell.comment.text


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def tight(text: object) -> str:
    """Nothing that a list may write in one way or another."""
    return re.sub(r"[\s\u200b,=\"'（）()－-]", "", narrow(str(text))).casefold()


def spellings(value: object) -> set[str]:
    found = {tight(value), tight(paper_number(str(value)))}
    if isinstance(value, datetime | date):
        found.add(tight(f"{value:%Y-%m-%d}"))
    day = parse_date(str(value))
    if day is not None:
        found.add(tight(day.isoformat()))
    if isinstance(value, int | float) and not isinstance(value, bool):
        found.add(tight(Decimal(str(value)).normalize()))
    return found


CHOSEN = {"新建": "NEW", "企业牵头": "LEAD_ENTERPRISE", "1、2": '"tasks": [[1', "市南区科技主管部门": "department_id"}


def lost(path: Path, report: ImportReport, held: str) -> list[tuple[int, str, object]]:
    """Filled cells that stand nowhere and that nothing speaks of."""
    said: dict[int, str] = {}
    for one in report.findings:
        said[one.row] = said.get(one.row, "") + one.sentence("zh") + one.column
    whole = "".join(said.values())
    gone = {row for row, text in said.items() if _LEFT.search(text)} | set(report.rejected)
    gone |= {
        int(one) for found in re.findall(r"第 ([\d、]+) 行", "".join(said.values())) for one in found.split("、")[1:]
    }
    found = []
    for row, head, value in cells(path):
        there = any(text and text in held for text in spellings(value)) or CHOSEN.get(str(value), "\0") in held
        plain_head = re.sub(r"[*\s]|（.*）", "", head)
        named = (
            row in gone
            or any(text and text in tight(whole) for text in spellings(value))
            or (bool(plain_head) and f"“{plain_head}”" in said.get(1, ""))
            or f"{head}没有表头" in said.get(1, "")
        )
        if not there and not named:
            found.append((row, head, value))
    return found


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_is_lost_without_a_word(real: Workspace, tmp_path: Path, name: str) -> None:
    path = LISTS[name](tmp_path / name)
    report = take(real, "proposals", path)
    drafts = [ask(real.store, rows.draft, proposal_id=one.id).draft for one in ask(real.store, rows.proposals)]
    held = "\n".join(json.dumps(one, ensure_ascii=False) for one in drafts)
    held += "\n" + tight(held.replace("\\n", ""))
    assert lost(path, report, held) == [], "\n".join(one.sentence("zh") for one in report.findings)
    assert report.new + len(report.rejected) > 0

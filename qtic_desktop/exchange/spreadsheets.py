"""Find the table in a foreign workbook: the heading row, the columns of the form, and the rows with their numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.import_forms import EXAMPLE, HEADER_SEARCH_ROWS, ImportForm, heading_key, headings_of
from qtic_desktop.exchange.archives import open_container, read_bytes
from qtic_desktop.exchange.csv_tables import read_csv
from qtic_desktop.exchange.workbooks import RawCell, RawSheet, read_workbook
from qtic_desktop.resources import Language, message

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class RowFinding:
    """Something about one cell, one row (``column`` empty) or the whole file (``row`` 0). ``column`` is the heading.

    A blocking finding means that the row is not in ``Imported.items``; the others are hints for the person.
    """

    row: int
    column: str
    code: str
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    blocking: bool = True

    def sentence(self, lang: Language = "zh") -> str:
        """What is wrong and what to do, for a person; window and command line show the same."""
        return message(self.code, lang, **{"row": self.row, "column": self.column, **self.facts})


@dataclass(frozen=True, slots=True)
class Imported(Generic[Item]):
    """What a file brings: the readable rows, the findings in row order, and the digest of the file itself."""

    items: tuple[Item, ...]
    findings: tuple[RowFinding, ...]
    rows_seen: int
    sheet: str
    digest: str

    @property
    def rejected_rows(self) -> tuple[int, ...]:
        """Numbers of the rows that were not taken over."""
        return tuple(sorted({finding.row for finding in self.findings if finding.blocking and finding.row}))


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of the table: its number in the file, and its cells by column key (missing where empty)."""

    number: int
    cells: Mapping[str, RawCell]


@dataclass(frozen=True, slots=True)
class Table:
    """A found table. ``headings`` gives the heading as the file writes it, by column key."""

    sheet: str
    header_row: int
    headings: Mapping[str, str]
    rows: tuple[SourceRow, ...]
    findings: tuple[RowFinding, ...]
    date_1904: bool


@dataclass(frozen=True, slots=True)
class _Head:
    row: int
    columns: dict[int, str]
    headings: dict[str, str]
    missing: tuple[str, ...]
    twice: tuple[str, ...]


def digest_of(path: Path) -> str:
    """SHA-256 of the file in hex, by which the caller notices that the same file comes a second time."""
    engine = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                engine.update(piece)
    except OSError as trouble:
        raise EnvironmentTrouble("exchange.cannot_open", file=path.name, reason=trouble.strerror or "") from trouble
    return engine.hexdigest()


def read_table(path: Path, form: ImportForm) -> Table:
    """The table of ``form`` in an .xlsx or .csv file. ``Refused`` when the file is none, hostile, or has no such table.

    Hidden rows are read like the others and reported; rows marked 示例 are left out.
    """
    data = read_bytes(path)
    sheets = _sheets(data, path.name)
    if not any(sheet.cells for sheet in sheets):
        raise Refused("exchange.no_cells", file=path.name)
    found = [(sheet, head) for sheet in sheets if (head := _find_head(sheet, form)) is not None]
    complete = [(sheet, head) for sheet, head in found if not head.missing]
    if not complete:
        missing = min((head.missing for _, head in found), key=len, default=None)
        if missing is None:
            raise Refused("exchange.no_heading", file=path.name, form=form.zh, rows=HEADER_SEARCH_ROWS)
        raise Refused("exchange.columns_missing", file=path.name, columns="、".join(missing))
    if len(complete) > 1:
        names = "、".join(sheet.name for sheet, _ in complete)
        raise Refused("exchange.two_tables", file=path.name, sheets=names)
    sheet, head = complete[0]
    if head.twice:
        raise Refused("exchange.column_twice", file=path.name, columns="、".join(head.twice))
    return _rows(sheet, head, form)


def _sheets(data: bytes, file: str) -> list[RawSheet]:
    try:
        return _sheets_of(data, file, Path(file).suffix.lower())
    except Refused as refusal:
        raise Refused(refusal.code, **{**refusal.facts, "file": file}) from refusal


def _sheets_of(data: bytes, file: str, suffix: str) -> list[RawSheet]:
    if data.startswith((b"PK", bytes.fromhex("d0cf11e0"))):
        return read_workbook(open_container(data, file))
    if suffix in (".xls", ".et", ".ett", ".xlt"):
        raise Refused("exchange.old_format", file=file)
    if suffix in (".csv", ".txt", ".tsv"):
        return [read_csv(data, file)]
    raise Refused("exchange.not_a_workbook", file=file)


def _find_head(sheet: RawSheet, form: ImportForm) -> _Head | None:
    """The row among the first ones that names most columns of the form, with the row above for two-row headings."""
    titles = headings_of(form)
    best: _Head | None = None
    for row in range(1, HEADER_SEARCH_ROWS + 1):
        head = _head_at(sheet, form, row, titles)
        if head is not None and (best is None or len(head.columns) > len(best.columns)):
            best = head
    return best


def _head_at(sheet: RawSheet, form: ImportForm, row: int, titles: dict[str, str]) -> _Head | None:
    columns: dict[int, str] = {}
    headings: dict[str, str] = {}
    twice: list[str] = []
    if not any(place_row == row for place_row, _ in sheet.cells):
        return None
    for column in sorted({column for place_row, column in sheet.cells if place_row <= row}):
        text = _heading_text(sheet, row, column)
        key = titles.get(heading_key(text)) if text else None
        if key is None:
            continue
        if key in headings:
            twice.append(text)
        else:
            columns[column], headings[key] = key, text
    if len(columns) < 2:
        return None
    missing = tuple(column.zh for column in form.columns if column.required and column.key not in headings)
    return _Head(row, columns, headings, missing, tuple(twice))


def _heading_text(sheet: RawSheet, row: int, column: int) -> str:
    """The heading over a column: the cell itself, or the merged cell from a row above that reaches down to it."""
    cell = sheet.cells.get((row, column))
    if cell is not None:
        return " ".join(cell.text.split())
    for top, left, bottom, _ in sheet.merged:
        if left == column and top < row <= bottom:
            above = sheet.cells.get((top, left))
            return " ".join(above.text.split()) if above else ""
    return ""


def _rows(sheet: RawSheet, head: _Head, form: ImportForm) -> Table:
    by_row: dict[int, dict[str, RawCell]] = {}
    for (row, column), cell in sheet.cells.items():
        if row > head.row and column in head.columns:
            by_row.setdefault(row, {})[head.columns[column]] = cell
    findings = _spread_merged(sheet, head, by_row)
    rows = []
    for number in sorted(by_row):
        cells = by_row[number]
        if set(cells) <= {"marker"}:
            continue  # a serial number alone, or a note under the table
        if _is_example(cells):
            if not _is_own_example(cells, form):
                findings.append(RowFinding(number, "", "exchange.example_left_out", {"row": number}, blocking=False))
            continue
        if number in sheet.hidden_rows:
            findings.append(RowFinding(number, "", "exchange.hidden_row", {"row": number}, blocking=False))
        rows.append(SourceRow(number, cells))
    return Table(sheet.name, head.row, head.headings, tuple(rows), tuple(findings), sheet.date_1904)


def _spread_merged(sheet: RawSheet, head: _Head, by_row: dict[int, dict[str, RawCell]]) -> list[RowFinding]:
    """Give the value of a cell merged over several rows to each of them (one department, its proposals), and say so."""
    findings = []
    for top, left, bottom, _ in sheet.merged:
        key, value = head.columns.get(left), sheet.cells.get((top, left))
        if not bottom > top > head.row or key is None or value is None:
            continue
        for row in range(top + 1, bottom + 1):
            if row in by_row:
                by_row[row].setdefault(key, value)
        facts = {"row": top, "last": bottom}
        findings.append(RowFinding(top, head.headings[key], "exchange.merged_cells", facts, blocking=False))
    return findings


def _is_example(cells: Mapping[str, RawCell]) -> bool:
    marker = cells.get("marker")
    return marker is not None and EXAMPLE in marker.text


def _is_own_example(cells: Mapping[str, RawCell], form: ImportForm) -> bool:
    """Whether this is the untouched example of the template; a changed one may be real with a forgotten mark."""
    return all(cells[column.key].text == column.example for column in form.columns if column.key in cells)

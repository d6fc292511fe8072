"""A foreign workbook given back as it came, with what is wrong marked in it: red and yellow cells with a note each, and
one more column that says it again, for a note is not printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_BAD: Final = PatternFill("solid", fgColor="FFF4B6B6")
_HINT: Final = PatternFill("solid", fgColor="FFFFF1B8")
_WIDTH: Final = 60.0
_NOTE_SIZE: Final = (320, 110)
#: What the library raises for a workbook that it cannot open although the program could read its table.
_CANNOT_OPEN: Final = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, BadZipFile, ParseError)


@dataclass(frozen=True, slots=True)
class Mark:
    """One sentence about a cell of a row, or about the row where ``column`` is 0. ``bad``: the row stays out."""

    row: int
    column: int
    sentence: str
    bad: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The file as it came (``data``, empty for a .csv), the sheet with its table, the row of the heading, and the texts of
    the table by row and column for where the file itself cannot be written again."""

    data: bytes
    sheet: str
    header_row: int
    cells: Mapping[int, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Marked:
    """The workbook; ``own`` says whether it is the file that came, and not only its table."""

    data: bytes
    own: bool


def mark_workbook(source: Source, marks: Sequence[Mark], *, title: str, author: str) -> Marked:
    """The workbook with its marks; ``title`` heads the column that says them again, and carries as a note what is about
    the heading itself."""
    return mark_sheets([source], {source.sheet: marks}, title=title, author=author)


def mark_sheets(sources: Sequence[Source], marks: Mapping[str, Sequence[Mark]], *, title: str, author: str) -> Marked:
    """As ``mark_workbook``, for several sheets of one file, each with its own marks."""
    own = _open(sources[0])
    book = own or _plain(sources)
    for place, source in enumerate(sources):
        told = marks.get(source.sheet, ())
        if told:
            sheet = book[source.sheet] if own is not None else book.worksheets[place]
            _mark_sheet(sheet, source, told, title, author)
    out = BytesIO()
    book.save(out)
    return Marked(out.getvalue(), own is not None)


def _mark_sheet(sheet: Worksheet, source: Source, marks: Sequence[Mark], title: str, author: str) -> None:
    told: dict[int, list[Mark]] = {}
    for one in marks:
        told.setdefault(one.row, []).append(one)
    last = max((max(cells) for cells in source.cells.values() if cells), default=1) + 1
    _write(sheet, source.header_row, last, title, bold=True)
    sheet.column_dimensions[get_column_letter(last)].width = _WIDTH
    whole = told.pop(source.header_row, [])
    if whole:
        _mark(sheet, source.header_row, last, whole, author)
    for row, found in told.items():
        first = min(source.cells.get(row, {1: ""}), default=1)
        by_place: dict[int, list[Mark]] = {}
        for one in found:
            by_place.setdefault(one.column or first, []).append(one)
        for column, here in by_place.items():
            _mark(sheet, row, column, here, author)
        _write(sheet, row, last, "\n".join(one.sentence for one in found), bold=False)


def opens(data: bytes, sheet: str) -> bool:
    """Whether the library can open the file and finds the sheet: tried in the child process first, where a file that takes
    too much takes nothing with it."""
    return _open(Source(data, sheet, 0, {})) is not None


def _open(source: Source) -> Workbook | None:
    if not source.data:
        return None
    try:
        book = load_workbook(BytesIO(source.data))
    except _CANNOT_OPEN:
        return None
    return book if source.sheet in book.sheetnames else None


def _plain(sources: Sequence[Source]) -> Workbook:
    book = Workbook()
    sheets = [book.worksheets[0], *(book.create_sheet() for _ in sources[1:])]
    for sheet, source in zip(sheets, sources, strict=True):
        if len(sources) > 1:
            sheet.title = source.sheet[:31]
        for row, cells in source.cells.items():
            for column, text in cells.items():
                cell = sheet.cell(row, column)
                cell.value, cell.data_type, cell.number_format = text, "s", "@"
    return book


def _mark(sheet: Worksheet, row: int, column: int, marks: Sequence[Mark], author: str) -> None:
    cell = sheet.cell(row, column)
    cell.fill = _BAD if any(one.bad for one in marks) else _HINT
    if not isinstance(cell, MergedCell):
        note = Comment("\n".join(one.sentence for one in marks), author)
        note.width, note.height = _NOTE_SIZE
        cell.comment = note


def _write(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool) -> None:
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        return
    cell.value, cell.data_type = text, "s"
    cell.font = Font(bold=bold, color="FFB3261E")
    cell.alignment = Alignment(wrap_text=True, vertical="top")

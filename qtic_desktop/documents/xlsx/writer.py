"""Draw grids into a workbook file, the same bytes for the same content, and read it back before anyone is told."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from qtic_desktop.documents.model import Value, value_text
from qtic_desktop.documents.xlsx.charts import CHART_ROW, draw_chart
from qtic_desktop.documents.xlsx.grid import (
    Entry,
    Grid,
    clean_text,
    display_width,
    escape_text,
    line_count,
    looks_active,
)
from qtic_desktop.documents.xlsx.print_plan import LOOSE, TIGHT, Pages, Paper, pages_for, paper_for
from qtic_desktop.documents.zipped import same_bytes
from qtic_desktop.domain.errors import Refused

_LINE_HEIGHT = 1.36  # of the font size; 宋体 in WPS needs 1.3
_MERGE = re.compile(rb"<mergeCell [^>]*/>")
_MERGED = re.compile(rb"(?:<mergeCell [^>]*/>)+")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of cell looks; sizes in points."""

    size: float = 11
    family: str = "宋体"
    bold: bool = False
    horizontal: str = "left"
    border: bool = True
    fill: str = ""
    color: str = "000000"


LOOKS: dict[str, Look] = {
    "title": Look(size=18, family="黑体", horizontal="center", border=False),
    "note": Look(border=False),
    "note_right": Look(border=False, horizontal="right"),
    "warning": Look(size=11, family="黑体", border=False, horizontal="center", color="B42318"),
    "section": Look(size=12, family="黑体", border=False),
    "head": Look(family="黑体", horizontal="center", fill="E8EEF4"),
    "body": Look(),
    "center": Look(horizontal="center"),
    "number": Look(horizontal="center"),
    "strong": Look(family="黑体", horizontal="center"),
    "mark": Look(horizontal="center", color="404040"),
    "mean": Look(horizontal="center", family="黑体", fill="F5F5F5"),
    "required": Look(family="黑体", horizontal="center", fill="FDECC8"),
    "example": Look(color="7A7A7A", fill="F2F2F2"),
    "entry": Look(),
    "group": Look(family="黑体", fill="F5F5F5"),
    "group_number": Look(family="黑体", horizontal="center", fill="F5F5F5"),
    "sign": Look(size=12, border=False),
}
_LEAST_HEIGHT = {"sign": 40.0, "title": 32.0, "head": 24.0}  # points; a signature needs room for a pen
_THIN = Side("thin", color="808080")
_BOX = Border(_THIN, _THIN, _THIN, _THIN)


def render(grids: Sequence[Grid], *, title: str, created: date) -> bytes:
    """The bytes of a workbook; ``created`` is the only date in it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    # Programs measure columns by the digits of this font; one that only some computers have would widen them elsewhere.
    measure = Font(name=LOOKS["body"].family, size=LOOKS["body"].size)
    inside: Any = book  # openpyxl has no public way to set the font it begins with
    inside._fonts = IndexedList([measure])  # noqa: SLF001
    inside._named_styles["Normal"].font = measure  # noqa: SLF001
    brush = _Brush()
    for grid in grids:
        _draw(book.create_sheet(grid.title), grid, brush)
    book.properties.title = clean_text(title)
    book.properties.creator = "QTIC Desktop"
    book.properties.created = datetime.combine(created, time())
    raw = io.BytesIO()
    book.save(raw)
    return _same_bytes(raw, created)


def check(data: bytes, grids: Sequence[Grid]) -> None:
    """Read a workbook again and compare every cell; ``Refused`` names the first one that is not as meant."""
    try:
        book = load_workbook(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as trouble:
        raise Refused("xlsx.unreadable", reason=str(trouble)) from trouble
    if book.sheetnames != [grid.title for grid in grids]:
        raise Refused("xlsx.differs", sheet="、".join(book.sheetnames), cell="-")
    for grid in grids:
        sheet = book[grid.title]
        found = {(c.row, c.column): c for row in sheet.iter_rows() for c in row if c.value is not None}
        meant = {place: cell for place, cell in grid.cells.items() if cell.value not in (None, "")}
        for place in sorted(found.keys() | meant.keys()):
            cell = meant.get(place)
            if cell is None or place not in found or not _same(found[place], cell.value):
                raise Refused("xlsx.differs", sheet=grid.title, cell=f"{get_column_letter(place[1])}{place[0]}")


def _same(found: object, meant: Value) -> bool:
    kind, value = getattr(found, "data_type", ""), getattr(found, "value", None)
    if isinstance(meant, str):
        return kind == "s" and value == escape_text(meant) and not getattr(found, "hyperlink", None)
    if isinstance(meant, date):
        return isinstance(value, datetime) and value.date() == meant
    # The file holds the exact digits; every program, this reader included, holds the nearest binary number.
    return kind == "n" and isinstance(value, int | float) and isinstance(meant, int | Decimal) and value == float(meant)


class _Brush:
    """Gives cells their styles; a style is worked out once per workbook, since that is most of the time of writing."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, bool], StyleArray] = {}

    def paint(self, target: Any, style: str, shape: str, *, active: bool) -> None:
        """Make ``target`` look like ``style`` with the number format ``shape``; ``active`` text gets the quote prefix.

        ``target`` is a cell; the stubs of openpyxl do not know its style array.
        """
        key = (style, shape, active)
        if key in self._known:
            target._style = copy(self._known[key])  # noqa: SLF001 (openpyxl has no public way to share a style)
            return
        look = LOOKS[style]
        target.font = Font(name=look.family, size=look.size, bold=look.bold, color=look.color)
        target.alignment = Alignment(look.horizontal, "center", wrap_text=True)
        if look.border:
            target.border = _BOX
        if look.fill:
            target.fill = PatternFill("solid", fgColor=look.fill)
        target.number_format = shape
        target.quotePrefix = active
        self._known[key] = copy(target._style)  # noqa: SLF001


def _draw(sheet: Worksheet, grid: Grid, brush: _Brush) -> None:
    paper = paper_for(grid)
    for place, width in enumerate(paper.widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for (row, column), cell in sorted(grid.cells.items()):
        for below in range(row, row + cell.span[0]):
            for beside in range(column, column + cell.span[1]):
                if (below, beside) != (row, column):
                    brush.paint(sheet.cell(below, beside), cell.style, cell.shape, active=False)
        target = sheet.cell(row, column)
        assert isinstance(target, SheetCell)
        brush.paint(target, cell.style, cell.shape, active=isinstance(cell.value, str) and looks_active(cell.value))
        _set_value(target, cell.value)
        if cell.span != (1, 1):
            last = f"{get_column_letter(column + cell.span[1] - 1)}{row + cell.span[0] - 1}"
            sheet.merged_cells.add(f"{target.coordinate}:{last}")
    loose, tight = (_heights(grid, paper.widths, pad) for pad in (LOOSE, TIGHT))
    pages = pages_for(grid, paper, loose, tight)
    for row, height in (loose if pages.pad == LOOSE else tight).items():
        sheet.row_dimensions[row].height = height
    _set_up_print(sheet, grid, paper, pages)
    for entry in grid.entries:
        _prepare(sheet, entry)
    for picture in grid.pictures:
        draw_chart(sheet, picture, sum(paper.widths))


def _prepare(sheet: Worksheet, entry: Entry) -> None:
    """Text format for a column that must keep its digits, and a list to choose from where there is one."""
    letter, (first, last) = get_column_letter(entry.column), entry.rows
    if entry.as_text:
        sheet.column_dimensions[letter].number_format = "@"
        for row in range(first, last + 1):
            sheet.cell(row, entry.column).number_format = "@"
    if entry.choices:
        rule = DataValidation(type="list", formula1=f'"{",".join(entry.choices)}"', allow_blank=not entry.required)
        rule.error, rule.errorTitle = entry.refusal, entry.title
        rule.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(rule)


def _set_value(target: SheetCell, value: Value) -> None:
    if isinstance(value, str):
        target.value = escape_text(value)
        target.data_type = "s"  # openpyxl would make a formula of "=..." and an error of "#N/A"
    elif isinstance(value, int | Decimal):
        # Given as text, the digits reach the file as they are; as a number they would pass through a float.
        target.value = f"{value:f}" if isinstance(value, Decimal) else str(value)
        target.data_type = "n"
    else:
        target.value = value


def _heights(grid: Grid, widths: Sequence[float], pad: float) -> dict[int, float]:
    """Row heights in points: no program grows the row of a merged or wrapped cell when it only prints."""
    heights: dict[int, float] = {row: CHART_ROW for one in grid.pictures for row in range(one.at, one.at + one.tall)}
    for (row, column), cell in grid.cells.items():
        look = LOOKS[cell.style]
        width = sum(widths[column - 1 : column - 1 + cell.span[1]]) * 11 / look.size
        least = _LEAST_HEIGHT.get(cell.style, 0.0)
        needed = line_count(value_text(cell.value), width) * look.size * _LINE_HEIGHT + pad
        for place in range(row, row + cell.span[0]):
            heights[place] = min(409.0, max(heights.get(place, 12.0 + pad), least, needed / cell.span[0]))
    return heights


def _set_up_print(sheet: Worksheet, grid: Grid, paper: Paper, pages: Pages) -> None:
    last = get_column_letter(len(grid.widths))
    sheet.page_setup.paperSize = 8 if paper.large else 9  # A3, A4
    sheet.page_setup.orientation = "landscape" if grid.landscape or paper.blocks else "portrait"
    if paper.blocks:
        sheet.page_setup.scale = 100  # programs break between columns only where nothing is made to fit
        for column in paper.blocks:
            sheet.col_breaks.append(Break(id=column))
        sheet.print_title_cols = f"A:{get_column_letter(max(1, grid.frozen_columns))}"
    else:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(not pages.breaks)
    for row in pages.breaks:
        sheet.row_breaks.append(Break(id=row))
    sheet.print_area = f"A1:{last}{grid.last_row}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.3
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.35
    if grid.header_rows is not None:
        sheet.print_title_rows = f"{grid.header_rows[0]}:{grid.header_rows[1]}"
        sheet.freeze_panes = f"{get_column_letter(grid.frozen_columns + 1)}{grid.header_rows[1] + 1}"
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(_for_margin(grid.footer_left)),
        center=_HeaderFooterPart("第 &P 页 / 共 &N 页"),
        right=_HeaderFooterPart(_for_margin(grid.footer_right)),
    )


def _for_margin(text: str) -> str:
    """Text for a page margin: ``&`` starts a command there, and the whole footer may hold 255 characters."""
    kept = ""
    for char in clean_text(text):
        if display_width(kept) >= 60:
            break
        kept += char
    return kept.replace("\n", " ").replace("&", "&&")


def _same_bytes(raw: io.BytesIO, created: date) -> bytes:
    """The same archive with the creation date in place of the clock's, and merged areas out of the order of a set."""
    moment = f"{created.isoformat()}T00:00:00Z".encode()

    def changed(name: str, data: bytes) -> bytes:
        if name.startswith("xl/worksheets/"):
            return _MERGED.sub(_sorted_merges, data)
        return _MODIFIED.sub(rb"\g<1>" + moment + rb"\g<2>", data) if name == "docProps/core.xml" else data

    return same_bytes(raw, created, changed)


def _sorted_merges(found: re.Match[bytes]) -> bytes:
    return b"".join(sorted(_MERGE.findall(found[0])))

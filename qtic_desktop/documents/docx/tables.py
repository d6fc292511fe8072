"""Tables of a Word paper: fixed widths, a head on every page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final

from qtic_desktop.documents.column_room import widths_with_room
from qtic_desktop.documents.docx import look
from qtic_desktop.documents.docx.look import Sheet, Style
from qtic_desktop.documents.docx.words import board_head, board_rows, head_rows, labelled
from qtic_desktop.documents.docx.xml import paragraph, runs, sub
from qtic_desktop.documents.model import Cell, Column, SignatureBoard, SignLine, Table, as_cell, value_text

_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_BOLD: Final = ("strong", "mean", "group")
_ABOVE: Final = 60  # twentieths of a point above and below the text of a cell
_LONG: Final = 700  # characters of a cell beyond which its row may break over pages
_BESIDE: Final = 240  # twentieths of a point on both sides of a text together, as Word has them
_ROOM: Final = 560  # twentieths of a point; what a hand needs to sign
_BOARD_WIDTHS: Final = (8.0, 15.0, 17.0, 30.0, 24.0)


def table(body: Any, block: Table, sheet: Sheet) -> None:
    """A table with its head."""
    size = look.SMALL.size if block.small else look.CELL.size
    widths = widths_with_room(block, sheet.text_width, lambda text: _wide(text, size), _BESIDE)
    edges = list(accumulate(widths, initial=0))
    plain, bold = (look.SMALL, look.SMALL_HEAD) if block.small else (look.CELL, look.CELL_HEAD)
    target = _begin(body, edges)
    _head(target, block.columns, edges, bold)
    for number, row in enumerate(block.rows):
        total = block.total_row and number == len(block.rows) - 1
        cells = [as_cell(entry) for entry in row]
        if sum(cell.span for cell in cells) != len(block.columns):
            raise ValueError("a table row has another number of cells than the table has columns")
        long = any(isinstance(cell.value, str) and len(cell.value) > _LONG for cell in cells)
        line, place = _row(target, whole=not long), 0
        for cell in cells:
            style = bold if total or cell.look in _BOLD else plain
            align = cell.align or block.columns[place].align
            box = _cell(line, edges, place, cell.span)
            kept: dict[str, dict[str, object]] = {"keepNext": {}} if block.stays_with_next(number) else {}
            paragraph(box, style, _text(cell), **kept, jc={"val": align})
            place += cell.span
    for _ in range(block.entry_rows):
        line = _row(target, whole=True)
        for place in range(len(block.columns)):
            paragraph(_cell(line, edges, place, 1), plain)
    paragraph(body, look.FINE)


def board(body: Any, block: SignatureBoard, sheet: Sheet) -> None:
    """The accepted table of a panel that signs by hand, and the date with a right indent of four."""
    edges = _edges(_BOARD_WIDTHS, sheet.text_width)
    target = _begin(body, edges)
    columns = tuple(Column(title, width) for title, width in zip(board_head(), _BOARD_WIDTHS, strict=True))
    _head(target, columns, edges, look.CELL_HEAD)
    for row in board_rows(block):
        line = _row(target, whole=True, height=_ROOM)
        for place, text in enumerate(row):
            align = "left" if place == 3 else "center"
            paragraph(_cell(line, edges, place, 1), look.CELL, text, keepNext={}, jc={"val": align})
    paragraph(
        body, look.NORMAL, block.date_text, spacing={"before": 120}, ind={"rightChars": 400, "right": 1263},
        jc={"val": "right"},
    )  # fmt: skip


def sign_table(body: Any, block: SignLine, sheet: Sheet) -> None:
    """Labels side by side, each with a line to write on."""
    edges = _edges([1.0] * len(block.labels), sheet.text_width)
    target = _begin(body, edges, bordered=False)
    line = _row(target, whole=True, height=_ROOM)
    for place, label in enumerate(block.labels):
        share = edges[place + 1] - edges[place]
        text = labelled(label)
        room = max(0, (share - 140) // 240 - len(text))
        box = paragraph(_cell(line, edges, place, 1), look.SIGN)
        runs(box, text, look.HEITI)
        if room:
            runs(box, "　" * room, underlined=True)
    paragraph(body, look.FINE)


def _wide(text: str, size: float) -> int:
    """About how wide Times New Roman sets a figure or a code, in twentieths of a point; rather more than less."""
    ems = sum(0.75 if one.isupper() else 1.0 if one == "—" else 0.53 for one in text)
    return int(ems * size * 20)


def _edges(widths: Sequence[float], measure: int) -> list[int]:
    parts = [int(width * 100) for width in widths]
    return [measure * sum(parts[:place]) // sum(parts) for place in range(len(parts) + 1)]


def _begin(body: Any, edges: Sequence[int], *, bordered: bool = True) -> Any:
    target = sub(body, "w:tbl")
    own = sub(target, "w:tblPr")
    sub(own, "w:tblW", w=edges[-1], type="dxa")
    sub(own, "w:jc", val="center")
    if bordered:
        borders = sub(own, "w:tblBorders")
        for side in _SIDES:
            sub(borders, f"w:{side}", val="single", sz=4, space=0, color="000000")
    sub(own, "w:tblLayout", type="fixed")
    grid = sub(target, "w:tblGrid")
    for left, right in zip(edges, edges[1:], strict=False):
        sub(grid, "w:gridCol", w=right - left)
    return target


def _row(target: Any, *, whole: bool, head: bool = False, height: int = 0) -> Any:
    line = sub(target, "w:tr")
    own = sub(line, "w:trPr")
    if whole:
        sub(own, "w:cantSplit")
    if height:
        sub(own, "w:trHeight", val=height, hRule="atLeast")
    if head:
        sub(own, "w:tblHeader")
    return line


def _cell(line: Any, edges: Sequence[int], place: int, span: int, merge: str = "") -> Any:
    box = sub(line, "w:tc")
    own = sub(box, "w:tcPr")
    sub(own, "w:tcW", w=edges[place + span] - edges[place], type="dxa")
    if span > 1:
        sub(own, "w:gridSpan", val=span)
    if merge:
        sub(own, "w:vMerge", val=merge)
    space = sub(own, "w:tcMar")
    sub(space, "w:top", w=_ABOVE, type="dxa")
    sub(space, "w:bottom", w=_ABOVE, type="dxa")
    sub(own, "w:vAlign", val="center")
    return box


def _head(target: Any, columns: tuple[Column, ...], edges: Sequence[int], style: Style) -> None:
    rows = head_rows(columns)
    for number, row in enumerate(rows):
        line, place = _row(target, whole=True, head=True), 0
        for title, span in row:
            merge = ""
            if len(rows) == 2 and not columns[place].group:
                merge = "continue" if number else "restart"
            paragraph(_cell(line, edges, place, span, merge), style, title, keepNext={})
            place += span


def _text(cell: Cell) -> str:
    """As many lines as on paper: a line end at the end begins no further one."""
    return "\n".join(value_text(cell.value, cell.suffix).splitlines())

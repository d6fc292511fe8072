"""Ruled tables whose head comes back on every page and whose long cells may run over a page end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qtic_desktop.documents.model import Align, Column, Table
from qtic_desktop.documents.pdf import styles
from qtic_desktop.documents.pdf.flow import Atom, Measurer, Rule, SetLine, blank
from qtic_desktop.documents.pdf.linebreak import Line
from qtic_desktop.documents.pdf.styles import TextStyle

_PAD = 220  # thousandths of a cell on each side of a cell's text
_ABOVE = 130  # thousandths of a line above and below a cell's text
_MOST_LINES = 12  # a longer row is cut into pieces, so that it always fits on a page


def table_atoms(measurer: Measurer, table: Table, measure: int) -> list[Atom]:
    """One atom per row, with the head as the first and repeated on new pages."""
    text = styles.TABLE_SMALL if table.small else styles.TABLE
    bold = styles.TABLE_SMALL_HEAD if table.small else styles.TABLE_HEAD
    edges = _edges(table.columns, measure)
    centred: list[Align] = ["center"] * len(table.columns)
    head_cells = _cells(measurer, [column.title for column in table.columns], bold, edges)
    head = _row(head_cells, bold, edges, centred, first=True, last=True, weight=0.9)
    atoms = [replace(head, keep=True)]
    aligns = [column.align for column in table.columns]
    for number, row in enumerate(table.rows):
        is_total = table.total_row and number == len(table.rows) - 1
        style = bold if is_total else text
        cells = _cells(measurer, row, style, edges)
        height = max(map(len, cells))
        for start in range(0, height, _MOST_LINES):
            piece = [lines[start : start + _MOST_LINES] for lines in cells]
            whole = start + _MOST_LINES >= height
            made = _row(piece, style, edges, aligns, first=start == 0, last=whole, weight=0.5)
            atoms.append(replace(made, head=head, keep=table.total_row and number == len(table.rows) - 2))
    return [*atoms, blank(300)]


def _edges(columns: Sequence[Column], measure: int) -> list[int]:
    total = sum(column.share for column in columns)
    edges, used = [0], 0
    for column in columns:
        used += column.share
        edges.append(measure * used // total)
    return edges


def _cells(measurer: Measurer, row: Sequence[str], style: TextStyle, edges: Sequence[int]) -> list[list[Line]]:
    if len(row) != len(edges) - 1:
        raise ValueError("a table row has another number of cells than the table has columns")
    cells = []
    for number, text in enumerate(row):
        room = edges[number + 1] - edges[number] - 2 * _PAD
        cells.append(
            [line for part in text.splitlines() or [""] for line in measurer.lines(part, style, room, justify=False)]
        )
    return cells


def _row(
    cells: Sequence[Sequence[Line]],
    style: TextStyle,
    edges: Sequence[int],
    aligns: Sequence[Align],
    *,
    first: bool,
    last: bool,
    weight: float,
) -> Atom:
    count = max(1, *(len(lines) for lines in cells))
    height = count * style.height + 2 * _ABOVE
    texts = []
    for number, lines in enumerate(cells):
        top = (height - len(lines) * style.height) // 2
        for place, line in enumerate(lines):
            x = _aligned(line, edges[number], edges[number + 1], aligns[number])
            texts.append(SetLine(line, style, x=x, top=top + place * style.height))
    rules = [Rule(x, 0, x, height) for x in edges]
    if first:
        rules.append(Rule(edges[0], 0, edges[-1], 0, weight))
    if last:
        rules.append(Rule(edges[0], height, edges[-1], height, weight))
    return Atom(height, tuple(texts), tuple(rules))


def _aligned(line: Line, left: int, right: int, align: Align) -> int:
    if align == "center":
        return left + (right - left - line.width) // 2
    if align == "right":
        return right - _PAD - line.width
    return left + _PAD

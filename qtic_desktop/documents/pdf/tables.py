"""Tables as atoms: a row is one atom, and the head is drawn again on every page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, groupby

from qtic_desktop.documents.column_room import widths_with_room
from qtic_desktop.documents.model import LAST_TOGETHER, Align, Cell, Column, Row, Table, as_cell, value_text
from qtic_desktop.documents.pdf import styles
from qtic_desktop.documents.pdf.flow import Atom, Measurer, Rule, SetLine, blank
from qtic_desktop.documents.pdf.linebreak import JOINER, Line
from qtic_desktop.documents.pdf.styles import TextStyle

_PAD = 220  # thousandths of a cell on each side of a cell's text
_ABOVE = 130  # thousandths of a line above and below a cell's text
_MOST_LINES = 12  # a longer row is cut into pieces, so that it always fits on a page
_TALL_END = 7_000  # thousandths of a line, about a third of a page
_HEAVY, _THIN = 0.9, 0.5  # points
_NUMBER = re.compile(r"[0-9A-Za-z./—-]+( \w+)?")
_BOLD = ("strong", "mean", "group")


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell set into lines between two edges of the table."""

    left: int
    right: int
    lines: Sequence[Line]
    style: TextStyle
    align: Align

    def texts(self, top: int, height: int) -> list[SetLine]:
        """The lines in the middle of ``height``."""
        top += (height - len(self.lines) * self.style.height) // 2
        return [
            SetLine(line, self.style, x=self._place(line), top=top + number * self.style.height)
            for number, line in enumerate(self.lines)
        ]

    def _place(self, line: Line) -> int:
        if self.align == "center":
            return self.left + (self.right - self.left - line.width) // 2
        return self.right - _PAD - line.width if self.align == "right" else self.left + _PAD


def table_atoms(measurer: Measurer, table: Table, measure: int) -> list[Atom]:
    """One atom per row, with the head as the first and repeated on new pages."""
    text = styles.TABLE_SMALL if table.small else styles.TABLE
    bold = styles.TABLE_SMALL_HEAD if table.small else styles.TABLE_HEAD
    edges = _edges(measurer, table, text, measure)
    head = _head(measurer, table.columns, bold, edges)
    atoms = [replace(head, keep=True)]
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        plain = bold if table.total_row and number == last else text
        boxes = _boxes(measurer, row, table.columns, plain, bold, edges)
        height = max(len(box.lines) for box in boxes)
        for start in range(0, height, _MOST_LINES):
            piece = [replace(box, lines=box.lines[start : start + _MOST_LINES]) for box in boxes]
            made = _row(piece, first=start == 0, last=start + _MOST_LINES >= height)
            keep = (table.total_row and number == last - 1) or table.stays_with_next(number)
            atoms.append(replace(made, head=head, keep=keep))
    end = atoms[-LAST_TOGETHER:]
    if len(atoms) > LAST_TOGETHER + 1 and not table.together and sum(atom.height for atom in end) > _TALL_END:
        atoms[-LAST_TOGETHER] = replace(end[0], keep=False)  # two such rows are enough for a last page
    return [*atoms, blank(300)]


def raised(row: Atom, height: int) -> Atom:
    """A row that is at least so high, its text still in the middle."""
    more = height - row.height
    if more <= 0:
        return row
    texts = tuple(replace(text, top=text.top + more // 2) for text in row.texts)
    rules = tuple(replace(rule, y1=rule.y1 and rule.y1 + more, y2=rule.y2 and rule.y2 + more) for rule in row.rules)
    return replace(row, height=height, texts=texts, rules=rules)


def _edges(measurer: Measurer, table: Table, style: TextStyle, measure: int) -> list[int]:
    """Where the columns begin and end; whole numbers, so that the last one ends where the text area does."""
    widths = widths_with_room(table, measure, lambda text: measurer.width(text, style), 2 * _PAD)
    return list(accumulate(widths, initial=0))


def _box(measurer: Measurer, text: str, style: TextStyle, align: Align, left: int, right: int) -> _Box:
    room = right - left - 2 * _PAD
    lines = [line for part in text.splitlines() or [""] for line in measurer.lines(part, style, room, justify=False)]
    return _Box(left, right, lines, style, align)


def _boxes(
    measurer: Measurer,
    row: Row,
    columns: Sequence[Column],
    plain: TextStyle,
    bold: TextStyle,
    edges: Sequence[int],
) -> list[_Box]:
    boxes, place = [], 0
    for entry in row:
        cell = as_cell(entry)
        style = bold if cell.look in _BOLD else plain
        left, right = edges[place], edges[place + cell.span]
        text = _text(measurer, cell, style, right - left - 2 * _PAD)
        boxes.append(_box(measurer, text, style, cell.align or columns[place].align, left, right))
        place += cell.span
    if place != len(columns):
        raise ValueError("a table row has another number of cells than the table has columns")
    return boxes


def _text(measurer: Measurer, cell: Cell, style: TextStyle, room: int) -> str:
    """The text of a cell; a day, a figure or a number such as QTIC-2026-X001 stays on one line where there is room,
    and a day for which there is none breaks behind its year."""
    text = value_text(cell.value, cell.suffix)
    if not _NUMBER.fullmatch(text):
        return text
    if isinstance(cell.value, date) and measurer.width(text, style) > room:
        text = f"{text[:5]}\n{text[5:]}"
    return "\n".join(JOINER.join(line) for line in text.split("\n"))


def _row(boxes: Sequence[_Box], *, first: bool, last: bool) -> Atom:
    height = max(1, *(len(box.lines) for box in boxes)) * boxes[0].style.height + 2 * _ABOVE
    left, right = boxes[0].left, boxes[-1].right
    rules = [Rule(x, 0, x, height) for x in (left, *(box.right for box in boxes))]
    rules += [Rule(left, 0, right, 0, _THIN)] * first + [Rule(left, height, right, height, _THIN)] * last
    return Atom(height, tuple(line for box in boxes for line in box.texts(0, height)), tuple(rules))


def _head(measurer: Measurer, columns: Sequence[Column], style: TextStyle, edges: Sequence[int]) -> Atom:
    """The titles; where neighbours share a group, its name above theirs."""
    own = [_box(measurer, column.title, style, "center", edges[n], edges[n + 1]) for n, column in enumerate(columns)]
    groups, place = [], 0
    for name, members in groupby(columns, key=lambda column: column.group):
        end = place + len(list(members))
        if name:
            groups.append(_box(measurer, name, style, "center", edges[place], edges[end]))
        place = end
    line = style.height
    above = max((len(box.lines) * line + 2 * _ABOVE for box in groups), default=0)
    below = max(len(box.lines) for box in own) * line + 2 * _ABOVE
    height = above + below
    texts = [text for box in groups for text in box.texts(0, above)]
    rules = [Rule(edges[0], 0, edges[-1], 0, _HEAVY), Rule(edges[0], height, edges[-1], height, _HEAVY)]
    rules += [Rule(box.left, above, box.right, above, _THIN) for box in groups]
    inside = {box.right for box, column in zip(own, columns, strict=True) if column.group}
    inside -= {box.right for box in groups}
    rules += [Rule(x, above if x in inside else 0, x, height) for x in edges]
    for box, column in zip(own, columns, strict=True):
        texts += box.texts(above, below) if column.group else box.texts(0, height)
    return Atom(height, tuple(texts), tuple(rules))

"""Find the heading of a form in a sheet: the row that names most of its columns, with the row above where two belong
together (联系人 over 姓名 and 电话)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qtic_desktop.domain.imports.forms import HEADER_SEARCH_ROWS, MAX_COLUMNS, ImportForm, heading_key, headings_of
from qtic_desktop.exchange.workbooks import RawCell, RawSheet

_NAMES = frozenset({"姓名", "名称", "名字", "全称"})
_LONGEST = 100  # characters of a heading that are looked at


@dataclass(frozen=True, slots=True)
class Head:
    """A found heading: its last ``row``, the form's column key by column, the heading as written by key, and the
    headings that the form does not know by column. ``missing``, ``later`` (missing, but nobody is held up by it) and
    ``twice`` are titles for a sentence."""

    row: int
    columns: Mapping[int, str]
    headings: Mapping[str, str]
    unknown: Mapping[int, str]
    missing: tuple[str, ...]
    later: tuple[str, ...]
    twice: tuple[str, ...]
    joined: int


def find_head(sheet: RawSheet, form: ImportForm) -> Head | None:
    """The heading among the first rows; the earlier of two equal ones, unless cells reach down to the later one."""
    best: Head | None = None
    for row in range(1, HEADER_SEARCH_ROWS + 1):
        head = _Row(sheet, form, row).head() if row in sheet.rows else None
        if head is not None and (best is None or _rank(head) > _rank(best)):
            best = head
    return best


def _rank(head: Head) -> tuple[int, int]:
    return len(head.columns), head.joined


class _Row:
    """One row looked at as the last of a heading."""

    def __init__(self, sheet: RawSheet, form: ImportForm, row: int) -> None:
        self._sheet, self._form, self._row = sheet, form, row
        self._titles = headings_of(form)
        self._own = _texts(sheet, row)
        self._above = _texts(sheet, row - 1)
        self._down: dict[int, str] = {}  # headings that reach down to this row
        self._wide: dict[int, str] = {}  # groups over several columns
        self._look_at_merged()

    def head(self) -> Head | None:
        """The heading that ends here; None when it names fewer than two columns."""
        columns: dict[int, str] = {}
        headings: dict[str, str] = {}
        unknown: dict[int, str] = {}
        twice: list[str] = []
        for column, words, key in self._cells():
            if key is None:
                unknown[column] = words
            elif key in headings:
                twice.append(words)
            else:
                columns[column], headings[key] = key, words
        if len(columns) < 2:
            return None
        lacking = [one for one in self._form.columns if one.required and one.key not in headings]
        missing, later = (tuple(one.zh for one in lacking if one.later is which) for which in (False, True))
        return Head(self._row, columns, headings, unknown, missing, later, tuple(twice), len(self._down))

    def _cells(self) -> Iterator[tuple[int, str, str | None]]:
        grouped = sum(self._key(text) is not None for text in self._above.values()) > 1
        for column in sorted({*self._own, *self._down, *(self._above if grouped else ())}):
            own = self._own.get(column, "")
            if not own:
                words = self._down.get(column) or self._above.get(column, "")
                yield column, words, self._key(words)
                continue
            group = self._wide.get(column) or (self._left_above(column) if grouped else "")
            yield column, f"{group}/{own}" if group and self._key(group) else own, self._meaning(group, own)

    def _meaning(self, group: str, own: str) -> str | None:
        """The column that a title below a group names: 电话 below 中心主任 is not the telephone of 联系人."""
        both, over, below = self._key(group + own), self._key(group), self._key(own)
        if not group or over is None:
            return below
        if both is not None:
            return both
        if "".join(own.split()) in _NAMES:
            return over
        if below is None or over == self._form.subject or below.startswith(over):
            return below
        column = self._form.column(below)
        return below if heading_key(own) == heading_key(column.zh) and column.shape not in ("phone", "name") else None

    def _left_above(self, column: int) -> str:
        """The group over a column where cells are not merged: the nearest one to the left in the row above."""
        for place in range(column, 0, -1):
            if place in self._above:
                return self._above[place]
            if place not in self._own:
                return ""
        return ""

    def _key(self, text: str) -> str | None:
        return self._titles.get(heading_key(text)) if text else None

    def _look_at_merged(self) -> None:
        for top, left, bottom, right in self._sheet.merged:
            if top > HEADER_SEARCH_ROWS:
                continue
            cell = self._sheet.cell(top, left)
            text = "" if cell is None else _words(cell)
            if text and top < self._row <= bottom:
                self._down[left] = text
            elif text and top <= self._row - 1 <= bottom and right > left:
                self._wide.update(dict.fromkeys(range(left, min(right, MAX_COLUMNS) + 1), text))


def _texts(sheet: RawSheet, row: int) -> dict[int, str]:
    return {column: _words(cell) for column, cell in sheet.rows.get(row, {}).items()}


def _words(cell: RawCell) -> str:
    return " ".join(cell.text[:_LONGEST].split())

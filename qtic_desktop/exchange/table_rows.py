"""The rows of a found table: what is an entry, what is a note, a sum or an example, and what of it is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.forms import EXAMPLE, MARKED_HEADING, MAX_COLUMNS, ImportForm, heading_key, headings_of
from qtic_desktop.exchange.findings import RowFinding
from qtic_desktop.exchange.headings import Head
from qtic_desktop.exchange.workbooks import MAX_CELLS, RawCell, RawSheet

_SUM = re.compile(r"(合|总|小|共|累)\s*计\s*[:：]?")
#: 填表人：…, 审核：…, 注：…: a line of the paper form, no entry.
_LABELLED = re.compile(r"[^:：\d]{1,8}[:：]")
_NAMED = 12
_LEAST_TITLES = 3  # of a row that is taken for a heading and not for an entry


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of the table: its number in the file, and its cells by column key (missing where empty)."""

    number: int
    cells: Mapping[str, RawCell]


class TableRows:
    """``rows`` are the entries; everything else is said in ``findings`` (rows also in ``rejected``) or ``unused``."""

    def __init__(self, sheet: RawSheet, head: Head, form: ImportForm) -> None:
        self._sheet, self._head, self._form = sheet, head, form
        self._width = max(head.columns.keys() | head.unknown.keys())
        self._titles = headings_of(form)
        self._aside: list[int] = []
        self._used: set[int] = set()
        self.rows: list[SourceRow] = []
        self.rejected: list[int] = []
        self.findings = self._spread_merged()
        for number in sorted(row for row in sheet.rows if row > head.row):
            self._sort(number, sheet.rows[number])
        self._say_aside()
        self._say_later()
        self.unused = self._say_unused()

    def _sort(self, number: int, raw: Mapping[int, RawCell]) -> None:
        columns = self._head.columns
        cells = {columns[place]: cell for place, cell in raw.items() if place in columns}
        others = [place for place in raw if place not in columns]
        if self._is_nothing(cells) and not others:
            return
        if self._is_head_again(number, raw):
            self._find(number, "exchange.head_again", blocking=False)
            return
        if _is_example(cells):
            if not self._is_own_example(cells):
                self._find(number, "exchange.example_left_out", blocking=False)
            return
        if self._is_too_long(number, raw):
            self._find(number, "exchange.row_too_long", columns=self._width, cells=self._sheet.widths[number])
            self.rejected.append(number)
        elif self._is_note(raw, cells):
            self._aside.append(number)
        else:
            if number in self._sheet.hidden_rows:
                self._find(number, "exchange.hidden_row", blocking=False)
            self._used.update(others)
            self.rows.append(SourceRow(number, cells))

    def _find(self, number: int, code: str, *, blocking: bool = True, **facts: object) -> None:
        self.findings.append(RowFinding(number, "", code, {"row": number, **facts}, blocking))

    @staticmethod
    def _is_nothing(cells: Mapping[str, RawCell]) -> bool:
        """A serial number alone, or formulas over rows that nobody has filled."""
        entries = [cell for key, cell in cells.items() if key != "marker"]
        return all(cell.formula and cell.text in ("", "0") and cell.kind in ("text", "number") for cell in entries)

    def _is_head_again(self, number: int, raw: Mapping[int, RawCell]) -> bool:
        """Whether the heading comes once more, above a second table; ``Refused`` (exchange.second_table) where its columns
        stand in another order, for everything below would land in the wrong places."""
        words = {place: heading_key(cell.text) for place, cell in raw.items()}
        told = {
            place: self._titles[text] for place, text in words.items() if text in self._titles and not text.isdigit()
        }
        if len(told) < _LEAST_TITLES or len(told) * 2 <= len(raw):
            return False
        if any(self._head.columns.get(place) != key for place, key in told.items()):
            raise Refused("exchange.second_table", row=number)
        return True

    def _is_too_long(self, number: int, raw: Mapping[int, RawCell]) -> bool:
        """Whether a .csv gives more cells than the heading: a comma inside an entry has moved all that follow."""
        width = self._sheet.widths.get(number)
        if width is None:
            return False
        return max(raw) > self._width or width > self._sheet.widths[self._head.row]

    def _is_note(self, raw: Mapping[int, RawCell], cells: Mapping[str, RawCell]) -> bool:
        first = raw[min(raw)]
        if _SUM.fullmatch(first.text.strip()):
            return True
        filled = [cells[key] for key in self._form.keys if key in cells]
        return all(_LABELLED.match(cell.text) for cell in filled if cell.kind == "text") and not any(
            cell.kind != "text" for cell in filled
        )

    def _is_own_example(self, cells: Mapping[str, RawCell]) -> bool:
        """Whether this is the untouched example of the template; a changed one may be real with a forgotten mark."""
        return all(cells[one.key].text == one.example for one in self._form.columns if one.key in cells)

    def _spread_merged(self) -> list[RowFinding]:
        """Give the value of a cell merged over several rows to each of them (one department, its proposals), and say so."""
        findings, left, rows = [], MAX_CELLS, self._sheet.rows
        for top, column, bottom, _ in self._sheet.merged:
            key, value = self._head.columns.get(column), self._sheet.cell(top, column)
            if not bottom > top > self._head.row or key is None or value is None:
                continue
            left -= bottom - top
            if left < 0:
                raise Refused("exchange.too_many_cells", limit=MAX_CELLS)
            for row in range(top + 1, bottom + 1):
                if row in rows:
                    rows[row].setdefault(column, value)
            facts = {"row": top, "last": bottom}
            findings.append(RowFinding(top, self._head.headings[key], "exchange.merged_cells", facts, blocking=False))
        return findings

    def _say_aside(self) -> None:
        if self._aside:
            named = "、".join(str(number) for number in self._aside[:_NAMED])
            facts = {"rows": named + ("…" if len(self._aside) > _NAMED else ""), "count": len(self._aside)}
            self.findings.append(RowFinding(self._aside[0], "", "exchange.notes_left_out", facts, blocking=False))

    def _say_later(self) -> None:
        if self._head.later and self.rows:
            facts = {"columns": "、".join(self._head.later)}
            self.findings.append(RowFinding(self._head.row, "", "exchange.columns_later", facts, blocking=False))

    def _say_unused(self) -> list[str]:
        """One hint for each column that holds entries and that nothing takes."""
        names = []
        for column in sorted(self._used):
            if column > MAX_COLUMNS:
                continue
            words = self._head.unknown.get(column, "")
            if words == MARKED_HEADING:
                continue
            name = words or f"({_letters(column)})"
            code = "exchange.unknown_column" if words else "exchange.column_without_heading"
            facts = {"column": name, "letter": _letters(column)}
            self.findings.append(RowFinding(self._head.row, name, code, facts, blocking=False))
            names.append(name)
        return names


def _is_example(cells: Mapping[str, RawCell]) -> bool:
    """Whether the template's mark stands where the template puts it, at the beginning of the first column."""
    marker = cells.get("marker")
    return marker is not None and marker.text.strip().startswith(EXAMPLE)


def _letters(column: int) -> str:
    """Column 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text

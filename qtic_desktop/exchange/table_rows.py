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
_COMMENTS = 200  # as many are told as somebody reads
#: A cell of these merged over rows may be the sum of them.
_COUNTED = ("money", "points")
_LEAST_ACROSS = 2  # known columns under one merged cell
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
        self.findings: list[RowFinding] = []
        self._torn: set[int] = set()
        self._spread_merged()
        self._say_hidden_columns()
        self._say_over_the_cells()
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
        if self._is_struck(number, cells):
            return
        if self._is_too_long(number, raw):
            self._find(number, "exchange.row_too_long", columns=self._width, cells=self._sheet.widths[number])
            self.rejected.append(number)
        elif self._is_note(raw, cells):
            self._aside.append(number)
        elif number in self._torn:
            self.rejected.append(number)
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

    def _is_struck(self, number: int, cells: Mapping[str, RawCell]) -> bool:
        """Whether a row is struck through, or so much of it that nobody can tell whether it still counts. What is struck
        out on paper is not there any more; that it is left out, and how to take it, is said."""
        entries = {key: cell for key, cell in cells.items() if key != "marker"}
        struck = [key for key, cell in entries.items() if cell.is_struck]
        parts = [key for key, cell in entries.items() if cell.struck and not cell.is_struck]
        if not struck and not parts:
            return False
        if len(struck) == len(entries):
            self._find(number, "exchange.struck_row", blocking=False)
            return True
        for key in parts:
            self._find(number, "exchange.struck_part", column=self._head.headings[key], text=entries[key].struck[:40])
        if struck:
            named = "、".join(self._head.headings[key] for key in struck[:_NAMED]) + (
                "…" if len(struck) > _NAMED else ""
            )
            self._find(number, "exchange.struck_cells", columns=named, count=len(struck))
        self.rejected.append(number)
        return True

    def _say_hidden_columns(self) -> None:
        hidden = [key for place, key in sorted(self._head.columns.items()) if place in self._sheet.hidden_columns]
        if hidden:
            named = "、".join(self._head.headings[key] for key in hidden)
            facts = {"columns": named}
            self.findings.append(RowFinding(self._head.row, "", "exchange.hidden_columns", facts, blocking=False))

    def _say_over_the_cells(self) -> None:
        """Comments and drawings are no entries; what they say may be why a row should not be taken."""
        marked = next((place for place, words in self._head.unknown.items() if words == MARKED_HEADING), 0)
        for (row, column), text in sorted(self._sheet.comments.items()):
            ours = self._sheet.cell(row, marked)  # a workbook that was given back has its remarks at the cells, too
            known = ours is not None and "".join(text.split()) in "".join(ours.text.split())
            if row > self._head.row and text and not known and len(self.findings) < _COMMENTS:
                self._find(row, "exchange.comment", blocking=False, cell=f"{_letters(column)}{row}", text=text[:80])
        if self._sheet.drawn:
            self.findings.append(RowFinding(0, "", "exchange.drawing", {"sheet": self._sheet.name}, blocking=False))

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

    def _spread_merged(self) -> None:
        """Give the value of a cell merged over several rows to each of them (one department, its proposals), and say so. Of
        an amount or of points nobody can tell whether each row has them or all together, so those rows are not taken."""
        left, rows = MAX_CELLS, self._sheet.rows
        for top, column, bottom, right in self._sheet.merged:
            self._look_across(top, column, right)
            key, value = self._head.columns.get(column), self._sheet.cell(top, column)
            if not bottom > top > self._head.row or key is None or value is None:
                continue
            left -= bottom - top
            if left < 0:
                raise Refused("exchange.too_many_cells", limit=MAX_CELLS)
            facts = {"row": top, "last": bottom}
            if self._form.column(key).shape in _COUNTED:
                for row in range(top, bottom + 1):
                    if row in rows and row not in self._torn:
                        self._torn.add(row)
                        self._find(
                            row, "exchange.merged_figures", column=self._head.headings[key], first=top, last=bottom
                        )
                continue
            for row in range(top + 1, bottom + 1):
                if row in rows:
                    rows[row].setdefault(column, value)
            self.findings.append(
                RowFinding(top, self._head.headings[key], "exchange.merged_cells", facts, blocking=False)
            )

    def _look_across(self, top: int, left: int, right: int) -> None:
        """A cell merged over several columns holds one value: which of them it belongs to is not for the program to say."""
        columns = self._head.columns
        there = [columns[place] for place in range(left, right + 1) if place in columns] if right > left else []
        if top <= self._head.row or len(there) < _LEAST_ACROSS or self._sheet.cell(top, left) is None:
            return
        raw = self._sheet.rows[top]
        if self._is_note(raw, {columns[place]: cell for place, cell in raw.items() if place in columns}):
            return
        named = "、".join(self._head.headings[key] for key in there)
        self._find(top, "exchange.merged_across", columns=named, first=self._head.headings[there[0]], blocking=False)

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

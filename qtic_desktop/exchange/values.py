"""Turn the cells of one row into values, and say about each what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.identity import check_credit_code, normalize_credit_code, normalize_name
from qtic_desktop.domain.imports.forms import Column, ImportForm, choice_of
from qtic_desktop.domain.numbers import decimal_text, narrow, parse_money, parse_number
from qtic_desktop.exchange.csv_tables import without_guard
from qtic_desktop.exchange.findings import Findings, RowFinding
from qtic_desktop.exchange.number_formats import read_format
from qtic_desktop.exchange.spreadsheets import Imported, Table
from qtic_desktop.exchange.table_rows import SourceRow
from qtic_desktop.exchange.workbooks import RawCell

Item = TypeVar("Item")

_EXPONENT = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE | re.ASCII)
_STORED = re.compile(r"[+-]?(\d{1,60}(\.\d{0,60})?|\.\d{1,60})(E[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
_BINARY_NOISE_DIGITS = 15  # a spreadsheet keeps that many decimal digits
_TASK_SEPARATORS = re.compile(r"[\s、,，;；./／和及]+")
_CIRCLED = {chr(0x2460 + number): f" {number + 1} " for number in range(9)}
_CHINESE_DIGITS = {char: str(number) for number, char in enumerate("一二三四五六", start=1)}
_LONGEST_NAME = 60
_NO_FACTS: Mapping[str, object] = {}
#: What a column holds decides what a spreadsheet may have made of an entry.
_FIGURES = ("points", "money")
_FOREIGN_UNIT = re.compile("[十百千]万|亿|[美欧港日]元|英镑|[$€£]")


class RowReader:
    """Reads the cells of one row and collects its findings; ``accepted`` is False once one of them is blocking."""

    def __init__(self, columns: Mapping[str, Column], table: Table, row: SourceRow, findings: Findings) -> None:
        self._columns, self._table, self._row, self._findings = columns, table, row, findings
        self._spoilt: set[str] = set()  # columns whose cell has been reported as unusable
        self.number = row.number
        self.accepted = True
        self._lost = False  # refused already, and nothing more of it would be told

    def report(self, key: str, code: str, facts: Mapping[str, object] = _NO_FACTS, *, blocking: bool = True) -> None:
        """Add a finding about the column ``key`` of this row."""
        self.accepted = self.accepted and not blocking
        if blocking:
            self._spoilt.add(key)
            self._lost = self._findings.full
        column = self._table.headings.get(key) or self._columns[key].zh
        named = _NO_FACTS if self._findings.full else {"row": self.number, "column": column, **facts}
        self._findings.add(RowFinding(self.number, column, code, named, blocking))

    def text(self, key: str) -> str:
        """Cleaned text of a column, empty when there is none; numbers as people would write them."""
        if self._lost:
            return ""
        column, cell = self._columns[key], self._cell(key)
        shown = "" if cell is None else self._shown(key, cell)
        if column.shape == "name":
            shown = normalize_name(shown)
        if not shown and column.required and key not in self._spoilt:
            self._say_blank(column)
        if len(shown) > column.longest:
            self.report(key, "exchange.cell_too_long", {"length": len(shown), "limit": column.longest})
        return shown

    def _say_blank(self, column: Column) -> None:
        if not column.later:
            self.report(column.key, "exchange.required")
        elif column.key in self._table.headings:
            self.report(column.key, "exchange.required_later", blocking=False)

    def code(self, key: str) -> str:
        """Text of a code or phone column; digits that a spreadsheet has rounded away are noticed."""
        cell = self._cell(key)
        if cell is not None and _is_damaged_number(cell):
            self.report(key, "exchange.damaged_number", {"text": cell.text[:30]})
            return ""
        return self.text(key)

    def credit_code(self, key: str) -> str:
        """A checked credit code; the hint of a code that had to be read differently is passed on."""
        text = self.code(key)
        if not text:
            return ""
        for problem in check_credit_code(text, field=key):
            self.report(key, problem.code, problem.facts, blocking=problem.blocking)
        return normalize_credit_code(text)

    def day(self, key: str) -> date | None:
        """A date typed as text, or stored as a day number of the spreadsheet."""
        cell = self._cell(key)
        text = self.text(key)
        if cell is None or not text:
            return None
        found = parse_date(text) or (self._stored_date(cell) if cell.kind in ("date", "number") else None)
        if found is None:
            self.report(key, "exchange.not_a_date", {"text": text[:20]})
        return found

    def number_of(self, key: str) -> Decimal | None:
        """A decimal number; None when the cell is empty or, with a finding, unreadable."""
        text = self.text(key)
        if not text:
            return None
        found = parse_number(text)
        if found is None:
            self.report(key, "exchange.not_a_number", {"text": text[:20]})
        return found

    def money(self, key: str) -> Decimal | None:
        """An amount in 万元, not negative; a heading or cell in plain 元 is refused, not converted in silence."""
        heading = self._table.headings.get(key, "")
        text = self.text(key)
        above = self._table.unit_note if "万" not in heading else ""
        if text and (_other_unit(heading) or _in_yuan(text) or _other_unit(above)):
            self.report(key, "exchange.money_unit", {"text": text[:20]})
            return None
        amount = self.number_of(key)
        if amount is not None and amount < 0:
            self.report(key, "exchange.negative", {"text": text[:20]})
        elif amount is not None and parse_money(text) is None:
            self.report(key, "exchange.not_a_number", {"text": text[:20]})
        return amount

    def choice(self, key: str, otherwise: str = "") -> str:
        """The value of a pick-list entry; ``otherwise`` for an empty cell."""
        column, text = self._columns[key], self.text(key)
        if not text:
            return otherwise
        value = choice_of(column, text)
        if value is None:
            self.report(
                key, "exchange.not_in_list", {"text": text[:20], "allowed": "、".join(c.zh for c in column.choices)}
            )
        return value or otherwise

    def tasks(self, key: str) -> tuple[int, ...]:
        """Numbers of the chosen tasks of 二（二）, each from 1 to 6, ascending and without doubles."""
        text = self.text(key)
        words = [_task_number(word) for word in _TASK_SEPARATORS.split(_without_frame(text)) if word]
        if len(words) == 1 and words[0].isdigit() and len(words[0]) > 1:
            self.report(key, "exchange.not_tasks", {"text": text[:20]})  # "126" may be three tasks or a slip
            return ()
        if text and not (words and all(word in set("123456") for word in words)):
            self.report(key, "exchange.not_tasks", {"text": text[:20]})
            return ()
        return tuple(sorted({int(word) for word in words}))

    def _cell(self, key: str) -> RawCell | None:
        """The cell of a column, None when it is empty or, with a finding, holds what does not belong there."""
        cell = self._row.cells.get(key)
        if cell is None or self._lost or key in self._spoilt:
            return None
        code = self._unfit(key, cell)
        if code:
            self.report(key, code, {"text": cell.text[:30], "format": cell.shape[:40]})
            return None
        return cell

    def _unfit(self, key: str, cell: RawCell) -> str:
        """Why a cell of this kind does not belong into this column; empty when it does."""
        shape = self._columns[key].shape
        if cell.kind == "formula_without_value":
            return "exchange.formula_without_value"
        if cell.kind == "error":
            return "exchange.error_value"
        if cell.kind == "boolean":
            return "exchange.truth_value"
        if cell.kind == "time" or (cell.kind == "date" and shape != "date"):
            return "exchange.made_a_date"
        if not cell.shape:
            return ""
        if cell.kind == "text":
            return "exchange.cannot_show" if read_format(cell.shape).shown_text(cell.text) is None else ""
        number = _stored_number(cell.text)
        if shape in _FIGURES:
            fits = number is not None and read_format(cell.shape).keeps_amount(number)
            return "" if fits else "exchange.shown_otherwise"
        fits = number is not None and read_format(cell.shape).shown_number(number) is not None
        return "" if fits or shape == "date" else "exchange.cannot_show"

    def _shown(self, key: str, cell: RawCell) -> str:
        """The text that the spreadsheet shows of a cell; a figure as it is stored."""
        if cell.kind == "date":
            return _number_text(cell.text)
        if cell.kind == "number":
            number = _stored_number(cell.text)
            if cell.shape and number is not None and self._columns[key].shape not in _FIGURES:
                return read_format(cell.shape).shown_number(number) or _number_text(cell.text)
            return _number_text(cell.text)
        text = _plain(cell.text)
        return (read_format(cell.shape).shown_text(text) or "") if cell.shape else text

    def _stored_date(self, cell: RawCell) -> date | None:
        days = _stored_number(cell.text)
        if days is None:
            return parse_date(cell.text[:10])  # the ISO form that the format also allows
        # 1900-02-29 exists in spreadsheets; days before it are not accepted.
        origin = date(1904, 1, 1) if self._table.date_1904 else date(1899, 12, 30)
        return origin + timedelta(days=int(days)) if 60 < days < 73_415 else None


def read_rows(form: ImportForm, table: Table, digest: str, make: Callable[[RowReader], Item]) -> Imported[Item]:
    """Turn every row into an item with ``make``; rows with a blocking finding stay out and are all reported."""
    items: list[Item] = []
    findings = Findings(table.findings)
    rejected: dict[int, str] = {}
    columns = {column.key: column for column in form.columns}
    for row in table.rows:
        reader = RowReader(columns, table, row, findings)
        item = make(reader)
        if reader.accepted:
            items.append(item)
        else:
            subject = row.cells.get(form.subject)
            rejected[row.number] = "" if subject is None else _plain(subject.text)[:_LONGEST_NAME]
    if not table.rows and not table.rejected:
        findings.add(RowFinding(0, "", "exchange.no_rows", {"sheet": table.sheet}))
    return Imported(
        tuple(items),
        findings.in_order(),
        len(table.rows) + len(table.rejected),
        table.sheet,
        digest,
        tuple(sorted(findings.rejected)),
        table.unused,
        rejected,
    )


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.isprintable():
        text = "".join(" " if char == "\t" else char for char in text if char in "\n\t" or _may_stay(char))
    return without_guard(text.strip())


def _may_stay(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs")


def _stored_number(text: str) -> Decimal | None:
    """A stored number as typed: 17.100000000000001 is the file's binary form of 17.1.

    None for anything that no spreadsheet writes (NaN, thousands of digits).
    """
    if not _STORED.fullmatch(text):
        return None
    number = Decimal(text)
    if abs(number.adjusted()) > 30:
        return None
    noisy = len(number.as_tuple().digits) > _BINARY_NOISE_DIGITS
    return Decimal(f"{number:.{_BINARY_NOISE_DIGITS}g}") if noisy else number


def _number_text(text: str) -> str:
    number = _stored_number(text)
    return text if number is None else decimal_text(number)


def _is_damaged_number(cell: RawCell) -> bool:
    """Codes of more than 15 digits kept as a number have lost their end; shown as 1.1E+17 they have lost even more."""
    plain = narrow(cell.text).strip()
    if cell.kind == "number":
        return len(_number_text(plain).replace(".", "")) > _BINARY_NOISE_DIGITS or bool(_EXPONENT.fullmatch(plain))
    return bool(_EXPONENT.fullmatch(plain)) and len(plain) < 15


def _other_unit(text: str) -> bool:
    """Whether a heading or note names another unit of money than 万元: 元, 千元, 百万元, 亿元, dollars."""
    return bool(_FOREIGN_UNIT.search(text)) or _in_yuan(text)


def _in_yuan(text: str) -> bool:
    return "元" in text and "万" not in text


def _without_frame(text: str) -> str:
    plain = "".join(_CIRCLED.get(char, char) for char in narrow(text))
    for word in ("任务", "第", "项", "（", "）", "(", ")"):
        plain = plain.replace(word, " ")
    return plain


def _task_number(word: str) -> str:
    return _CHINESE_DIGITS.get(word, word)

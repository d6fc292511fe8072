"""Turn the cells of one row into values, and say about each what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.identity import check_credit_code, normalize_credit_code, normalize_name
from qtic_desktop.domain.import_forms import ImportForm, choice_of
from qtic_desktop.domain.numbers import decimal_text, parse_number
from qtic_desktop.exchange.spreadsheets import Imported, RowFinding, SourceRow, Table
from qtic_desktop.exchange.workbooks import RawCell

Item = TypeVar("Item")

_EXPONENT = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
_BINARY_NOISE_DIGITS = 15  # a spreadsheet keeps that many decimal digits
_TASK_SEPARATORS = re.compile(r"[\s、,，;；./／和及]+")
_CIRCLED = {chr(0x2460 + number): f" {number + 1} " for number in range(9)}
_CHINESE_DIGITS = {char: str(number) for number, char in enumerate("一二三四五六", start=1)}
_NO_FACTS: Mapping[str, object] = {}
_EARLIEST, _LATEST = date(1980, 1, 1), date(2100, 12, 31)


class RowReader:
    """Reads the cells of one row and collects its findings; ``accepted`` is False once one of them is blocking."""

    def __init__(self, form: ImportForm, table: Table, row: SourceRow) -> None:
        self._form, self._table, self._row = form, table, row
        self.number = row.number
        self.findings: list[RowFinding] = []

    @property
    def accepted(self) -> bool:
        """Whether nothing so far keeps the row out."""
        return not any(finding.blocking for finding in self.findings)

    def report(self, key: str, code: str, facts: Mapping[str, object] = _NO_FACTS, *, blocking: bool = True) -> None:
        """Add a finding about the column ``key`` of this row."""
        column = self._table.headings.get(key) or self._form.column(key).zh
        named = {"row": self.number, "column": column, **facts}
        self.findings.append(RowFinding(self.number, column, code, named, blocking))

    def text(self, key: str) -> str:
        """Cleaned text of a column, empty when there is none; numbers as people would write them."""
        column, cell = self._form.column(key), self._cell(key)
        shown = "" if cell is None else _plain(cell)
        if column.shape == "name":
            shown = normalize_name(shown)
        if not shown and column.required and self._may_be_missing(key):
            self.report(key, "exchange.required")
        if len(shown) > column.longest:
            self.report(key, "exchange.cell_too_long", {"length": len(shown), "limit": column.longest})
        return shown

    def code(self, key: str) -> str:
        """Text of a code or phone column; digits that a spreadsheet has rounded away are noticed."""
        cell = self._cell(key)
        if cell is not None and _is_damaged_number(cell):
            self.report(key, "exchange.damaged_number", {"text": cell.text})
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
        found = parse_date(text) if cell.kind == "text" else self._stored_date(cell)
        if found is None or not _EARLIEST <= found <= _LATEST:
            self.report(key, "exchange.not_a_date", {"text": text[:20]})
            return None
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
        if text and (_in_yuan(heading) or _in_yuan(text)):
            self.report(key, "exchange.money_unit", {"text": text[:20]})
            return None
        amount = self.number_of(key)
        if amount is not None and amount < 0:
            self.report(key, "exchange.negative", {"text": text[:20]})
        return amount

    def choice(self, key: str, otherwise: str = "") -> str:
        """The value of a pick-list entry; ``otherwise`` for an empty cell."""
        column, text = self._form.column(key), self.text(key)
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
        cell = self._row.cells.get(key)
        if cell is None:
            return None
        if cell.kind == "formula_without_value":
            self._once(key, "exchange.formula_without_value")
            return None
        if cell.kind == "error":
            self._once(key, "exchange.error_value", {"text": cell.text})
            return None
        return cell

    def _once(self, key: str, code: str, facts: Mapping[str, object] = _NO_FACTS) -> None:
        column = self._table.headings.get(key, "")
        if not any(finding.code == code and finding.column == column for finding in self.findings):
            self.report(key, code, facts)

    def _may_be_missing(self, key: str) -> bool:
        """False when the cell was there and has been reported as unusable already."""
        return not any(f.column == self._table.headings.get(key) and f.blocking for f in self.findings)

    def _stored_date(self, cell: RawCell) -> date | None:
        if cell.kind == "number" and len(cell.text) == 8 and cell.text.isdigit():
            return parse_date(cell.text)  # 20260305 typed as a number
        try:
            days = Decimal(cell.text)
        except InvalidOperation:
            return parse_date(cell.text[:10])  # the ISO form that the format also allows
        # 1900-02-29 exists in spreadsheets; days before it are not in the accepted range anyway.
        origin = date(1904, 1, 1) if self._table.date_1904 else date(1899, 12, 30)
        return origin + timedelta(days=int(days)) if 0 < days < 100_000 else None


def read_rows(form: ImportForm, table: Table, digest: str, make: Callable[[RowReader], Item]) -> Imported[Item]:
    """Turn every row into an item with ``make``; rows with a blocking finding stay out and are all reported."""
    items: list[Item] = []
    findings: list[RowFinding] = list(table.findings)
    for row in table.rows:
        reader = RowReader(form, table, row)
        item = make(reader)
        if reader.accepted:
            items.append(item)
        findings.extend(reader.findings)
    if not table.rows:
        findings.append(RowFinding(0, "", "exchange.no_rows", {"sheet": table.sheet}))
    return Imported(tuple(items), in_order(findings), len(table.rows), table.sheet, digest)


def in_order(findings: Iterable[RowFinding]) -> tuple[RowFinding, ...]:
    """Findings by row, as a person goes through the file."""
    return tuple(sorted(findings, key=lambda finding: finding.row))


def _plain(cell: RawCell) -> str:
    if cell.kind in ("number", "date"):
        return _number_text(cell.text)
    text = unicodedata.normalize("NFC", cell.text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs")).strip()


def _number_text(text: str) -> str:
    """A stored number as typed: 17.100000000000001 is the file's binary form of 17.1."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return text
    if len(number.as_tuple().digits) > _BINARY_NOISE_DIGITS:
        number = Decimal(f"{number:.{_BINARY_NOISE_DIGITS}g}")
    return decimal_text(number)


def _is_damaged_number(cell: RawCell) -> bool:
    """Codes of more than 15 digits kept as a number have lost their end; shown as 1.1E+17 they have lost even more."""
    plain = unicodedata.normalize("NFKC", cell.text).strip()
    if cell.kind == "number":
        return len(_number_text(plain).replace(".", "")) > _BINARY_NOISE_DIGITS or bool(_EXPONENT.fullmatch(plain))
    return bool(_EXPONENT.fullmatch(plain)) and len(plain) < 15


def _in_yuan(text: str) -> bool:
    return "元" in text and "万" not in text


def _without_frame(text: str) -> str:
    plain = "".join(_CIRCLED.get(char, char) for char in text)
    for word in ("任务", "第", "项", "（", "）", "(", ")"):
        plain = plain.replace(word, " ")
    return unicodedata.normalize("NFKC", plain)


def _task_number(word: str) -> str:
    return _CHINESE_DIGITS.get(word, word)

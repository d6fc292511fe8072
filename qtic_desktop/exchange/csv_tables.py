"""Read .csv as the offices send it: UTF-8 or GBK, comma, semicolon or tab, with the guards that keep figures text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.forms import MAX_COLUMNS, MAX_ROWS
from qtic_desktop.exchange.workbooks import MAX_CELLS, RawCell, RawSheet

SEPARATORS = (",", "\t", ";")
_LONGEST_CELL = 32_767
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: ="053285911234" is how programs keep a spreadsheet from making a number of a text.
_AS_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_APOSTROPHES = "'`\u2018\u2019\uff07"
_GUARDED = re.compile(rf"[{_APOSTROPHES}](?=[0-9\uff10-\uff19=+\-@＝＋－＠])")


def decode_csv(data: bytes, file: str) -> str:
    """The text of a .csv file; ``Refused`` when its characters cannot be told."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, file)
    if b"\0" in data:
        return _unmarked_utf16(data, file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "gb18030", file)


def read_csv(text: str, file: str, separator: str, rows: int | None = None) -> RawSheet:
    """The cells of a .csv text, all or the first ``rows``; ``Refused`` when it is broken or too large."""
    sheet = RawSheet(file)
    left = MAX_CELLS
    try:
        for number, row in enumerate(islice(_records(text, separator), rows), start=1):
            if number > MAX_ROWS or len(row) > MAX_COLUMNS:
                raise Refused("exchange.sheet_too_large", sheet=file, rows=MAX_ROWS, columns=MAX_COLUMNS)
            cells = {column: cell for column, value in enumerate(row, start=1) if (cell := _cell(value, file))}
            left -= len(cells)
            if left < 0:
                raise Refused("exchange.too_many_cells", limit=MAX_CELLS)
            sheet.widths[number] = len(row)
            if cells:
                sheet.rows[number] = cells
    except csv.Error as trouble:
        raise Refused("exchange.broken_part", part=file) from trouble
    return sheet


def without_guard(value: str) -> str:
    """A text without what a careful program or person wrote around it to keep a spreadsheet from reading it."""
    inner = _AS_FORMULA.fullmatch(value)
    if inner:
        return inner[1].replace('""', '"')
    return value[1:] if _GUARDED.match(value) else value


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _cell(value: str, file: str) -> RawCell | None:
    if len(value) > _LONGEST_CELL:
        raise Refused("exchange.text_too_long", part=file, limit=_LONGEST_CELL)
    plain = without_guard(value.strip())
    return RawCell(plain) if plain.strip() else None


def _unmarked_utf16(data: bytes, file: str) -> str:
    """Two bytes a character without the mark that says so; anything else with zero bytes is no text."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if ("\n" in text or "\r" in text) and any(mark in text for mark in SEPARATORS) and not _CONTROL.search(text):
            return text
    raise Refused("exchange.not_a_workbook", file=file)


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise Refused("exchange.unknown_characters", file=file) from trouble

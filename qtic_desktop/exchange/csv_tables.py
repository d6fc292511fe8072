"""Read .csv as the offices send it: UTF-8 or GBK, comma, semicolon or tab."""

from __future__ import annotations

import csv
import io

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.import_forms import MAX_COLUMNS, MAX_ROWS
from qtic_desktop.exchange.workbooks import RawCell, RawSheet

_LONGEST_CELL = 32_767
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_APOSTROPHE_GUARDS = ("'=", "'+", "'-", "'@", "'＝", "'＋", "'－", "'＠")


def read_csv(data: bytes, file: str) -> RawSheet:
    """The cells of a .csv file as text; ``Refused`` when its characters cannot be told or it is too large."""
    text = _decode(data, file)
    sheet = RawSheet(file)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True), start=1):
            if number > MAX_ROWS or len(row) > MAX_COLUMNS:
                raise Refused("exchange.sheet_too_large", sheet=file, rows=MAX_ROWS, columns=MAX_COLUMNS)
            for column, value in enumerate(row, start=1):
                if len(value) > _LONGEST_CELL:
                    raise Refused("exchange.text_too_long", part=file, limit=_LONGEST_CELL)
                if value.strip():
                    sheet.cells[number, column] = RawCell(_unguard(value))
    except csv.Error as trouble:
        raise Refused("exchange.broken_part", part=file) from trouble
    return sheet


def _decode(data: bytes, file: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, file)
    if b"\0" in data:
        raise Refused("exchange.not_a_workbook", file=file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "gb18030", file)


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise Refused("exchange.unknown_characters", file=file) from trouble


def _delimiter(text: str) -> str:
    """The separator that the first lines use most; a comma when there is none."""
    head = "\n".join(text.splitlines()[:15])
    return max((",", "\t", ";"), key=head.count)


def _unguard(value: str) -> str:
    # The apostrophe that a careful program writes before an active-looking text is not part of it.
    return value[1:] if value.startswith(_APOSTROPHE_GUARDS) else value

"""The record of a batch as open text: each table as JSON lines, which keep every letter, and as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from qtic_desktop.documents.xlsx.grid import looks_active

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """A value of the record in the words of JSON: days as 2026-03-05, exact numbers as text, sets in order."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, frozenset | set):
        return sorted((plain(one) for one in value), key=str)
    if isinstance(value, Iterable):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return line_of(value)
    raise TypeError(f"no open text for {type(value).__name__}")


def line_of(row: object, *, without: frozenset[str] = frozenset(), **more: object) -> dict[str, Plain]:
    """A row of the record as one line; ``more`` stands before its own fields, and ``without`` leaves fields out."""
    assert is_dataclass(row)
    own = {one.name: plain(getattr(row, one.name)) for one in fields(row) if one.name not in without}
    return {name: plain(value) for name, value in more.items()} | own


def as_json_lines(rows: Iterable[Mapping[str, Plain]]) -> bytes:
    """One object a line, in UTF-8."""
    return "".join(_dumped(row) + "\n" for row in rows).encode("utf-8", "surrogatepass")


def as_csv(rows: Sequence[Mapping[str, Plain]]) -> bytes:
    """The same rows for a spreadsheet: UTF-8 with its mark, what is a list or an object as JSON. Text that some program
    might take for a formula begins with an apostrophe; the JSON lines have it without."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    text = _dumped(value) if isinstance(value, list | dict) else str(value).replace("\0", "")
    return f"'{text}" if looks_active(text) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    """A negative figure is a figure."""
    return text[:1] == "-" and text[1:].replace(".", "", 1).isascii() and text[1:].replace(".", "", 1).isdigit()


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""在建中心名单: centres that were launched before the program came (三（三）, 三（四）)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qtic_desktop.domain.imports.columns import CENTERS
from qtic_desktop.exchange.spreadsheets import Imported, digest_of, read_table
from qtic_desktop.exchange.values import RowReader, read_rows


@dataclass(frozen=True, slots=True)
class ImportedCenter:
    """One launched centre; ``track`` NEW | CONVERSION. ``ends_on`` is None where the file leaves it to the settings."""

    row: int
    number: str
    name: str
    host_name: str
    department: str
    started_on: date | None
    ends_on: date | None
    track: str


def read_centers(path: Path) -> Imported[ImportedCenter]:
    """The centres of a workbook; a number that comes twice is refused at its second row."""
    seen: dict[str, int] = {}

    def make(reader: RowReader) -> ImportedCenter:
        item = ImportedCenter(
            row=reader.number,
            number=reader.code("number"),
            name=reader.text("name"),
            host_name=reader.text("host_name"),
            department=reader.text("department"),
            started_on=reader.day("started_on"),
            ends_on=reader.day("ends_on"),
            track=reader.choice("track"),
        )
        if item.started_on and item.ends_on and item.ends_on <= item.started_on:
            reader.report("ends_on", "exchange.ends_before_start")
        first = seen.setdefault(item.number, reader.number)
        if first != reader.number and item.number:
            reader.report("number", "exchange.row_twice", {"first": first})
        return item

    return read_rows(CENTERS, read_table(path, CENTERS), digest_of(path), make)

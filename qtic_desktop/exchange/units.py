"""单位名单: units of the lists that an office loads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qtic_desktop.domain.imports.columns import UNITS
from qtic_desktop.exchange.spreadsheets import Imported, digest_of, read_table
from qtic_desktop.exchange.values import RowReader, read_rows


@dataclass(frozen=True, slots=True)
class ImportedUnit:
    """One unit of one list; ``kind`` is a ``UnitListKind``."""

    row: int
    kind: str
    name: str
    credit_code: str
    certificate: str
    valid_until: date | None


def read_units(path: Path) -> Imported[ImportedUnit]:
    """The units of a workbook; one that comes twice on the same list is refused at its second row."""
    seen: dict[tuple[str, str], int] = {}

    def make(reader: RowReader) -> ImportedUnit:
        item = ImportedUnit(
            row=reader.number,
            kind=reader.choice("kind"),
            name=reader.text("name"),
            credit_code=reader.code("credit_code"),
            certificate=reader.text("certificate"),
            valid_until=reader.day("valid_until"),
        )
        first = seen.setdefault((item.kind, item.name), reader.number)
        if first != reader.number and item.name:
            reader.report("name", "exchange.row_twice", {"first": first})
        return item

    return read_rows(UNITS, read_table(path, UNITS), digest_of(path), make)

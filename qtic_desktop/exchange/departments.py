"""主管部门: the offices that recommend proposals."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qtic_desktop.domain.imports.columns import DEPARTMENTS
from qtic_desktop.exchange.spreadsheets import Imported, digest_of, read_table
from qtic_desktop.exchange.values import RowReader, read_rows


@dataclass(frozen=True, slots=True)
class ImportedDepartment:
    """One recommending department; ``code`` is a district code of six digits or empty."""

    row: int
    name: str
    code: str


def read_departments(path: Path) -> Imported[ImportedDepartment]:
    """The departments of a workbook; a name that comes twice is refused at its second row."""
    seen: dict[str, int] = {}

    def make(reader: RowReader) -> ImportedDepartment:
        item = ImportedDepartment(
            row=reader.number,
            name=reader.text("name"),
            code=reader.code("code"),
        )
        if item.code and not (len(item.code) == 6 and item.code.isascii() and item.code.isdigit()):
            reader.report("code", "exchange.not_a_district_code", {"text": item.code[:20]})
        first = seen.setdefault(item.name, reader.number)
        if first != reader.number and item.name:
            reader.report("name", "exchange.row_twice", {"first": first})
        return item

    return read_rows(DEPARTMENTS, read_table(path, DEPARTMENTS), digest_of(path), make)

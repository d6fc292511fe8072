"""专家名单: experts for the pool."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qtic_desktop.domain.experts import listed
from qtic_desktop.domain.imports.columns import EXPERTS
from qtic_desktop.exchange.spreadsheets import Imported, digest_of, read_table
from qtic_desktop.exchange.values import RowReader, read_rows


@dataclass(frozen=True, slots=True)
class ImportedExpert:
    """One expert; ``kind`` technical | finance | management | investment."""

    row: int
    name: str
    organization: str
    title: str
    speciality: str
    kind: str
    phone: str
    city: str
    fields: tuple[str, ...] = ()
    former_units: tuple[str, ...] = ()
    unit_code: str = ""


def read_experts(path: Path) -> Imported[ImportedExpert]:
    """The experts of a workbook. The same name from the same organization twice is refused at its second row."""
    seen: dict[tuple[str, str], int] = {}

    def make(reader: RowReader) -> ImportedExpert:
        item = ImportedExpert(
            row=reader.number,
            name=reader.text("name"),
            organization=reader.text("organization"),
            title=reader.text("title"),
            speciality=reader.text("speciality"),
            kind=reader.choice("kind"),
            phone=reader.code("phone"),
            city=reader.text("city"),
            fields=listed(reader.text("fields")),
            former_units=listed(reader.text("former_units")),
            unit_code=reader.credit_code("unit_code"),
        )
        first = seen.setdefault((item.name, item.organization), reader.number)
        if first != reader.number and item.name:
            reader.report("name", "exchange.row_twice", {"first": first})
        return item

    return read_rows(EXPERTS, read_table(path, EXPERTS), digest_of(path), make)

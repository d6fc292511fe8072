"""推荐汇总表: the recommended proposals of a department (三（一）)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from qtic_desktop.domain.imports.columns import PROPOSALS
from qtic_desktop.domain.imports.forms import ImportForm
from qtic_desktop.domain.paper_numbers import paper_number
from qtic_desktop.exchange.spreadsheets import Imported, digest_of, read_table
from qtic_desktop.exchange.values import RowReader, read_rows


@dataclass(frozen=True, slots=True)
class ImportedProposal:
    """One recommended proposal. ``track`` NEW | CONVERSION, ``mode`` as ``domain.intake.Mode``, money in 万元."""

    row: int
    track: str
    center_name: str
    host_name: str
    credit_code: str
    department: str
    letter_number: str
    letter_date: date | None
    field: str
    direction: str
    mode: str
    tasks: tuple[int, ...]
    director: str
    contact: str
    contact_phone: str
    total_funding: Decimal | None
    old_center_name: str


def read_proposals(path: Path, form: ImportForm = PROPOSALS) -> Imported[ImportedProposal]:
    """The proposals of a workbook, under the headings of ``form`` (which may have learned more of them); refusals as in
    ``spreadsheets.read_table``. Doubles in the file are reported."""
    seen: dict[tuple[str, str, str], int] = {}

    def make(reader: RowReader) -> ImportedProposal:
        item = _proposal(reader)
        first = seen.setdefault((item.center_name, item.host_name, item.credit_code), reader.number)
        if first != reader.number and item.center_name:
            reader.report("center_name", "exchange.row_twice", {"first": first})
        return item

    return read_rows(form, read_table(path, form), digest_of(path), make)


def _proposal(reader: RowReader) -> ImportedProposal:
    item = ImportedProposal(
        row=reader.number,
        track=reader.choice("track"),
        center_name=reader.text("center_name"),
        host_name=reader.text("host_name"),
        credit_code=reader.credit_code("credit_code"),
        department=reader.text("department"),
        letter_number=_number(reader),
        letter_date=reader.day("letter_date"),
        field=reader.text("field"),
        direction=reader.text("direction"),
        mode=reader.choice("mode"),
        tasks=reader.tasks("tasks"),
        director=reader.text("director"),
        contact=reader.text("contact"),
        contact_phone=reader.code("contact_phone"),
        total_funding=reader.money("total_funding"),
        old_center_name=reader.text("old_center_name"),
    )
    if item.track == "CONVERSION" and not item.old_center_name:
        reader.report("old_center_name", "exchange.required")
    return item


def _number(reader: RowReader) -> str:
    """The number of the letter with its year in 〔〕; where it was written otherwise, that is said."""
    typed = reader.text("letter_number")
    written = paper_number(typed)
    if written != typed:
        reader.report("letter_number", "exchange.paper_number", {"text": typed, "written": written}, blocking=False)
    return written

"""历年台账: the workbooks that were taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.past import PastTaking


@dataclass(frozen=True, slots=True)
class PastTakingRow:
    """One workbook and how much it brought; ``withdrawn_on`` is set once it was taken back."""

    id: str
    number: int
    source: str
    taken_on: date
    centers: int
    reports: int
    grades: int
    changes: int
    targets: int
    withdrawn_on: date | None
    withdrawn_reason: str


@query(Read.CENTERS)
def past_takings(session: Session) -> tuple[PastTakingRow, ...]:
    """Every workbook, the newest first."""
    rows = session.scalars(select(PastTaking).order_by(PastTaking.number.desc()))
    return tuple(
        PastTakingRow(
            row.id, row.number, row.source, row.taken_on, row.centers, row.reports, row.grades, row.changes, row.targets,
            row.withdrawn_on, row.withdrawn_reason,
        )
        for row in rows
    )  # fmt: skip

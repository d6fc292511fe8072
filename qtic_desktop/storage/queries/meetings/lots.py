"""The lots that were drawn for the running order of a meeting, as the log keeps them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.meetings.lots import draw_lots
from qtic_desktop.storage.tables import AuditEntry


@dataclass(frozen=True, slots=True)
class LotsRow:
    """One drawing of lots: when (ISO 8601), numbers spoken by whom, what it was drawn from and what it gave."""

    at: str
    attempt: int
    spoken: tuple[tuple[str, str], ...]
    fingerprint: str
    groups: tuple[tuple[str, ...], ...]
    order: tuple[str, ...]
    reason: str

    def repeats(self, meeting: str) -> bool:
        """Whether drawing it again gives the same."""
        again = draw_lots(meeting, self.groups, attempt=self.attempt, numbers=[number for _, number in self.spoken])
        return (again.fingerprint, again.order) == (self.fingerprint, self.order)


def attempts_of(session: Session, meeting_id: str) -> tuple[LotsRow, ...]:
    """Every drawing of lots of a meeting, the oldest first."""
    query = (
        select(AuditEntry)
        .where(AuditEntry.act == Act.DRAW_LOTS, AuditEntry.subject_id == meeting_id)
        .order_by(AuditEntry.seq)
    )
    return tuple(_row(entry) for entry in session.scalars(query))


def _row(entry: AuditEntry) -> LotsRow:
    told = json.loads(entry.details)
    return LotsRow(
        entry.at,
        int(told["attempt"]),
        tuple((str(who), str(number)) for who, number in told["spoken"]),
        str(told["lots_mark"]),
        tuple(tuple(group) for group in told["groups"]),
        tuple(told["order"]),
        str(told["reason"]),
    )

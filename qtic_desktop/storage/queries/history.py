"""What the audit log holds about records, as the card of a record tells it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.tables.audit import AuditEntry


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act on a record: when (ISO 8601), by whom, what, and its recorded details."""

    at: str
    actor_name: str
    act: str
    details: dict[str, Any]


def told_about(session: Session, *ids: str) -> tuple[HistoryRow, ...]:
    """Every entry about one of these records, oldest first."""
    query = select(AuditEntry).where(AuditEntry.subject_id.in_(ids)).order_by(AuditEntry.seq)
    names = namesakes(session)
    return tuple(
        HistoryRow(e.at, names.called(e.actor_id, e.actor_name), e.act, json.loads(e.details))
        for e in session.scalars(query)
    )

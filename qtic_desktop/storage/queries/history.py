"""What the audit log holds about records, as the card of a record tells it."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.storage.queries.annual_reports import HistoryRow
from qtic_desktop.storage.tables import AuditEntry


def told_about(session: Session, *ids: str) -> tuple[HistoryRow, ...]:
    """Every entry about one of these records, oldest first."""
    query = select(AuditEntry).where(AuditEntry.subject_id.in_(ids)).order_by(AuditEntry.seq)
    return tuple(HistoryRow(e.at, e.actor_name, e.act, json.loads(e.details)) for e in session.scalars(query))

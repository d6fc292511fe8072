"""Bundles that went out and came in, as the log tells."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One bundle: when and by whom it was written or taken in (``came``), of which station, its number there, and how
    many sheets it held or brought."""

    seq: int
    at: str
    actor_name: str
    came: bool
    station: str
    number: int
    sheets: int


@query(Read.WORKSPACE)
def bundle_log(session: Session) -> tuple[BundleRow, ...]:
    """All bundles, newest first."""
    query = (
        select(AuditEntry.seq, AuditEntry.at, AuditEntry.actor_name, AuditEntry.act, AuditEntry.details)
        .where(AuditEntry.act.in_((Act.EXPORT_BUNDLE, Act.IMPORT_BUNDLE)))
        .order_by(AuditEntry.seq.desc())
    )
    found = []
    for seq, at, name, act, details in session.execute(query):
        told = json.loads(details)
        found.append(
            BundleRow(seq, at, name, act == Act.IMPORT_BUNDLE, told["station"], told["number"], told["sheets"])
        )
    return tuple(found)

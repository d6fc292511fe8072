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
    """One bundle: when and by whom it was written or taken in (``came``), of which station (``called``: its name then), its
    number there, and how many sheets it held or brought."""

    seq: int
    at: str
    actor_name: str
    came: bool
    station: str
    number: int
    sheets: int
    called: str = ""


def waiting_sheets(session: Session) -> dict[str, frozenset[str]]:
    """The sheets that were changed at two places and wait for a person to decide, with the stations whose bundles brought
    the other state."""
    query = select(AuditEntry.details).where(AuditEntry.act == Act.IMPORT_BUNDLE).order_by(AuditEntry.seq)
    waiting: dict[str, set[str]] = {}
    for details in session.scalars(query):
        told = json.loads(details)
        for sheet_id in told.get("settled", ()):
            waiting.get(sheet_id, set()).discard(told["station"])
        for sheet_id in told.get("waiting", ()):
            waiting.setdefault(sheet_id, set()).add(told["station"])
    return {sheet_id: frozenset(stations) for sheet_id, stations in waiting.items() if stations}


def station_names(session: Session) -> dict[str, str]:
    """What the stations were called in the last bundle that came of each, by code; those without a name are left out."""
    query = select(AuditEntry.details).where(AuditEntry.act == Act.IMPORT_BUNDLE).order_by(AuditEntry.seq)
    told = [json.loads(details) for details in session.scalars(query)]
    return {one["station"]: one["called"] for one in told if one.get("called")}


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
            BundleRow(
                seq,
                at,
                name,
                act == Act.IMPORT_BUNDLE,
                told["station"],
                told["number"],
                told["sheets"],
                told.get("called", ""),
            )
        )
    return tuple(found)

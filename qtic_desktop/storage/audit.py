"""The audit chain: every entry holds the hash of the one before, so that an edit in the middle shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.changes import Actor
from qtic_desktop.storage.tables import AuditEntry

GENESIS = "0" * 64
_COLUMNS = ("seq", "at", "actor_id", "actor_name", "role", "act", "subject_kind", "subject_id", "details", "previous")
_LAST = select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 (hex) over the canonical JSON of all columns but the hash itself."""
    body = json.dumps([getattr(entry, name) for name in _COLUMNS], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def append_entry(
    session: Session, *, at: str, actor: Actor, act: str, kind: str, subject_id: str, details: dict[str, object]
) -> AuditEntry:
    """Add the next entry of the chain to the running transaction."""
    last = session.execute(_LAST).first()
    entry = AuditEntry(
        seq=last.seq + 1 if last else 1,
        at=at,
        actor_id=actor.id,
        actor_name=actor.name,
        role=actor.role.value,
        act=act,
        subject_kind=kind,
        subject_id=subject_id,
        details=json.dumps(details, ensure_ascii=False, sort_keys=True, default=str),
        previous=last.hash if last else GENESIS,
    )
    entry.hash = entry_hash(entry)
    session.add(entry)
    return entry


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first place where the chain does not hold: sequence number and what is wrong (sequence | link | content)."""

    seq: int
    what: str


def chain_faults(session: Session) -> Iterator[ChainFault]:
    """Walk the chain and yield every entry that does not follow from the one before."""
    previous, expected = GENESIS, 1
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=2000)):
        if entry.seq != expected:
            yield ChainFault(entry.seq, "sequence")
        if entry.previous != previous:
            yield ChainFault(entry.seq, "link")
        if entry.hash != entry_hash(entry):
            yield ChainFault(entry.seq, "content")
        previous, expected = entry.hash, entry.seq + 1

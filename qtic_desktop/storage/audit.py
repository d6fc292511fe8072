"""The audit chain: every entry holds the hash of the one before, so that an edit in the middle shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from qtic_desktop.domain.audit import Break, ChainFault
from qtic_desktop.domain.changes import Actor
from qtic_desktop.storage.tables import AuditEntry
from qtic_desktop.storage.tables.base import table_of

GENESIS = "0" * 64
_COLUMNS = ("seq", "at", "actor_id", "actor_name", "role", "act", "subject_kind", "subject_id", "details", "previous")
_ENTRIES = table_of(AuditEntry)
_LAST = select(_ENTRIES.c.seq, _ENTRIES.c.hash).order_by(_ENTRIES.c.seq.desc()).limit(1)
_APPEND = insert(_ENTRIES)


def entry_hash(entry: Mapping[str, object]) -> str:
    """SHA-256 (hex) over the canonical JSON of all columns but the hash itself."""
    body = json.dumps([entry[name] for name in _COLUMNS], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def append_entry(
    connection: Connection,
    *,
    at: str,
    actor: Actor,
    act: str,
    kind: str,
    subject_id: str,
    details: Mapping[str, object],
) -> None:
    """Add the next entry of the chain to the running transaction."""
    append_entries(connection, at=at, actor=actor, act=act, kind=kind, told=[(subject_id, details)])


def append_entries(
    connection: Connection,
    *,
    at: str,
    actor: Actor,
    act: str,
    kind: str,
    told: Iterable[tuple[str, Mapping[str, object]]],
) -> int:
    """Add the next entries of the chain, one for each subject with its details; returns how many."""
    last = connection.execute(_LAST).first()
    before, previous = (last.seq, last.hash) if last else (0, GENESIS)
    entries: list[dict[str, object]] = []
    for seq, (subject_id, details) in enumerate(told, before + 1):
        entry: dict[str, object] = {
            "seq": seq,
            "at": at,
            "actor_id": actor.id,
            "actor_name": actor.name,
            "role": actor.role.value,
            "act": act,
            "subject_kind": kind,
            "subject_id": subject_id,
            "details": json.dumps(details, ensure_ascii=False, sort_keys=True, default=str),
            "previous": previous,
        }
        entry["hash"] = previous = entry_hash(entry)
        entries.append(entry)
    if entries:
        connection.execute(_APPEND, entries)
    return len(entries)


def chain_faults(session: Session) -> Iterator[ChainFault]:
    """Walk the chain and yield every entry that does not follow from the one before."""
    previous, expected = GENESIS, 1
    query = select(_ENTRIES).order_by(_ENTRIES.c.seq).execution_options(yield_per=2000)
    for entry in session.execute(query):
        if entry.seq != expected:
            yield ChainFault(entry.seq, Break.SEQUENCE)
        if entry.previous != previous:
            yield ChainFault(entry.seq, Break.LINK)
        if entry.hash != entry_hash(entry._asdict()):
            yield ChainFault(entry.seq, Break.CONTENT)
        previous, expected = entry.hash, entry.seq + 1

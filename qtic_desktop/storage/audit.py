"""The audit chain: every entry holds the hash of the one before, so that an edit in the middle shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from qtic_desktop.domain.audit import Break, ChainFault
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import table_of

GENESIS = "0" * 64
_COLUMNS = ("seq", "at", "actor_id", "actor_name", "role", "act", "subject_kind", "subject_id", "details", "previous")
_ENTRIES = table_of(AuditEntry)
_LAST: Final = select(_ENTRIES.c.seq, _ENTRIES.c.hash).order_by(_ENTRIES.c.seq.desc()).limit(1)
_APPEND = insert(_ENTRIES)


def last_entry(link: Connection | Session) -> tuple[int, str]:
    """Number and hash of the last entry of the chain; 0 and the beginning of all chains where there is none."""
    found = link.execute(_LAST).first()
    return (found.seq, found.hash) if found else (0, GENESIS)


def entry_hash(entry: Mapping[str, object]) -> str:
    """SHA-256 (hex) over the canonical JSON of all columns but the hash itself; the witness counts where there is one, so
    that entries of before it keep their hash."""
    told = [entry[name] for name in _COLUMNS]
    if entry["witness"]:
        told.append(entry["witness"])
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry tells of the act: its word, the kind and id of its subject, and the facts as text (``details_text``).
    ``at`` and ``actor`` where the act was done at another time by somebody else: on another station."""

    act: str
    kind: str
    subject_id: str
    details: str
    at: str = ""
    actor: Actor | None = None


def details_text(details: Mapping[str, object]) -> str:
    """The facts of an entry as they are written: JSON in the order of their names."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, default=str)


def append_entries(
    connection: Connection, told: Sequence[Told], *, at: str, actor: Actor, witness: str = ""
) -> tuple[range, str]:
    """Add the next entries of the chain to the running transaction; returns their numbers and the hash of the last one,
    which carries the ``witness`` of the rows that were written with them."""
    seq, previous = last_entry(connection)
    entries: list[dict[str, object]] = []
    for place, one in enumerate(told, 1):
        who = one.actor or actor
        entry: dict[str, object] = {
            "seq": seq + place,
            "at": one.at or at,
            "actor_id": who.id,
            "actor_name": who.called,
            "role": who.role.value,
            "act": one.act,
            "subject_kind": one.kind,
            "subject_id": one.subject_id,
            "details": one.details,
            "witness": witness if place == len(told) else "",
            "previous": previous,
        }
        entry["hash"] = previous = entry_hash(entry)
        entries.append(entry)
    if entries:
        connection.execute(_APPEND, entries)
    return range(seq + 1, seq + 1 + len(entries)), previous


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

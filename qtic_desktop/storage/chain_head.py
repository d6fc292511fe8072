"""Where the audit chain had come to when the workspace was last closed, written beside the database.

The chain proves itself only up to its own end: a tail that was cut off, or an older database put in the place of this
one, is a whole chain as well. Held against what is written here, both show.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, select

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.durable_files import write_durably
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import table_of

FILE: Final = "chain.json"
_ENTRIES = table_of(AuditEntry)


@dataclass(frozen=True, slots=True)
class Behind:
    """The chain had ``known`` entries when the workspace was closed at ``at`` (ISO 8601); now it has ``found``, or another
    one stands in the place of the last of them."""

    known: int
    at: str
    found: int


def keep_head(folder: Path, engine: Engine) -> None:
    """Write down the last entry there is; a disk that takes nothing leaves what was known before, which still holds."""
    last = select(_ENTRIES.c.seq, _ENTRIES.c.hash, _ENTRIES.c.at).order_by(_ENTRIES.c.seq.desc()).limit(1)
    with engine.connect() as connection:
        found = connection.execute(last).first()
    if found is None or known_end(folder) == (found.seq, found.hash, found.at):
        return
    facts = {"seq": found.seq, "hash": found.hash, "at": found.at}
    try:
        write_durably(folder / FILE, json.dumps(facts).encode(), private=True)
    except (OSError, EnvironmentTrouble):
        return


def chain_behind(folder: Path, engine: Engine) -> Behind | None:
    """None where the chain goes on from what is written down, or nothing is."""
    known = known_end(folder)
    if known is None:
        return None
    seq, digest, at = known
    with engine.connect() as connection:
        there = connection.scalar(select(_ENTRIES.c.hash).where(_ENTRIES.c.seq == seq))
        last = connection.scalar(select(_ENTRIES.c.seq).order_by(_ENTRIES.c.seq.desc()).limit(1)) or 0
    return None if there == digest else Behind(seq, at, last)


def known_end(folder: Path) -> tuple[int, str, str] | None:
    """Number, hash and time of the last entry that is written down; None where nothing is."""
    try:
        facts = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return int(facts["seq"]), str(facts["hash"]), str(facts["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None

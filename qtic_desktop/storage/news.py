"""What others wrote since: the log tells it, and this store knows which of its entries are its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from qtic_desktop.storage.audit import last_entry
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import table_of
from qtic_desktop.storage.unit_of_work import Store

MANY: Final = 1000
"""More entries than these at once are not told one by one."""
_ENTRIES = table_of(AuditEntry)


@dataclass(frozen=True, slots=True)
class News:
    """``upto``: the number of the last entry of the log. ``told``: kind and id of what others wrote about, None where it is
    more than can be told."""

    upto: int
    told: frozenset[tuple[str, str]] | None = frozenset()


def news_since(store: Store, seen: int | None) -> News:
    """What others wrote after entry ``seen``; nothing where that is not known yet. One row is read where nothing is new."""
    with store.read() as session:
        upto, _ = last_entry(session)
        if seen is None or upto == seen:
            return News(upto)
        if not seen < upto <= seen + MANY:  # much, or another log than before
            return News(upto, None)
        mine = {number for numbers in tuple(store.own) for number in numbers if number > seen}
        query = select(_ENTRIES.c.seq, _ENTRIES.c.subject_kind, _ENTRIES.c.subject_id)
        found = session.execute(query.where(_ENTRIES.c.seq > seen, _ENTRIES.c.seq <= upto))
        return News(upto, frozenset((row.subject_kind, row.subject_id) for row in found if row.seq not in mine))

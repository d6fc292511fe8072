"""The records that lists find, and how their search texts are written anew, whole tables at a time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.engine import Connection

from qtic_desktop.storage.tables.base import DERIVED, Base, Searchable
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.registry import Department

SEARCHABLE: tuple[type[Searchable], ...] = (Proposal, Expert, Center, Department)
_AT_ONCE = 2000


def write_search_texts(connection: Connection) -> None:
    """Write the search texts of every record, in the transaction of the caller."""
    for kind in SEARCHABLE:
        _write(connection, kind)


def _write(connection: Connection, kind: type[Searchable]) -> None:
    table = Base.metadata.tables[str(kind.__tablename__)]
    columns = [table.c[name] for name in (*kind.NAMES, *kind.WORDS)]
    change = update(table).where(table.c.id == bindparam("known_id"))
    change = change.values({name: bindparam(f"new_{name}") for name in DERIVED})
    values: list[dict[str, Any]] = []
    for row in connection.execute(select(table.c.id, *columns)).all():
        made = {f"new_{name}": value for name, value in kind.derived(row).items()}
        values.append({"known_id": row.id, **made})
    for place in range(0, len(values), _AT_ONCE):
        connection.execute(change, values[place : place + _AT_ONCE])

"""Search texts that follow the program: when their rules or the tables behind them change, all are written anew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from qtic_desktop.domain.search import VERSION
from qtic_desktop.storage.tables import Center, Department, Expert, Proposal, WorkspaceFact
from qtic_desktop.storage.tables.base import DERIVED, Base, Searchable, table_of
from qtic_desktop.storage.unit_of_work import translated_errors

SEARCHABLE: tuple[type[Searchable], ...] = (Proposal, Expert, Center, Department)
FACT = "search_texts"
_AT_ONCE = 2000
_FACTS = table_of(WorkspaceFact)


def renew_search_texts(engine: Engine) -> None:
    """Write all search texts in one transaction, unless they are of this program's version already."""
    known = select(_FACTS.c.value).where(_FACTS.c.name == FACT)
    with translated_errors():
        with engine.connect() as connection:
            if connection.scalar(known) == VERSION:
                return
        with engine.execution_options(writes=True).begin() as connection:
            for kind in SEARCHABLE:
                _write(connection, kind)
            connection.execute(delete(_FACTS).where(_FACTS.c.name == FACT))
            connection.execute(insert(_FACTS), {"name": FACT, "value": VERSION})


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

"""Search texts that follow the program: when their rules or the tables behind them change, all are written anew."""

from __future__ import annotations

from sqlalchemy import Engine, delete, insert, select

from qtic_desktop.domain.search import VERSION
from qtic_desktop.storage.tables.base import table_of
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.unit_of_work import translated_errors

FACT = "search_texts"
_FACTS = table_of(WorkspaceFact)


def renew_search_texts(engine: Engine) -> None:
    """Write all search texts in one transaction, unless they are of this program's version already."""
    known = select(_FACTS.c.value).where(_FACTS.c.name == FACT)
    with translated_errors():
        with engine.connect() as connection:
            if connection.scalar(known) == VERSION:
                return
        from qtic_desktop.storage.searchable import write_search_texts

        with engine.execution_options(writes=True).begin() as connection:
            write_search_texts(connection)
            connection.execute(delete(_FACTS).where(_FACTS.c.name == FACT))
            connection.execute(insert(_FACTS), {"name": FACT, "value": VERSION})

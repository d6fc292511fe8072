"""Every row is bound into the audit chain: what an act wrote stands as digests in the entry that tells of the act.

A row that was changed, put in or taken out around the program no longer agrees with the last entry that wrote it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Table, TextClause, bindparam, inspect, select, text, type_coerce
from sqlalchemy.engine import Connection
from sqlalchemy.types import NullType

from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import DERIVED, table_of
from qtic_desktop.storage.tables.every import all_tables
from qtic_desktop.storage.tables.registry import WorkspaceFact

#: Of a SHA-256 that much stands in a line; 128 bits are enough against a second row of the same digest.
_LENGTH = 32
#: Stands for the digest of a row that is gone.
GONE = "-"
#: As many ids as one statement asks for.
_AT_ONCE = 500
#: Facts of the program about its own tables, renewed outside of any act.
_OWN_FACTS = frozenset({"search_texts"})
_ENTRIES = table_of(AuditEntry)
_FACTS = WorkspaceFact.__tablename__
#: The act that binds all rows there are: when the chain begins to bind rows, and when the shape of the tables changed.
BINDING = "bind_rows"

Touched = dict[tuple[str, str], str | None]
"""What a transaction wrote: name of the table and id of the row, with its digest where that is known already."""


class Unlike(StrEnum):
    """How a row disagrees with the chain."""

    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that is not what the last entry about it wrote. ``seq`` is that entry, 0 where there is none."""

    table: str
    id: str
    what: Unlike
    seq: int


def bound_tables() -> tuple[str, ...]:
    """The names of the tables whose rows are bound: all but the log itself."""
    return tuple(sorted(name for name in all_tables().tables if name != AuditEntry.__tablename__))


def row_digest(row: Mapping[str, object]) -> str:
    """Digest of a row as the database gives it, over the names and values of its columns in the order of their names."""
    told = [[name, _told(row[name])] for name in sorted(row) if name not in DERIVED]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:_LENGTH]


def _told(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, (str, Decimal)) else repr(value)


def as_held(table: Table) -> list[ColumnElement[Any]]:
    """All columns of a table as the database holds them, for a statement that returns the row it wrote."""
    return [type_coerce(column, NullType()).label(column.name) for column in table.columns]


def witness_of(connection: Connection, touched: Touched) -> str:
    """The lines that bind these rows as they stand in this transaction: table, digest ("-" for a row that is gone) and
    id; in the order of their names."""
    asked: dict[str, list[str]] = {}
    for (name, one), known in touched.items():
        if known is None:
            asked.setdefault(name, []).append(one)
    found = {(name, one): digest for (name, one), digest in touched.items() if digest is not None}
    for name, ids in asked.items():
        found |= _digests(connection, name, ids)
    return "\n".join(f"{name} {found.get((name, one), GONE)} {one}" for name, one in sorted(touched))


def witness_of_all(connection: Connection) -> str:
    """The lines that bind every row there is."""
    lines: list[str] = []
    for name in bound_tables():
        lines += [f"{name} {digest} {one}" for one, digest in sorted(_all(connection, name))]
    return "\n".join(lines)


def row_faults(connection: Connection) -> Iterator[RowFault]:
    """Every row that disagrees with the last entry about it. Nothing is asked of a log that binds no rows yet."""
    there = set(inspect(connection).get_table_names())
    if "witness" not in connection.execute(text(f"SELECT * FROM {AuditEntry.__tablename__} LIMIT 0")).keys():  # noqa: SIM118
        return
    said = _said(connection)
    if said is None:
        return
    for name in sorted({*bound_tables(), *said} & there):
        told = said.pop(name, {})
        for one, digest in _all(connection, name):
            seq, wanted = told.pop(one, (0, GONE))
            if wanted != digest:
                yield RowFault(name, one, Unlike.ADDED if wanted == GONE else Unlike.CHANGED, seq)
        said[name] = told
    for name, told in sorted(said.items()):
        for one, (seq, digest) in told.items():
            if digest != GONE:
                yield RowFault(name, one, Unlike.GONE, seq)


def digests_of(connection: Connection, tables: Collection[str]) -> dict[tuple[str, str], set[str]]:
    """Every digest that each row of these tables ever had in this log, by table and id; "-" where it was taken out."""
    found: dict[tuple[str, str], set[str]] = {}
    bound = select(_ENTRIES.c.witness).where(_ENTRIES.c.witness != "").execution_options(yield_per=1000)
    for (witness,) in connection.execute(bound):
        for line in witness.split("\n"):
            name, digest, one = line.split(" ", 2)
            if name in tables:
                found.setdefault((name, one), set()).add(digest)
    return found


def _said(connection: Connection) -> dict[str, dict[str, tuple[int, str]]] | None:
    """Table and id of every row that was bound, with the last entry about it and its digest; None before the first."""
    begins = connection.scalar(
        select(_ENTRIES.c.seq).where(_ENTRIES.c.act == BINDING).order_by(_ENTRIES.c.seq.desc()).limit(1)
    )
    bound = select(_ENTRIES.c.seq, _ENTRIES.c.witness).where(_ENTRIES.c.witness != "").order_by(_ENTRIES.c.seq)
    if begins is not None:
        bound = bound.where(_ENTRIES.c.seq >= begins)
    said: dict[str, dict[str, tuple[int, str]]] = {}
    entries = 0
    for seq, witness in connection.execute(bound.execution_options(yield_per=1000)):
        entries += 1
        for line in witness.split("\n"):
            name, digest, one = line.split(" ", 2)
            said.setdefault(name, {})[one] = (seq, digest)
    return said if entries else None


def rows_with_ids(connection: Connection, name: str, ids: list[str]) -> Iterator[dict[str, Any]]:
    """Rows of a bound table as the database holds them."""
    waiting = iter(ids)
    while some := list(islice(waiting, _AT_ONCE)):
        for row in connection.execute(_by_ids(name), {"ids": some}).mappings():
            yield dict(row)


def rows_bound(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of every bound table, with the name of the table."""
    for name in bound_tables():
        for row in connection.execute(text(f"SELECT * FROM {name}")).mappings():
            if not (name == _FACTS and row["name"] in _OWN_FACTS):
                yield name, dict(row)


def _digests(connection: Connection, name: str, ids: list[str]) -> dict[tuple[str, str], str]:
    return {(name, row[key_column(name)]): row_digest(row) for row in rows_with_ids(connection, name, ids)}


def _all(connection: Connection, name: str) -> Iterator[tuple[str, str]]:
    every = text(f"SELECT * FROM {name}").execution_options(yield_per=2000)
    for row in connection.execute(every).mappings():
        if not (name == _FACTS and row["name"] in _OWN_FACTS):
            yield row[key_column(name)], row_digest(dict(row))


def key_column(name: str) -> str:
    """The column that tells the rows of a table apart."""
    return "name" if name == _FACTS else "id"


@cache
def _by_ids(name: str) -> TextClause:
    """All columns as the database holds them: a row is told even where a damaged value is no word of its column."""
    asked = text(f"SELECT * FROM {name} WHERE {key_column(name)} IN :ids")
    return asked.bindparams(bindparam("ids", expanding=True))

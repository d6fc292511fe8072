"""Rows as the database holds them, without the types of the program: to be compared and carried from station to station."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.engine import Connection

_AT_ONCE = 500


def held_rows(connection: Connection, table: str, column: str, values: Iterable[str]) -> Iterator[dict[str, object]]:
    """The rows whose ``column`` has one of these values."""
    waiting = iter(values)
    while some := list(islice(waiting, _AT_ONCE)):
        for row in connection.execute(_those(table, column), {"values": some}).mappings():
            yield dict(row)


def put_row(connection: Connection, table: str, row: Mapping[str, object] | None, record_id: str) -> None:
    """Write ``row`` under its id in the place of what is there; None takes it out. The names of its columns are those of
    the table: the caller has seen to it."""
    if row is None:
        connection.execute(text(f"DELETE FROM {table} WHERE id = :id"), {"id": record_id})
        return
    names = tuple(sorted(row))
    there = connection.execute(_renewal(table, names), dict(row)).rowcount
    if not there:
        connection.execute(_addition(table, names), dict(row))


@cache
def _those(table: str, column: str) -> TextClause:
    asked = text(f"SELECT * FROM {table} WHERE {column} IN :values")
    return asked.bindparams(bindparam("values", expanding=True))


@cache
def _renewal(table: str, names: tuple[str, ...]) -> TextClause:
    changed = ", ".join(f"{name} = :{name}" for name in names if name != "id")
    return text(f"UPDATE {table} SET {changed} WHERE id = :id")


@cache
def _addition(table: str, names: tuple[str, ...]) -> TextClause:
    columns, values = ", ".join(names), ", ".join(f":{name}" for name in names)
    return text(f"INSERT INTO {table} ({columns}) VALUES ({values})")

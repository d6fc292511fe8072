"""All rows of a workspace from a file to a server and from a server into a file, exactly as they are held."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlite

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.storage.database_errors import translated
from qtic_desktop.storage.durable_files import private_file, sync_folder
from qtic_desktop.storage.engine import connect, open_engine
from qtic_desktop.storage.tables.every import all_tables

_AT_ONCE: Final = 2000
_LINKS: Final = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2
"""
Shaper = Callable[[Engine], None]
"""Gives an empty database its tables."""


def tables_here(connection: Connection) -> list[str]:
    """The tables of the program that this database has, in the order in which rows of one lean on those of another."""
    there = set(inspect(connection).get_table_names())
    return [table.name for table in all_tables().sorted_tables if table.name in there]


def digest_of_all(connection: Connection) -> tuple[tuple[str, int, str], ...]:
    """For each table its name, how many rows it has, and one SHA-256 over all of them in the order of their keys: alike in
    a file and on a server when every value is."""
    return tuple(_digest(connection, name) for name in tables_here(connection))


def _digest(connection: Connection, name: str) -> tuple[str, int, str]:
    hashed, count = hashlib.sha256(), 0
    for row in _rows(connection, name):
        told = [[column, row[column]] for column in sorted(row)]
        hashed.update(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        count += 1
    return name, count, hashed.hexdigest()


def _rows(connection: Connection, name: str) -> Iterator[dict[str, Any]]:
    keys = ", ".join(column.name for column in all_tables().tables[name].primary_key)
    every = text(f"SELECT * FROM {name} ORDER BY {keys}").execution_options(yield_per=_AT_ONCE)
    for row in connection.execute(every).mappings():
        yield dict(row)


@dataclass(frozen=True, slots=True)
class Alike:
    """How many rows both places hold, and one SHA-256 over the digests of all tables, which is the same at both."""

    rows: int
    digest: str


def require_alike(one: Connection, other: Connection) -> Alike:
    """Raise ``Refused`` (server.not_alike, with the table) unless both hold the same rows."""
    found, wanted = digest_of_all(one), digest_of_all(other)
    for here, there in zip(found, wanted, strict=False):
        if here != there:
            raise Refused("server.not_alike", table=here[0], here=here[1], there=there[1])
    if len(found) != len(wanted):
        raise Refused("server.not_alike", table="*", here=len(found), there=len(wanted))
    return summed(found)


def summed(found: Sequence[tuple[str, int, str]]) -> Alike:
    """All tables in one, from ``digest_of_all``."""
    lines = "\n".join(f"{name} {count} {digest}" for name, count, digest in found)
    return Alike(sum(count for _, count, _ in found), hashlib.sha256(lines.encode()).hexdigest())


def pour_down(server: Engine, target: Path, key: bytes | None, shape: Shaper) -> Alike:
    """Write everything the server holds into a new file ``target`` under the workspace ``key`` and compare digests, all in
    one state of the server. ``EnvironmentTrouble`` when it cannot be written; then there is no such file."""
    temporary = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        private_file(temporary)
        file = open_engine(temporary, key)
        try:
            shape(file)
            with server.connect() as source:
                with closing(connect(temporary, key)) as link:
                    _fill_file(link, source)
                with file.connect() as copy:
                    alike = require_alike(copy, source)
        finally:
            file.dispose()
        with temporary.open("rb") as flushed:
            os.fsync(flushed.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
        return alike
    except DBAPIError as error:
        raise translated(error) from error
    except (OSError, sqlite.Error) as error:
        raise EnvironmentTrouble("storage.cannot_write", file=target.name, reason=str(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _fill_file(link: Any, source: Connection) -> None:
    link.execute("PRAGMA foreign_keys=OFF")  # a row may lean on one that comes later; asked below
    link.execute("BEGIN IMMEDIATE")
    for name in tables_here(source):
        link.execute(f"DELETE FROM {name}")  # what a migration put in comes with the rows
        for rows in _portions(source, name):
            columns = list(rows[0])
            statement = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join('?' for _ in columns)})"
            link.executemany(statement, [tuple(row.values()) for row in rows])
    link.execute("COMMIT")
    if (
        link.execute("PRAGMA foreign_key_check").fetchone()
        or link.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
    ):
        raise EnvironmentTrouble("storage.copy_damaged", reason="foreign_key_check")


def _portions(source: Connection, name: str) -> Iterator[list[dict[str, Any]]]:
    held: list[dict[str, Any]] = []
    for row in _rows(source, name):
        held.append(row)
        if len(held) == _AT_ONCE:
            yield held
            held = []
    if held:
        yield held


def pour_up(source: Engine, server: Engine) -> Alike:
    """Write every row of a file into the empty tables of a server and compare digests; all in one transaction of the
    server, which is undone when they differ. The server's user owns the tables."""
    try:
        with source.connect() as file, server.execution_options(writes=True).begin() as target:
            links = target.exec_driver_sql(_LINKS).all()
            for table, name, _ in links:
                target.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            for name in tables_here(file):
                target.exec_driver_sql(f"DELETE FROM {name}")
                for rows in _portions(file, name):
                    _copy_in(target, name, rows)
            for table, name, what in links:
                target.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {name} {what}")
            return require_alike(target, file)
    except DBAPIError as error:
        raise translated(error) from error


def _copy_in(target: Connection, name: str, rows: Sequence[dict[str, Any]]) -> None:
    columns = list(rows[0])
    lines = "".join("\t".join(_as_copied(row[column]) for column in columns) + "\n" for row in rows)
    cursor: Any = target.connection.cursor()
    stream = io.BytesIO(lines.encode())
    cursor.execute(f"COPY {name} ({', '.join(columns)}) FROM STDIN", stream=stream)


def _as_copied(value: object) -> str:
    if value is None:
        return "\\N"
    said = str(value)
    for sign, told in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        said = said.replace(sign, told)
    return said

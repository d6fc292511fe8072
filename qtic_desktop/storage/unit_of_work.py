"""One use case, one transaction: the rows and their audit entry are written together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any, TypeVar

from sqlalchemy import Engine, Executable, Update, bindparam, insert, select, update
from sqlalchemy.engine import Connection, CursorResult
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from qtic_desktop.domain.acts import SECRET_ACTS
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused, StaleEdit
from qtic_desktop.storage.audit import append_entries, append_entry
from qtic_desktop.storage.database_errors import translated
from qtic_desktop.storage.ids import Ids
from qtic_desktop.storage.tables.base import Base, Business, Searchable, table_of

Row = TypeVar("Row", bound=Business)


class UnitOfWork:
    """What a use case is handed: the transaction, the person, the injected clock and ids, the door to the audit log.

    ``session`` works with objects; ``rows``, ``add`` and ``change`` go to the tables themselves, for the few use cases
    that run at every field a person leaves. One row is treated in one of the two ways within one use case.
    """

    def __init__(self, connection: Connection, *, actor: Actor, now: datetime, ids: Ids) -> None:
        self.actor = actor
        self.now = now
        self.new_id = ids
        self.recorded = 0
        self._connection = connection
        self._session: Session | None = None
        self._held: list[Business] = []

    @property
    def session(self) -> Session:
        """The objects of this transaction, made when first asked for: short use cases do without."""
        if self._session is None:
            self._session = Session(self._connection, join_transaction_mode="rollback_only")
        return self._session

    @property
    def today(self) -> date:
        """The local calendar day of this transaction."""
        return self.now.date()

    @property
    def stamp(self) -> str:
        """The time of this transaction as ISO 8601 text with its offset."""
        return self.now.isoformat(timespec="seconds")

    def record(self, act: str, kind: str, subject_id: str, **details: object) -> None:
        """Write the audit entry of this use case.

        What is secret until sealing is salted: scores are so few that anybody could try them all against the hash.
        """
        if act in SECRET_ACTS:
            details["salt"] = self.new_id()
        append_entry(
            self._connection,
            at=self.stamp,
            actor=self.actor,
            act=act,
            kind=kind,
            subject_id=subject_id,
            details=details,
        )
        self.recorded += 1

    def record_many(self, act: str, kind: str, told: Iterable[tuple[str, Mapping[str, object]]]) -> None:
        """Write one audit entry for each of many subjects, each with its details."""
        self.flush()
        self.recorded += append_entries(
            self._connection, at=self.stamp, actor=self.actor, act=act, kind=kind, told=told
        )

    def get(self, table: type[Row], record_id: str) -> Row:
        """The row with this id; ``Refused`` when there is none."""
        row = find(self.session, table, record_id)
        # The session alone would forget an unchanged row at once, and read it again when it is next asked for.
        self._held.append(row)
        return row

    def rows(self, statement: Executable, **values: object) -> CursorResult[Any]:
        """The rows of a statement on the tables, within this transaction."""
        self.flush()
        return self._connection.execute(statement, values)

    def add(self, table: type[Base], **columns: object) -> str:
        """Write a new row with a new id and its first version; returns the id."""
        self.flush()
        record_id = self.new_id()
        self._connection.execute(insert(table_of(table)), {"id": record_id, "version": 1, **columns})
        return record_id

    def add_many(self, table: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
        """Write many new rows in their first version. They bring their ids, and all the same columns; what is searched
        of them is written with them."""
        self.flush()
        values = [{"version": 1, **row} for row in rows]
        if issubclass(table, Searchable):
            for row in values:
                text = table.search_text(SimpleNamespace(**dict.fromkeys((*table.NAMES, *table.WORDS)) | row))
                row |= {"search_words": text.words, "search_initials": text.initials}
        if values:
            self._connection.execute(insert(table_of(table)), values)

    def change(self, table: type[Base], record_id: str, version: int, **columns: object) -> None:
        """Change columns of the row that was read at ``version``; ``StaleEdit`` when it is no longer that one."""
        self.flush()
        values = {"known_id": record_id, "known_version": version, "version": version + 1, **columns}
        changed: CursorResult[Any] = self._connection.execute(_change(table, tuple(columns)), values)
        if changed.rowcount != 1:
            raise StaleEdit("storage.stale")

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of this transaction that is undone alone when it ends with an exception."""
        recorded = self.recorded
        try:
            with self.session.begin_nested():
                yield
                self.flush()
        except BaseException:
            self.recorded = recorded
            raise

    def flush(self) -> None:
        """Write what was changed on objects so far."""
        if self._session is not None:
            self._session.flush()

    def close(self) -> None:
        """Let go of the objects; the transaction itself is the store's."""
        if self._session is not None:
            self._session.close()


@cache
def _change(table: type[Base], names: tuple[str, ...]) -> Update:
    target = table_of(table)
    known = (target.c.id == bindparam("known_id"), target.c.version == bindparam("known_version"))
    return update(target).where(*known).values({name: bindparam(name) for name in ("version", *names)})


class Store:
    """The open database of a workspace with its clock and ids."""

    def __init__(self, engine: Engine, *, now: Callable[[], datetime], ids: Ids) -> None:
        self.engine = engine
        self.now = now
        self.ids = ids
        self._writing = engine.execution_options(writes=True)

    @contextmanager
    def begin(self, actor: Actor) -> Iterator[UnitOfWork]:
        """A write transaction; commits when the block ends well, leaves nothing behind when it does not."""
        with translated_errors(), self._writing.begin() as connection:
            work = UnitOfWork(connection, actor=actor, now=self.now(), ids=self.ids)
            with closing(work):
                yield work
                if not work.recorded:
                    raise AssertionError("a use case ended without an audit entry")
                work.flush()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read transaction: one consistent state, nothing written."""
        with translated_errors(), Session(self.engine) as session:
            yield session

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn the errors of the database layer into the two kinds a person can act on."""
    try:
        yield
    except StaleDataError as error:
        raise StaleEdit("storage.stale") from error
    except DBAPIError as error:
        raise translated(error) from error


def find(session: Session, table: type[Row], record_id: str) -> Row:
    """The row with this id; ``Refused`` when there is none."""
    row = session.get(table, record_id)
    if row is None:
        raise Refused("storage.not_found", kind=table.__name__, id=record_id)
    return row


def one_or_none(session: Session, table: type[Row], **columns: object) -> Row | None:
    """The single row with these column values, or None."""
    return session.scalars(select(table).filter_by(**columns)).one_or_none()

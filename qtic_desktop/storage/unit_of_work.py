"""One use case, one transaction: the rows and their audit entry are written together or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any, TypeVar

from sqlalchemy import Engine, Executable, bindparam, event, insert, select, update
from sqlalchemy.engine import Connection, CursorResult
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, object_session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.orm.util import identity_key
from sqlalchemy.sql.dml import ReturningInsert, ReturningUpdate

from qtic_desktop.domain.acts import SECRET_ACTS
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused, StaleEdit
from qtic_desktop.storage.audit import Told, append_entries, details_text
from qtic_desktop.storage.database_errors import translated
from qtic_desktop.storage.held_rows import put_row
from qtic_desktop.storage.ids import Ids
from qtic_desktop.storage.server.line import Line
from qtic_desktop.storage.tables.base import Base, Business, Searchable, table_of
from qtic_desktop.storage.tables.every import all_tables
from qtic_desktop.storage.witness import Touched, as_held, row_digest, witness_of

Row = TypeVar("Row", bound=Business)
Answer = TypeVar("Answer")
_TOUCHED = "touched"
_REMEMBERED = 5000  # transactions; a window looks every two seconds for what others wrote


class UnitOfWork:
    """What a use case is handed: the transaction, the person, the injected clock and ids, the door to the audit log.

    ``session`` works with objects; ``rows``, ``add`` and ``change`` go to the tables themselves, for the few use cases
    that run at every field a person leaves; an object of a row that was changed so is read again.
    """

    def __init__(self, connection: Connection, *, actor: Actor, now: datetime, ids: Ids) -> None:
        self.actor = actor
        self.now = now
        self.new_id = ids
        self._told: list[Told] = []
        self._touched: Touched = {}
        self._connection = connection
        self._session: Session | None = None
        self._held: list[Business] = []
        self.numbers = range(0)
        """Of the entries this transaction wrote, once it is whole."""
        self.end = ""
        """The hash of the last entry this transaction wrote, once it is whole: no other can ever have it."""

    @property
    def session(self) -> Session:
        """The objects of this transaction, made when first asked for: short use cases do without."""
        if self._session is None:
            self._session = Session(
                self._connection, join_transaction_mode="rollback_only", info={_TOUCHED: self._touched}
            )
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
        self._told.append(Told(act, kind, subject_id, details_text(details)))

    def record_many(self, act: str, kind: str, told: Iterable[tuple[str, Mapping[str, object]]]) -> None:
        """Write one audit entry for each of many subjects, each with its details."""
        self._told += [Told(act, kind, subject_id, details_text(details)) for subject_id, details in told]

    @property
    def subjects(self) -> frozenset[str]:
        """Ids of what the entries of this transaction are about so far."""
        return frozenset(one.subject_id for one in self._told)

    def retell(self, told: Iterable[Told]) -> None:
        """Write entries of another station's log, each with its own time and person, into the chain of this one."""
        self._told += told

    def put_held(self, table: str, row: Mapping[str, object] | None, record_id: str) -> None:
        """Write a row as another station holds it, version and all, in the place of the one here; None takes it out."""
        self.flush()
        put_row(self._connection, table, row, record_id)
        self._touched[table, record_id] = None

    def get(self, table: type[Row], record_id: str) -> Row:
        """The row with this id; ``Refused`` when there is none."""
        row = find(self.session, table, record_id)
        # The session alone would forget an unchanged row at once, and read it again when it is next asked for.
        self._held.append(row)
        return row

    def rows(self, statement: Executable, **values: object) -> CursorResult[Any]:
        """The rows of a question to the tables, within this transaction; what changes rows is not asked this way."""
        if getattr(statement, "is_dml", False):
            raise AssertionError("a statement that writes past the witness")
        self.flush()
        return self._connection.execute(statement, values)

    def ask_links_at_the_end(self) -> None:
        """Rows may lean on others that are written later in this transaction, or not at all where it is undone."""
        on_file = self._connection.dialect.name == "sqlite"
        asked = "PRAGMA defer_foreign_keys=ON" if on_file else "SET CONSTRAINTS ALL DEFERRED"
        self._connection.exec_driver_sql(asked)

    def add(self, table: type[Base], **columns: object) -> str:
        """Write a new row with a new id and its first version; returns the id."""
        self.flush()
        record_id = self.new_id()
        values = {"id": record_id, "version": 1, **columns}
        written = self._connection.execute(_add(table, tuple(columns)), values).mappings().one()
        self._touched[table.__tablename__, record_id] = row_digest(dict(written))
        return record_id

    def add_many(self, table: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
        """Write many new rows in their first version. They bring their ids, and all the same columns; what is searched
        of them is written with them."""
        self.flush()
        values = [{"version": 1, **row} for row in rows]
        if issubclass(table, Searchable):
            for row in values:
                row |= table.derived(SimpleNamespace(**dict.fromkeys((*table.NAMES, *table.WORDS)) | row))
        if values:
            self._connection.execute(insert(table_of(table)), values)
            for row in values:
                self._touched[table.__tablename__, str(row["id"])] = None

    def change(self, table: type[Base], record_id: str, version: int, **columns: object) -> None:
        """Change columns of the row that was read at ``version``; ``StaleEdit`` when it is no longer that one."""
        self.flush()
        values = {"known_id": record_id, "known_version": version, "version": version + 1, **columns}
        written = self._connection.execute(_change(table, tuple(columns)), values).mappings().one_or_none()
        if written is None:
            raise StaleEdit("storage.stale")
        self._touched[table.__tablename__, record_id] = row_digest(dict(written))
        self._forget(table, record_id)

    def _forget(self, table: type[Base], record_id: str) -> None:
        """An object of a row that was changed past it is read again when it is next asked."""
        if self._session is not None:
            known = self._session.identity_map.get(identity_key(table, record_id))
            if known is not None:
                self._session.expire(known)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of this transaction that is undone alone when it ends with an exception."""
        self.flush()
        recorded, touched = len(self._told), dict(self._touched)
        try:
            with self.session.begin_nested():
                yield
                self.flush()
        except BaseException:
            del self._told[recorded:]
            self._touched.clear()
            self._touched.update(touched)
            raise

    def flush(self) -> None:
        """Write what was changed on objects so far."""
        if self._session is not None:
            self._session.flush()

    def bind(self) -> None:
        """Write what is left, and the audit entries with the witness of every row written: the end of the use case."""
        self.flush()
        if not self._told:
            raise AssertionError("a use case ended without an audit entry")
        witness = witness_of(self._connection, self._touched)
        self.numbers, self.end = append_entries(
            self._connection, self._told, at=self.stamp, actor=self.actor, witness=witness
        )

    def close(self) -> None:
        """Let go of the objects; the transaction itself is the store's."""
        if self._session is not None:
            self._session.close()


@cache
def _change(table: type[Base], names: tuple[str, ...]) -> ReturningUpdate[Any]:
    target = table_of(table)
    known = (target.c.id == bindparam("known_id"), target.c.version == bindparam("known_version"))
    changed = update(target).where(*known).values({name: bindparam(name) for name in ("version", *names)})
    return changed.returning(*as_held(target))


@cache
def _add(table: type[Base], names: tuple[str, ...]) -> ReturningInsert[Any]:
    target = table_of(table)
    return (
        insert(target).values({name: bindparam(name) for name in ("id", "version", *names)}).returning(*as_held(target))
    )


class Store:
    """The open database of a workspace with its clock and ids."""

    def __init__(self, engine: Engine, *, now: Callable[[], datetime], ids: Ids, reads_only: bool = False) -> None:
        self.engine = engine
        self.now = now
        self.ids = ids
        self.reads_only = reads_only
        self.moved = False
        """Whether the workspace is at another place since: this store is closed to every save."""
        self.after_commit: Callable[[], None] | None = None
        """Called when a transaction was committed and before anybody is told that it was."""
        self.own: deque[range] = deque(maxlen=_REMEMBERED)
        """Numbers of the entries that were last written here, oldest first; what else stands in the log others wrote."""
        self._writing = engine.execution_options(writes=True, tells=True)
        self.line = Line(engine) if engine.dialect.name == "postgresql" else None
        """The line to the server, where the database is on one."""

    @contextmanager
    def begin(self, actor: Actor, *, tells: bool = False) -> Iterator[UnitOfWork]:
        """A write transaction; commits when the block ends well, leaves nothing behind when it does not. ``Refused``
        (workspace.reading_only) beside another process, but for what only ``tells`` the log who came in."""
        if self.reads_only and not tells:
            raise Refused("workspace.reading_only")
        if self.moved:
            raise Refused("server.open_anew")
        all_tables()  # what is written is put in order by what refers to what
        work: UnitOfWork | None = None
        with translated_errors():
            try:
                with self._writing.begin() as connection:
                    work = UnitOfWork(connection, actor=actor, now=self.now(), ids=self.ids)
                    with closing(work):
                        yield work
                        work.bind()
            except DBAPIError as error:
                # The line broke between "commit" and the answer to it: the server is asked which of the two it was.
                whole = work is not None and work.end and error.connection_invalidated
                if not whole or self.line is None or work is None or not self.line.arrived(work.end):
                    raise
        if work is not None:
            self.own.append(work.numbers)
        if self.after_commit is not None:
            self.after_commit()

    def save(self, actor: Actor, run: Callable[[UnitOfWork], Answer]) -> Answer:
        """``run`` in one write transaction. Where a server goes away meanwhile it is run again when the server is back, for
        as long as ``Line.patience`` says; it counts once, whatever became of the first try."""
        while True:
            try:
                with self.begin(actor) as work:
                    done = run(work)
                if self.line is not None:
                    self.line.holds()
                return done
            except EnvironmentTrouble as trouble:
                if self.line is None or not self.line.waits_after(trouble):
                    raise

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read transaction: one consistent state, nothing written."""
        with translated_errors(), Session(self.engine) as session:
            yield session

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def _touched(mapper: Mapper[Any], _connection: Connection, record: Base) -> None:
    session = object_session(record)
    if session is not None and _TOUCHED in session.info:
        session.info[_TOUCHED][record.__tablename__, str(mapper.primary_key_from_instance(record)[0])] = None


for _what in ("after_insert", "after_update", "after_delete"):
    event.listen(Base, _what, _touched, propagate=True)


@event.listens_for(Session, "do_orm_execute")
def _refuse_writing_past_the_witness(state: ORMExecuteState) -> None:
    if _TOUCHED in state.session.info and (state.is_update or state.is_delete or state.is_insert):
        raise AssertionError("a statement that writes past the witness")


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

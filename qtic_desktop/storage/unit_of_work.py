"""One use case, one transaction: the rows and their audit entry are written together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused, StaleEdit
from qtic_desktop.storage.audit import append_entry
from qtic_desktop.storage.ids import Ids
from qtic_desktop.storage.tables.base import Business

Row = TypeVar("Row", bound=Business)


class UnitOfWork:
    """What a use case is handed: the session, the person, the injected clock and ids, and the door to the audit log."""

    def __init__(self, session: Session, *, actor: Actor, now: datetime, ids: Ids) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.new_id = ids
        self.recorded = 0
        self._held: list[Business] = []

    @property
    def today(self) -> date:
        """The local calendar day of this transaction."""
        return self.now.date()

    @property
    def stamp(self) -> str:
        """The time of this transaction as ISO 8601 text with its offset."""
        return self.now.isoformat(timespec="seconds")

    def record(self, act: str, kind: str, subject_id: str, **details: object) -> None:
        """Write the audit entry of this use case."""
        append_entry(
            self.session,
            at=self.stamp,
            actor=self.actor,
            act=act,
            kind=kind,
            subject_id=subject_id,
            details=details,
        )
        self.recorded += 1

    def get(self, table: type[Row], record_id: str) -> Row:
        """The row with this id; ``Refused`` when there is none."""
        row = find(self.session, table, record_id)
        # The session alone would forget an unchanged row at once, and read it again when it is next asked for.
        self._held.append(row)
        return row


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
        with translated_errors(), Session(self._writing) as session:
            work = UnitOfWork(session, actor=actor, now=self.now(), ids=self.ids)
            with session.begin():
                yield work
                if not work.recorded:
                    raise AssertionError("a use case ended without an audit entry")

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
        text = str(error.orig)
        if "UNIQUE" in text:
            raise Refused("storage.already_there", what=text.rsplit(": ", 1)[-1]) from error
        if "locked" in text:
            raise EnvironmentTrouble("storage.locked") from error
        if "full" in text:
            raise EnvironmentTrouble("storage.disk_full") from error
        raise EnvironmentTrouble("storage.failed", reason=text) from error


def find(session: Session, table: type[Row], record_id: str) -> Row:
    """The row with this id; ``Refused`` when there is none."""
    row = session.get(table, record_id)
    if row is None:
        raise Refused("storage.not_found", kind=table.__name__, id=record_id)
    return row


def one_or_none(session: Session, table: type[Row], **columns: object) -> Row | None:
    """The single row with these column values, or None."""
    return session.scalars(select(table).filter_by(**columns)).one_or_none()

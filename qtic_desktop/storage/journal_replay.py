"""A database out of its journal: alone, or on top of a backup."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.audit import GENESIS
from qtic_desktop.storage.durable_files import private_file
from qtic_desktop.storage.encryption.box import WrongKey
from qtic_desktop.storage.engine import connect, open_engine
from qtic_desktop.storage.journal import Opened, Record, Seal, Torn, records
from qtic_desktop.storage.migrations import shape_as
from qtic_desktop.storage.witness import bound_tables, key_column

_LOG = "audit_entries"


@dataclass(slots=True)
class Replayed:
    """What was made: entries taken from the base (0: from nothing) and from the journal, records that belong to a branch
    which the log did not go on from, and what could not be read."""

    from_base: int = 0
    from_journal: int = 0
    last: int = 0
    left_aside: int = 0
    torn: list[Torn] = field(default_factory=list)


def rebuild_database(
    target: Path, journal: Path, *, workspace_id: str, key: bytes | None, base: Path | None = None
) -> Replayed:
    """Make ``target`` out of the records in ``journal``, which the last one written leads back through; on top of a copy of
    ``base`` where they do not reach back to the beginning by themselves.

    Raises ``Refused``: journal.empty, journal.other_key, journal.gap (entries are missing between the base and the first
    record that leads on); nothing is left behind then.
    """
    done = Replayed()
    known = list(records(journal, done.torn))
    if not known:
        raise Refused("journal.empty", folder=str(journal))
    seal = Seal(workspace_id, key)
    road, whole = road_of(known, seal)
    done.left_aside = len(known) - len(road)
    try:
        if whole:
            private_file(target)
            _shape(target, key, seal.open(road[0]).revision)
        elif base is None:
            raise Refused("journal.gap", first=road[0].first, last=0)
        else:
            private_file(target)
            shutil.copyfile(base, target)
        _replay(target, key, [seal.open(one) for one in road], done)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return done


def road_of(known: Sequence[Record], seal: Seal) -> tuple[list[Record], bool]:
    """The records that lead up to the last one written, in their order, and whether the first holds everything there was
    before it. Raises ``Refused`` (journal.other_key)."""
    ends: dict[tuple[int, str], Record] = {}
    for record in known:
        ends[record.last, record.hash] = record
    road = [known[-1]]
    try:
        while not seal.open(road[0]).whole:
            before = ends.get((road[0].first - 1, road[0].before))
            if before is None:
                return road, False
            road.insert(0, before)
    except WrongKey as error:
        raise Refused("journal.other_key", last=road[0].last) from error
    return road, True


def _shape(target: Path, key: bytes | None, revision: str) -> None:
    engine = open_engine(target, key)
    try:
        shape_as(engine, revision)
    finally:
        engine.dispose()


def _replay(target: Path, key: bytes | None, road: Sequence[Opened], done: Replayed) -> None:
    with closing(connect(target, key)) as link:
        revision, last, digest = _state(link)
    done.from_base = last
    if road[0].entries[0]["seq"] > last + 1:
        raise Refused("journal.gap", first=road[0].entries[0]["seq"], last=last)
    # What the base has is not done again: rows of then would meet the rows that took their place since.
    for record in _beyond(target, key, road, last):
        if record.revision != revision:  # the program was updated here: the same step is taken again
            _shape(target, key, record.revision)
            revision = record.revision
        with closing(connect(target, key)) as link:
            link.execute("BEGIN IMMEDIATE")
            new = [entry for entry in record.entries if entry["seq"] > last]
            if new and new[0]["previous"] != digest:
                raise Refused("journal.gap", first=new[0]["seq"], last=last)
            _put_rows(link, record)
            _insert(link, _LOG, new)
            link.execute("COMMIT")
        if new:
            last, digest = new[-1]["seq"], new[-1]["hash"]
            done.from_journal += len(new)
    done.last = last


def _beyond(target: Path, key: bytes | None, road: Sequence[Opened], last: int) -> Sequence[Opened]:
    """The records that go further than the base, whose log must have the end of the one before them."""
    older = [record for record in road if record.entries[-1]["seq"] <= last]
    if older:
        end = older[-1].entries[-1]
        with closing(connect(target, key)) as link:
            found = link.execute(f"SELECT hash FROM {_LOG} WHERE seq = ?", (end["seq"],)).fetchone()
        if found is None or found[0] != end["hash"]:
            raise Refused("journal.gap", first=end["seq"], last=last)
    return road[len(older) :]


def _state(link: Any) -> tuple[str, int, str]:
    revision = link.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    found = link.execute(f"SELECT seq, hash FROM {_LOG} ORDER BY seq DESC LIMIT 1").fetchone()
    return str(revision), *((int(found[0]), str(found[1])) if found else (0, GENESIS))


def _put_rows(link: Any, record: Opened) -> None:
    there = {name for (name,) in link.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if record.whole:
        for name in bound_tables():
            if name in there:
                link.execute(f"DELETE FROM {name}")
    for name, ids in record.gone.items():
        link.executemany(f"DELETE FROM {name} WHERE {key_column(name)} = ?", [(one,) for one in ids])
    for name, rows in record.rows.items():
        if not record.whole:
            column = key_column(name)
            link.executemany(f"DELETE FROM {name} WHERE {column} = ?", [(row[column],) for row in rows])
        _insert(link, name, rows)


def _insert(link: Any, name: str, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        columns = list(rows[0])
        marks = ", ".join("?" for _ in columns)
        statement = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"
        link.executemany(statement, [tuple(row[column] for column in columns) for row in rows])

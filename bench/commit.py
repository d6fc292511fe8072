"""Durable commit of one score: the use case through its door against one bare SQLite transaction of the same rows."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from bench.timing import Row, Times, alternate
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.services.demo import fill_demo
from qtic_desktop.services.scoring import save_points
from qtic_desktop.storage.engine import SETTINGS, connect
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries import scoring as score_rows
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import create_workspace
from tests.helpers.doors import ask, perform

MEMORY = Path("/dev/shm")
SIZE = "probe"
OFFICE = Actor("bench-office", "办公室", Role.OFFICE)
_ENTRY = (
    "INSERT INTO audit (at, actor_id, actor_name, act, kind, subject_id, details, previous, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def bare_database(link: Any) -> Any:
    """A database with the same settings and the two tables a score touches, on an open ``link`` of either library."""
    for name, value in SETTINGS.items():
        link.execute(f"PRAGMA {name}={'EXTRA' if name == 'synchronous' else value}")
    link.executescript(
        "CREATE TABLE score (id TEXT PRIMARY KEY, sheet_id TEXT, criterion TEXT, points TEXT, version INTEGER);"
        "CREATE UNIQUE INDEX score_place ON score (sheet_id, criterion);"
        "CREATE TABLE audit (number INTEGER PRIMARY KEY, at TEXT, actor_id TEXT, actor_name TEXT, act TEXT, kind TEXT,"
        " subject_id TEXT, details TEXT, previous TEXT, digest TEXT);"
        "INSERT INTO score VALUES ('s1', 'sheet', '1', '1', 1);"
    )
    return link


def bare_commit(link: Any, points: str) -> None:
    """One update and one audit row in one transaction, nothing checked, nothing hashed."""
    link.execute("BEGIN IMMEDIATE")
    link.execute("UPDATE score SET points = ?, version = version + 1 WHERE id = 's1'", (points,))
    at = "2026-11-20T09:30:00+08:00"
    details = '{"criterion": "1", "before": "1", "after": "' + points + '"}'
    link.execute(_ENTRY, (at, "bench", "办公室", "save_points", "sheet", "s1", details, "0" * 64, "1" * 64))
    link.execute("COMMIT")


def open_sheet(store: Store) -> tuple[str, str]:
    """A sheet of the sample that is still open, and its first criterion."""
    for meeting in ask(store, meeting_rows.meetings):
        if meeting.status == "open":
            for state in ask(store, score_rows.sheet_states, meeting_id=meeting.id):
                if state.state == "open" and state.hand == "nobody":
                    sheet = ask(store, score_rows.sheet, OFFICE, sheet_id=state.sheet_id)
                    return sheet.id, sheet.rubric.criteria[0].number
    raise SystemExit("the sample has no open sheet")


def measure(rounds: int) -> list[Row]:
    """One score typed and kept, beside bare SQLite in the same folder: of the library that the program brings and of the
    one that Python has; in a workspace with its journal; and in memory, where nothing is waited for."""
    what = "durable commit of one score"
    bare, other, own = _all(rounds, None, sample=True)
    rows = [
        Row(what, "bare SQLite of the same library, same settings", bare, own, 1.5),
        Row(
            what,
            "bare SQLite as Python has it, same settings",
            other,
            own,
            1.5,
            "it waits by fdatasync, the other by fsync",
        ),
    ]
    bare, _other, own = _all(rounds, None, sample=False)
    note = "a second record of its own, flushed as well: what a sample does without"
    rows.append(
        Row(f"{what} and of the journal", "bare SQLite of the same library, same settings", bare, own, note=note)
    )
    if MEMORY.is_dir():
        bare, _other, own = _all(rounds, MEMORY, sample=True)
        note = "what the program itself costs: in memory nothing is waited for"
        rows.append(Row(f"{what}, in memory", "bare SQLite of the same library, same settings", bare, own, note=note))
    return rows


def _all(rounds: int, place: Path | None, *, sample: bool) -> tuple[Times, Times, Times]:
    with tempfile.TemporaryDirectory(dir=place) as folder:
        root = Path(folder)
        with create_workspace(root / "workspace", sample=sample) as workspace:
            for _ in fill_demo(workspace.store, size=SIZE, seed=1, today=date(2026, 11, 20)):
                pass
            sheet_id, criterion = open_sheet(workspace.store)
            same = bare_database(connect(root / "same.db"))
            other = bare_database(sqlite3.connect(root / "other.db", isolation_level=None))
            turn = itertools.cycle(("1", "1.5", "2"))

            def own() -> object:
                return perform(
                    workspace.store, OFFICE, save_points, sheet_id=sheet_id, criterion=criterion, text=next(turn)
                )

            ways = {"same": lambda: bare_commit(same, next(turn)), "other": lambda: bare_commit(other, next(turn))}
            times = alternate({**ways, "own": own}, rounds, warm=20)
            same.close()
            other.close()
    return times["same"], times["other"], times["own"]

"""New workspaces of tests begin with the tables as the migrations leave them, without walking through all of them anew.

The walk is the larger part of making a workspace, and most tests make one. It is walked once per process, for real; the
statements by which SQLite keeps the outcome are what every further empty database is given. Older revisions, databases
with rows, and everything of the tests of the migrations take the real way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from qtic_desktop.storage import migrations
from qtic_desktop.storage.engine import open_engine

_HEAD = migrations.HEAD
walk_through = migrations._upgrade


def upgrade(engine: Engine, at: str | None, now: Callable[[], datetime]) -> None:
    """In the place of the real upgrade: the same tables for an empty database, the real way for any other."""
    if at is not None or migrations.HEAD != _HEAD or engine.dialect.name != "sqlite":
        walk_through(engine, at, now)
        return
    with engine.execution_options(writes=True).begin() as connection:
        for statement in _statements():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (_HEAD,))


@cache
def _statements() -> tuple[str, ...]:
    with TemporaryDirectory() as folder:
        engine = open_engine(Path(folder) / "template.db")
        try:
            walk_through(engine, None, lambda: datetime(2026, 1, 1, tzinfo=UTC))
            with engine.connect() as connection:
                kept = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
                return tuple(kept.scalars())
        finally:
            engine.dispose()

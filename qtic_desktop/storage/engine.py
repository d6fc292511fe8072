"""The database engine with the settings that survive a power cut, asserted at every connection.

Measured: the common settings lose acknowledged commits when the power goes (docs/decisions/0005-storage.md).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

from qtic_desktop.domain.errors import EnvironmentTrouble

#: What must hold on every SQLite connection: pragma -> value as SQLite answers it.
SETTINGS: dict[str, object] = {
    "journal_mode": "truncate",
    "synchronous": 3,  # EXTRA: the directory is flushed too, so the journal cannot come back after a cut
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
}
BUSY_SECONDS = 5


def open_engine(path: Path) -> Engine:
    """An engine on the SQLite file ``path``. Transactions are begun by us (``BEGIN IMMEDIATE`` for writers), because
    the driver's own late start lets two writers read the same state."""
    # As a value, not as text: a folder called %E8%AF%84 or 第1批? is a name and no address.
    address = URL.create("sqlite", database=str(path))
    engine = create_engine(address, poolclass=QueuePool, pool_size=4, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    try:
        for name, value in SETTINGS.items():
            connection.execute(f"PRAGMA {name}={'EXTRA' if name == 'synchronous' else value}")
        held = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
    except sqlite3.OperationalError as error:
        raise EnvironmentTrouble("storage.cannot_open", reason=str(error)) from error
    if held != SETTINGS:
        raise EnvironmentTrouble("storage.unsafe_settings", found=str(held))


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

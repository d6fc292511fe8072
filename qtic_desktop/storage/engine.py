"""The database engine with the settings that survive a power cut, asserted at every connection.

Measured: the common settings lose acknowledged commits when the power goes (docs/decisions/0005-storage.md). The SQLite
is SQLCipher's, for plain files as well: one library per process, and a current one (docs/decisions/0008-secrets.md).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlite

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.storage.durable_files import private_file
from qtic_desktop.storage.encryption.box import subkey

#: What must hold on every SQLite connection: pragma -> value as SQLite answers it.
SETTINGS: dict[str, object] = {
    "journal_mode": "truncate",
    "synchronous": 3,  # EXTRA: the directory is flushed too, so the journal cannot come back after a cut
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,  # MEMORY: nothing of a person goes into a temporary file
}
BUSY_SECONDS = 5
_DECIPHERED = -65536
"""Kibibytes (negative, as SQLite wants it) of an encrypted file that a connection keeps deciphered. Going through the
search texts of 100,000 proposals deciphers 42 MB: a quarter of a second, which nobody should wait at every key."""


def open_engine(path: Path, key: bytes | None = None, *, reads_only: bool = False) -> Engine:
    """An engine on the SQLite file ``path``, encrypted when there is a workspace ``key``. Transactions are begun by us
    (``BEGIN IMMEDIATE`` for writers), because the driver's own late start lets two writers read the same state.
    ``reads_only``: SQLite itself refuses every statement that writes, but for a transaction begun with ``tells``."""
    engine = create_engine(
        # As a value, not as text: a folder called %E8%AF%84 or 第1批? is a name and no address.
        URL.create("sqlite", database=str(path)),
        module=sqlite,
        poolclass=QueuePool,
        pool_size=4,
        pool_use_lifo=True,  # the connection used last has its pages at hand, and none of them was changed by another
        connect_args={"timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _preparer(key))
    event.listen(engine, "begin", _begin_reading if reads_only else _begin)
    return engine


def connect(path: Path, key: bytes | None = None) -> Any:
    """One bare connection on the file, for copies and checks; the caller closes it."""
    connection = sqlite.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    use_key(connection, key)
    return connection


def encrypt_database(source: Path, target: Path, key: bytes) -> None:
    """Write an encrypted copy of a plain database; the caller reads it back. ``EnvironmentTrouble`` when it cannot."""
    try:
        private_file(target)
        with closing(sqlite.connect(source, timeout=BUSY_SECONDS, isolation_level=None)) as link:
            link.execute("ATTACH DATABASE ? AS closed KEY ?", (str(target), _raw_key(key)))
            link.execute("SELECT sqlcipher_export('closed')").fetchone()
            link.execute("DETACH DATABASE closed")
        with target.open("rb") as file:
            os.fsync(file.fileno())
    except (OSError, sqlite.Error) as error:
        raise EnvironmentTrouble("storage.cannot_write", file=target.name, reason=str(error)) from error


def _raw_key(key: bytes) -> str:
    return f"x'{subkey(key, 'database').hex()}'"


def use_key(connection: Any, key: bytes | None) -> None:
    """Hand a connection the key of the database, before anything else is asked of it. The key is random, so no key
    derivation is wanted; the format is pinned, so that a later library reads the file as this one wrote it."""
    if key is not None:
        connection.execute(f'PRAGMA key = "{_raw_key(key)}"')
        connection.execute("PRAGMA cipher_compatibility = 4")
        connection.execute("PRAGMA cipher_log = off")
        connection.execute(f"PRAGMA cache_size = {_DECIPHERED}")


def _preparer(key: bytes | None) -> Callable[[Any, Any], None]:
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        use_key(connection, key)
        try:
            for name, value in SETTINGS.items():
                connection.execute(f"PRAGMA {name}={'EXTRA' if name == 'synchronous' else value}")
            held = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
        except sqlite.OperationalError as error:
            raise EnvironmentTrouble("storage.cannot_open", reason=str(error)) from error
        if held != SETTINGS:
            raise EnvironmentTrouble("storage.unsafe_settings", found=str(held))

    return prepare


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_reading(connection: Connection) -> None:
    tells = connection.get_execution_options().get("tells", False)
    connection.exec_driver_sql(f"PRAGMA query_only={0 if tells else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if tells else "BEGIN")

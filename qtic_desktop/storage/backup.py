"""Verified copies of the database: made with SQLite's backup, opened and checked before they count."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.storage.durable_files import private_file, sync_folder
from qtic_desktop.storage.engine import connect


def copy_database(source: Path, target: Path, key: bytes | None = None) -> None:
    """Copy the live database ``source`` to ``target`` and check the copy; ``EnvironmentTrouble`` when it is not whole.

    The copy of an encrypted database is encrypted under the same workspace ``key``.
    """
    temporary = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        private_file(temporary)
        with closing(connect(source, key)) as live, closing(connect(temporary, key)) as copy:
            live.backup(copy)
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            raise EnvironmentTrouble("storage.copy_damaged", reason=answer)
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
    except (OSError, sqlite.Error) as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise EnvironmentTrouble("storage.cannot_write", file=target.name, reason=str(error)) from error

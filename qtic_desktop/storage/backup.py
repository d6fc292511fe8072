"""Verified copies of the database: made with SQLite's backup, opened and checked before they count."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from qtic_desktop.domain.errors import EnvironmentTrouble


def copy_database(source: Path, target: Path) -> None:
    """Copy the live database ``source`` to ``target`` and check the copy; ``EnvironmentTrouble`` when it is not whole."""
    temporary = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(temporary)) as copy:
            live.backup(copy)
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            raise EnvironmentTrouble("storage.copy_damaged", reason=answer)
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except (OSError, sqlite3.Error) as error:
        temporary.unlink(missing_ok=True)
        raise EnvironmentTrouble("storage.cannot_write", file=target.name, reason=str(error)) from error

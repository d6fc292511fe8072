"""A database that comes back from a server into its folder is at one place at any moment, also when the computer stops then."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.audit import last_entry
from qtic_desktop.storage.database import FILE
from qtic_desktop.storage.durable_files import write_durably
from qtic_desktop.storage.engine import open_engine
from qtic_desktop.storage.migrations import current_revision
from qtic_desktop.storage.server.login import forget_login

#: Says that the whole copy lies in the folder, with the end of its log; the server has not put its own aside yet.
_MARK: Final = "returning.json"


def begin_return(folder: Path, seq: int, digest: str) -> None:
    """The copy is whole; number and hash of its last entry."""
    write_durably(folder / _MARK, json.dumps({"seq": seq, "hash": digest}).encode(), private=True)


def end_return(folder: Path) -> None:
    """The folder says that the database is in it: nothing of the server stays behind, its password least of all."""
    forget_login(folder)
    _forget(folder)


def _forget(folder: Path) -> None:
    (folder / _MARK).unlink(missing_ok=True)


def is_returning(folder: Path) -> bool:
    """Whether the computer stopped before ``end_return``."""
    return (folder / _MARK).exists()


def has_returned(folder: Path, server: Engine, key: bytes | None) -> bool:
    """Where the server has put its tables aside, the copy in the folder counts from now on; where it has not, the server
    still does, and the copy is forgotten. ``Refused`` (workspace.database_gone) for a copy that is not the one meant."""
    if current_revision(server) is not None:
        _forget(folder)
        return False
    told = json.loads((folder / _MARK).read_text(encoding="utf-8"))
    copy = open_engine(folder / FILE, key)
    try:
        with copy.connect() as connection:
            if last_entry(connection) != (told["seq"], told["hash"]):
                raise Refused("workspace.database_gone", folder=folder.name)
    finally:
        copy.dispose()
    return True

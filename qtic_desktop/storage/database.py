"""Where the database of a workspace is: a file in its folder, or a database on a server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.backup import copy_database
from qtic_desktop.storage.durable_files import private_file
from qtic_desktop.storage.engine import open_engine
from qtic_desktop.storage.migrations import make_tables
from qtic_desktop.storage.pouring import pour_down

FILE = "qtic.db"


def open_database(folder: Path, server: str, key: bytes | None, *, reads_only: bool = False) -> Engine:
    """The engine on the file in ``folder``, or on the ``server`` by its address where there is one."""
    if server:  # loaded by those who need it: most workspaces lie in a folder
        from qtic_desktop.storage.server.address import Address
        from qtic_desktop.storage.server.engine import open_server
        from qtic_desktop.storage.server.login import read_login

        return open_server(Address.parse(server), read_login(folder, key), reads_only=reads_only)
    if not reads_only:
        private_file(folder / FILE)
    return open_engine(folder / FILE, key, reads_only=reads_only)


def attachments_of(folder: Path, engine: Engine, key: bytes | None) -> AttachmentStore:
    """The files that belong to the rows of ``engine``."""
    if engine.dialect.name == "postgresql":
        from qtic_desktop.storage.server_files import ServerAttachments

        return ServerAttachments(engine, key)
    return AttachmentStore(folder / "attachments", key)


def copy_to_file(folder: Path, engine: Engine, target: Path, key: bytes | None, *, now: Callable[[], datetime]) -> None:
    """Copy the live database into a file and check the copy; ``EnvironmentTrouble`` when it is not whole."""
    if engine.dialect.name == "postgresql":
        pour_down(engine, target, key, partial(make_tables, now=now))
    else:
        copy_database(folder / FILE, target, key)

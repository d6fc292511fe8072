"""A workspace moves from its folder to a server and back: rows, attachments, then the one line that says where it is.

Until that line is written the place it comes from counts; afterwards the other one does, and what lies at the old place is
out of reach for everybody who would go on writing there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect
from sqlalchemy.exc import DBAPIError

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.audit import last_entry
from qtic_desktop.storage.database import FILE
from qtic_desktop.storage.database_errors import translated
from qtic_desktop.storage.durable_files import sync_folder
from qtic_desktop.storage.migrations import make_tables
from qtic_desktop.storage.pouring import Alike, pour_down, pour_up
from qtic_desktop.storage.returning import begin_return, end_return
from qtic_desktop.storage.server.address import Address
from qtic_desktop.storage.server.login import write_login
from qtic_desktop.storage.server_files import ServerAttachments
from qtic_desktop.storage.unit_of_work import translated_errors
from qtic_desktop.storage.workspace import SERVER_FORMAT, in_its_folder, write_info

if TYPE_CHECKING:
    from qtic_desktop.storage.workspace import Workspace, WorkspaceInfo


def to_server(
    workspace: Workspace, owner: Engine, address: Address, password: str
) -> Generator[Progress, None, tuple[Alike, int]]:
    """Move to the empty database that ``owner`` opens, where the stations come as ``address`` says. Returns what both places
    hold of rows, and how many files went. Raises ``Refused`` (server.not_empty, server.not_alike) and
    ``EnvironmentTrouble``; then everything is
    as it was. The workspace is not written any more: it has to be opened anew."""
    if workspace.info.server:
        raise Refused("server.there_already")
    require_empty(owner, address)
    names = workspace.attachments.names()
    yield Progress(0, len(names) + 2)
    try:
        make_tables(owner, workspace.store.now)
        rows = pour_up(workspace.store.engine, owner)
        yield Progress(1, len(names) + 2)
        files = ServerAttachments(owner, workspace.key)
        for done, name in enumerate(names, start=2):
            carry(workspace.attachments, files, name)
            yield Progress(done, len(names) + 2)
        write_login(workspace.folder, password, workspace.key)
        write_info(workspace.folder, replace(workspace.info, format=SERVER_FORMAT, server=str(address)))
    except BaseException:
        with suppress(DBAPIError, EnvironmentTrouble):
            _clear(owner)
        raise
    workspace.store.moved = True
    _put_aside(workspace.folder, f"moved-{workspace.store.now():%Y%m%d-%H%M%S}.db")
    yield Progress(len(names) + 2, len(names) + 2)
    return rows, len(names)


def require_empty(owner: Engine, address: Address) -> None:
    """``Refused`` (server.not_empty) where the database has tables already."""
    with translated_errors(), owner.connect() as connection:
        if inspect(connection).get_table_names():
            raise Refused("server.not_empty", database=address.database)


def to_folder(workspace: Workspace, owner: Engine) -> Generator[Progress, None, tuple[Alike, int]]:
    """Bring it back into the folder while no station can write; what was on the server is put aside there, out of reach of
    every station, for its keeper to destroy. Returns as ``to_server`` does. Raises as ``to_server``."""
    if not workspace.info.server:
        raise Refused("server.here_already")
    names = workspace.attachments.names()
    yield Progress(0, len(names) + 2)
    here = AttachmentStore(workspace.folder / "attachments", workspace.key)
    for done, name in enumerate(names, start=1):
        if not _alike(here, workspace.attachments, name):
            carry(workspace.attachments, here, name)
        yield Progress(done, len(names) + 2)
    aside = f"moved_{workspace.store.now():%Y%m%d_%H%M%S}"
    try:
        # The writers' lock is held until everything lies in the folder: no station adds to what was copied already.
        with owner.execution_options(writes=True).begin() as connection:
            for name in sorted({*workspace.attachments.names()} - {*names}):
                carry(workspace.attachments, here, name)
            shape = partial(make_tables, now=workspace.store.now)
            rows = pour_down(owner, workspace.folder / FILE, workspace.key, shape)
            seq, digest = last_entry(connection)
            begin_return(workspace.folder, seq, digest)
            connection.exec_driver_sql(f"ALTER SCHEMA public RENAME TO {aside}")
            connection.exec_driver_sql("CREATE SCHEMA public")
    except DBAPIError as error:
        raise translated(error) from error
    workspace.store.moved = True
    _settle(workspace.folder, workspace.info)
    yield Progress(len(names) + 2, len(names) + 2)
    return rows, len(names)


def _settle(folder: Path, info: WorkspaceInfo) -> None:
    write_info(folder, in_its_folder(info))
    end_return(folder)


def carry(source: AttachmentStore, target: AttachmentStore, name: str) -> None:
    """One file as it is kept, read back at its new place; ``Refused`` (server.file_not_alike)."""
    target.keep(name, source.as_kept(name))
    if not _alike(target, source, name):
        raise Refused("server.file_not_alike", name=name[:12])


def _alike(one: AttachmentStore, other: AttachmentStore, name: str) -> bool:
    try:
        return _digest(one, name) == _digest(other, name)
    except FileNotFoundError:
        return False


def _digest(store: AttachmentStore, name: str) -> str:
    hashed = hashlib.sha256()
    for piece in store.as_kept(name):
        hashed.update(piece)
    return hashed.hexdigest()


def _put_aside(folder: Path, name: str) -> None:
    """The database of before is kept, where no program takes it for the one in use."""
    with suppress(OSError):  # it is only tidied away: the description already says where the workspace is
        (folder / "backups").mkdir(exist_ok=True)
        (folder / FILE).rename(folder / "backups" / name)
        journal = folder / f"{FILE}-journal"  # of SQLite: empty once everything was committed
        if journal.is_file() and not journal.stat().st_size:
            journal.unlink()
        sync_folder(folder)


def _clear(owner: Engine) -> None:
    """Leave the database as empty as it was found."""
    with owner.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")

"""A workspace is a folder: ``workspace.toml``, ``qtic.db``, ``attachments/``, ``backups/``, ``journal/``, ``keys/``."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.storage.attachments import AttachmentStore, write_durably
from qtic_desktop.storage.engine import open_engine
from qtic_desktop.storage.ids import uuid7_ids
from qtic_desktop.storage.migrations import migrate
from qtic_desktop.storage.unit_of_work import Store

FORMAT = 1
FOLDERS = ("attachments", "backups", "journal", "keys", "fonts")
#: File systems on which a database file in use is not safe (sticks and shares): named by the kernel.
UNSAFE_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "vfat", "exfat", "fuse.sshfs", "9p", "davfs"}


def local_now() -> datetime:
    """The local time with its offset: the only place where the program reads the clock."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class WorkspaceInfo:
    """What ``workspace.toml`` says: format number, workspace id, and whether it holds invented data."""

    format: int
    id: str
    sample: bool


class Workspace:
    """An open workspace; only one process at a time may hold it."""

    def __init__(self, folder: Path, info: WorkspaceInfo, store: Store, lock: IO[str]) -> None:
        self.folder = folder
        self.info = info
        self.store = store
        self.attachments = AttachmentStore(folder / "attachments")
        self._lock = lock

    @property
    def keys(self) -> Path:
        """Where the workspace authority keeps its keys."""
        return self.folder / "keys"

    @property
    def office_fonts(self) -> Path:
        """Font files the office added; they are asked first."""
        return self.folder / "fonts"

    def close(self) -> None:
        """Give back the database and the lock."""
        self.store.close()
        self._lock.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def create_workspace(folder: Path, *, sample: bool = False, now: Callable[[], datetime] = local_now) -> Workspace:
    """Make an empty workspace in a folder that is new or empty; ``Refused`` when something is there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("workspace.folder_not_empty", folder=folder.name)
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "keys").chmod(0o700)
    except OSError as error:
        raise EnvironmentTrouble("workspace.cannot_write", folder=str(folder), reason=error.strerror) from error
    info = WorkspaceInfo(FORMAT, uuid7_ids(now)(), sample)
    lines = [f"format = {FORMAT}", f'id = "{info.id}"', f"sample = {str(sample).lower()}", ""]
    workspace = _open_database(folder, info, now)
    try:
        # Last of all: with it the folder is a workspace, and a workspace always has its database.
        write_durably(folder / "workspace.toml", "\n".join(lines).encode())
    except BaseException:
        workspace.close()
        raise
    return workspace


def open_workspace(folder: Path, *, now: Callable[[], datetime] = local_now) -> Workspace:
    """Open a workspace: lock it, bring its schema up to date after a verified copy, and return it.

    Raises ``Refused`` for a folder that is no workspace or one of a newer program, ``EnvironmentTrouble`` when another
    window holds it or the drive is not safe for a database in use.
    """
    info = _read_info(folder)
    database = folder / "qtic.db"
    # An empty new one in its place would look as if every score and opinion had gone, and would be called sound.
    if not database.is_file() or not database.stat().st_size:
        raise Refused("workspace.database_gone", folder=folder.name)
    return _open_database(folder, info, now)


def _open_database(folder: Path, info: WorkspaceInfo, now: Callable[[], datetime]) -> Workspace:
    _require_safe_drive(folder)
    lock = _take_lock(folder)
    try:
        engine = open_engine(folder / "qtic.db")
        migrate(engine, folder, now=now)
    except BaseException:
        lock.close()
        raise
    return Workspace(folder, info, Store(engine, now=now, ids=uuid7_ids(now)), lock)


def _read_info(folder: Path) -> WorkspaceInfo:
    try:
        facts = tomllib.loads((folder / "workspace.toml").read_text(encoding="utf-8"))
        info = WorkspaceInfo(int(facts["format"]), str(facts["id"]), bool(facts["sample"]))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused("workspace.none_here", folder=str(folder)) from error
    except (OSError, KeyError, ValueError) as error:
        raise Refused("workspace.unreadable", folder=str(folder), reason=str(error)) from error
    if info.format > FORMAT:
        raise Refused("workspace.newer_program", format=info.format)
    return info


def _take_lock(folder: Path) -> IO[str]:
    try:
        file = (folder / ".lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise EnvironmentTrouble("workspace.cannot_write", folder=str(folder), reason=error.strerror) from error
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise EnvironmentTrouble("workspace.in_use", folder=folder.name) from error
    return file


def _require_safe_drive(folder: Path) -> None:
    """Refuse a share or a stick: SQLite, Anki and Calibre all say that a file in use gets corrupted there."""
    kind = _file_system(folder.resolve())
    if kind in UNSAFE_FILE_SYSTEMS and not os.environ.get("QTIC_ALLOW_ANY_DRIVE"):
        raise EnvironmentTrouble("workspace.unsafe_drive", kind=kind, folder=str(folder))


def _file_system(folder: Path) -> str:
    mounts = Path("/proc/self/mounts")
    if not mounts.is_file():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.split()
        point = parts[1].replace("\\040", " ")
        if (folder == Path(point) or Path(point) in folder.parents) and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind

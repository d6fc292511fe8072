"""A workspace is a folder: ``workspace.toml``, ``qtic.db``, ``attachments/``, ``backups/``, ``journal/``, ``keys/``.

Database, attachments and keys are encrypted, and ``keyslots.json`` lets each person in with their own secret. A sample
has no secret and is not encrypted; ``workspace.toml`` says so. So is a workspace made before there were secrets, until it
is carried over (services/accounts/carry_over.py).
"""

from __future__ import annotations

import contextlib
import json
import os
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, QticError, Refused
from qtic_desktop.domain.system_files import holds_something
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.chain_head import Behind, chain_behind, keep_head
from qtic_desktop.storage.database import FILE, attachments_of, copy_to_file, open_database
from qtic_desktop.storage.durable_files import keep_private, sync_folder, sync_tree, write_durably
from qtic_desktop.storage.encryption.cost import FOR_NAMES, ORDINARY, Cost
from qtic_desktop.storage.encryption.key_slots import KeySlots, NewSlot, make_slot, new_slot_file
from qtic_desktop.storage.encryption.slot_file import write_slots
from qtic_desktop.storage.engine import open_engine
from qtic_desktop.storage.holding import Holder, give_back, holder_of, is_held, take_lock
from qtic_desktop.storage.ids import uuid7_ids
from qtic_desktop.storage.journal import Journal
from qtic_desktop.storage.migrations import HEAD, current_revision, migrate
from qtic_desktop.storage.returning import end_return, has_returned, is_returning
from qtic_desktop.storage.search import renew_search_texts
from qtic_desktop.storage.unit_of_work import Store

FORMAT = 2
#: What one says whose database is on a server, so that programs of before do not take its folder for an empty one.
SERVER_FORMAT = 3
#: What a workspace without encryption says, so that programs of before still open it.
PLAIN_FORMAT = 1
FOLDERS = ("attachments", "backups", "journal", "keys", "fonts")
#: File systems on which a database file in use is not safe (sticks and shares): named by the kernel.
UNSAFE_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "vfat", "exfat", "fuse.sshfs", "9p", "davfs"}


def local_now() -> datetime:
    """The local time with its offset: the only place where the program reads the clock."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class WorkspaceInfo:
    """What ``workspace.toml`` says: format number, workspace id, whether it holds invented data, whether it is encrypted,
    whether an encrypted workspace has taken its place, and whether its invented data are for practising a meeting; and the
    address of the server that has its database (``server.address``), empty where the folder has it."""

    format: int
    id: str
    sample: bool
    encrypted: bool = False
    carried_over: bool = False
    practice: bool = False
    server: str = ""


@dataclass(frozen=True, slots=True)
class Encryption:
    """What an encrypted workspace is made with: its key, and the first slots to open it."""

    key: bytes = field(repr=False)
    slots: Sequence[NewSlot]
    cost: Cost = ORDINARY
    name_cost: Cost = FOR_NAMES


class Workspace:
    """An open workspace. One process at a time holds it; one that only reads beside has no ``lock``."""

    def __init__(
        self,
        folder: Path,
        info: WorkspaceInfo,
        store: Store,
        lock: IO[str] | None,
        key: bytes | None = None,
        slots: KeySlots | None = None,
    ) -> None:
        self.folder = folder
        self.info = info
        self.store = store
        self.attachments = attachments_of(folder, store.engine, key)
        self.key = key
        self._slots = slots
        self._lock = lock
        self.behind: Behind | None = None
        self.journal: Journal | None = None

    @property
    def slots(self) -> KeySlots:
        """The slots of the people; ``Refused`` for a workspace without secrets."""
        if self._slots is None:
            raise Refused("accounts.no_secrets_here")
        return self._slots

    def use_slots(self, slots: KeySlots) -> None:
        """Hand over the slots of a workspace that was just made."""
        self._slots = slots

    @property
    def reads_only(self) -> bool:
        """Whether another process has it, and this one only reads beside it."""
        return self._lock is None

    def keep_journal(self) -> None:
        """Write every commit into the journal as well, from now on."""
        journal, engine = Journal(self.folder / "journal", self.info.id, self.key), self.store.engine
        journal.begin(engine)
        self.journal, self.store.after_commit = journal, lambda: journal.follow(engine)

    def held_by(self) -> Holder | None:
        """Who has it now; None where nobody says so any more."""
        return holder_of(self.folder) if is_held(self.folder) else None

    @property
    def keys(self) -> Path:
        """Where the workspace authority keeps its keys."""
        return self.folder / "keys"

    @property
    def office_fonts(self) -> Path:
        """Font files the office added; they are asked first."""
        return self.folder / "fonts"

    def copy_database(self, target: Path) -> None:
        """Copy the database, wherever it is, into a file of its own and check the copy; ``EnvironmentTrouble`` when it is
        not whole."""
        copy_to_file(self.folder, self.store.engine, target, self.key, now=self.store.now)

    def store_of(self, copy: Path) -> Store:
        """A copy of the database under the key of this one, opened by itself; the caller closes it."""
        return Store(open_engine(copy, self.key), now=self.store.now, ids=self.store.ids)

    def close(self) -> None:
        """Give back the database and the lock. Where the chain has come to is written down, unless it had fallen behind:
        then what was known before has to stay known."""
        with contextlib.suppress(SQLAlchemyError, QticError):  # one that is damaged or gone is closed all the same
            if self.behind is None and self._lock is not None:
                keep_head(self.folder, self.store.engine)
        self.store.close()
        if self._lock is not None:
            give_back(self.folder, self._lock)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def is_free(folder: Path) -> bool:
    """Whether a workspace may be made here: nothing is there, or a folder with nothing but files of the system."""
    return not folder.exists() or (folder.is_dir() and not holds_something(path.name for path in folder.iterdir()))


def put_in_place(growing: Path, folder: Path) -> None:
    """Move a whole workspace from beside ``folder`` to it, flushed with all its folders before it has its name. Raises
    ``OSError``; what the system left there stays."""
    sync_tree(growing)
    if folder.exists() and any(folder.iterdir()):
        # Last of all: with it the folder is a workspace.
        for path in sorted(growing.iterdir(), key=lambda path: path.name == "workspace.toml"):
            path.rename(folder / path.name)
        growing.rmdir()
        sync_folder(folder)
    else:
        if folder.exists():
            folder.rmdir()
        growing.rename(folder)
    sync_folder(folder.parent)


def create_workspace(
    folder: Path,
    *,
    sample: bool = False,
    practice: bool = False,
    encryption: Encryption | None = None,
    workspace_id: str = "",
    now: Callable[[], datetime] = local_now,
) -> Workspace:
    """Make an empty workspace in a folder that is new or empty; ``Refused`` when something is there already.

    ``workspace_id`` is given when an older workspace is carried over, and else new. ``practice``: a sample for practising.
    """
    if not is_free(folder):
        raise Refused("workspace.folder_not_empty", folder=folder.name)
    _make_folders(folder)
    encrypted = encryption is not None
    info = WorkspaceInfo(
        FORMAT if encrypted else PLAIN_FORMAT, workspace_id or uuid7_ids(now)(), sample, encrypted, practice=practice
    )
    workspace = _open_database(folder, info, now, encryption.key if encryption else None)
    try:
        if encryption is not None:
            _write_first_slots(folder, info, encryption, now)
            workspace.use_slots(KeySlots(folder, info.id))
        # Last of all: with it the folder is a workspace, and a workspace always has its database and its slots.
        write_info(folder, info)
        sync_folder(folder.resolve().parent)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _make_folders(folder: Path) -> None:
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        keep_private(folder)
    except OSError as error:
        raise EnvironmentTrouble("workspace.cannot_write", folder=str(folder), reason=error.strerror) from error


def _write_first_slots(folder: Path, info: WorkspaceInfo, encryption: Encryption, now: Callable[[], datetime]) -> None:
    file = new_slot_file(info.id, encryption.cost, encryption.name_cost)
    made_at = now().isoformat(timespec="seconds")
    made = [make_slot(file, new, made_at=made_at) for new in encryption.slots]
    write_slots(folder, file.with_slots(*made))


def open_workspace(
    folder: Path,
    *,
    unlock: Callable[[KeySlots], bytes] | None = None,
    now: Callable[[], datetime] = local_now,
    beside: bool = False,
) -> Workspace:
    """Open a workspace: lock it, bring its schema up to date after a verified copy, and return it.

    ``unlock`` gets the workspace key from the slots (services/accounts/sign_in.py); one that is not encrypted needs none.
    ``beside``: where another process has it, open it all the same, for reading only (``Workspace.reads_only``).
    Raises ``Refused`` for a folder that is no workspace or one of a newer program, ``NotAllowed`` without a secret,
    ``EnvironmentTrouble`` when another window holds it or the drive is not safe for a database in use.
    """
    info = read_info(folder)
    if info.carried_over:
        raise Refused("workspace.carried_over", folder=folder.name)
    database = folder / FILE
    # An empty new one in its place would look as if every score and opinion had gone, and would be called sound.
    if not info.server and (not database.is_file() or not database.stat().st_size):
        raise Refused("workspace.database_gone", folder=folder.name)
    keep_private(folder)
    try:
        return _open_database(folder, info, now, None, unlock)
    except EnvironmentTrouble as trouble:
        if trouble.code == "workspace.in_use" and beside:
            return _open_beside(folder, info, now, unlock, trouble)
        raise


def _open_database(
    folder: Path,
    info: WorkspaceInfo,
    now: Callable[[], datetime],
    key: bytes | None,
    unlock: Callable[[KeySlots], bytes] | None = None,
) -> Workspace:
    """With the lock held: tries of a secret are counted by one process only."""
    _require_safe_drive(folder)
    lock = take_lock(folder, now())
    slots = None
    try:
        if info.encrypted and key is None:
            slots, key = _unlocked(folder, info, unlock)
        engine = open_database(folder, info.server, key)
        if info.server and is_returning(folder):
            info, engine = _returned(folder, info, engine, key)
        try:
            migrate(engine, folder, now=now, key=key)
            behind = chain_behind(folder, engine)
            renew_search_texts(engine)
        except BaseException:
            engine.dispose()
            raise
    except BaseException:
        give_back(folder, lock)
        raise
    workspace = Workspace(folder, info, Store(engine, now=now, ids=uuid7_ids(now)), lock, key, slots)
    workspace.behind = behind
    if not info.sample:  # what is invented needs no second record
        workspace.keep_journal()
    return workspace


def _returned(folder: Path, info: WorkspaceInfo, engine: Engine, key: bytes | None) -> tuple[WorkspaceInfo, Engine]:
    """Where the computer stopped while the database came back from the server: it is brought to its end, or forgotten."""
    if not has_returned(folder, engine, key):
        return info, engine
    engine.dispose()
    here = in_its_folder(info)
    write_info(folder, here)
    end_return(folder)
    return here, open_database(folder, "", key)


def _unlocked(folder: Path, info: WorkspaceInfo, unlock: Callable[[KeySlots], bytes] | None) -> tuple[KeySlots, bytes]:
    if unlock is None:
        raise NotAllowed("accounts.secret_needed", folder=folder.name)
    slots = KeySlots(folder, info.id)
    return slots, unlock(slots)


def _open_beside(
    folder: Path,
    info: WorkspaceInfo,
    now: Callable[[], datetime],
    unlock: Callable[[KeySlots], bytes] | None,
    trouble: EnvironmentTrouble,
) -> Workspace:
    """Without the lock, on connections that SQLite itself keeps from writing. What another version of the program has open
    is not read: ``trouble`` is raised again."""
    slots, key = _unlocked(folder, info, unlock) if info.encrypted else (None, None)
    engine = open_database(folder, info.server, key, reads_only=True)
    try:
        if current_revision(engine) != HEAD:
            raise trouble
    except BaseException:
        engine.dispose()
        raise
    return Workspace(folder, info, Store(engine, now=now, ids=uuid7_ids(now), reads_only=True), None, key, slots)


def in_its_folder(info: WorkspaceInfo) -> WorkspaceInfo:
    """What a workspace says whose database lies in its folder, whatever this one has."""
    return replace(info, format=FORMAT if info.encrypted else PLAIN_FORMAT, server="")


def write_info(folder: Path, info: WorkspaceInfo) -> None:
    """Write ``workspace.toml``, whole or not at all."""
    lines = [f"format = {info.format}", f'id = "{info.id}"', f"sample = {str(info.sample).lower()}"]
    lines += [f"{name} = true" for name in ("encrypted", "carried_over", "practice") if getattr(info, name)]
    lines += [f"server = {json.dumps(info.server, ensure_ascii=False)}"] if info.server else []
    write_durably(folder / "workspace.toml", "\n".join([*lines, ""]).encode(), private=True)


def read_info(folder: Path) -> WorkspaceInfo:
    """What ``workspace.toml`` says; ``Refused`` when there is none, or it is of a newer program."""
    try:
        facts = tomllib.loads((folder / "workspace.toml").read_text(encoding="utf-8"))
        info = WorkspaceInfo(
            int(facts["format"]), str(facts["id"]), bool(facts["sample"]),
            bool(facts.get("encrypted", False)), bool(facts.get("carried_over", False)), bool(facts.get("practice", False)),
            str(facts.get("server", "")),
        )  # fmt: skip
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused("workspace.none_here", folder=str(folder)) from error
    except (OSError, KeyError, ValueError) as error:
        raise Refused("workspace.unreadable", folder=str(folder), reason=str(error)) from error
    if info.format > (SERVER_FORMAT if info.server else FORMAT):
        raise Refused("workspace.newer_program", format=info.format)
    return info


def _require_safe_drive(folder: Path) -> None:
    """Refuse a share or a stick: SQLite, Anki and Calibre all say that a file in use gets corrupted there."""
    kind = file_system(folder.resolve())
    if kind in UNSAFE_FILE_SYSTEMS and not os.environ.get("QTIC_ALLOW_ANY_DRIVE"):
        raise EnvironmentTrouble("workspace.unsafe_drive", kind=kind, folder=str(folder))


def file_system(folder: Path) -> str:
    """The kind of the file system a folder lies on, as the kernel names it; empty where nothing says so."""
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

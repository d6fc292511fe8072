"""归档与备份: a whole copy of the workspace that was opened and checked before it counts.

The copy is itself a workspace: to restore, open it (or a copy of it) like any other.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.generations import Why
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.archive.copying import copy_file
from qtic_desktop.services.archive.medium import require_there
from qtic_desktop.services.archive.sums import check_sums, write_sums
from qtic_desktop.services.audit.checks import check_chain_and_files
from qtic_desktop.services.use_case import long_job, use_case
from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.backup_mark import BackupFacts, mark_as_backup
from qtic_desktop.storage.durable_files import keep_private, sync_folder, sync_tree
from qtic_desktop.storage.encryption import slot_file
from qtic_desktop.storage.queries.day import held
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace, in_its_folder, write_info

_DATABASE: Final = "qtic.db"
_WITH_IT: Final = ("attachments", "keys", "fonts")
_WITHOUT: Final = ("backups", "journal")
#: What lies beside the folders; the slots open the copy with the same secrets.
_BESIDE: Final = ("workspace.toml", slot_file.FILE, slot_file.SECOND_FILE)


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: its folder, how many files and bytes, the last entry of its audit chain (number and hash), what it
    holds, what it was made for, and whether it lies on another drive than the workspace."""

    folder: Path
    files: int
    size: int
    entries: int
    last_hash: str
    held: tuple[tuple[str, int], ...] = ()
    why: Why = Why.HAND
    apart: bool = False


@long_job(Act.RECORD_BACKUP)
def back_up(
    workspace: Workspace, actor: Actor, *, parent: Path, why: Why = Why.HAND
) -> Generator[Progress, None, Backup]:
    """Copy the workspace into a new folder under ``parent``, open the copy by itself and check it, and read every file
    back: yields how many files of how many are done, returns the ``Backup``.

    Raises ``Refused`` (archive.inside_workspace, archive.not_whole) and ``EnvironmentTrouble``; then no folder is left
    that looks like a backup. Stopping it (closing the generator) removes what was begun.
    """
    parent = parent.resolve()
    if parent != (workspace.folder / "backups").resolve():
        if parent.is_relative_to(workspace.folder.resolve()):
            raise Refused("archive.inside_workspace")
        if not parent.exists():
            require_there(parent)
    target = free_name(parent / f"QTIC备份-{workspace.store.now():%Y%m%d-%H%M%S}")
    unfinished = parent / f"{target.name}.part"
    try:
        files = [path for name in _WITH_IT for path in sorted((workspace.folder / name).rglob("*")) if path.is_file()]
        elsewhere = workspace.attachments.names() if workspace.info.server else []
        whole = len(files) + len(elsewhere) + 2
        yield Progress(0, whole)
        unfinished.mkdir(mode=0o700, parents=True, exist_ok=True)
        workspace.copy_database(unfinished / _DATABASE)
        for name in (*_WITH_IT, *_WITHOUT):
            (unfinished / name).mkdir(parents=True, exist_ok=True)
        for name in _BESIDE:
            if (workspace.folder / name).exists():
                copy_file(workspace.folder / name, unfinished / name)
        if workspace.info.server:  # the copy holds everything itself
            write_info(unfinished, in_its_folder(workspace.info))
        yield Progress(1, whole)
        for done, path in enumerate(files, start=2):
            copy_file(path, unfinished / path.relative_to(workspace.folder))
            yield Progress(done, whole)
        for done, name in enumerate(elsewhere, start=len(files) + 2):
            AttachmentStore(unfinished / "attachments").keep(name, workspace.attachments.as_kept(name))
            yield Progress(done, whole)
        made = _verify(workspace, unfinished, target, why)
        write_sums(unfinished)
        _require_as_written(unfinished)
        keep_private(unfinished)
        sync_tree(unfinished)
        unfinished.rename(target)
        sync_folder(parent)
        yield Progress(whole, whole)
        return made
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentTrouble("storage.cannot_write", file=target.name, reason=reason) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def free_name(wanted: Path) -> Path:
    """The name, or the next of its kind where two backups fall into one second."""
    number, free = 1, wanted
    while free.exists():
        number += 1
        free = wanted.with_name(f"{wanted.name}-{number}")
    return free


def _require_as_written(folder: Path) -> None:
    sums = check_sums(folder)
    if sums is None or not sums.whole:
        raise Refused("archive.not_whole", what=folder.name)


def _verify(workspace: Workspace, folder: Path, target: Path, why: Why) -> Backup:
    """Open the copy as a database of its own, walk its chain, its links and the files it names, and write down in it that
    this was done and what it holds."""
    store = workspace.store_of(folder / _DATABASE)
    try:
        with store.read() as session:
            findings = check_chain_and_files(session, AttachmentStore(folder / "attachments", workspace.key))
            last = session.execute(
                select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
            ).one()
            counts = held(session)
    finally:
        store.close()
    if findings:
        raise Refused("archive.not_whole", what=findings[0].subject)
    now = workspace.store.now()
    at = now.isoformat(timespec="seconds")
    mark_as_backup(
        BackupFacts(folder, workspace.info.id, workspace.folder.name, now, 0, why, at, last.seq, last.hash, counts)
    )
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    apart = not on_one_drive(workspace.folder, folder)
    # The list of digests comes last, and is one file more.
    return Backup(target, len(files) + 1, size, last.seq, last.hash, counts, why, apart)


def on_one_drive(one: Path, other: Path) -> bool:
    """Whether both lie on one volume, so that the loss of one is the loss of both."""
    return one.stat().st_dev == other.stat().st_dev


@use_case(Act.RECORD_BACKUP)
def record_backup(
    work: UnitOfWork, *, backup: Backup, removed: tuple[str, ...] = (), journal_removed: tuple[str, ...] = ()
) -> Changes:
    """Write down that a verified copy was made, and which older ones and which files of the journal are taken away; the
    folder's name is kept, not where it lies."""
    work.record(
        Act.RECORD_BACKUP, Kind.WORKSPACE, "workspace",
        name=backup.folder.name, count=backup.files, bytes=backup.size, digest=backup.last_hash, made_for=backup.why,
        apart=backup.apart, removed=list(removed), journal_removed=list(journal_removed),
    )  # fmt: skip
    return Changes.of(Kind.WORKSPACE)

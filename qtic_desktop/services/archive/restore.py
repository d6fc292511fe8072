"""Out of a backup into a new folder: a backup is recognised, never worked in, and copied whole or not at all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.accounts.founding import growing_beside
from qtic_desktop.services.archive.copying import copy_file
from qtic_desktop.services.archive.sums import check_sums
from qtic_desktop.storage.durable_files import keep_private
from qtic_desktop.storage.workspace import FOLDERS, read_info

#: Beside the files of the workspace in a backup; a restored workspace has it no more.
MARK: Final = "backup.toml"
_NAMED: Final = re.compile(r"QTIC备份-(\d{8}-\d{6})")
#: As many files as one sentence names.
_NAMED_FILES: Final = 5
_LEFT_OUT: Final = frozenset({MARK, ".lock"})


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What is known of a backup before it is opened: of which workspace (id and name) and when it was made."""

    folder: Path
    workspace_id: str
    name: str
    made_at: datetime | None
    size: int


def backup_here(folder: Path) -> BackupFacts | None:
    """What the folder says where it is a backup; None for a workspace one works in. ``Refused`` for neither."""
    info = read_info(folder)
    marked, named = folder / MARK, _NAMED.fullmatch(folder.name)
    if not marked.is_file() and named is None:
        return None
    name, made_at = "", named[1] if named else ""
    if marked.is_file():
        try:
            facts = tomllib.loads(marked.read_text(encoding="utf-8"))
            name, made_at = str(facts.get("name", "")), str(facts.get("made_at", made_at))
        except (OSError, ValueError) as error:
            raise Refused("workspace.unreadable", folder=str(folder), reason=str(error)) from error
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return BackupFacts(folder, info.id, name, _time(made_at), size)


def is_backup(folder: Path) -> bool:
    """Whether a folder calls itself a backup; of one that is no workspace at all nothing is said here."""
    try:
        return backup_here(folder) is not None
    except Refused:
        return False


def _time(text: str) -> datetime | None:
    for form in ("%Y%m%d-%H%M%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S"):
        try:
            return datetime.strptime(text, form).astimezone()
        except ValueError:
            continue
    return None


def mark_as_backup(folder: Path, name: str, made_at: datetime) -> None:
    """Write down beside the files that they are a copy, of what, and of when."""
    text = f'name = "{_toml(name)}"\nmade_at = "{made_at.isoformat(timespec="seconds")}"\n'
    (folder / MARK).write_text(text, encoding="utf-8")


def _toml(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def restore(backup: Path, target: Path) -> Generator[Progress, None, Path]:
    """Copy a backup, or a workspace on a stick, into ``target``, a new or empty folder; every file is read back. Of a backup
    with a list of digests the files of the list are taken, and nothing that came to lie beside them.

    Nothing is written into ``backup``. Yields files done of files; returns ``target``. Raises ``Refused``
    (workspace.folder_not_empty, archive.not_as_made, archive.not_whole) and ``EnvironmentTrouble``; then there is no new folder.
    """
    read_info(backup)
    source, into = backup.resolve(), target.resolve()
    if into == source or source in into.parents:
        raise Refused("archive.inside_workspace")
    sums = check_sums(source)
    if sums is not None and not sums.whole:
        raise Refused("archive.not_as_made", files="、".join((*sums.differ, *sums.missing)[:_NAMED_FILES]))
    if sums is not None:
        files = [source / name for name in sums.files if name != MARK]
    else:
        files = [path for path in sorted(source.rglob("*")) if path.is_file() and path.name not in _LEFT_OUT]
    yield Progress(0, len(files))
    try:
        with growing_beside(into) as growing:
            for name in FOLDERS:
                (growing / name).mkdir(parents=True, exist_ok=True)
            for done, path in enumerate(files, start=1):
                copy_file(path, growing / path.relative_to(source))
                yield Progress(done, len(files))
            keep_private(growing)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentTrouble("workspace.cannot_write", folder=str(into), reason=reason) from error
    return into

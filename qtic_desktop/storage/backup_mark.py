"""How a backup is told from a workspace that is worked in; light, because every start asks."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.workspace import read_info

#: Beside the files of the workspace in a backup; a restored workspace has it no more.
MARK: Final = "backup.toml"
_NAMED: Final = re.compile(r"QTIC备份-(\d{8}-\d{6})")


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

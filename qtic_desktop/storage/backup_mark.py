"""How a backup is told from a workspace that is worked in; light, because every start asks."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Final

from qtic_desktop.domain.archive.generations import Why
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.durable_files import write_durably
from qtic_desktop.storage.workspace import read_info

#: Beside the files of the workspace in a backup; a restored workspace has it no more.
MARK: Final = "backup.toml"
_NAMED: Final = re.compile(r"QTIC备份-(\d{8}-\d{6})(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What is known of a backup before it is opened: of which workspace (id and name), when and what for it was made, when
    it was opened and found whole (``verified``: empty of one that nobody tried), the end of its log, and what it holds, by
    the words of ``storage.queries.day``."""

    folder: Path
    workspace_id: str
    name: str
    made_at: datetime | None
    size: int
    why: Why = Why.HAND
    verified: str = ""
    entries: int = 0
    last_hash: str = ""
    held: tuple[tuple[str, int], ...] = ()


def backup_here(folder: Path) -> BackupFacts | None:
    """What the folder says where it is a backup; None for a workspace one works in. ``Refused`` for neither."""
    info = read_info(folder)
    marked, named = folder / MARK, _NAMED.fullmatch(folder.name)
    if not marked.is_file() and named is None:
        return None
    made_at = named[1] if named else ""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if not marked.is_file():
        return BackupFacts(folder, info.id, "", _time(made_at), size)
    try:
        facts = tomllib.loads(marked.read_text(encoding="utf-8"))
        held = tuple((str(name), int(count)) for name, count in dict(facts.get("held", {})).items())
        return BackupFacts(
            folder, info.id, str(facts.get("name", "")), _time(str(facts.get("made_at", made_at))), size,
            Why(facts.get("why", Why.HAND)), str(facts.get("verified", "")), int(facts.get("entries", 0)),
            str(facts.get("last_hash", "")), held,
        )  # fmt: skip
    except (OSError, ValueError, TypeError) as error:
        raise Refused("workspace.unreadable", folder=str(folder), reason=str(error)) from error


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


def mark_as_backup(facts: BackupFacts) -> None:
    """Write down beside the files that they are a copy, of what, of when, what for, and what was found in it."""
    at = "" if facts.made_at is None else facts.made_at.isoformat(timespec="seconds")
    lines = [f'name = "{_toml(facts.name)}"', f'made_at = "{at}"', f'why = "{facts.why}"']
    lines += [f'verified = "{facts.verified}"', f"entries = {facts.entries}", f'last_hash = "{facts.last_hash}"']
    lines += ["[held]", *(f"{name} = {count}" for name, count in facts.held), ""]
    write_durably(facts.folder / MARK, "\n".join(lines).encode())


def _toml(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')

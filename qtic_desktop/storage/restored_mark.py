"""Beside a workspace that came out of a backup: which one, until the first person comes in."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Final

from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.backup_mark import BackupFacts
from qtic_desktop.storage.durable_files import write_durably

MARK: Final = "restored.json"


@dataclass(frozen=True, slots=True)
class Restored:
    """From which backup (the name of its folder), made when (empty where it does not say), with how many entries."""

    name: str
    made_at: str
    entries: int


def mark_restored(folder: Path, backup: BackupFacts) -> None:
    """Leave beside the files where they came from."""
    at = "" if backup.made_at is None else backup.made_at.isoformat(timespec="seconds")
    told = {"name": backup.folder.name, "made_at": at, "entries": backup.entries}
    write_durably(folder / MARK, json.dumps(told, ensure_ascii=False).encode(), private=True)


def restored_from(folder: Path) -> Restored | None:
    """What the mark says; None where there is none, or it cannot be read."""
    try:
        told = json.loads((folder / MARK).read_text(encoding="utf-8"))
        made_at = str(told["made_at"])
        if made_at:
            datetime.fromisoformat(made_at)
        return Restored(str(told["name"]), made_at, int(told["entries"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_restored(folder: Path) -> None:
    """The log says it now."""
    (folder / MARK).unlink(missing_ok=True)

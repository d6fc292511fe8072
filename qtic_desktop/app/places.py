"""Where the program keeps its own things, apart from workspaces: settings, logs, the list of recent workspaces."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from qtic_desktop.domain.values import dataclass

#: Opening writes nothing where nobody has a secret, and clocks of disks are not to the second.
_SLACK = timedelta(minutes=1)


def data_folder() -> Path:
    """The folder of this program for this user; ``QTIC_DATA`` overrides it (tests, a stick with its own settings)."""
    chosen = os.environ.get("QTIC_DATA")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "QTIC Desktop"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "qtic-desktop"


@dataclass(frozen=True, slots=True)
class Known:
    """A workspace opened before: where it lay, its id, when it was opened last (ISO 8601, empty if not known), and about what
    one worked there then (the meeting and the station)."""

    folder: Path
    id: str = ""
    opened_at: str = ""
    about: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it still lies there."""
        return _is_workspace(self.folder)

    def moved_to(self) -> Path | None:
        """The same workspace under another name in the same place; None where there is none."""
        if not self.id:
            return None
        try:
            beside = sorted(path for path in self.folder.parent.iterdir() if path != self.folder)
        except OSError:
            return None
        return next((path for path in beside if _id_of(path) == self.id), None)

    def older_since(self) -> str:
        """When the one of ``moved_to`` was changed last (ISO 8601), where that was before this one was opened last: it may
        be an old copy. Empty where it is not, or nothing tells."""
        found = self.moved_to()
        try:
            if found is None or not self.opened_at:
                return ""
            changed = datetime.fromtimestamp((found / "qtic.db").stat().st_mtime).astimezone()
            older = changed < datetime.fromisoformat(self.opened_at) - _SLACK
        except (OSError, ValueError, TypeError):
            return ""
        return changed.isoformat(timespec="seconds") if older else ""


def known_workspaces() -> list[Known]:
    """Workspaces opened before, the last one first, whether they are still there or not."""
    try:
        listed = json.loads((data_folder() / "recent.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [entry for entry in map(_known, listed if isinstance(listed, list) else []) if entry is not None]


def _known(entry: object) -> Known | None:
    if isinstance(entry, str):  # as written by editions before
        return Known(Path(entry))
    if isinstance(entry, dict) and isinstance(entry.get("folder"), str):
        return Known(
            Path(entry["folder"]),
            str(entry.get("id", "")),
            str(entry.get("opened_at", "")),
            str(entry.get("about", "")),
        )
    return None


def recent_workspaces() -> list[Path]:
    """Workspaces opened before that are still there, the last one first."""
    return [entry.folder for entry in known_workspaces() if entry.is_here]


def workspaces_in(folder: Path) -> list[Path]:
    """Workspaces that lie in ``folder``, by name; backups are none."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in inside if _id_of(path)]


def _is_workspace(folder: Path) -> bool:
    try:
        return (folder / "workspace.toml").is_file()
    except OSError:  # a share that is gone, a folder that is no longer ours
        return False


def _id_of(folder: Path) -> str:
    from qtic_desktop.domain.errors import QticError
    from qtic_desktop.storage.backup_mark import backup_here
    from qtic_desktop.storage.workspace import read_info

    try:
        return "" if not _is_workspace(folder) or backup_here(folder) else read_info(folder).id
    except (OSError, QticError):
        return ""


def remember_workspace(folder: Path, workspace_id: str = "", now: datetime | None = None) -> None:
    """Put a workspace at the head of the known ones; a list that cannot be written is no reason to stop."""
    place, when = folder.resolve(), "" if now is None else now.isoformat(timespec="seconds")
    others = [
        entry
        for entry in known_workspaces()
        if entry.folder != place and not (workspace_id and entry.id == workspace_id and not entry.is_here)
    ]
    about = next((entry.about for entry in known_workspaces() if entry.folder == place), "")
    _write([Known(place, workspace_id, when, about), *others][:8])


def note_about(folder: Path, about: str) -> None:
    """Keep about what one works in a workspace that is open, so that the first page can say it; nothing of a person."""
    place, known = folder.resolve(), known_workspaces()
    if about and any(entry.folder == place and entry.about != about for entry in known):
        _write([replace(entry, about=about) if entry.folder == place else entry for entry in known])


def forget_workspace(folder: Path) -> None:
    """Take a workspace off the known ones, because it was deleted."""
    place = folder.resolve()
    _write([entry for entry in known_workspaces() if entry.folder != place])


def _write(entries: list[Known]) -> None:
    listed = [{"folder": str(e.folder), "id": e.id, "opened_at": e.opened_at, "about": e.about} for e in entries]
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        (data_folder() / "recent.json").write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    except OSError:
        return

"""Where the program keeps its own things, apart from workspaces: settings, logs, the list of recent workspaces."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """The folder of this program for this user; ``QTIC_DATA`` overrides it (tests, a stick with its own settings)."""
    chosen = os.environ.get("QTIC_DATA")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "QTIC Desktop"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "qtic-desktop"


def recent_workspaces() -> list[Path]:
    """Workspaces opened before, the last one first; those no longer there are left out."""
    try:
        listed = json.loads((data_folder() / "recent.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [Path(text) for text in listed if _is_workspace(Path(text))]


def _is_workspace(folder: Path) -> bool:
    try:
        return (folder / "workspace.toml").is_file()
    except OSError:  # a share that is gone, a folder that is no longer ours
        return False


def remember_workspace(folder: Path) -> None:
    """Put a workspace at the head of the recent ones; a list that cannot be written is no reason to stop."""
    paths = [folder.resolve(), *(path for path in recent_workspaces() if path != folder.resolve())]
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        text = json.dumps([str(path) for path in paths[:8]], ensure_ascii=False)
        (data_folder() / "recent.json").write_text(text, encoding="utf-8")
    except OSError:
        return

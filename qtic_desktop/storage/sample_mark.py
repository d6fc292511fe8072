"""Whether a folder is a workspace of invented data, by all that says so: what may be deleted must be one beyond doubt."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.workspace import read_info


def require_sample_folder(folder: Path) -> None:
    """Raise ``Refused`` (workspace.not_a_sample) unless this folder is a sample by its own description and by the record
    inside, which no hand on ``workspace.toml`` changes with it."""
    try:
        info = read_info(folder)
    except Refused:
        raise Refused("workspace.not_a_sample", folder=folder.name) from None
    if not info.sample or info.encrypted or info.carried_over or _in_the_record(folder / "qtic.db") != "True":
        raise Refused("workspace.not_a_sample", folder=folder.name)


def _in_the_record(database: Path) -> str:
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as db:
            found = db.execute("SELECT value FROM workspace_facts WHERE name = 'sample'").fetchone()
    except sqlite3.Error:
        return ""
    return str(found[0]) if found else ""

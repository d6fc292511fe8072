"""One file of a workspace into a copy of it: flushed to the drive, read back, the same or refused."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from qtic_desktop.domain.errors import Refused


def copy_file(source: Path, target: Path) -> None:
    """Copy the content; folders that are missing are made. Raises ``Refused`` (archive.not_whole) and ``OSError``."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    if file_digest(source) != file_digest(target):
        raise Refused("archive.not_whole", what=source.name)


def file_digest(path: Path) -> str:
    """SHA-256 (hex) of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Digests of every file of a backup, in the form that ``sha256sum -c`` reads: a backup proves itself without the program."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.files import put_file

#: Beside the files of a backup.
SUMS: Final = "SHA256SUMS"
_LEFT_OUT: Final = frozenset({SUMS, ".lock"})


@dataclass(frozen=True, slots=True)
class SumsVerdict:
    """What a look at all files found, by their names within the backup. ``files`` is how many the list names."""

    files: int
    differ: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether every file is there as it was."""
        return not (self.differ or self.missing or self.extra)


def write_sums(folder: Path) -> None:
    """Write the list of all files in ``folder``."""
    lines = [f"{_digest(folder / name)}  {name}" for name in _names(folder)]
    put_file("\n".join([*lines, ""]).encode(), folder / SUMS)


def check_sums(folder: Path) -> SumsVerdict | None:
    """Hold every file against the list; None for a backup made before there was one. ``Refused`` (archive.sums_unreadable)
    for a list that is none."""
    if not (folder / SUMS).is_file():
        return None
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        wanted = {name: digest for digest, name in (line.split("  ", 1) for line in lines if line)}
    except (OSError, ValueError) as error:
        raise Refused("archive.sums_unreadable", folder=folder.name) from error
    there = _names(folder)
    return SumsVerdict(
        len(wanted),
        tuple(name for name in there if name in wanted and _digest(folder / name) != wanted[name]),
        tuple(sorted(set(wanted) - set(there))),
        tuple(name for name in there if name not in wanted),
    )


def _names(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in _LEFT_OUT)
    return sorted(path.relative_to(folder).as_posix() for path in files)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

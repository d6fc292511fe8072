"""Digests of every file of a backup, in the form that ``sha256sum -c`` reads: a backup proves itself without the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qtic_desktop.domain.archive import SUMS
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.system_files import is_of_the_system
from qtic_desktop.services.archive.copying import file_digest
from qtic_desktop.services.files import put_file
from qtic_desktop.storage.holding import OF_HOLDING

_LEFT_OUT: Final = frozenset({SUMS, *OF_HOLDING})


@dataclass(frozen=True, slots=True)
class SumsVerdict:
    """What a look at all files found, by their names within the backup: those the list names, and of these which are not
    as they were; ``extra`` came later and belongs to nothing."""

    files: tuple[str, ...]
    differ: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether every file of the list is there as it was."""
        return not (self.differ or self.missing)


def write_sums(folder: Path) -> None:
    """Write the list of all files in ``folder``."""
    lines = [f"{file_digest(folder / name)}  {name}" for name in _names(folder)]
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
        tuple(sorted(wanted)),
        tuple(name for name in there if name in wanted and file_digest(folder / name) != wanted[name]),
        tuple(sorted(set(wanted) - set(there))),
        tuple(name for name in there if name not in wanted),
    )


def _names(folder: Path) -> list[str]:
    """Every file but the list itself, the lock, and what a system leaves on a stick."""
    named = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and path.name not in _LEFT_OUT)
    return sorted(one.as_posix() for one in named if not any(is_of_the_system(part) for part in one.parts))

"""Who has the workspace: one process holds its lock and says who it is; others may read beside it."""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.durable_files import private_file, write_durably

LOCK: Final = ".lock"
#: Beside the lock, because a locked file cannot be read on Windows. It lies there while the workspace is held.
HOLDER: Final = ".holder"
_SLOTS_LOCK: Final = ".slots.lock"
#: Files of the one moment, which no copy of a workspace takes along.
OF_HOLDING: Final = frozenset({LOCK, HOLDER, _SLOTS_LOCK})


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that has the workspace: computer, user of the system, process id and since when (ISO 8601). Of one that
    did not say it everything is empty."""

    computer: str = ""
    user: str = ""
    process: int = 0
    since: str = ""

    def __str__(self) -> str:
        return " · ".join(part for part in (self.computer, self.user, self.since[:16].replace("T", " ")) if part) or "?"


def take_lock(folder: Path, now: datetime) -> IO[str]:
    """Hold the workspace in this folder, and say who does. ``EnvironmentTrouble`` (workspace.in_use, with the holder) where
    another process has it, or where nothing can be written there."""
    try:
        private_file(folder / LOCK)
        file = (folder / LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise EnvironmentTrouble("workspace.cannot_write", folder=str(folder), reason=error.strerror) from error
    try:
        _lock(file, wait=False)
    except OSError as error:
        file.close()
        raise EnvironmentTrouble("workspace.in_use", folder=folder.name, holder=str(holder_of(folder))) from error
    with suppress(EnvironmentTrouble):  # a name that cannot be written is no reason not to work
        write_durably(folder / HOLDER, json.dumps(asdict(_this_process(now))).encode(), private=True)
    return file


def give_back(folder: Path, lock: IO[str]) -> None:
    """Let others hold it."""
    with suppress(OSError):
        (folder / HOLDER).unlink(missing_ok=True)
    lock.close()


def holder_of(folder: Path) -> Holder:
    """Who says to hold it; nobody knows where the file is not there or is none."""
    try:
        facts = json.loads((folder / HOLDER).read_text(encoding="utf-8"))
        return Holder(str(facts["computer"]), str(facts["user"]), int(facts["process"]), str(facts["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def is_held(folder: Path) -> bool:
    """Whether a process that has the workspace says so."""
    return (folder / HOLDER).exists()


def _this_process(now: datetime) -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return Holder(platform.node(), user, os.getpid(), now.isoformat(timespec="seconds"))


@contextmanager
def slots_alone(folder: Path) -> Iterator[None]:
    """No other process counts a try of a secret meanwhile. Where the lock cannot be made, the try is still counted."""
    try:
        private_file(folder / _SLOTS_LOCK)
        file = (folder / _SLOTS_LOCK).open("a+", encoding="utf-8")
    except OSError:
        yield
        return
    with file:
        with suppress(OSError):
            _lock(file, wait=True)
        yield


def _lock(file: IO[str], *, wait: bool) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)

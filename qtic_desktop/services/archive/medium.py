"""The stick a backup goes to: whether it is there, whether it can be taken out, and what is said when it is full."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.services.files import MOUNTS

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
_REMOVABLE_DRIVE: Final = 2  # DRIVE_REMOVABLE of GetDriveTypeW
_FULL_WORDS: Final = "database or disk is full"  # SQLITE_FULL has one text in every language


def require_there(folder: Path) -> None:
    """Nothing is made in place of a stick that is out; ``EnvironmentTrouble`` (archive.no_such_folder) names the folder."""
    if not folder.is_dir():
        raise EnvironmentTrouble("archive.no_such_folder", folder=str(folder))


@contextmanager
def full_medium_named(folder: Path) -> Iterator[None]:
    """A full stick is said to be full, with its folder: it is no trouble of the workspace."""
    try:
        yield
    except EnvironmentTrouble as trouble:
        if not _is_full(trouble.__cause__):
            raise
        raise EnvironmentTrouble("archive.medium_full", folder=str(folder)) from trouble


def _is_full(cause: BaseException | None) -> bool:
    return (isinstance(cause, OSError) and cause.errno in _NO_ROOM) or _FULL_WORDS in str(cause)


def can_be_taken_out(folder: Path) -> bool:
    """Whether ``folder`` lies on a medium of its own that was plugged in; False where that cannot be told."""
    folder = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOVABLE_DRIVE)
    mount = next((one for one in (folder, *folder.parents) if os.path.ismount(one)), Path("/"))
    return any((mount.is_relative_to(place) and mount != Path(place)) or str(mount) == "/mnt" for place in MOUNTS)

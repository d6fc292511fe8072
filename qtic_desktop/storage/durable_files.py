"""Files that are whole on disk or not there, and, where wished, for their owner's eyes only, whatever the umask says."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from qtic_desktop.domain.errors import EnvironmentTrouble


def write_durably(target: Path, data: bytes, *, private: bool = False) -> None:
    """Write a whole file or nothing: temporary file, flush to disk, rename, flush of the folder.

    ``private``: for its owner's eyes only. Raises ``EnvironmentTrouble`` naming the drive's trouble; a file of the old
    content stays as it was.
    """
    write_pieces_durably(target, (data,), private=private)


def write_pieces_durably(
    target: Path, pieces: Iterable[bytes], *, private: bool = False, name_after: Callable[[], Path] | None = None
) -> None:
    """As ``write_durably`` for content that comes in pieces; ``name_after`` names the file once all have come."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _make_folder(target.parent, private=private)
        with open(temporary, "wb", opener=_private_opener if private else None) as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if name_after is not None:
            target = name_after()
            _make_folder(target.parent, private=private)
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise EnvironmentTrouble("storage.cannot_write", file=target.name, reason=error.strerror) from error


def overwrite(target: Path, data: bytes) -> None:
    """Put ``data`` over a file of the very same length, which takes no room on a full disk, and flush it. It may be torn by
    a power cut: only for a file that is there twice. Raises ``OSError``; ``ValueError`` for another length."""
    with open(target, "r+b") as file:
        if os.fstat(file.fileno()).st_size != len(data):
            raise ValueError("another length")
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _private_opener(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _make_folder(folder: Path, *, private: bool) -> None:
    """Make a folder and flush each parent that got a new entry: a file is only as durable as the way to it."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in missing:
        if private:
            with suppress(OSError):
                one.chmod(0o700)
        sync_folder(one.parent)


def sync_folder(folder: Path) -> None:
    """Flush the entries of a folder, where the system knows such a thing."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_tree(folder: Path) -> None:
    """Flush the entries of a folder and of every folder in it: the files themselves were flushed when they were written."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
    sync_folder(folder)


def private_file(path: Path) -> None:
    """Make sure of an empty file of its owner's alone before anything is written into it."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def keep_private(folder: Path) -> None:
    """Close a workspace folder to other users: 0700, and once, when it was open before, everything in it as well.

    Windows has no such modes: there a folder is as private as the one it lies in, which in a user's profile is private.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        if stat.S_IMODE(folder.stat().st_mode) == 0o700:
            return
        for path in folder.rglob("*"):
            with suppress(OSError):
                if not path.is_symlink():
                    path.chmod(0o700 if path.is_dir() else 0o600)
        # Last: a walk that was cut short is begun again.
        folder.chmod(0o700)

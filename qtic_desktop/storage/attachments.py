"""Files kept by content: the name is the SHA-256, so a file cannot change without its name disagreeing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused


class AttachmentStore:
    """The attachments folder of a workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256 (hex); durable when this returns. A damaged copy is made whole again."""
        digest = hashlib.sha256(data).hexdigest()
        try:
            self.get(digest)
        except Refused:
            write_durably(self._path(digest), data)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes under ``digest``, checked against it; ``Refused`` when missing or damaged."""
        try:
            data = self._path(digest).read_bytes()
        except OSError as error:
            raise Refused("attachments.missing", digest=digest[:12]) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise Refused("attachments.damaged", digest=digest[:12])
        return data

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest


def write_durably(target: Path, data: bytes) -> None:
    """Write a whole file or nothing: temporary file, flush to disk, rename, flush of the folder.

    Raises ``EnvironmentTrouble`` naming the drive's trouble; a file of the old content stays as it was.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        if hasattr(os, "O_DIRECTORY"):
            folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise EnvironmentTrouble("storage.cannot_write", file=target.name, reason=error.strerror) from error

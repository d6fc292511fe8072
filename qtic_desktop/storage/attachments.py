"""Files kept by content: the digest names the file, so a file cannot change without its name disagreeing.

With a key the content is encrypted and the name is an HMAC of the digest: somebody without the key sees neither what
a file holds nor whether two workspaces hold the same one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.durable_files import write_pieces_durably
from qtic_desktop.storage.encryption.box import WrongKey, keyed_name, subkey
from qtic_desktop.storage.encryption.stream import decrypt, encrypt

_PIECE: Final = 1 << 20


class AttachmentStore:
    """The attachments folder of a workspace; with ``key`` everything in it is encrypted."""

    def __init__(self, folder: Path, key: bytes | None = None) -> None:
        self._folder = folder
        self._content_key = subkey(key, "attachment content") if key is not None else None
        self._name_key = subkey(key, "attachment names") if key is not None else None

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256 (hex); durable when this returns. A damaged copy is made whole again."""
        digest = hashlib.sha256(data).hexdigest()
        try:
            self.get(digest)
        except Refused:
            self.keep(self._name(digest), self._sealed((data,)))
        return digest

    def put_file(self, file: BinaryIO) -> str:
        """As ``put`` for a file of any size, read once and never whole in memory."""
        hashed = hashlib.sha256()

        def read() -> Iterator[bytes]:
            while piece := file.read(_PIECE):
                hashed.update(piece)
                yield piece

        write_pieces_durably(
            self._folder / "incoming", self._sealed(read()), private=True,
            name_after=lambda: self._path(hashed.hexdigest()),
        )  # fmt: skip
        return hashed.hexdigest()

    def get(self, digest: str) -> bytes:
        """The bytes under ``digest``, checked against it; ``Refused`` when missing or damaged."""
        data = b"".join(self._read(digest))
        if hashlib.sha256(data).hexdigest() != digest:
            raise Refused("attachments.damaged", digest=digest[:12])
        return data

    def check(self, digest: str) -> None:
        """Read the file under ``digest`` piece by piece; ``Refused`` as ``get``."""
        hashed = hashlib.sha256()
        for piece in self._read(digest):
            hashed.update(piece)
        if hashed.hexdigest() != digest:
            raise Refused("attachments.damaged", digest=digest[:12])

    def names(self) -> list[str]:
        """The names of all files that lie here, as nobody needs the key to see them."""
        return sorted(path.name for path in self._folder.glob("??/*") if path.is_file() and path.name[0] != ".")

    def size(self) -> int:
        """Bytes of all files as they are kept."""
        return sum(path.stat().st_size for path in self._folder.glob("??/*") if path.is_file() and path.name[0] != ".")

    def as_kept(self, name: str) -> Iterator[bytes]:
        """The bytes under a name as they lie here, encrypted where the workspace is."""
        with (self._folder / name[:2] / name).open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    def keep(self, name: str, pieces: Iterable[bytes]) -> None:
        """Put bytes here as they lay elsewhere (``as_kept``), under their name; durable when this returns."""
        write_pieces_durably(self._folder / name[:2] / name, pieces, private=True)

    def _read(self, digest: str) -> Iterator[bytes]:
        try:
            with self._opened(digest) as file:
                if self._content_key is not None:
                    yield from decrypt(self._content_key, file)
                    return
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            raise Refused("attachments.missing", digest=digest[:12]) from error
        except WrongKey as error:
            raise Refused("attachments.damaged", digest=digest[:12]) from error

    def _opened(self, digest: str) -> BinaryIO:
        return self._path(digest).open("rb")

    def _sealed(self, pieces: Iterable[bytes]) -> Iterable[bytes]:
        return pieces if self._content_key is None else encrypt(self._content_key, pieces)

    def _name(self, digest: str) -> str:
        return digest if self._name_key is None else keyed_name(self._name_key, digest.encode())

    def _path(self, digest: str) -> Path:
        name = self._name(digest)
        return self._folder / name[:2] / name

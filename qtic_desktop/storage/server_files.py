"""Attachments on the server: the same bytes under the same names as in a folder, in pieces, by the same connection."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO, Final, cast

from sqlalchemy import Engine, text
from sqlalchemy.engine import Connection

from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.server.preparing import FILES
from qtic_desktop.storage.unit_of_work import translated_errors

_PART: Final = 1 << 20
_READ: Final = 1 << 20
_INCOMING: Final = "incoming "
_NAMES = text(f"SELECT name FROM {FILES} WHERE part = 0 ORDER BY name")
_SIZE = text(f"SELECT coalesce(sum(length(content)), 0) FROM {FILES}")
_PIECE = text(f"SELECT content FROM {FILES} WHERE name = :name AND part = :part")
_PUT = text(f"INSERT INTO {FILES} (name, part, content) VALUES (:name, :part, :content)")
_DROP = text(f"DELETE FROM {FILES} WHERE name = :name")
_RENAME = text(f"UPDATE {FILES} SET name = :name WHERE name = :before")
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


class ServerAttachments(AttachmentStore):
    """What ``AttachmentStore`` is, with a table in the place of the folder."""

    def __init__(self, engine: Engine, key: bytes | None = None) -> None:
        super().__init__(Path(), key)
        self._engine = engine

    def names(self) -> list[str]:
        """The names of all files that lie there."""
        with translated_errors(), self._engine.connect() as connection:
            return list(connection.execute(_NAMES).scalars())

    def size(self) -> int:
        """Bytes of all files as they are kept."""
        with translated_errors(), self._engine.connect() as connection:
            return int(connection.execute(_SIZE).scalar_one())

    def as_kept(self, name: str) -> Iterator[bytes]:
        """As the folder's; ``FileNotFoundError`` where nothing has that name."""
        part = 0
        while (piece := self._piece(name, part)) is not None:
            yield piece
            part += 1
        if not part:
            raise FileNotFoundError(name)

    def keep(self, name: str, pieces: Iterable[bytes]) -> None:
        """As the folder's, in one transaction."""
        with translated_errors(), self._engine.begin() as connection:
            connection.execute(_ALONE, {"name": name})
            connection.execute(_DROP, {"name": name})
            _write(connection, name, pieces)

    def put_file(self, file: BinaryIO) -> str:
        """As the folder's: the name is known when all has been read."""
        hashed = hashlib.sha256()

        def read() -> Iterator[bytes]:
            while piece := file.read(_READ):
                hashed.update(piece)
                yield piece

        with translated_errors(), self._engine.begin() as connection:
            before = f"{_INCOMING}{id(file):x}"
            _write(connection, before, self._sealed(read()))
            name = self._name(hashed.hexdigest())
            connection.execute(_ALONE, {"name": name})
            connection.execute(_DROP, {"name": name})
            connection.execute(_RENAME, {"name": name, "before": before})
        return hashed.hexdigest()

    def _opened(self, digest: str) -> BinaryIO:
        pieces = self.as_kept(self._name(digest))
        return cast("BinaryIO", _Pieces(next(pieces), pieces))

    def _piece(self, name: str, part: int) -> bytes | None:
        with translated_errors(), self._engine.connect() as connection:
            found = connection.execute(_PIECE, {"name": name, "part": part}).scalar()
        return None if found is None else bytes(found)


class _Pieces(RawIOBase):
    """Pieces as a file to read from."""

    def __init__(self, first: bytes, rest: Iterator[bytes]) -> None:
        super().__init__()
        self._held, self._rest = bytearray(first), rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self._held) < size:
            piece = next(self._rest, None)
            if piece is None:
                break
            self._held += piece
        size = len(self._held) if size < 0 else size
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken


def _write(connection: Connection, name: str, pieces: Iterable[bytes]) -> None:
    held, part = bytearray(), 0
    for piece in pieces:
        held += piece
        while len(held) >= _PART:
            connection.execute(_PUT, {"name": name, "part": part, "content": bytes(held[:_PART])})
            del held[:_PART]
            part += 1
    if held or not part:
        connection.execute(_PUT, {"name": name, "part": part, "content": bytes(held)})

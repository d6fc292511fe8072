"""The folder in which a pack is put together: safe names, no two alike, and what each file is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from qtic_desktop.documents.foreign_pages import foreign_page_count
from qtic_desktop.domain.archive import Drawer, PackedFile
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.files import put_file, safe

_STARTS: Final = (
    (b"%PDF", ".pdf"),
    (b"\xff\xd8", ".jpg"),
    (b"\x89PNG", ".png"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
)


@dataclass(slots=True)
class Shelf:
    """``folder`` while it is filled. Paths in the pack are written with ``/``."""

    folder: Path
    _said: dict[str, tuple[Drawer, str, str]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def place(self, drawer: Drawer, name: str, title: str, about: str = "", *, under: str = "") -> Path:
        """Where a file of this ``name`` goes; ``under`` is a folder inside the drawer."""
        parts = [part for part in (drawer.value, safe(under), safe(name)) if part]
        path, number = "/".join(parts), 1
        while path.casefold() in self._taken:
            number += 1
            head, dot, ending = parts[-1].rpartition(".")
            again = f"{head}（{number}）.{ending}" if dot else f"{ending}（{number}）"
            path = "/".join([*parts[:-1], again])
        self._taken.add(path.casefold())
        self._said[path] = (drawer, title, about)
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)  # the pack is where it was asked to be
        return self.folder / path

    def put(self, data: bytes, drawer: Drawer, name: str, title: str, about: str = "", *, under: str = "") -> None:
        """Write one file, whole and flushed."""
        put_file(data, self.place(drawer, name, title, about, under=under))

    def forget(self, place: Path) -> None:
        """Nothing came to lie there after all."""
        path = place.relative_to(self.folder).as_posix()
        del self._said[path]
        self._taken.discard(path.casefold())

    def files(self) -> Iterator[PackedFile]:
        """What lies in it, in the order in which it was put there; ``Refused`` when a file is not where it was put."""
        for path, (drawer, title, about) in self._said.items():
            data = self._read(path)
            digest = hashlib.sha256(data).hexdigest()
            yield PackedFile(path, len(data), digest, drawer, title, about, _pages(path, data))

    def _read(self, path: str) -> bytes:
        try:
            return (self.folder / path).read_bytes()
        except OSError as error:
            raise Refused("archive.not_whole", what=path) from error


def ending_of(data: bytes) -> str:
    """The ending of a scan by what it is, not by what it was called."""
    return next((ending for start, ending in _STARTS if data.startswith(start)), ".bin")


def _pages(path: str, data: bytes) -> int:
    """Pages of a PDF; 0 for what is none, or cannot be opened."""
    if not path.casefold().endswith(".pdf"):
        return 0
    try:
        return foreign_page_count(data)
    except Refused:
        return 0

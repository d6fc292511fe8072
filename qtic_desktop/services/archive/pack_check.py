"""Check a pack against its own index: every file read, nothing of it trusted, nothing unpacked."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.archive import FORMAT, INDEX, PAGE, SUMS, Drawer, PackedFile, PackVerdict, code_of
from qtic_desktop.domain.changes import Actor
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.workspace import Workspace

_MOST_INDEX: Final = 64 << 20
_MOST_FILES: Final = 200_000
_PIECE: Final = 1 << 20
_SELF: Final = frozenset({INDEX, PAGE, SUMS})
_TROUBLE: Final = (OSError, zipfile.BadZipFile, zlib.error, ValueError, KeyError, TypeError, RuntimeError, EOFError)

Opened = Callable[[str], IO[bytes]]


def is_pack(path: Path) -> bool:
    """Whether there is an index where a pack has it; the answer for anything else is no."""
    try:
        if path.is_dir():
            return (path / INDEX).is_file()
        if not zipfile.is_zipfile(path):
            return False
        with zipfile.ZipFile(path) as package:
            return INDEX in package.namelist()
    except _TROUBLE:
        return False


def check_pack(path: Path) -> PackVerdict:
    """How a folder or a zip stands against its index; never raises for what is in it. Of a file only as many bytes are
    read as the index says it has, and one: a zip that unpacks to more than it says is told by that."""
    try:
        with _opened(path) as (names, opened):
            return _check(names, opened)
    except _TROUBLE as trouble:
        return PackVerdict("", 0, broken=f"{type(trouble).__name__}: {trouble}"[:200])


@contextmanager
def _opened(path: Path) -> Iterator[tuple[list[str], Opened]]:
    if path.is_dir():
        files = [one for one in path.rglob("*") if one.is_file() or one.is_symlink()]
        if any(one.is_symlink() for one in files):
            raise ValueError("a link stands in place of a file")
        yield [one.relative_to(path).as_posix() for one in files], lambda name: (path / name).open("rb")
        return
    with zipfile.ZipFile(path) as package:
        yield [one.filename for one in package.infolist() if not one.is_dir()], package.open


def _check(names: list[str], opened: Opened) -> PackVerdict:
    if len(names) > _MOST_FILES or len(set(names)) != len(names):
        raise ValueError("a name stands twice, or there are too many files")
    with opened(INDEX) as file:
        raw = file.read(_MOST_INDEX + 1)
    if len(raw) > _MOST_INDEX:
        raise ValueError("the index is too large")
    index = json.loads(raw)
    if index["format"] != FORMAT:
        raise ValueError(f"format {index['format']!r}")
    meant = {str(one["path"]): (int(one["size"]), str(one["sha256"])) for one in index["files"]}
    if len(meant) != len(index["files"]):
        raise ValueError("the index names a file twice")
    found = {name: _digest(opened, name, meant[name][0]) for name in names if name in meant}
    here = tuple(PackedFile(name, 0, digest, Drawer.AROUND, "") for name, digest in found.items())
    differ = [name for name, digest in found.items() if digest != meant[name][1]]
    differ += _wrong_sums(names, opened, meant)
    if not differ and code_of(here) != index["code"] and len(found) == len(meant):
        differ.append(INDEX)
    facts = {name: str(index[name]) for name in ("batch", "made_at", "code")}
    return PackVerdict(
        code_of(here), len(meant), tuple(differ), tuple(name for name in meant if name not in found),
        tuple(name for name in names if name not in meant and name not in _SELF), facts=facts,
    )  # fmt: skip


def _wrong_sums(names: list[str], opened: Opened, meant: dict[str, tuple[int, str]]) -> list[str]:
    """The list for ``sha256sum`` must say what the index says, and hold the index and the page to it."""
    if SUMS not in names or PAGE not in names:
        return [name for name in (SUMS, PAGE) if name not in names]
    with opened(SUMS) as file:
        lines = file.read(_MOST_INDEX).decode("utf-8").splitlines()
    listed = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    own = {name: _digest(opened, name, _MOST_INDEX) for name in (INDEX, PAGE)}
    wanted = {name: digest for name, (_size, digest) in meant.items()} | own
    return [] if listed == wanted else [name for name in own if listed.get(name) != own[name]] or [SUMS]


def _digest(opened: Opened, name: str, size: int) -> str:
    """SHA-256 of at most one byte more than ``size``; empty for what cannot be read."""
    hashed, left = hashlib.sha256(), size + 1
    try:
        with opened(name) as file:
            while left > 0 and (piece := file.read(min(_PIECE, left))):
                hashed.update(piece)
                left -= len(piece)
    except _TROUBLE:
        return ""
    return hashed.hexdigest()


@query(Read.WORKSPACE)
def archived_codes(session: Session) -> frozenset[str]:
    """The codes of all packs that were made from this workspace."""
    found = session.scalars(select(AuditEntry.details).where(AuditEntry.act == Act.RECORD_ARCHIVE))
    return frozenset(str(_details(one).get("digest", "")) for one in found)


def _details(text: str) -> dict[str, Any]:
    found = json.loads(text)
    return found if isinstance(found, dict) else {}


@job(Read.WORKSPACE)
def check_kept_pack(workspace: Workspace, actor: Actor, *, path: Path) -> PackVerdict:
    """As ``check_pack``, and whether the pack was made from this workspace."""
    verdict = check_pack(path)
    return verdict if verdict.broken else against_record(verdict, ask(workspace.store, actor, archived_codes.bind()))


def against_record(verdict: PackVerdict, codes: frozenset[str]) -> PackVerdict:
    """The verdict, and whether the record knows the code that the list in the pack gives itself."""
    return replace(verdict, recorded=verdict.facts.get("code") in codes)

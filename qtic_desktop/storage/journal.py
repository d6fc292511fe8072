"""The journal beside the database: after every commit what it wrote, row by row, with its entries of the audit log.

A save is acknowledged when it stands in both. Files are only ever added to; each record is sealed with the key of the
workspace, and is whole or is not there. From the journal alone, or from a backup and what the journal has since, the
database can be made again (storage/journal_replay.py). What one commit could not write, the next one does: the journal
always goes on from the last entry that it has. Whole files go when two verified backups have what they tell
(storage/journal_pruning.py).
"""

from __future__ import annotations

import json
import os
import struct
import threading
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.durable_files import private_file, sync_folder
from qtic_desktop.storage.encryption.box import close_box, open_box, subkey
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import table_of
from qtic_desktop.storage.witness import BINDING, GONE, key_column, rows_bound, rows_with_ids

ENDING: Final = ".qtj"
#: Mark, number of the first and the last entry, hash of the one before the first and of the last, and length of the
#: content that follows; then a CRC-32 of all this and of the content.
_HEAD: Final = struct.Struct(">4sQQ32s32sI")
_CHECK: Final = struct.Struct(">I")
_BEFORE: Final = _HEAD.size + _CHECK.size
_MARK: Final = b"QTJ1"
_ENTRIES = table_of(AuditEntry)
_MOST: Final = 1 << 31


@dataclass(frozen=True, slots=True)
class Record:
    """One record: entries ``first`` to ``last`` of the log; ``before`` is the hash of the entry before them. ``content``
    is still sealed."""

    first: int
    last: int
    before: str
    hash: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a record holds: the revision of the tables, whether its rows are all there were (else those that the entries
    wrote), the entries, the rows by table, and ids of rows that are gone by table."""

    revision: str
    whole: bool
    entries: tuple[dict[str, Any], ...]
    rows: dict[str, list[dict[str, Any]]]
    gone: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Torn:
    """Bytes at the end of a file that are no whole record: a power cut came while they were written, or they rotted."""

    file: str
    at: int
    size: int


class Journal:
    """The journal of a workspace in ``folder``; one process adds to it."""

    def __init__(self, folder: Path, workspace_id: str, key: bytes | None) -> None:
        self.folder = folder
        self.seal = Seal(workspace_id, key)
        self._busy = threading.Lock()
        self._head: tuple[int, str] | None = None
        self._file: Path | None = None
        self._revision = ""
        self.trouble: EnvironmentTrouble | None = None
        """Why the last commit does not stand in it; None while everything does."""
        self.ahead = 0
        """The last entry it knows beyond the end of the database, 0 where the database has everything."""

    @property
    def head(self) -> tuple[int, str] | None:
        """Number and hash of the last entry that stands in it; None where none does."""
        return self._head

    @property
    def file(self) -> Path | None:
        """The file that this session adds to; None before its first save."""
        return self._file

    def begin(self, engine: Engine) -> None:
        """Find where the database goes on from what is there, and write down what is missing."""
        newest: Record | None = None
        with engine.connect() as connection:
            for file in reversed(files(self.folder)):  # the last session's file, as a rule
                known = list(records_in(file))
                newest = newest or (known[-1] if known else None)
                self._head = next((one for one in map(_end, reversed(known)) if _has(connection, *one)), None)
                if self._head is not None:
                    break
        if newest is not None and self._head != _end(newest):
            self.ahead = newest.last
        self.follow(engine)

    def follow(self, engine: Engine) -> None:
        """Add what was committed since. Where it cannot be written the save stands in the database all the same; ``trouble``
        says so, and the next save writes both."""
        with self._busy:
            try:
                with engine.connect() as connection:
                    body = _body(connection, self._head, self._revision)
                if body is not None:
                    self._append(body)
                    self._revision = body["revision"]
                self.trouble = None
            except OSError as error:
                self._file = None  # what was begun there is never gone on from
                self.trouble = EnvironmentTrouble("journal.not_written", reason=error.strerror or str(error))
            except DBAPIError as error:
                self.trouble = EnvironmentTrouble("journal.not_written", reason=str(error.orig))

    def _append(self, body: Mapping[str, Any]) -> None:
        entries = body["entries"]
        first, last = entries[0], entries[-1]
        content = self.seal.close(body)
        head = _HEAD.pack(
            _MARK, first["seq"], last["seq"], bytes.fromhex(first["previous"]), bytes.fromhex(last["hash"]),
            len(content),
        )  # fmt: skip
        file = self._file
        if file is None or file.name[7:17] != last["at"][:10]:
            file = self._new_file(last["at"])
        with file.open("ab") as stream:
            stream.write(head + _CHECK.pack(zlib.crc32(head + content)) + content)
            stream.flush()
            os.fsync(stream.fileno())
        self._file, self._head = file, (last["seq"], last["hash"])

    def _new_file(self, at: str) -> Path:
        """Each session has its own, so that a torn end is never written over, and each day of it, so that no file lasts as
        long as a computer that is never switched off."""
        self.folder.mkdir(parents=True, exist_ok=True)
        number = 1 + max((int(path.name[:6]) for path in files(self.folder)), default=0)
        file = self.folder / f"{number:06}-{at[:10]}{ENDING}"
        private_file(file)
        sync_folder(self.folder)
        return file


class Seal:
    """Closes and opens the content of records."""

    def __init__(self, workspace_id: str, key: bytes | None) -> None:
        self._about = f"{workspace_id}/journal"
        self._key = subkey(key, "journal") if key is not None else None

    def close(self, body: Mapping[str, Any]) -> bytes:
        """Pack and encrypt."""
        packed = zlib.compress(json.dumps(body, ensure_ascii=False, default=_as_text).encode(), 1)
        return packed if self._key is None else close_box(self._key, packed, self._about)

    def open(self, record: Record) -> Opened:
        """Decrypt and unpack; ``WrongKey`` for a record of another workspace or one that was changed."""
        packed = record.content if self._key is None else open_box(self._key, record.content, self._about)
        body = json.loads(zlib.decompress(packed))
        rows = {
            name: [dict(zip(held["columns"], map(_as_held, values), strict=True)) for values in held["values"]]
            for name, held in body["rows"].items()
        }
        return Opened(body["revision"], body["whole"], tuple(body["entries"]), rows, body["gone"])


def files(folder: Path) -> list[Path]:
    """The files of a journal in the order in which they were begun."""
    return sorted(path for path in folder.glob(f"*{ENDING}") if path.name[:6].isdecimal())


def records(folder: Path, torn: list[Torn] | None = None) -> Iterator[Record]:
    """Every whole record in the order in which it was written. What is no whole record ends its file, and is told in
    ``torn``."""
    for file in files(folder):
        yield from records_in(file, torn)


def records_in(file: Path, torn: list[Torn] | None = None) -> Iterator[Record]:
    """As ``records``, of one file."""
    data = file.read_bytes()
    place = 0
    while place < len(data):
        record = _record(data, place)
        if record is None:
            if torn is not None:
                torn.append(Torn(file.name, place, len(data) - place))
            return
        yield record
        place += _BEFORE + len(record.content)


def _end(record: Record) -> tuple[int, str]:
    return record.last, record.hash


def _has(connection: Connection, seq: int, digest: str) -> bool:
    return connection.scalar(select(_ENTRIES.c.hash).where(_ENTRIES.c.seq == seq)) == digest


def _record(data: bytes, place: int) -> Record | None:
    if len(data) - place < _BEFORE:
        return None
    head = data[place : place + _HEAD.size]
    mark, first, last, before, digest, length = _HEAD.unpack(head)
    (check,) = _CHECK.unpack_from(data, place + _HEAD.size)
    content = data[place + _BEFORE : place + _BEFORE + length]
    if mark != _MARK or length > _MOST or len(content) != length or zlib.crc32(head + content) != check:
        return None
    return Record(first, last, before.hex(), digest.hex(), content)


def _body(connection: Connection, head: tuple[int, str] | None, known: str = "") -> dict[str, Any] | None:
    """What the log has after ``head``, with the rows those entries wrote; all rows where there is no head, or the shape of
    the tables was changed. None where nothing is new. ``known`` is the revision of the tables as this process has it: no
    other changes their shape while it holds the workspace, and it does so itself with an entry that says so."""
    since = select(_ENTRIES).order_by(_ENTRIES.c.seq)
    if head is not None:
        since = since.where(_ENTRIES.c.seq > head[0])
    entries = [dict(row) for row in connection.execute(since).mappings()]
    if not entries:
        return None
    whole = head is None or any(entry["act"] == BINDING for entry in entries)
    revision = "" if whole else known
    revision = revision or str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    rows: dict[str, Any] = {}
    gone: dict[str, list[str]] = {}
    if whole:
        for name, row in rows_bound(connection):
            _lay(rows, name, row)
        return {"revision": revision, "whole": True, "entries": entries, "rows": rows, "gone": gone}
    wrote: dict[str, dict[str, str]] = {}
    for entry in entries:
        for line in entry["witness"].split("\n") if entry["witness"] else ():
            name, digest, one = line.split(" ", 2)
            wrote.setdefault(name, {})[one] = digest
    for name, ids in wrote.items():
        found = {row[key_column(name)]: row for row in rows_with_ids(connection, name, list(ids))}
        for row in found.values():
            _lay(rows, name, row)
        if lost := [one for one in ids if one not in found and ids[one] == GONE]:
            gone[name] = lost
    return {"revision": revision, "whole": False, "entries": entries, "rows": rows, "gone": gone}


def _lay(rows: dict[str, Any], name: str, row: Mapping[str, Any]) -> None:
    held = rows.setdefault(name, {"columns": list(row), "values": []})
    held["values"].append([row[column] for column in held["columns"]])


def _as_text(value: object) -> object:
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    raise TypeError(f"a value of the database that the journal does not know: {type(value).__name__}")


def _as_held(value: object) -> object:
    return bytes.fromhex(value["bytes"]) if isinstance(value, dict) else value

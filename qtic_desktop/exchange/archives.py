"""Open a foreign zip container without believing anything it says about itself.

The checks do not rest on the zip module: versions of it before 3.11.8 read entries that overlap (CVE-2024-0450), and no
version counts what really comes out of an entry against what was promised.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused

MAX_FILE = 50 * 1024 * 1024
MAX_MEMBERS = 500
MAX_MEMBER = 100 * 1024 * 1024
MAX_TOTAL = 300 * 1024 * 1024
_MAX_GIVEN = 150 * 1024 * 1024  # what readers may take out in all; pictures and the like are never taken out
_CHUNK = 64 * 1024
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCAL = struct.Struct("<4s5H3I2H")
_ENCRYPTED, _STRONG, _MASKED = 0x1, 0x40, 0x2000


@dataclass(frozen=True, slots=True)
class _Member:
    info: zipfile.ZipInfo
    start: int  # first byte of the compressed data


class Container:
    """The entries of a checked zip file; only ``read`` and ``stream`` give out bytes, and both count them.

    Entries are found as the format compares them: without case, a backslash being a slash.
    """

    def __init__(self, data: bytes, members: dict[str, _Member]) -> None:
        self._data = data
        self._members = members
        self._given = 0

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """Entry names in the order of the file, in lower case with slashes."""
        return tuple(self._members)

    def read(self, name: str, limit: int = MAX_MEMBER) -> bytes:
        """The bytes of one small entry; ``Refused`` when more than ``limit`` come out."""
        return b"".join(self.stream(name, limit))

    def stream(self, name: str, limit: int = MAX_MEMBER) -> Iterator[bytes]:
        """The bytes of one entry in pieces, counted: a lying size, a bad checksum or too much in all is ``Refused``."""
        member = self._members.get(_key(name))
        if member is None:
            raise Refused("exchange.part_missing", part=name)
        info, count, checksum = member.info, 0, 0
        source = memoryview(self._data)[member.start : member.start + info.compress_size]
        for piece in _inflate(source) if info.compress_type == zipfile.ZIP_DEFLATED else (bytes(source),):
            count += len(piece)
            self._given += len(piece)
            if count > limit or self._given > _MAX_GIVEN:
                raise Refused("exchange.too_much_inside", limit=_MAX_GIVEN // 1024 // 1024)
            if count > info.file_size:
                raise Refused("exchange.lying_size", part=name)
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if count != info.file_size or checksum != info.CRC:
            raise Refused("exchange.lying_size", part=name)


def _key(name: str) -> str:
    return name.replace("\\", "/").casefold()


def _inflate(source: memoryview) -> Iterator[bytes]:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # Packed bytes go in by small pieces: what is left over of one large piece would be copied at every step.
        for start in range(0, len(source), _CHUNK):
            piece = engine.decompress(source[start : start + _CHUNK], _CHUNK)
            while piece or engine.unconsumed_tail:
                yield piece
                piece = engine.decompress(engine.unconsumed_tail, _CHUNK)
        yield engine.flush()
    except zlib.error as trouble:
        raise Refused("exchange.damaged") from trouble


def read_bytes(path: Path) -> bytes:
    """The whole file, at most ``MAX_FILE`` bytes; ``EnvironmentTrouble`` when it cannot be read."""
    try:
        with path.open("rb") as file:
            pieces, size = [], 0
            # In pieces: one large read would set aside the whole limit for the smallest file.
            while size <= MAX_FILE and (piece := file.read(1 << 20)):
                pieces.append(piece)
                size += len(piece)
    except OSError as trouble:
        raise EnvironmentTrouble("exchange.cannot_open", file=path.name, reason=trouble.strerror or "") from trouble
    if size > MAX_FILE:
        raise Refused("exchange.file_too_large", file=path.name, limit=MAX_FILE // 1024 // 1024)
    data = b"".join(pieces)
    if not data:
        raise Refused("exchange.empty_file", file=path.name)
    return data


def open_container(data: bytes, file: str) -> Container:
    """Check the directory of a zip file against the file itself; ``Refused`` says what is wrong with ``file``."""
    if data.startswith(_OLE):
        # Old Excel and WPS files and password-protected new ones share this outer form.
        encrypted = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data
        raise Refused("exchange.password" if encrypted else "exchange.old_format", file=file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError, struct.error, EOFError) as trouble:
        raise Refused("exchange.not_a_workbook", file=file) from trouble
    if len(infos) > MAX_MEMBERS:
        raise Refused("exchange.too_many_parts", file=file, count=len(infos), limit=MAX_MEMBERS)
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise Refused("exchange.too_much_inside", file=file, limit=MAX_TOTAL // 1024 // 1024)
    members: dict[str, _Member] = {}
    end_of_last = 0
    for info in sorted(infos, key=lambda entry: entry.header_offset):
        _check_name(info.filename, members, file)
        if info.header_offset < end_of_last:
            raise Refused("exchange.overlapping_parts", file=file)
        start = _data_start(data, info, file)
        if start + info.compress_size > archive.start_dir:
            raise Refused("exchange.overlapping_parts", file=file)
        end_of_last = start + info.compress_size
        members[_key(info.filename)] = _Member(info, start)
    return Container(data, members)


def _check_name(name: str, known: dict[str, _Member], file: str) -> None:
    path = PurePosixPath(_key(name))
    strange = not name or len(name) > 200 or ":" in name or any(ord(char) < 32 for char in name)
    if strange or path.is_absolute() or ".." in path.parts:
        raise Refused("exchange.strange_part_name", file=file, part=name[:60])
    if _key(name) in known:
        raise Refused("exchange.part_twice", file=file, part=name)


def _data_start(data: bytes, info: zipfile.ZipInfo, file: str) -> int:
    """Where the data of an entry begins, from its own header, which must agree with the directory."""
    header = data[info.header_offset : info.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
        raise Refused("exchange.damaged", file=file)
    fields = _LOCAL.unpack(header)
    flags, method, name_length, extra_length = fields[2], fields[3], fields[9], fields[10]
    if (flags | info.flag_bits) & (_ENCRYPTED | _STRONG | _MASKED):
        raise Refused("exchange.password", file=file)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or method != info.compress_type:
        raise Refused("exchange.damaged", file=file)
    start = info.header_offset + _LOCAL.size
    if data[start : start + name_length] != info.orig_filename.encode("utf-8" if flags & 0x800 else "cp437", "replace"):
        raise Refused("exchange.damaged", file=file)
    return int(start + name_length + extra_length)

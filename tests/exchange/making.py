"""Hand-made workbooks: usual ones, odd ones, and ones that no program would write."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f'<Types xmlns="{PACKAGE}/content-types"/>'


def letters(column: int) -> str:
    """Column 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell(row: int, column: int, value: object) -> str:
    """One cell: text inline, numbers as numbers, a tuple ("raw", xml) with ``{ref}`` as it stands."""
    place = f"{letters(column)}{row}"
    if isinstance(value, tuple):
        return str(value[1]).replace("{ref}", place)
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def sheet(rows: Iterable[Iterable[object]], *, first: int = 1, tail: str = "", hidden: Iterable[int] = ()) -> str:
    """A worksheet part; None leaves a cell out. ``tail`` follows the cells (merged areas)."""
    lines = []
    for number, row in enumerate(rows, start=first):
        cells = "".join(cell(number, place, value) for place, value in enumerate(row, start=1) if value is not None)
        mark = ' hidden="1"' if number in tuple(hidden) else ""
        lines.append(f'<row r="{number}"{mark}>{cells}</row>')
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData>{tail}</worksheet>'


def parts_of(
    *sheets: str, extra: Mapping[str, str | bytes] | None = None, properties: str = ""
) -> dict[str, str | bytes]:
    """All parts of a workbook with these worksheets."""
    tabs = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{tabs}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'),
    }
    found |= {f"xl/worksheets/sheet{number}.xml": text for number, text in enumerate(sheets, start=1)}
    return found | dict(extra or {})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """An honest zip file."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return raw.getvalue()


def workbook(path: Path, *sheets: str, **options: object) -> Path:
    """A file on disk."""
    path.write_bytes(packed(parts_of(*sheets, **options)))  # type: ignore[arg-type]
    return path


class ForgedZip:
    """A zip file written byte by byte, so that its directory can lie."""

    def __init__(self) -> None:
        self.body = b""
        self.directory = b""
        self.count = 0

    def local(self, name: bytes, data: bytes, *, method: int = 8, flags: int = 0, size: int | None = None) -> int:
        """Append a local header and data; returns its offset."""
        offset = len(self.body)
        stored = self.deflated(data) if method == 8 else data
        real = len(data) if size is None else size
        self.body += struct.pack(
            "<4s5H3I2H", b"PK\3\4", 20, flags, method, 0, 33, zlib.crc32(data), len(stored), real, len(name), 0
        )
        self.body += name + stored
        return offset

    def listed(
        self, name: bytes, data: bytes, offset: int, *, method: int = 8, flags: int = 0, size: int | None = None,
        packed_size: int | None = None,
    ) -> None:  # fmt: skip
        """Append an entry to the directory, true or not."""
        stored = len(self.deflated(data) if method == 8 else data) if packed_size is None else packed_size
        real = len(data) if size is None else size
        self.directory += struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, flags, method, 0, 33, zlib.crc32(data), stored, real, len(name),
            0, 0, 0, 0, 0, offset,
        ) + name  # fmt: skip
        self.count += 1

    def add(self, name: bytes, data: bytes, **options: int) -> int:
        """Both, truthfully unless an option says otherwise."""
        offset = self.local(name, data, **options)  # type: ignore[arg-type]
        self.listed(name, data, offset, **options)  # type: ignore[arg-type]
        return offset

    def bytes(self) -> bytes:
        """The file."""
        end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, self.count, self.count, len(self.directory), len(self.body), 0)
        return self.body + self.directory + end

    @staticmethod
    def deflated(data: bytes) -> bytes:
        engine = zlib.compressobj(9, zlib.DEFLATED, -15)
        return engine.compress(data) + engine.flush()

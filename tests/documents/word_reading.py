"""An independent reader of Word files: the XML itself, no library for the format."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    """All parts of the file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    """The root of one part."""
    return ElementTree.fromstring(parts(data)[name])


def texts(data: bytes) -> list[str]:
    """The text of every paragraph of the body, tables included, in order; a line break is LF."""
    found = []
    for paragraph in root(data).iter(f"{W}p"):
        pieces = ["\n" if one.tag == f"{W}br" else one.text or "" for one in paragraph.iter() if one.tag in _WORDS]
        found.append("".join(pieces))
    return found


_WORDS = (f"{W}t", f"{W}br")


def rows(data: bytes) -> list[list[str]]:
    """The cells of every table row in order."""
    return [
        ["".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
        for row in root(data).iter(f"{W}tr")
    ]


def assert_nothing_acts(data: bytes) -> None:
    """No field, no link, no object anywhere but the page numbers in the margin; nothing points outside the file."""
    acting = [f"{W}{name}" for name in ("fldSimple", "hyperlink", "object", "altChunk", "instrText", "fldChar")]
    for name, body in parts(data).items():
        assert b"TargetMode" not in body, name
        if not name.endswith(".xml"):
            continue
        fields = [one.text for one in ElementTree.fromstring(body).iter() if one.tag in acting and one.text]
        allowed = [" PAGE "] if name.startswith("word/footer") else []
        assert fields == allowed, (name, fields)
        if name == "word/document.xml":
            assert not [one for one in ElementTree.fromstring(body).iter() if one.tag in acting]

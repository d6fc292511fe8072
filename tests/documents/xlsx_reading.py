"""An independent reader of workbooks: the XML itself, no spreadsheet library."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(path: Path) -> dict[str, bytes]:
    """All parts of the file by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheets(path: Path) -> list[ElementTree.Element]:
    """The worksheet roots in order."""
    found = parts(path)
    names = sorted(name for name in found if name.startswith("xl/worksheets/sheet"))
    return [
        ElementTree.fromstring(found[name]) for name in sorted(names, key=lambda name: int(re.findall(r"\d+", name)[0]))
    ]


def cells(path: Path) -> list[dict[str, tuple[str, str, int]]]:
    """Per sheet: reference to (type, text or number as stored, style)."""
    found = parts(path)
    strings = []
    if "xl/sharedStrings.xml" in found:
        root = ElementTree.fromstring(found["xl/sharedStrings.xml"])
        strings = ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in root.iter(f"{MAIN}si")]
    result = []
    for sheet in sheets(path):
        here = {}
        for cell in sheet.iter(f"{MAIN}c"):
            inline = cell.find(f"{MAIN}is")
            if inline is not None:
                text = "".join(one.text or "" for one in inline.iter(f"{MAIN}t"))
                here[cell.get("r", "")] = ("s", text, int(cell.get("s", "0")))
                continue
            value = cell.find(f"{MAIN}v")
            if value is None or value.text is None:
                continue
            kind = cell.get("t", "n")
            text = strings[int(value.text)] if kind == "s" else value.text
            here[cell.get("r", "")] = (kind, text, int(cell.get("s", "0")))
        result.append(here)
    return result


def assert_nothing_acts(path: Path) -> None:
    """No formula, link, macro, external data or object anywhere in the file."""
    found = parts(path)
    for sheet in sheets(path):
        tags = {element.tag.removeprefix(MAIN) for element in sheet.iter()}
        assert not tags & {"f", "hyperlink", "hyperlinks", "oleObject", "legacyDrawing", "drawing"}
    assert not [
        name for name in found if re.search("externalLink|vba|activeX|embedding|connections|comments", name, re.I)
    ]
    for name, data in found.items():
        assert b'TargetMode="External"' not in data, name
        assert b"ddeLink" not in data, name

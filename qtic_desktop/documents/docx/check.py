"""Read a finished Word paper back with another reader than the library that wrote it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from defusedxml.ElementTree import ParseError, fromstring

from qtic_desktop.documents.docx.words import said, word_text
from qtic_desktop.documents.model import Document
from qtic_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ACTING: Final = frozenset(f"{_W}{name}" for name in ("instrText", "fldSimple", "hyperlink", "object", "altChunk"))
_AROUND: Final = 12


def check_word(data: bytes, document: Document) -> None:
    """Raise ``Refused`` unless the file says every word of the document, in its order, and no other: documents.word_broken
    for a file that does not open or that holds anything but words, documents.word_differs with the place."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            root = fromstring(package.read("word/document.xml"))
            outside = [name for name in package.namelist() if b'TargetMode="External"' in package.read(name)]
    except (zipfile.BadZipFile, KeyError, ParseError, OSError) as trouble:
        raise Refused("documents.word_broken", reason=str(trouble)) from trouble
    acting = next((element.tag for element in root.iter() if element.tag in _ACTING), "") or "".join(outside)
    if acting:
        raise Refused("documents.word_broken", reason=acting.removeprefix(_W))
    found = _squeezed("".join(_words(root)))
    meant = _squeezed("".join(word_text(text) for text in said(document)))
    if found != meant:
        place = next(
            (n for n, (one, other) in enumerate(zip(found, meant, strict=False)) if one != other),
            min(len(found), len(meant)),
        )
        raise Refused("documents.word_differs", expected=meant[max(0, place - _AROUND) : place + _AROUND])


def _words(root: Element) -> Iterator[str]:
    for element in root.iter(f"{_W}t"):
        yield element.text or ""


def _squeezed(text: str) -> str:
    """Without blanks: line ends are elements of their own, and the lines to sign on are blanks."""
    return "".join(text.split())

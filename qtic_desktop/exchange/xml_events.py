"""Read foreign XML as a stream of elements. A document type is refused before it can define anything.

Without a document type there are no entities of the file's own, so neither entity bombs nor files from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from qtic_desktop.domain.errors import Refused

MAX_DEPTH = 60
MAX_TEXT = 40_000  # characters of one text node run; a cell holds at most 32,767

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str, str], None]


class XmlStream:
    """Calls ``start(name, attributes)``, ``end(name, text)``; names are local; text is what stands directly in it."""

    def __init__(self, part: str, start: Start, end: End) -> None:
        self._part, self._start, self._end = part, start, end
        self._texts: list[list[str]] = []
        self._length = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text
        self._parser = parser

    def run(self, pieces: Iterable[bytes]) -> None:
        """Feed the whole part; ``Refused`` when it is no well-formed XML or carries a document type."""
        try:
            for piece in pieces:
                self._parser.Parse(piece, False)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as trouble:
            raise Refused("exchange.broken_part", part=self._part) from trouble

    def _doctype(self, *_: object) -> None:
        raise Refused("exchange.document_type", part=self._part)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._texts) >= MAX_DEPTH:
            raise Refused("exchange.broken_part", part=self._part)
        self._texts.append([])
        self._length = 0
        self._start(_local(name), {_local(key): value for key, value in attributes.items()})

    def _close(self, name: str) -> None:
        self._end(_local(name), "".join(self._texts.pop()))
        self._length = 0

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise Refused("exchange.text_too_long", part=self._part, limit=MAX_TEXT)
        self._texts[-1].append(text)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]

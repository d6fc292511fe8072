"""Read foreign XML as a stream of elements. A document type is refused before it can define anything.

Without a document type there are no entities of the file's own, so neither entity bombs nor files from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from qtic_desktop.domain.errors import Refused

MAX_DEPTH = 60
MAX_TEXT = 40_000  # characters of one text node run; a cell holds at most 32,767
MAX_ELEMENTS = 650_000  # elements and attributes of all parts of one file that are read
_MOST_NAMES = 1_000  # different names of elements that are remembered
_MAX_TOKEN = 256 * 1024  # bytes without a single event: one attribute or comment that has no end

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str, str], None]


class Budget:
    """What may still be read of one file, counted while it streams."""

    def __init__(self, elements: int = MAX_ELEMENTS) -> None:
        self.left = elements

    def refuse(self) -> None:
        """Say that the file holds more than any table needs."""
        raise Refused("exchange.too_many_cells", limit=MAX_ELEMENTS)


class XmlStream:
    """Calls ``start(name, attributes)`` and ``end(name, text)``; names are local, attributes keep their namespace before
    a blank (see ``plain``); ``text`` is what stands directly in an element of ``texts``, empty for the others."""

    def __init__(
        self, part: str, start: Start, end: End, budget: Budget, texts: frozenset[str] = frozenset({"t", "v"})
    ) -> None:
        self._part, self._start, self._end, self._budget, self._wanted = part, start, end, budget, texts
        self._names: dict[str, str] = {}
        self._pieces: list[str] = []
        self._depth = self._length = self._events = 0
        self._taking = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text
        self._parser = parser

    def run(self, pieces: Iterable[bytes]) -> None:
        """Feed the whole part; ``Refused`` when it is no well-formed XML, carries a document type or has no end."""
        quiet, seen = 0, 0
        try:
            for piece in pieces:
                self._parser.Parse(piece, False)
                quiet = quiet + len(piece) if seen == self._events else 0
                seen = self._events
                if quiet > _MAX_TOKEN:
                    raise Refused("exchange.text_too_long", part=self._part, limit=MAX_TEXT)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as trouble:
            raise Refused("exchange.broken_part", part=self._part) from trouble

    def _doctype(self, *_: object) -> None:
        raise Refused("exchange.document_type", part=self._part)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        # Called for every element of files that hold as many as they like: each line counts.
        self._events += 1
        self._depth += 1
        budget = self._budget
        budget.left -= 1 + (len(attributes) >> 2)
        if budget.left < 0:
            budget.refuse()
        if self._depth > MAX_DEPTH:
            raise Refused("exchange.broken_part", part=self._part)
        local = self._names.get(name) or self._local(name)
        if local in self._wanted:
            self._pieces, self._length, self._taking = [], 0, True
        else:
            self._taking = False
        self._start(local, attributes)

    def _close(self, name: str) -> None:
        self._events += 1
        self._depth -= 1
        local = self._names.get(name) or self._local(name)
        self._end(local, "".join(self._pieces) if local in self._wanted else "")
        self._taking = False

    def _text(self, text: str) -> None:
        self._events += 1
        if not self._taking:
            return
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise Refused("exchange.text_too_long", part=self._part, limit=MAX_TEXT)
        self._pieces.append(text)

    def _local(self, name: str) -> str:
        local = name.rpartition(" ")[2]
        if len(self._names) < _MOST_NAMES:
            self._names[name] = local
        return local


def plain(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes by local name, whatever namespace they stand in."""
    return {key.rpartition(" ")[2]: value for key, value in attributes.items()}

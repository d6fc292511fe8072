"""Which characters of a document no font draws: all of them at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from qtic_desktop.documents.fonts import FontSet
from qtic_desktop.domain.errors import MissingGlyph

_NAMED = 8
_AROUND = 6


def all_missing(document: object, fonts: FontSet, first: MissingGlyph) -> MissingGlyph:
    """The error that names every character of the document without a font; ``first`` itself where it is the only one."""
    places: dict[str, str] = {}
    for text in _texts(document):
        for character in fonts.missing(text):
            places.setdefault(character, _place(text, character))
    if len(places) < 2:
        return first
    named = [f"“{char}”（U+{ord(char):04X}，{place}）" for char, place in list(places.items())[:_NAMED]]
    what = "、".join(named) + ("…" if len(places) > _NAMED else "")
    return MissingGlyph("documents.missing_glyphs", **first.facts, count=len(places), what=what)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _place(text: str, character: str) -> str:
    """The words around a character, on one line."""
    at = text.index(character)
    around = text[max(0, at - _AROUND) : at + 1 + _AROUND]
    return " ".join(around.split())

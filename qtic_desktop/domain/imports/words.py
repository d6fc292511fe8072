"""What the office has taught the import: which column a heading of a district's list means, and which department a name
in it (推荐汇总表, 三（一）). Remembered, shown with the file, and changed there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final

from qtic_desktop.domain.identity import name_key
from qtic_desktop.domain.imports.forms import Choice, ImportForm, heading_key

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LearnedWords:
    """``headings``: heading as written to the key of a column; ``departments``: name as written to the id."""

    headings: Mapping[str, str] = field(default_factory=lambda: _NONE)
    departments: Mapping[str, str] = field(default_factory=lambda: _NONE)

    def joined(self, headings: Mapping[str, str], departments: Mapping[str, str]) -> LearnedWords:
        """With what was taught now; an empty meaning forgets a word, and another spelling of one takes its place."""
        return LearnedWords(
            _joined(self.headings, headings, heading_key), _joined(self.departments, departments, name_key)
        )

    def meaning_of_heading(self, written: str) -> str:
        """The column a heading means; empty where nobody said."""
        key = heading_key(written)
        return next((column for word, column in self.headings.items() if heading_key(word) == key), "")

    def meaning_of_department(self, written: str) -> str:
        """The id of the department a name means; empty where nobody said."""
        key = name_key(written)
        return next((one for word, one in self.departments.items() if name_key(word) == key), "")

    def to_text(self) -> str:
        """For the record."""
        told = {"headings": dict(self.headings), "departments": dict(self.departments)}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> LearnedWords:
        """Inverse of ``to_text``; nothing for an empty text."""
        told = json.loads(text or "{}")
        return cls(dict(told.get("headings", {})), dict(told.get("departments", {})))


def taught(form: ImportForm, words: LearnedWords) -> ImportForm:
    """The form with the headings that were taught among the words of its columns."""
    columns = tuple(
        replace(one, aliases=(*one.aliases, *(word for word, key in words.headings.items() if key == one.key)))
        for one in form.columns
    )
    return replace(form, columns=columns)


def with_choices(form: ImportForm, key: str, own: Sequence[tuple[str, str]]) -> ImportForm:
    """The form whose pick-list ``key`` takes the office's own entries (key and name) too."""
    more = tuple(Choice(value, name, name) for value, name in own)
    columns = (replace(one, choices=(*one.choices, *more)) if one.key == key else one for one in form.columns)
    return replace(form, columns=tuple(columns))


def _joined(known: Mapping[str, str], now: Mapping[str, str], key_of: object) -> dict[str, str]:
    assert callable(key_of)
    gone = {key_of(word) for word in now}
    kept = {word: meaning for word, meaning in known.items() if key_of(word) not in gone}
    return {**kept, **{word: meaning for word, meaning in now.items() if meaning}}


#: How much of two headings must agree before one is offered for the other; a person still says so.
_LIKELY: Final = 0.6


def likely_meaning(written: str, titles: Mapping[str, str]) -> str:
    """The column whose title is most like a heading nobody taught; empty where none is near. ``titles``: title to column."""
    key = heading_key(written)
    scored = [(SequenceMatcher(None, key, heading_key(title)).ratio(), column) for title, column in titles.items()]
    best = max(scored, default=(0.0, ""))
    return best[1] if key and best[0] >= _LIKELY else ""

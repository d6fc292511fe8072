"""Two versions of an opinion beside each other: which facts and which words differ, and where in each text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from qtic_desktop.domain.opinions import OpinionFacts, OpinionText

How = Literal["same", "gone", "new"]
_SHORT: Final = 2
"""Characters alike between two changes that are read as one change: a word torn in three is read by nobody."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side: alike in both, only in the older one (gone), or only in the newer one (new)."""

    text: str
    how: How


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One part of both: ``key`` is that of the part (opening, dissent and so on too), ``heading`` what it is called on paper,
    the pieces of the older and of the newer one."""

    key: str
    heading: str
    older: tuple[Piece, ...]
    newer: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        """Whether anything is not alike."""
        return any(piece.how != "same" for piece in (*self.older, *self.newer))


def compare_words(older: str, newer: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What of each is in the other, too, in its order; short stretches alike between changes count as changed."""
    left: list[Piece] = []
    right: list[Piece] = []
    blocks = SequenceMatcher(None, older, newer, autojunk=False).get_opcodes()
    for place, (what, a, b, c, d) in enumerate(blocks):
        inside = 0 < place < len(blocks) - 1
        same = what == "equal" and not (inside and b - a <= _SHORT)
        _add(left, older[a:b], "same" if same else "gone")
        _add(right, newer[c:d], "same" if same else "new")
    return tuple(left), tuple(right)


def _add(pieces: list[Piece], text: str, how: How) -> None:
    if not text:
        return
    if pieces and pieces[-1].how == how:
        pieces[-1] = Piece(pieces[-1].text + text, how)
    else:
        pieces.append(Piece(text, how))


def compare_texts(older: OpinionText, newer: OpinionText) -> tuple[ComparedText, ...]:
    """Every part of both in the order of the newer one, parts that only the older has at the end; opening first, then the
    parts, conclusion and dissent."""
    return tuple(_compared(older, newer))


def _compared(older: OpinionText, newer: OpinionText) -> Iterator[ComparedText]:
    yield ComparedText("opening", "", *compare_words(older.opening, newer.opening))
    before = {part.key: part for part in older.parts}
    after = {part.key: part for part in newer.parts}
    for key in [*after, *(key for key in before if key not in after)]:
        old, new = before.get(key), after.get(key)
        heading = (new or before[key]).heading
        yield ComparedText(key, heading, *compare_words(old.body if old else "", new.body if new else ""))
    yield ComparedText("conclusion", "", *compare_words(older.conclusion, newer.conclusion))
    yield ComparedText("dissent", "", *compare_words(older.dissent, newer.dissent))


def facts_that_differ(older: OpinionFacts, newer: OpinionFacts) -> tuple[str, ...]:
    """Names of the facts of the record that are not the same in both; what every version has of its own is left out."""
    own = {"version_no", "check_code"}
    names = OpinionFacts.__dataclass_fields__
    return tuple(name for name in names if name not in own and getattr(older, name) != getattr(newer, name))

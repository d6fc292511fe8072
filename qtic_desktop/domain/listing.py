"""What a list shows: which records, in which order, and which part of them. Values only: the database finds, a view
shows, and neither has a limit that nobody is told of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from qtic_desktop.domain.values import dataclass

Filter = TypeVar("Filter")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Order:
    """By the column of this key; blank values stand last either way, and records that are alike newest first."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Wanted(Generic[Filter]):
    """Which records: those that pass ``filter`` and hold every word of ``text``, as written or by pinyin initials.

    ``order`` None is the order of the list itself: newest first.
    """

    filter: Filter
    text: str = ""
    order: Order | None = None

    def finds_the_same_as(self, other: Wanted[Filter]) -> bool:
        """Whether both name the same records, in whichever order."""
        return self.filter == other.filter and self.text.split() == other.text.split()


@dataclass(frozen=True, slots=True)
class Look(Generic[Row]):
    """A list at one moment, all of it from one read: counts, a part of the rows, and where sought records stand.

    ``count`` is how many are found, ``total`` how many there are, ``counts`` how many there are per choice of the
    filter (neither knows of text and filter). ``rows`` begin at position ``first``; ``places`` gives the position of
    every sought id that is among those found.
    """

    count: int
    total: int
    counts: Mapping[str, int]
    first: int
    rows: tuple[Row, ...]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Chosen(Generic[Filter]):
    """What is selected in a list: the records of ``keys``, or, where ``everything`` is set, all that it finds."""

    count: int
    keys: frozenset[str]
    everything: Wanted[Filter] | None = None

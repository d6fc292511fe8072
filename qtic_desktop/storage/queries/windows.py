"""The questions a windowed list asks: a look at the whole, a page of rows, the ids of a part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from qtic_desktop.domain.listing import Filter, Look, Row, Wanted

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.query import Question


@dataclass(frozen=True, slots=True)
class WindowReads(Generic[Filter, Row]):
    """One list of the database. Positions count from 0 in the order of what is wanted.

    ``look(wanted, first, size, ids, around)`` reads everything in one transaction: ``ids`` are sought for their
    places; with ``around`` (an id, or empty) the rows lie around it and ``first`` counts only when it is not found.
    ``page(wanted, first, size)`` gives rows, ``keys(wanted, first, size)`` ids. ``orders`` are the columns to sort by.
    """

    look: Callable[[Wanted[Filter], int, int, frozenset[str], str], Question[Look[Row]]]
    page: Callable[[Wanted[Filter], int, int], Question[tuple[Row, ...]]]
    keys: Callable[[Wanted[Filter], int, int], Question[tuple[str, ...]]]
    orders: frozenset[str]

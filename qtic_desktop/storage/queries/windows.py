"""A list as a window on the database: one look at the whole, pages of rows, the ids of a part; no limit anywhere.

Each list is one ``Listing`` value beside the rows it gives. Search and order use narrow columns alone, so that the
database never opens the wide rows it does not show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, Generic, Protocol

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.listing import Filter, Look, Row, Wanted
from qtic_desktop.domain.search import SoughtWord, sought_words
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.queries.query import Question
from qtic_desktop.storage.tables.base import Searchable

_ONE_BY_ONE = 2
"""Sought ids up to which each is placed by counting what stands before it."""
_AT_ONCE = 400
"""Sought ids up to which one statement numbers the list; for more of them the ids are walked."""

Ordering = tuple[tuple[SQLColumnExpression[Any], bool], ...]
"""What is compared, one after the other, and whether downwards; the last tells any two records apart."""


class WindowReads(Protocol[Filter, Row]):
    """The questions of one list. Positions count from 0 in the order of what is wanted."""

    @property
    def orders(self) -> Mapping[str, object]:
        """Keys of the columns that the list can be sorted by."""

    def look(
        self, wanted: Wanted[Filter], first: int, size: int, ids: frozenset[str], around: str
    ) -> Question[Look[Row]]:
        """Everything in one transaction: counts, rows from ``first`` on, and the places of ``ids``. Where the record
        ``around`` is found, ``first`` is the multiple of ``size`` from which on the rows hold it."""

    def page(self, wanted: Wanted[Filter], first: int, size: int) -> Question[tuple[Row, ...]]:
        """Rows from a position on."""

    def keys(self, wanted: Wanted[Filter], first: int, size: int) -> Question[tuple[str, ...]]:
        """Ids from a position on."""


@dataclass(frozen=True, slots=True)
class Listing(Generic[Filter, Row]):
    """The list of the records of one table.

    ``counts`` gives how many records there are per choice of the filter, every record in one of them; ``counts_within``
    the same among those that a part of the filter leaves, such as a batch, where that is to be counted by; ``told`` how
    many records a filter lets through, where these counts say it already, else None; ``passes`` the conditions of a
    filter, ``passes_alone`` the same asked so that an index of them serves the list in its own order, where there is one,
    and ``always`` those of the list itself, which the counts obey too; ``lines`` selects what
    ``row`` is made of, column by column; ``whole`` names the columns that are no text and never blank; ``beside`` says
    where else a word may stand than in the record itself.
    """

    read: Read
    table: type[Searchable]
    orders: Mapping[str, SQLColumnExpression[Any]]
    usual: Ordering
    counts: Callable[[Session], Mapping[str, int]]
    passes: Callable[[Filter], Sequence[ColumnElement[bool]]]
    lines: Select[*tuple[Any, ...]]
    row: Callable[..., Row]
    counts_within: Callable[[Session, Filter], Mapping[str, int]] | None = None
    told: Callable[[Filter, Mapping[str, int]], int | None] | None = None
    passes_alone: Callable[[Filter], Sequence[ColumnElement[bool]]] | None = None
    whole: frozenset[str] = frozenset()
    beside: Callable[[SoughtWord], ColumnElement[bool]] | None = field(default=None)
    always: tuple[ColumnElement[bool], ...] = ()

    def look(
        self, wanted: Wanted[Filter], first: int, size: int, ids: frozenset[str], around: str
    ) -> Question[Look[Row]]:
        """The whole list at one moment."""
        return Question(self.read, lambda session, _actor: self._look(session, wanted, first, size, ids, around))

    def page(self, wanted: Wanted[Filter], first: int, size: int) -> Question[tuple[Row, ...]]:
        """Rows from a position on."""
        return Question(self.read, lambda session, _actor: self._rows(session, wanted, first, size))

    def keys(self, wanted: Wanted[Filter], first: int, size: int) -> Question[tuple[str, ...]]:
        """Ids from a position on."""
        ids = self._ids(wanted, first, size)
        return Question(self.read, lambda session, _actor: tuple(session.scalars(ids)))

    def _look(
        self, session: Session, wanted: Wanted[Filter], first: int, size: int, ids: frozenset[str], around: str
    ) -> Look[Row]:
        within = self.counts_within
        counts = self.counts(session) if within is None else within(session, wanted.filter)
        places = self._places(session, wanted, ids | {around} if around else ids)
        if around in places:
            first = places[around] // size * size
        shown = self._rows(session, wanted, first, size)
        total = sum(counts.values())
        told = None if wanted.text.split() or self.told is None else self.told(wanted.filter, counts)
        if not self._chosen(wanted):
            count = total
        elif told is not None:
            count = told
        elif 0 < len(shown) < size or (not shown and first == 0):
            count = first + len(shown)  # the end is in sight: counting would read everything a second time
        else:
            count = self._count(session, wanted)
        return Look(count, total, counts, first, shown, places)

    def _count(self, session: Session, wanted: Wanted[Filter], *also: ColumnElement[bool]) -> int:
        return session.scalar(self._narrow(select(func.count()).select_from(self.table), wanted).where(*also)) or 0

    def _ids(self, wanted: Wanted[Filter], first: int, size: int) -> Select[Any]:
        return self._sorted(self._narrow(select(self.table.id), wanted), wanted).limit(size).offset(first)

    def _rows(self, session: Session, wanted: Wanted[Filter], first: int, size: int) -> tuple[Row, ...]:
        lines = self.lines.where(self.table.id.in_(self._ids(wanted, first, size)))
        # Bare lines: what objects cost beyond them takes as long as the database itself.
        return tuple(self.row(*line) for line in session.connection().execute(self._sorted(lines, wanted)))

    def _places(self, session: Session, wanted: Wanted[Filter], ids: frozenset[str]) -> dict[str, int]:
        if len(ids) <= _ONE_BY_ONE:
            found = ((key, self._place(session, wanted, key)) for key in ids)
            return {key: place for key, place in found if place is not None}
        if len(ids) <= _AT_ONCE:
            place = func.row_number().over(order_by=_clauses(self._order(wanted))).label("place")
            numbered = self._narrow(select(self.table.id, place), wanted).subquery()
            query = select(numbered.c.id, numbered.c.place - 1).where(numbered.c.id.in_(ids))
            return {key: int(number) for key, number in session.execute(query)}
        walked = session.scalars(self._sorted(self._narrow(select(self.table.id), wanted), wanted))
        return {key: number for number, key in enumerate(walked) if key in ids}

    def _place(self, session: Session, wanted: Wanted[Filter], key: str) -> int | None:
        order = self._order(wanted)
        here = select(*(compared for compared, _down in order)).where(self.table.id == key)
        values = session.execute(here.where(*self._conditions(wanted))).one_or_none()
        return None if values is None else self._count(session, wanted, _before(order, values))

    def _narrow(self, query: Select[Any], wanted: Wanted[Filter]) -> Select[Any]:
        return query.where(*self._conditions(wanted))

    def _conditions(self, wanted: Wanted[Filter]) -> list[ColumnElement[bool]]:
        return [*self.always, *self._chosen(wanted)]

    def _chosen(self, wanted: Wanted[Filter]) -> list[ColumnElement[bool]]:
        words = sought_words(wanted.text)
        alone = not words and wanted.order is None and self.passes_alone is not None
        passes = self.passes_alone if alone and self.passes_alone is not None else self.passes
        return [*passes(wanted.filter), *(self._holds(word) for word in words)]

    def _holds(self, word: SoughtWord) -> ColumnElement[bool]:
        here = holds(self.table, word)
        return here if self.beside is None else here | self.beside(word)

    def _order(self, wanted: Wanted[Filter]) -> Ordering:
        by = None if wanted.order is None else self.orders.get(wanted.order.column)
        if wanted.order is None or by is None:
            return self.usual
        if wanted.order.column in self.whole:
            return ((by, wanted.order.descending), *self.usual)
        value = func.coalesce(by, "")
        return ((case((value == "", 1), else_=0), False), (value, wanted.order.descending), *self.usual)

    def _sorted(self, query: Select[Any], wanted: Wanted[Filter]) -> Select[Any]:
        return query.order_by(*_clauses(self._order(wanted)))


def _clauses(order: Ordering) -> list[ColumnElement[Any]]:
    return [compared.desc() if down else compared.asc() for compared, down in order]


def _before(order: Ordering, values: Sequence[Any]) -> ColumnElement[bool]:
    """What stands before the record with these values: smaller in the first, or alike there and smaller in the next."""
    (compared, down), value = order[0], values[0]
    smaller: ColumnElement[bool] = compared > value if down else compared < value
    if len(order) == 1:
        return smaller
    return or_(smaller, and_(compared == value, _before(order[1:], values[1:])))


def counted_by(
    column: InstrumentedAttribute[str], among: Sequence[ColumnElement[bool]], but: ColumnElement[bool]
) -> Select[Any]:
    """Each value of a column and how many records have it, of those ``among`` and without those that are ``but``. The
    values are found by leaping through an index that begins with both, and each is counted as one stretch of it: less than
    half the work of grouping, where few values have very many records."""
    least = select(func.min(column).label("value")).where(*among).cte("kinds", recursive=True)
    following = select(func.min(column)).where(*among, column > least.c.value).scalar_subquery()
    kinds = least.union_all(select(following).where(least.c.value.is_not(None)))
    of_kind = select(func.count()).where(*among, column == kinds.c.value)
    found = of_kind.scalar_subquery() - of_kind.where(but).scalar_subquery()
    return select(kinds.c.value, found).where(kinds.c.value.is_not(None))


def is_exactly(column: InstrumentedAttribute[str], value: str) -> ColumnElement[bool]:
    """Whether a column has a value, asked so that the narrow index of the list is read and not one of the column alone,
    from which every row found would have to be opened."""
    return column.concat("") == value


def holds(table: type[Searchable], word: SoughtWord) -> ColumnElement[bool]:
    """Whether a word stands in the search text of a record."""
    text = table.search_initials if word.latin else table.search_words
    found = text.contains(word.text, autoescape=True)
    return found | text.contains(word.reading, autoescape=True) if word.reading else found

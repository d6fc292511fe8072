"""What all tables share: names of constraints from day one, an optimistic version, decimals kept as text."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Final, TypeVar

from sqlalchemy import MetaData, String, Table, event, inspect
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from qtic_desktop.domain.search import SearchText, sort_key

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Declarative base with the naming convention that batch migrations need."""

    metadata = MetaData(naming_convention=NAMING)


def table_of(kind: type[Base]) -> Table:
    """The table behind a mapped class, for statements that need no object per row."""
    return Base.metadata.tables[kind.__tablename__]


class DecimalText(TypeDecorator[Decimal]):
    """A decimal as its exact text: SQLite would make a float of NUMERIC, and no float may touch a score."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


State = TypeVar("State", bound=StrEnum)


class StateText(TypeDecorator[State]):
    """A state or choice of the domain as its word. What is no word of ``states`` is written by nobody, and a row that
    holds one is not read as if it were."""

    impl = String
    cache_ok = True

    def __init__(self, states: type[State], length: int) -> None:
        super().__init__(length)
        self.states, self.length = states, length

    def process_bind_param(self, value: State | None, dialect: Dialect) -> str | None:
        return None if value is None else self.states(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> State | None:
        return None if value is None else self.states(value)


class Business:
    """Mix-in of every business row: a station-independent id and the version that refuses lost updates."""

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    version: Mapped[int] = mapped_column(nullable=False)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


#: PostgreSQL compares by the rules of a language unless told; a sort key is compared character by character.
_SortKey = String().with_variant(String(collation="C"), "postgresql")


class Searchable(Business):
    """Mix-in of records that lists find: the two search texts (``domain.search``) are written with the record, and the
    keys that lists sort its first two names by.

    A subclass names the columns: ``NAMES`` are found as written and by pinyin initials, ``WORDS`` as written. Who
    writes such a record without the mapper (in bulk) writes ``derived`` too; ``check`` proves that it agrees.
    """

    __tablename__: str
    NAMES: ClassVar[tuple[str, ...]]
    WORDS: ClassVar[tuple[str, ...]] = ()
    search_words: Mapped[str] = mapped_column(default="", server_default="")
    search_initials: Mapped[str] = mapped_column(default="", server_default="")
    sort_first: Mapped[str] = mapped_column(_SortKey, default="", server_default="")
    sort_second: Mapped[str] = mapped_column(_SortKey, default="", server_default="")

    @classmethod
    def search_text(cls, record: object) -> SearchText:
        """The texts of a record or of a row that has its columns."""
        return SearchText.of(
            [getattr(record, name) or "" for name in cls.NAMES], [getattr(record, name) or "" for name in cls.WORDS]
        )

    @classmethod
    def derived(cls, record: object) -> dict[str, str]:
        """What is written with a record, worked out from its other columns."""
        text = cls.search_text(record)
        first, second = ([getattr(record, name) or "" for name in cls.NAMES] + [""])[:2]
        return {
            "search_words": text.words,
            "search_initials": text.initials,
            "sort_first": sort_key(first),
            "sort_second": sort_key(second),
        }


DERIVED: Final = frozenset({"search_words", "search_initials", "sort_first", "sort_second"})
"""Columns that are worked out from the others and written anew when the rules change."""


@event.listens_for(Searchable, "before_insert", propagate=True)
def _write_search_text(_mapper: Mapper[Any], _connection: Connection, record: Searchable) -> None:
    for name, value in record.derived(record).items():
        setattr(record, name, value)


@event.listens_for(Searchable, "before_update", propagate=True)
def _renew_search_text(mapper: Mapper[Any], connection: Connection, record: Searchable) -> None:
    """Only where one of its columns changed: at every field that is left in the wizard nothing is worked out anew."""
    columns = inspect(record).attrs
    if any(columns[name].history.has_changes() for name in (*record.NAMES, *record.WORDS)):
        _write_search_text(mapper, connection, record)

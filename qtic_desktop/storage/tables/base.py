"""What all tables share: names of constraints from day one, an optimistic version, decimals kept as text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import MetaData, String, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

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


class Business:
    """Mix-in of every business row: a station-independent id and the version that refuses lost updates."""

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    version: Mapped[int] = mapped_column(nullable=False)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

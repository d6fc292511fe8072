"""All tables there are. Mapping them takes longer than all else of a start, so they are only asked for by what goes through
every table: schema, journal, bundles, checks, and the first transaction that writes (which orders what refers to what)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qtic_desktop.storage.tables.base import Base

if TYPE_CHECKING:
    from sqlalchemy import MetaData


@cache
def all_tables() -> MetaData:
    """The schema with every table in it; a new stage names its module here."""
    from qtic_desktop.storage.tables import (  # noqa: F401 - importing them is what maps them
        accounts,
        audit,
        evaluation,
        examination,
        experts,
        intake,
        keying,
        launch,
        letters,
        meetings,
        opinions,
        past,
        publicity,
        registry,
        road,
        scans,
        scoring,
        sealing,
        selection,
    )

    return Base.metadata


def map_all() -> None:
    """Have everything at hand that the first transaction which writes would have to make."""
    from sqlalchemy.orm import configure_mappers

    all_tables()
    configure_mappers()

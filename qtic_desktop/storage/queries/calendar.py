"""The working-day calendar: the years that ship with the program and those the office has brought in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.calendar import Calendar, parse_calendar
from qtic_desktop.resources import resource
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.registry import CalendarSpan


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A loaded year: how many days are off and how many weekend days worked; ``source`` is the file it came from, empty
    for one that ships with the program."""

    year: int
    off: int
    worked: int
    source: str


@lru_cache(maxsize=1)
def shipped() -> Calendar:
    """Days off and weekend days worked, for the years whose notice ships with the program."""
    return parse_calendar(tomllib.loads(resource("calendar", "holidays.toml").read_text(encoding="utf-8")))


@query(Read.RULES)
def calendar_of(session: Session) -> Calendar:
    """The whole calendar."""
    own: dict[str, dict[str, list[object]]] = {}
    for row in session.scalars(select(CalendarSpan)):
        year = own.setdefault(str(row.first.year), {"off": [], "worked": []})
        if row.kind == "off":
            year["off"].append([row.first, row.last])
        else:
            year["worked"] += [
                row.first.fromordinal(day) for day in range(row.first.toordinal(), row.last.toordinal() + 1)
            ]
    return shipped().with_years(parse_calendar(own))


@query(Read.RULES)
def calendar_years(session: Session) -> tuple[CalendarYear, ...]:
    """The years there are, newest first."""
    calendar = calendar_of(session)
    sources = {row.first.year: row.source for row in session.scalars(select(CalendarSpan))}
    return tuple(
        CalendarYear(
            year,
            sum(day.year == year for day in calendar.off),
            sum(day.year == year for day in calendar.worked),
            sources.get(year, ""),
        )
        for year in sorted(calendar.years, reverse=True)
    )

"""The working-day calendar of the office: a year that was brought in wrongly is taken back, and brought in again."""

from __future__ import annotations

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.registry import CalendarSpan
from qtic_desktop.storage.unit_of_work import UnitOfWork

_LEAST_REASON = 2


@use_case(Act.TAKE_BACK_CALENDAR)
def take_back_calendar(work: UnitOfWork, *, year: int, reason: str) -> Changes:
    """Take a year out that the office brought in. Dates counted with it before stay as they were recorded; from now on that
    year counts by the day of the week, and this is said. Raises ``Refused``: registry.reason_missing,
    registry.calendar_shipped."""
    why = reason.strip()
    if len(why) < _LEAST_REASON:
        raise Refused("registry.reason_missing").beside("reason")
    rows = [row for row in work.session.scalars(select(CalendarSpan)) if row.first.year == year]
    if not rows:
        raise Refused("registry.calendar_shipped", year=year)
    for row in rows:
        work.session.delete(row)
    work.record(Act.TAKE_BACK_CALENDAR, Kind.RULES, str(year), year=year, count=len(rows), reason=why)
    return Changes.of(Kind.RULES, str(year))

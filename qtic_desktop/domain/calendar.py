"""Rest days by the yearly notice on public holidays. A day is never moved here; it is only said what kind it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class DayKind(StrEnum):
    """What a day is; ``*_UNKNOWN``: the notice of that year is not loaded, so only the day of the week is known."""

    WORK = "work"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    WORK_UNKNOWN = "work_unknown"
    WEEKEND_UNKNOWN = "weekend_unknown"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off and weekend days worked instead, of the years in ``years``."""

    years: frozenset[int] = frozenset()
    off: frozenset[date] = field(default_factory=frozenset)
    worked: frozenset[date] = field(default_factory=frozenset)

    def with_years(self, other: Calendar) -> Calendar:
        """This calendar with the years of another; a year that both have is taken from the other."""
        own = self.years - other.years
        return Calendar(
            self.years | other.years,
            frozenset(day for day in self.off if day.year in own) | other.off,
            frozenset(day for day in self.worked if day.year in own) | other.worked,
        )

    def kind(self, day: date) -> DayKind:
        """What ``day`` is."""
        weekend = day.weekday() >= 5
        if day.year not in self.years:
            return DayKind.WEEKEND_UNKNOWN if weekend else DayKind.WORK_UNKNOWN
        if day in self.off:
            return DayKind.HOLIDAY
        return DayKind.WEEKEND if weekend and day not in self.worked else DayKind.WORK


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first that counts to the last. ``unknown_years``: counted by the day of the week alone, because the
    notice on public holidays of these years is not loaded; never guessed silently."""

    first: date
    last: date
    unknown_years: tuple[int, ...] = ()


def span_of(calendar: Calendar, posted_on: date, days: int, *, working: bool, first_counts: bool) -> Span:
    """The span of ``days`` days (1 or more) of something posted on a day: working days or all days, the day of posting
    counted or not. A day of posting that is no working day is never one of the working days."""
    first = day = posted_on if first_counts else posted_on + timedelta(days=1)
    left, unknown, begun = days, set[int](), False
    while True:
        kind = calendar.kind(day)
        if working and kind in (DayKind.WORK_UNKNOWN, DayKind.WEEKEND_UNKNOWN):
            unknown.add(day.year)
        if not working or kind in (DayKind.WORK, DayKind.WORK_UNKNOWN):
            first, begun = (first, True) if begun else (day, True)
            left -= 1
            if left == 0:
                return Span(first, day, tuple(sorted(unknown)))
        day += timedelta(days=1)


def parse_calendar(data: Mapping[str, Any]) -> Calendar:
    """Read ``{"2026": {"off": [[first, last], ...], "worked": [day, ...]}}``; both ends of a span are days off."""
    off: set[date] = set()
    worked: set[date] = set()
    for year in data.values():
        for first, last in year["off"]:
            off.update(date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))
        worked.update(year["worked"])
    return Calendar(frozenset(map(int, data)), frozenset(off), frozenset(worked))

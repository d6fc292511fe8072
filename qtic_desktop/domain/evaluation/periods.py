"""Who falls due for 绩效评估 (三（四）: 建设期满前后), and which annual report tells of which year of a period."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from qtic_desktop.domain.dates import period_end


def add_months(day: date, months: int) -> date:
    """The same day some months later (earlier with a negative number), or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Window:
    """The days from first to last on which a centre is evaluated."""

    first: date
    last: date


def window(ends_on: date, *, before: int, after: int) -> Window:
    """``before`` months before the last day of the period to ``after`` months behind it (指引未规定)."""
    return Window(add_months(ends_on, -before), add_months(ends_on, after))


class Due(StrEnum):
    """Where a centre stands to its window on a day."""

    NOT_YET = "not_yet"
    NOW = "now"
    MISSED = "missed"  # the window has passed and nothing was listed: never left out in silence


def due(found: Window, today: date) -> Due:
    """Whether a centre is to be evaluated on the day ``today``."""
    if today < found.first:
        return Due.NOT_YET
    return Due.NOW if today <= found.last else Due.MISSED


def year_of_period(started_on: date, number: int) -> tuple[date, date]:
    """First and last day of the ``number``-th year (from 1) of a period."""
    first = started_on if number == 1 else period_end(started_on, number - 1) + timedelta(days=1)
    return first, period_end(started_on, number)


def report_year(started_on: date, number: int) -> int:
    """The calendar year whose annual report tells most of the ``number``-th year of a period: the one its middle lies
    in (指引未规定)."""
    first, last = year_of_period(started_on, number)
    return (first + (last - first) / 2).year

"""Annual reports (三（四）): who owes one, where it stands, and when it is overdue. Nothing here cancels a centre.

The guideline gives no due date and does not say which date counts as in time; both are settings (指引未规定).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from qtic_desktop.domain.errors import Refused

#: Which date decides whether a report came in time: filed with the city bureau, or checked by the district.
MEASURES: Final = ("city", "district")
#: The month from which a centre that starts in it first reports for the following year (指引未规定).
LATE_START_MONTH: Final = 10
_TRAILING_NUMBER: Final = re.compile(r"^(.*?)(\d+)$", re.DOTALL)


class DutyState(StrEnum):
    """Where the report of one centre for one year stands, as the checklist shows it."""

    NOT_RECEIVED = "not_received"  # 未提报
    INCOMPLETE = "incomplete"  # 只有总结或只有计划
    WAITING_DISTRICT = "waiting_district"  # 待区市审核
    RETURNED = "returned"  # 退回补正
    WAITING_FILING = "waiting_filing"  # 待市局备案
    FILED = "filed"  # 已备案
    OVERDUE = "overdue"  # 逾期
    FILED_LATE = "filed_late"  # 逾期后备案
    CANCELLED = "cancelled"  # 已取消资格, decided by people


class Exemption(StrEnum):
    """Why a running centre owes no report for a year."""

    STARTED_LATE = "started_late"
    PERIOD_OVER = "period_over"


@dataclass(frozen=True, slots=True)
class Duty:
    """The dates of one duty; None means it has not happened. ``measure`` is one of ``MEASURES``."""

    due_on: date
    summary_received_on: date | None = None
    plan_received_on: date | None = None
    district_checked_on: date | None = None
    returned_on: date | None = None
    filed_on: date | None = None
    cancelled_on: date | None = None
    measure: str = "city"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One centre that owes a report for the year, as the checklist prints it. ``state`` is one of the codes of
    ``DutyState``; ``days_left`` is negative once the due day has passed."""

    center_number: str
    center_name: str
    host_name: str
    department_name: str
    due_on: date
    summary_received_on: date | None
    plan_received_on: date | None
    district_checked_on: date | None
    filed_on: date | None
    filing_number: str
    state: str
    state_text: str
    days_left: int
    remark: str


@dataclass(frozen=True, slots=True)
class AnnualChecklist:
    """The checklist of one year (三（四）): ``year`` is the year whose work is summed up, ``as_of`` the day it was made;
    ``shown`` says which part of the list it holds, empty for all of it."""

    year: int
    as_of: date
    lines: tuple[ChecklistLine, ...]
    counts: dict[str, int]
    rules: tuple[str, ...]
    sample: bool
    shown: str = ""


def duty_state(duty: Duty, today: date) -> DutyState:
    """The state on the day ``today``. A report whose deciding date has not come by the end of the due day is overdue,
    whatever else has come; a decision of people stands above all dates."""
    if duty.cancelled_on is not None:
        return DutyState.CANCELLED
    decided_on = duty.district_checked_on if duty.measure == "district" else duty.filed_on
    if duty.filed_on is not None:
        return DutyState.FILED if decided_on is not None and decided_on <= duty.due_on else DutyState.FILED_LATE
    if today > duty.due_on and (decided_on is None or decided_on > duty.due_on):
        return DutyState.OVERDUE
    if duty.returned_on is not None:
        return DutyState.RETURNED
    if duty.summary_received_on is None and duty.plan_received_on is None:
        return DutyState.NOT_RECEIVED
    if duty.summary_received_on is None or duty.plan_received_on is None:
        return DutyState.INCOMPLETE
    if duty.district_checked_on is None:
        return DutyState.WAITING_DISTRICT
    return DutyState.WAITING_FILING


def check_dates(duty: Duty, *, year: int, today: date) -> None:
    """Refuse dates that cannot be: in the future (``annual.in_future``), before the last quarter of the year summed up
    (``annual.too_early``; the commonest slip in January is last year's figure), or out of order
    (``annual.out_of_order``): the district checks what has come, the city files what was checked."""
    came = [day for day in (duty.summary_received_on, duty.plan_received_on) if day is not None]
    earliest = date(year, 10, 1)
    for day in (*came, duty.district_checked_on, duty.returned_on, duty.filed_on):
        if day is not None and day > today:
            raise Refused("annual.in_future", date=day.isoformat())
        if day is not None and day < earliest:
            raise Refused("annual.too_early", date=day.isoformat(), year=year, earliest=earliest.isoformat())
    steps = [max(came, default=None), duty.district_checked_on, duty.filed_on]
    known = [day for day in steps if day is not None]
    if known != sorted(known):
        raise Refused("annual.out_of_order")


def days_left(duty: Duty, today: date) -> int:
    """Calendar days until the due day; negative when it has passed."""
    return (duty.due_on - today).days


def exemption(
    *, started_on: date, ended_on: date | None, year: int, late_from_month: int = LATE_START_MONTH
) -> Exemption | None:
    """Why a centre owes no report about ``year``; None when it owes one. It owes one when its period touches the year,
    unless it started in ``late_from_month`` of that year or later (指引未规定). The year of its evaluation counts like
    any other: the guideline knows no exception."""
    if ended_on is not None and ended_on < date(year, 1, 1):
        return Exemption.PERIOD_OVER
    late = date(year + 1, 1, 1) if late_from_month > 12 else date(year, late_from_month, 1)
    return Exemption.STARTED_LATE if started_on >= late else None


def owes_report(*, started_on: date, ended_on: date | None, year: int, late_from_month: int = LATE_START_MONTH) -> bool:
    """Whether a centre owes a report about ``year``; see ``exemption``."""
    return exemption(started_on=started_on, ended_on=ended_on, year=year, late_from_month=late_from_month) is None


def due_date(year: int, *, month: int, day: int) -> date:
    """The due day for the report about ``year``: in the following year, by the office's setting. Refused when that year
    has no such day (29 February)."""
    try:
        return date(year + 1, month, day)
    except ValueError as error:
        raise Refused("annual.no_such_day", year=year + 1, month=month, day=day) from error


def following_number(number: str, steps: int) -> str:
    """The filing number ``steps`` after ``number``: the figures at its end are counted up and keep their width."""
    found = _TRAILING_NUMBER.match(number)
    if found is None:
        raise Refused("annual.number_not_countable", number=number)
    return f"{found[1]}{int(found[2]) + steps:0{len(found[2])}d}"

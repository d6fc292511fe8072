"""Annual reports (三（四）): who owes one, where it stands, and when it is overdue. Nothing here cancels a centre.

The guideline gives no due date and does not say which date counts as in time; both are settings (指引未规定).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.possible import Possible, allowed

#: Which date decides whether a report came in time (指引未规定): the day it was submitted (未按时提报, the guideline's own
#: word), the district's check, or the filing with the city bureau.
MEASURES: Final = ("submitted", "district", "city")
#: The month from which a centre that starts in it first reports for the following year (指引未规定).
LATE_START_MONTH: Final = 10
#: Whether a running centre past its period and not yet evaluated is asked (指引未规定): left out with a word, or asked.
PAST_PERIOD: Final = ("leave", "ask")
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
    ENDED = "ended"  # 中心已并入、迁出、破产或撤销: nothing is owed any more


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
    submitted_on: date | None = None

    @property
    def is_whole(self) -> bool:
        """Whether summary and plan are both here: they came, and were not given back since."""
        return None not in (self.summary_received_on, self.plan_received_on) and self.returned_on is None

    @property
    def decided_on(self) -> date | None:
        """The day that decides about "in time" by the rule of the year; None while it has not come. A report counts as
        submitted on the day both parts first lay with the district or the bureau: giving it back for correction does
        not make it late, and neither does a check or a filing that others still owe."""
        if self.measure == "city":
            return self.filed_on
        if self.measure == "district":
            return self.district_checked_on
        return self.submitted_on


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
    decided_on = duty.decided_on
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
    (``annual.out_of_order``): the city files what has come and was checked. The district's check may come before the
    bureau has the paper in hand (经区市审核后报市科技局)."""
    came = [day for day in (duty.summary_received_on, duty.plan_received_on) if day is not None]
    earliest = date(year, 10, 1)
    for day in (*came, duty.submitted_on, duty.district_checked_on, duty.returned_on, duty.filed_on):
        if day is not None and day > today:
            raise Refused("annual.in_future", date=day.isoformat())
        if day is not None and day < earliest:
            raise Refused("annual.too_early", date=day.isoformat(), year=year, earliest=earliest.isoformat())
    before_filing = [day for day in (*came, duty.submitted_on, duty.district_checked_on) if day is not None]
    if duty.filed_on is not None and max(before_filing, default=duty.filed_on) > duty.filed_on:
        raise Refused("annual.out_of_order")
    first = [day for day in (*came, duty.district_checked_on) if day is not None]
    if duty.submitted_on is not None and first and duty.submitted_on > max(first):
        raise Refused("annual.submitted_after", date=duty.submitted_on.isoformat())


def whole_on(duty: Duty) -> date | None:
    """The day both parts were there, by their dates of receipt; None while one is missing."""
    summary, plan = duty.summary_received_on, duty.plan_received_on
    return None if summary is None or plan is None else max(summary, plan)


def submission_is_own(duty: Duty) -> bool:
    """Whether the day of submission stands for itself, not for the day both parts were there."""
    return duty.submitted_on is not None and duty.submitted_on != whole_on(duty)


def _dates_changed(before: Duty, now: Duty) -> bool:
    """Whether a date of receipt that stood is another one now."""
    pairs = (before.summary_received_on, now.summary_received_on), (before.plan_received_on, now.plan_received_on)
    return any(old is not None and old != new for old, new in pairs)


def submitted_when_received(before: Duty, now: Duty, stated: date | None) -> date | None:
    """The day a report counts as submitted once something of it was received: the day ``stated``; the first day, where
    it was given back; else the day both parts are there, computed anew whenever one of their dates changes. Refused
    (``annual.submitted_stands``) where a date changes under a day of submission a person had stated."""
    if stated is not None:
        return stated
    if before.submitted_on is None:
        return whole_on(now)
    if before.returned_on is not None or not _dates_changed(before, now):
        return before.submitted_on
    if submission_is_own(before):
        raise Refused("annual.submitted_stands", date=before.submitted_on.isoformat()).beside("submitted_on")
    return whole_on(now)


def submitted_when_corrected(before: Duty, now: Duty, stated: date | None) -> date | None:
    """The day a report counts as submitted after a correction: the day ``stated``, unless it is the one computed from
    dates that are others now; then, and without one, the day both parts are there."""
    computed = before.submitted_on is not None and not submission_is_own(before)
    if stated is None or (stated == before.submitted_on and computed and _dates_changed(before, now)):
        return whole_on(now)
    return stated


def days_left(duty: Duty, today: date) -> int:
    """Calendar days until the due day; negative when it has passed."""
    return (duty.due_on - today).days


def still_counts(state: str, left: int, filed_on: date | None) -> bool:
    """Whether days are still counted for a report: not once it is filed, nor past the due day where it came in time and only
    others owe their step."""
    return filed_on is None and (left >= 0 or state == DutyState.OVERDUE)


def exemption(
    *,
    started_on: date,
    ended_on: date | None,
    year: int,
    late_from_month: int = LATE_START_MONTH,
    past_period: str = PAST_PERIOD[0],
) -> Exemption | None:
    """Why a centre owes no report about ``year``; None when it owes one. It owes one when its period touches the year,
    unless it started in ``late_from_month`` of that year or later (指引未规定); with ``past_period`` "ask" a period that
    is over changes nothing while the centre runs. The year of its evaluation counts like any other: the guideline
    knows no exception."""
    if past_period == "leave" and ended_on is not None and ended_on < date(year, 1, 1):
        return Exemption.PERIOD_OVER
    late = date(year + 1, 1, 1) if late_from_month > 12 else date(year, late_from_month, 1)
    return Exemption.STARTED_LATE if started_on >= late else None


def owes_report(
    *,
    started_on: date,
    ended_on: date | None,
    year: int,
    late_from_month: int = LATE_START_MONTH,
    past_period: str = PAST_PERIOD[0],
) -> bool:
    """Whether a centre owes a report about ``year``; see ``exemption``."""
    why_not = exemption(
        started_on=started_on, ended_on=ended_on, year=year, late_from_month=late_from_month, past_period=past_period
    )
    return why_not is None


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


class Standing(Protocol):
    """What decides which acts come into question for a report."""

    @property
    def state(self) -> str:
        """One of ``DutyState``."""

    @property
    def summary_received_on(self) -> date | None:
        """总结."""

    @property
    def plan_received_on(self) -> date | None:
        """计划."""

    @property
    def district_checked_on(self) -> date | None:
        """区市审核."""

    @property
    def returned_on(self) -> date | None:
        """退回补正."""

    @property
    def filed_on(self) -> date | None:
        """备案."""

    @property
    def first_due_on(self) -> date | None:
        """The due day before an extension."""

    @property
    def cancellation_proposed_on(self) -> date | None:
        """拟办稿."""

    @property
    def statement_heard_on(self) -> date | None:
        """陈述申辩."""

    @property
    def cancelled_on(self) -> date | None:
        """取消资格, decided by people."""

    @property
    def tasks(self) -> tuple[int, ...]:
        """Numbers of the tasks of its task book."""

    @property
    def reminders(self) -> int:
        """How many reminders and notices stand."""


Report = TypeVar("Report", bound=Standing)

#: What puts an entry right or moves the due day; each asks for a reason.
MENDING: Final = frozenset(
    {
        Act.CORRECT_REPORT,
        Act.MOVE_REPORT,
        Act.REVERSE_FILING,
        Act.EXTEND_DUE,
        Act.WITHDRAW_EXTENSION,
        Act.RESTORE_CENTER,
    }
)
#: What tells of the content of a report and of its service; each stands under a heading of its own, beside the next step.
BESIDE: Final = frozenset(
    {Act.NOTE_FIGURES, Act.ATTACH_REPORT, Act.RECORD_REMINDER, Act.RECORD_SERVICE, Act.WITHDRAW_REMINDER}
)
_MANY: Final = {
    Act.RECEIVE_REPORT: Act.RECEIVE_MANY,
    Act.RECORD_DISTRICT_CHECK: Act.CHECK_MANY,
    Act.FILE_REPORT: Act.FILE_MANY,
}


def possible_acts(report: Standing, role: Role) -> tuple[Possible, ...]:
    """What can be done now: the next step first, then the others, last what mends (``MENDING``). The only act that
    could end a centre never comes first."""
    return allowed((*_next_steps(report), *_beside(report), *_mending(report, role)), role)


def _next_steps(report: Standing) -> list[Act]:
    if report.filed_on is not None or report.state in (DutyState.CANCELLED, DutyState.ENDED):
        return []
    acts: list[Act] = []
    parts = report.summary_received_on is not None, report.plan_received_on is not None
    if not all(parts) or report.returned_on is not None:
        acts.append(Act.RECEIVE_REPORT)
    elif report.district_checked_on is None:
        acts.append(Act.RECORD_DISTRICT_CHECK)
    else:
        acts.append(Act.FILE_REPORT)
    if any(parts) and report.returned_on is None:
        acts.append(Act.RETURN_REPORT)
    if report.cancellation_proposed_on is not None:
        heard = report.statement_heard_on is not None
        acts += [Act.DECIDE_CANCELLATION, Act.HEAR_STATEMENT] if heard else [Act.HEAR_STATEMENT]
        acts.append(Act.WITHDRAW_CANCELLATION)
    elif report.state == DutyState.OVERDUE:
        acts.append(Act.PROPOSE_CANCELLATION)
    return acts


def _beside(report: Standing) -> list[Act]:
    """Figures and files of what has come, and reminders about what has not."""
    if report.state in (DutyState.CANCELLED, DutyState.ENDED):
        return []
    came = report.summary_received_on is not None or report.plan_received_on is not None
    acts = [Act.NOTE_FIGURES] if report.tasks and report.summary_received_on is not None else []
    acts += [Act.ATTACH_REPORT] if came or report.reminders else []
    if report.filed_on is None:
        acts.append(Act.RECORD_REMINDER)
    return [*acts, Act.RECORD_SERVICE, Act.WITHDRAW_REMINDER] if report.reminders else acts


def _mending(report: Standing, role: Role) -> list[Act]:
    if report.cancelled_on is not None:
        return [Act.RESTORE_CENTER]
    if report.state in (DutyState.CANCELLED, DutyState.ENDED):
        return []
    if report.filed_on is not None:
        return [Act.CORRECT_REPORT, Act.REVERSE_FILING, Act.MOVE_REPORT] if role is Role.OFFICE else []
    acts = [Act.CORRECT_REPORT, Act.MOVE_REPORT] if report.summary_received_on or report.plan_received_on else []
    if report.cancellation_proposed_on is None:
        acts.append(Act.EXTEND_DUE)
    if report.first_due_on is not None:
        acts.append(Act.WITHDRAW_EXTENSION)
    return acts


def many_acts(reports: Sequence[Report], role: Role) -> Mapping[Act, tuple[Report, ...]]:
    """Acts on several reports at once, and those of ``reports`` whose next step each of them is."""
    fitting: dict[Act, list[Report]] = {act: [] for act in _MANY.values()}
    for report in reports:
        first = next(iter(possible_acts(report, role)), None)
        if first is not None and first.act in _MANY:
            fitting[_MANY[first.act]].append(report)
    return {act: tuple(found) for act, found in fitting.items() if found}

"""Rows of 年度报告."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.annual_reports import Duty, DutyState, days_left, duty_state, following_number
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.launch import NOTHING_OWED
from qtic_desktop.storage.queries.annual_figures import Reminded, reminded, tasks_of
from qtic_desktop.storage.queries.history import HistoryRow
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.tables.registry import Department


@dataclass(frozen=True, slots=True)
class Spared:
    """A decision not to cancel (不予取消): the day, the meeting or paper, the draft it was about and what was said to it."""

    on: date
    decision: str
    draft: str
    statement: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """What one centre owes for a year and where it stands on the day asked for."""

    id: str
    year: int
    center_id: str
    center_number: str
    center_name: str
    host_name: str
    department_name: str
    due_on: date
    summary_received_on: date | None
    plan_received_on: date | None
    district_checked_on: date | None
    district_opinion: str
    returned_on: date | None
    return_reason: str
    filed_on: date | None
    filing_number: str
    cancellation_reason: str
    cancellation_proposed_on: date | None
    measure: str
    first_due_on: date | None
    extension_reason: str
    extension_approval: str
    statement_heard_on: date | None
    statement: str
    cancelled_on: date | None
    cancellation_decision: str
    submitted_on: date | None
    state: str
    days_left: int
    tasks: tuple[int, ...]
    """Numbers of the tasks in the task book of the centre."""
    reminders: int
    """How many reminders and notices stand."""
    reached: bool
    """Whether one of them is known to have been served."""
    returned_mail: str
    """Why the newest could not be delivered; empty where it was, or where that is not known."""
    next_number: str
    """The filing number after the last one given for this year; empty before the first."""
    spared: tuple[Spared, ...] = ()
    """Decisions not to cancel, the oldest first."""


@query(Read.DUTIES)
def report_years(session: Session) -> tuple[int, ...]:
    """Years that have been opened, newest first."""
    return tuple(session.scalars(select(AnnualDuty.year).distinct().order_by(AnnualDuty.year.desc())))


@query(Read.DUTIES)
def year_of(session: Session, *, duty_id: str) -> int | None:
    """The year of a duty, None when there is no such duty."""
    return session.scalar(select(AnnualDuty.year).where(AnnualDuty.id == duty_id))


@query(Read.DUTIES)
def duties(session: Session, *, year: int, today: date) -> tuple[DutyRow, ...]:
    """The checklist of a year as of ``today``, by number of the centre."""
    query = (
        select(AnnualDuty, Center, Department.name)
        .join(Center, Center.id == AnnualDuty.center_id)
        .join(Department, Department.id == Center.department_id)
        .where(AnnualDuty.year == year)
        .order_by(Center.number)
    )
    found = session.execute(query).all()
    following = _next_number([d.filing_number for d, _c, _name in found if d.filing_number])
    sent, books, spared = reminded(session, year), tasks_of(session), _spared(session)
    return tuple(
        _row(d, c, name, today, following, sent.get(d.id), books.get(c.id, ()), spared.get(d.id, ()))
        for d, c, name in found
    )


def _spared(session: Session) -> Mapping[str, tuple[Spared, ...]]:
    """By report, from the log: the draft itself is closed by the decision."""
    entries = (
        select(AuditEntry.subject_id, AuditEntry.details)
        .where(AuditEntry.act == Act.DECIDE_CANCELLATION.value, AuditEntry.subject_kind == "duty")
        .order_by(AuditEntry.seq)
    )
    found: dict[str, tuple[Spared, ...]] = {}
    for duty_id, text in session.execute(entries):
        told = json.loads(text)
        if not told["cancel"]:
            one = Spared(date.fromisoformat(told["on"]), told["decision"], told["draft"], told["statement"])
            found[duty_id] = (*found.get(duty_id, ()), one)
    return found


def _next_number(given: Sequence[str]) -> str:
    """The number after the highest of those given, as they are counted; empty when they cannot be counted."""
    try:
        return max((following_number(number, 1) for number in given), key=lambda number: (len(number), number))
    except (ValueError, Refused):
        return ""


@query(Read.DUTIES)
def duty_history(session: Session, *, duty_id: str) -> tuple[HistoryRow, ...]:
    """Everything that was noted for one report, oldest first, from the audit log."""
    query = (
        select(AuditEntry)
        .where(AuditEntry.subject_id == duty_id, AuditEntry.subject_kind == "duty")
        .order_by(AuditEntry.seq)
    )
    names = namesakes(session)
    return tuple(
        HistoryRow(e.at, names.called(e.actor_id, e.actor_name), e.act, json.loads(e.details))
        for e in session.scalars(query)
    )


def dates_of(row: AnnualDuty) -> Duty:
    """The dates of a stored duty as the domain takes them."""
    return Duty(
        row.due_on,
        row.summary_received_on,
        row.plan_received_on,
        row.district_checked_on,
        row.returned_on,
        row.filed_on,
        row.cancelled_on,
        row.measure,
        row.submitted_on,
    )


def _row(
    d: AnnualDuty,
    c: Center,
    department: str,
    today: date,
    following: str,
    sent: Reminded | None,
    tasks: tuple[int, ...],
    spared: tuple[Spared, ...],
) -> DutyRow:
    dates = dates_of(d)
    state = duty_state(dates, today)
    if c.status in NOTHING_OWED and d.filed_on is None:
        state = DutyState.ENDED
    if c.status == "cancelled" and d.filed_on is None:  # nothing is owed any more, whichever year it was cancelled for
        state = DutyState.CANCELLED
    return DutyRow(
        id=d.id,
        year=d.year,
        center_id=c.id,
        center_number=c.number,
        center_name=c.name,
        host_name=c.host_name,
        department_name=department,
        **{name: getattr(d, name) for name in _STORED},
        state=state.value,
        days_left=days_left(dates, today),
        tasks=tasks,
        reminders=0 if sent is None else sent.count,
        reached=sent is not None and sent.reached,
        returned_mail="" if sent is None else sent.returned,
        next_number=following,
        spared=spared,
    )


_STORED: Final = (
    "due_on",
    "summary_received_on",
    "plan_received_on",
    "district_checked_on",
    "district_opinion",
    "returned_on",
    "return_reason",
    "filed_on",
    "filing_number",
    "cancellation_reason",
    "cancellation_proposed_on",
    "measure",
    "first_due_on",
    "extension_reason",
    "extension_approval",
    "statement_heard_on",
    "statement",
    "cancelled_on",
    "cancellation_decision",
    "submitted_on",
)

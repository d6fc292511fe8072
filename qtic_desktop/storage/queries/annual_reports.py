"""Rows of 年度报告 and of the ledger of centres."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.annual_reports import Duty, days_left, duty_state
from qtic_desktop.storage.tables import AnnualDuty, Center, Department


@dataclass(frozen=True, slots=True)
class CenterRow:
    """A centre of the ledger."""

    id: str
    number: str
    name: str
    host_name: str
    department_name: str
    track: str
    started_on: date
    ends_on: date
    status: str


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
    state: str
    days_left: int


def centers(session: Session) -> tuple[CenterRow, ...]:
    """The ledger by number."""
    query = (
        select(Center, Department.name).join(Department, Department.id == Center.department_id).order_by(Center.number)
    )
    return tuple(
        CenterRow(c.id, c.number, c.name, c.host_name, d, c.track, c.started_on, c.ends_on, c.status)
        for c, d in session.execute(query)
    )


def report_years(session: Session) -> tuple[int, ...]:
    """Years that have been opened, newest first."""
    return tuple(session.scalars(select(AnnualDuty.year).distinct().order_by(AnnualDuty.year.desc())))


def duties(session: Session, *, year: int, today: date) -> tuple[DutyRow, ...]:
    """The checklist of a year as of ``today``, by number of the centre."""
    query = (
        select(AnnualDuty, Center, Department.name)
        .join(Center, Center.id == AnnualDuty.center_id)
        .join(Department, Department.id == Center.department_id)
        .where(AnnualDuty.year == year)
        .order_by(Center.number)
    )
    return tuple(_row(d, c, name, today) for d, c, name in session.execute(query))


def _row(d: AnnualDuty, c: Center, department: str, today: date) -> DutyRow:
    dates = Duty(d.due_on, d.summary_received_on, d.plan_received_on, d.district_checked_on, d.returned_on, d.filed_on)
    return DutyRow(
        d.id,
        d.year,
        c.id,
        c.number,
        c.name,
        c.host_name,
        department,
        d.due_on,
        d.summary_received_on,
        d.plan_received_on,
        d.district_checked_on,
        d.district_opinion,
        d.returned_on,
        d.return_reason,
        d.filed_on,
        d.filing_number,
        d.cancellation_reason,
        d.cancellation_proposed_on,
        duty_state(dates, today).value,
        days_left(dates, today),
    )

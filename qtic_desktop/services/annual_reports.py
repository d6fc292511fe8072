"""年度报告 (三（四）) and the ledger it is asked of: open a year, receive, check, file, return, propose cancellation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from qtic_desktop.domain.annual_reports import Duty, DutyState, due_date, duty_state, owes_report
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.registry import current_rules
from qtic_desktop.storage.tables import AnnualDuty, Center
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@dataclass(frozen=True, slots=True)
class NewCenter:
    """A centre for the ledger."""

    number: str
    name: str
    host_name: str
    department_id: str
    track: str
    started_on: date
    ends_on: date


def register_centers(work: UnitOfWork, *, centers: Sequence[NewCenter]) -> Changes:
    """Take running centres into the ledger; numbers already there are left as they are."""
    known = set(work.session.scalars(select(Center.number)))
    ids = []
    for new in centers:
        if new.number in known:
            continue
        if new.ends_on <= new.started_on:
            raise Refused("launch.ends_before_start", number=new.number)
        ids.append(work.new_id())
        work.session.add(
            Center(
                id=ids[-1],
                number=new.number,
                name=new.name,
                host_name=new.host_name,
                department_id=new.department_id,
                track=new.track,
                started_on=new.started_on,
                ends_on=new.ends_on,
                status="running",
            )
        )
    work.record("register_centers", "center", ids[0] if ids else "", count=len(ids))
    return Changes.of("center", *ids)


def open_report_year(work: UnitOfWork, *, year: int) -> Changes:
    """Write down who owes the report about ``year`` and by when; centres already listed are left alone."""
    _, _, settings = current_rules(work.session)
    due = due_date(year, month=int(settings["annual_due_month"]), day=int(settings["annual_due_day"]))
    listed = set(work.session.scalars(select(AnnualDuty.center_id).where(AnnualDuty.year == year)))
    ids = []
    for center in work.session.scalars(select(Center).where(Center.status == "running").order_by(Center.number)):
        if center.id in listed or not owes_report(started_on=center.started_on, ended_on=center.ends_on, year=year):
            continue
        ids.append(work.new_id())
        work.session.add(AnnualDuty(id=ids[-1], center_id=center.id, year=year, due_on=due))
    work.record("open_report_year", "duty", "", year=year, count=len(ids), due=due)
    return Changes.of("duty", *ids)


def receive_report(
    work: UnitOfWork, *, duty_id: str, summary_on: date | None = None, plan_on: date | None = None
) -> Changes:
    """Note that the summary of last year (总结), the plan of this year (计划), or both have come."""
    row = _open_duty(work, duty_id)
    _past(work, summary_on, plan_on)
    if summary_on is None and plan_on is None:
        raise Refused("annual.nothing_received")
    row.summary_received_on = summary_on or row.summary_received_on
    row.plan_received_on = plan_on or row.plan_received_on
    row.returned_on, row.return_reason = None, ""
    work.record("receive_report", "duty", row.id, summary=summary_on, plan=plan_on)
    return Changes.of("duty", row.id)


def record_district_check(work: UnitOfWork, *, duty_id: str, on: date, opinion: str) -> Changes:
    """Note the check by the district department (经各区（市、功能区）科技主管部门审核); both parts must have come."""
    row = _open_duty(work, duty_id)
    _past(work, on)
    if row.summary_received_on is None or row.plan_received_on is None:
        raise Refused("annual.parts_missing")
    row.district_checked_on, row.district_opinion = on, opinion.strip()
    work.record("record_district_check", "duty", row.id, on=on, opinion=opinion)
    return Changes.of("duty", row.id)


def file_report(work: UnitOfWork, *, duty_id: str, on: date, filing_number: str) -> Changes:
    """File a checked report with the city bureau (备案) under its number."""
    row = _open_duty(work, duty_id)
    _past(work, on)
    if row.district_checked_on is None:
        raise Refused("annual.not_checked")
    if not filing_number.strip():
        raise Refused("annual.no_filing_number")
    if one_or_none(work.session, AnnualDuty, filing_number=filing_number.strip()):
        raise Refused("annual.filing_number_taken", number=filing_number.strip())
    row.filed_on, row.filing_number = on, filing_number.strip()
    work.record("file_report", "duty", row.id, on=on, number=filing_number)
    return Changes.of("duty", row.id)


def return_report(work: UnitOfWork, *, duty_id: str, on: date, reason: str) -> Changes:
    """Give a report back for correction (退回补正); what had come is asked for again."""
    row = _open_duty(work, duty_id)
    _past(work, on)
    if not reason.strip():
        raise Refused("annual.return_without_reason")
    work.record("return_report", "duty", row.id, on=on, reason=reason, summary=row.summary_received_on)
    row.returned_on, row.return_reason = on, reason.strip()
    row.summary_received_on = row.plan_received_on = row.district_checked_on = None
    return Changes.of("duty", row.id)


def propose_cancellation(work: UnitOfWork, *, duty_id: str, reason: str) -> Changes:
    """Keep a reasoned draft to cancel the qualification (未按时提报的，取消资格). A person decides on paper: the centre's
    status is not touched. Only for a report that is overdue."""
    row = _open_duty(work, duty_id)
    if duty_state(duty_of(row), work.today) is not DutyState.OVERDUE:
        raise Refused("annual.not_overdue")
    if len(reason.strip()) < 10:
        raise Refused("annual.reason_too_short")
    row.cancellation_reason, row.cancellation_proposed_on = reason.strip(), work.today
    work.record("propose_cancellation", "duty", row.id, reason=reason)
    return Changes.of("duty", row.id)


def withdraw_cancellation(work: UnitOfWork, *, duty_id: str, reason: str) -> Changes:
    """Take back a cancellation draft; the audit log keeps it."""
    row = work.get(AnnualDuty, duty_id)
    work.record("withdraw_cancellation", "duty", row.id, was=row.cancellation_reason, reason=reason)
    row.cancellation_reason, row.cancellation_proposed_on = "", None
    return Changes.of("duty", row.id)


def duty_of(row: AnnualDuty) -> Duty:
    """The dates of a stored duty as the domain takes them."""
    return Duty(
        row.due_on,
        row.summary_received_on,
        row.plan_received_on,
        row.district_checked_on,
        row.returned_on,
        row.filed_on,
    )


def _open_duty(work: UnitOfWork, duty_id: str) -> AnnualDuty:
    row = work.get(AnnualDuty, duty_id)
    if row.filed_on is not None:
        raise Refused("annual.already_filed", number=row.filing_number)
    return row


def _past(work: UnitOfWork, *dates: date | None) -> None:
    for day in dates:
        if day is not None and day > work.today:
            raise Refused("annual.in_future", date=day.isoformat())

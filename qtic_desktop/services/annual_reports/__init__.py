"""年度报告 (三（四）) and the ledger it is asked of: open a year, receive, check, file, return, propose cancellation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.annual_reports import (
    DutyState,
    Exemption,
    check_dates,
    due_date,
    duty_state,
    exemption,
    following_number,
    submitted_when_received,
)
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.registry import current_rules
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.annual_reports import dates_of
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
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


@use_case(Act.REGISTER_CENTERS)
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
    work.record(Act.REGISTER_CENTERS, Kind.CENTER, ids[0] if ids else "", count=len(ids))
    return Changes.of(Kind.CENTER, *ids)


@dataclass(frozen=True, slots=True)
class YearRules:
    """What the office decided about annual reports (指引未规定)."""

    due_month: int
    due_day: int
    measure: str
    late_from_month: int
    past_period: str


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What opening a year would do: the due day, how many centres are listed anew, listed already (and with which due
    day), and left out; ``overdue_days``: by how many days the due day has passed already, 0 when it has not."""

    due_on: date
    fresh: int
    listed: int
    started_late: int
    period_over: int
    listed_due_on: date | None = None
    overdue_days: int = 0
    late: tuple[str, ...] = field(default=(), compare=False)
    """Whom opening it would make overdue at once, by name of the centre."""


def year_rules(session: Session) -> YearRules:
    """The settings in force."""
    _, _, body = current_rules(session)
    return YearRules(
        int(body["annual_due_month"]),
        int(body["annual_due_day"]),
        str(body["annual_measure"]),
        int(body["annual_late_start_month"]),
        str(body["annual_past_period"]),
    )


@query(Read.DUTIES)
def plan_report_year(session: Session, *, year: int, today: date, due_on: date | None = None) -> YearPlan:
    """Say what ``open_report_year`` would do, without doing it."""
    rules = year_rules(session)
    listed = set(session.scalars(select(AnnualDuty.center_id).where(AnnualDuty.year == year)))
    running = list(session.scalars(select(Center).where(Center.status == "running")))
    others = [(center.name, _exempt(center, year, rules)) for center in running if center.id not in listed]
    left_out = [why_not for _name, why_not in others]
    due = due_on or due_date(year, month=rules.due_month, day=rules.due_day)
    listed_due = session.scalars(
        select(AnnualDuty.due_on).where(AnnualDuty.year == year, AnnualDuty.first_due_on.is_(None)).limit(1)
    ).first()
    return YearPlan(
        due,
        left_out.count(None),
        len(listed),
        left_out.count(Exemption.STARTED_LATE),
        left_out.count(Exemption.PERIOD_OVER),
        listed_due,
        max(0, (today - due).days),
        tuple(sorted(name for name, why_not in others if why_not is None)) if today > due else (),
    )


@dataclass(frozen=True, slots=True)
class DueChange:
    """What another due day for a whole year would do: for how many reports, and how many of them it would make overdue
    or in time again as of today."""

    reports: int
    made_overdue: int
    made_timely: int
    kept: int
    turned: tuple[tuple[str, bool], ...] = field(default=(), compare=False)
    """Those that turn, by name of the centre, and whether they become overdue."""


@query(Read.DUTIES)
def plan_due_change(session: Session, *, year: int, due_on: date, today: date) -> DueChange:
    """Say what ``move_year_due`` would do, without doing it."""
    moved = overdue = timely = 0
    turned: list[tuple[str, bool]] = []
    names: dict[str, str] = dict(session.execute(select(Center.id, Center.name)).all())
    rows = list(session.scalars(select(AnnualDuty).where(AnnualDuty.year == year)))
    for row in rows:
        if row.first_due_on is not None or row.cancelled_on is not None:
            continue
        moved += 1
        before = duty_state(dates_of(row), today) is DutyState.OVERDUE
        after = duty_state(replace(dates_of(row), due_on=due_on), today) is DutyState.OVERDUE
        overdue += after and not before
        timely += before and not after
        if after is not before:
            turned.append((names[row.center_id], after))
    return DueChange(moved, overdue, timely, len(rows) - moved, tuple(sorted(turned)))


@use_case(Act.MOVE_YEAR_DUE)
def move_year_due(work: UnitOfWork, *, year: int, due_on: date, reason: str) -> Changes:
    """Give all reports about ``year`` another due day (通知改期). Extensions of single centres and decided cases keep
    theirs. Reversed by the same act with the day before, which the audit entry names."""
    if due_on <= date(year, 12, 31):
        raise Refused("annual.due_too_early", date=due_on.isoformat(), year=year)
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("annual.reason_missing").beside("reason")
    rows = [
        row
        for row in work.session.scalars(select(AnnualDuty).where(AnnualDuty.year == year))
        if row.first_due_on is None and row.cancelled_on is None and row.due_on != due_on
    ]
    if not rows:
        raise Refused("annual.due_unchanged", date=due_on.isoformat(), year=year).beside("due_on")
    before = sorted({row.due_on for row in rows})
    for row in rows:
        row.due_on = due_on
    work.record(
        Act.MOVE_YEAR_DUE, Kind.DUTY, "", year=year, before=before, until=due_on, reason=reason.strip(), count=len(rows)
    )
    return Changes.of(Kind.DUTY, *(row.id for row in rows))


@use_case(Act.TAKE_BACK_YEAR)
def take_back_year(work: UnitOfWork, *, year: int, reason: str) -> Changes:
    """Take back a year opened by mistake, while nothing has been noted for any of its reports; opening it again lists
    the centres anew. The audit entry keeps how many there were and their due day."""
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("annual.reason_missing").beside("reason")
    rows = list(work.session.scalars(select(AnnualDuty).where(AnnualDuty.year == year)))
    if not rows:
        raise Refused("annual.year_not_open", year=year)
    touched = sum(_is_touched(row) for row in rows)
    if touched:
        raise Refused("annual.year_in_use", year=year, count=touched)
    due = sorted({row.due_on for row in rows})
    ids = [row.id for row in rows]
    for row in rows:
        work.session.delete(row)
    work.record(Act.TAKE_BACK_YEAR, Kind.DUTY, "", year=year, count=len(ids), due=due, reason=reason.strip())
    return Changes.of(Kind.DUTY, *ids)


def _is_touched(row: AnnualDuty) -> bool:
    dates = (
        row.summary_received_on, row.plan_received_on, row.district_checked_on, row.returned_on, row.filed_on,
        row.first_due_on, row.cancellation_proposed_on, row.cancelled_on,
    )  # fmt: skip
    return any(day is not None for day in dates)


def _exempt(center: Center, year: int, rules: YearRules) -> Exemption | None:
    return exemption(
        started_on=center.started_on,
        ended_on=center.ends_on,
        year=year,
        late_from_month=rules.late_from_month,
        past_period=rules.past_period,
    )


@use_case(Act.OPEN_REPORT_YEAR)
def open_report_year(work: UnitOfWork, *, year: int, due_on: date | None = None) -> Changes:
    """Write down who owes the report about ``year`` and by when (``due_on``, or the day of the settings); centres
    already listed are left alone."""
    rules = year_rules(work.session)
    due = due_on or due_date(year, month=rules.due_month, day=rules.due_day)
    if due <= date(year, 12, 31):
        raise Refused("annual.due_too_early", date=due.isoformat(), year=year)
    listed = set(work.session.scalars(select(AnnualDuty.center_id).where(AnnualDuty.year == year)))
    ids = []
    for center in work.session.scalars(select(Center).where(Center.status == "running").order_by(Center.number)):
        if center.id in listed or _exempt(center, year, rules) is not None:
            continue
        ids.append(work.new_id())
        work.session.add(AnnualDuty(id=ids[-1], center_id=center.id, year=year, due_on=due, measure=rules.measure))
    work.record(Act.OPEN_REPORT_YEAR, Kind.DUTY, "", year=year, count=len(ids), due=due, measure=rules.measure)
    return Changes.of(Kind.DUTY, *ids)


@use_case(Act.RECEIVE_REPORT)
def receive_report(
    work: UnitOfWork,
    *,
    duty_id: str,
    summary_on: date | None = None,
    plan_on: date | None = None,
    submitted_on: date | None = None,
) -> Changes:
    """Note that the summary of last year (总结), the plan of this year (计划), or both have come. ``submitted_on`` is the
    day the centre handed the whole report in, where that was before these dates (at the district, say); without it
    the report counts as submitted once both parts have come, and a report given back keeps the day it first came. A
    date put right moves that day with it; one that a person stated is asked for anew."""
    row = open_duty(work, duty_id)
    if summary_on is None and plan_on is None:
        raise Refused("annual.nothing_received")
    for argument, day, known in (
        ("summary_on", summary_on, row.summary_received_on), ("plan_on", plan_on, row.plan_received_on),
    ):  # fmt: skip
        in_order(Pair.AGAIN_RETURN, row.returned_on, None if day == known else day, argument)
    before = dates_of(row)
    row.summary_received_on = summary_on or row.summary_received_on
    row.plan_received_on = plan_on or row.plan_received_on
    row.returned_on, row.return_reason = None, ""
    row.submitted_on = submitted_when_received(before, dates_of(row), submitted_on)
    check_dates(dates_of(row), year=row.year, today=work.today)
    work.record(Act.RECEIVE_REPORT, Kind.DUTY, row.id, summary=summary_on, plan=plan_on, submitted=row.submitted_on)
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.RECORD_DISTRICT_CHECK)
def record_district_check(work: UnitOfWork, *, duty_id: str, on: date, opinion: str) -> Changes:
    """Note the check by the district department (经各区（市、功能区）科技主管部门审核) of a report that is here whole. Its date
    may lie before those of receipt: the district checks first. ``opinion`` stands in the district's own words."""
    row = open_duty(work, duty_id)
    if not dates_of(row).is_whole:
        raise Refused("annual.parts_missing")
    row.district_checked_on, row.district_opinion = on, opinion.strip()
    check_dates(dates_of(row), year=row.year, today=work.today)
    work.record(Act.RECORD_DISTRICT_CHECK, Kind.DUTY, row.id, on=on, opinion=opinion)
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.FILE_REPORT)
def file_report(work: UnitOfWork, *, duty_id: str, on: date, filing_number: str) -> Changes:
    """File a checked report with the city bureau (备案) under its number."""
    row = open_duty(work, duty_id)
    if row.district_checked_on is None:
        raise Refused("annual.not_checked")
    if not dates_of(row).is_whole:
        raise Refused("annual.parts_missing")
    row.filing_number = free_filing_number(work, filing_number)
    row.filed_on = on
    check_dates(dates_of(row), year=row.year, today=work.today)
    work.record(Act.FILE_REPORT, Kind.DUTY, row.id, on=on, number=row.filing_number)
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.RETURN_REPORT)
def return_report(work: UnitOfWork, *, duty_id: str, on: date, reason: str) -> Changes:
    """Give a report back for correction (退回补正): the dates of what had come stay, the report waits to come again, and
    the district checks it anew."""
    row = open_duty(work, duty_id)
    if not reason.strip():
        raise Refused("annual.return_without_reason")
    before = {"summary": row.summary_received_on, "plan": row.plan_received_on, "checked": row.district_checked_on}
    came = [day for day in (row.summary_received_on, row.plan_received_on) if day is not None]
    in_order(Pair.RETURN_RECEIPT, max(came, default=None), on, "on")
    row.returned_on, row.return_reason = on, reason.strip()
    check_dates(dates_of(row), year=row.year, today=work.today)
    row.district_checked_on = None
    row.district_opinion = ""
    work.record(Act.RETURN_REPORT, Kind.DUTY, row.id, on=on, reason=reason, before=before)
    return Changes.of(Kind.DUTY, row.id)


# -- several at once: all or none


@use_case(Act.RECEIVE_MANY)
def receive_many(
    work: UnitOfWork, *, duty_ids: Sequence[str], summary_on: date | None = None, plan_on: date | None = None
) -> Changes:
    """Note the same dates of receipt for several reports."""
    return _each(
        work, duty_ids, lambda _, id_: receive_report(work, duty_id=id_, summary_on=summary_on, plan_on=plan_on)
    )


@use_case(Act.CHECK_MANY)
def check_many(work: UnitOfWork, *, duty_ids: Sequence[str], on: date, opinion: str) -> Changes:
    """Note the district's check of several reports."""
    return _each(work, duty_ids, lambda _, id_: record_district_check(work, duty_id=id_, on=on, opinion=opinion))


@use_case(Act.FILE_MANY)
def file_many(work: UnitOfWork, *, duty_ids: Sequence[str], on: date, first_number: str) -> Changes:
    """File several reports under numbers counted up from ``first_number``, in the order given."""
    first = first_number.strip()
    if not first:
        raise Refused("annual.no_filing_number")
    return _each(
        work,
        duty_ids,
        lambda place, id_: file_report(work, duty_id=id_, on=on, filing_number=following_number(first, place)),
    )


def _each(work: UnitOfWork, duty_ids: Sequence[str], act: Callable[[int, str], Changes]) -> Changes:
    """Do it for each; one that does not fit stops all of them and is named."""
    for place, duty_id in enumerate(duty_ids):
        try:
            act(place, duty_id)
        except Refused as refusal:
            if refusal.code != "annual.out_of_order":
                raise
            center = work.get(Center, work.get(AnnualDuty, duty_id).center_id)
            raise Refused("annual.one_of_many", center=center.name, count=len(duty_ids)) from refusal
    return Changes.of(Kind.DUTY, *duty_ids)


# -- shared with the corrections


def is_overdue(row: AnnualDuty, today: date) -> bool:
    """Whether the report is overdue on the day ``today``."""
    return duty_state(dates_of(row), today) is DutyState.OVERDUE


def open_duty(work: UnitOfWork, duty_id: str) -> AnnualDuty:
    """The row, unless the report is filed or the centre has been cancelled for it."""
    row = work.get(AnnualDuty, duty_id)
    if row.filed_on is not None:
        raise Refused("annual.already_filed", number=row.filing_number)
    if row.cancelled_on is not None:
        raise Refused("annual.already_cancelled", date=row.cancelled_on.isoformat())
    return row


def free_filing_number(work: UnitOfWork, number: str, *, own: str = "") -> str:
    """``number`` without blanks around it, unless it is empty or another report (not ``own``) holds it."""
    wanted = number.strip()
    if not wanted:
        raise Refused("annual.no_filing_number")
    holder = one_or_none(work.session, AnnualDuty, filing_number=wanted)
    if holder is not None and holder.id != own:
        raise Refused("annual.filing_number_taken", number=wanted)
    return wanted

"""Annual reports of past years (三（四）): one duty per centre and year, with what the older ledger knows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from qtic_desktop.domain.annual_reports import DutyState, check_dates, due_date, duty_state
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns_past import Part
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.exchange.past_rows import PastReport
from qtic_desktop.services.annual_reports import YearRules, year_rules
from qtic_desktop.services.imports.past.tally import PastTally
from qtic_desktop.storage.queries.annual_reports import dates_of
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.unit_of_work import UnitOfWork


def take_reports(
    work: UnitOfWork, items: Sequence[PastReport], centers: Mapping[str, Center], tally: PastTally
) -> list[AnnualDuty]:
    """The duties of the workbook that the record has not. Without a day of submission, "in time" goes by the filing
    (市局备案), and that is said; a report that was never filed is listed as what it is now."""
    rules = year_rules(work.session)
    rows = list(work.session.scalars(select(AnnualDuty)))
    there = {(row.center_id, row.year) for row in rows}
    usual = {row.year: row.due_on for row in rows if row.first_due_on is None}
    numbers = {row.filing_number for row in rows if row.filing_number}
    seen: dict[tuple[str, int], int] = {}
    made = []
    for item in items:
        center = centers.get(item.number)
        if not item.year:
            tally.say(Part.REPORTS, item.place, "year", "exchange.required")
            continue
        if center is None or not _is_possible(work, item, center, tally):
            continue
        first = seen.setdefault((item.number, item.year), item.place.row)
        if first != item.place.row:
            tally.say(
                Part.REPORTS, item.place, "year", "past.report_twice", number=item.number, year=item.year, first=first
            )
            continue
        if (center.id, item.year) in there:
            tally.same += 1
            tally.say(
                Part.REPORTS, item.place, "", "past.report_there", blocking=False, number=item.number, year=item.year
            )
            continue
        if item.filing_number and item.filing_number in numbers:
            tally.say(Part.REPORTS, item.place, "filing_number", "past.filing_number_taken", number=item.filing_number)
        numbers.add(item.filing_number)
        made.append(_duty(work, item, center, usual.get(item.year), rules, tally))
    return made


def _is_possible(work: UnitOfWork, item: PastReport, center: Center, tally: PastTally) -> bool:
    if item.year >= work.today.year or item.year < center.started_on.year:
        code = "past.year_ahead" if item.year >= work.today.year else "past.year_before_start"
        tally.say(Part.REPORTS, item.place, "year", code, year=item.year, start=center.started_on.isoformat())
        return False
    cancelled = item.cancelled_on is not None
    if cancelled and center.status != CenterStatus.CANCELLED:
        tally.say(Part.REPORTS, item.place, "cancelled_on", "past.not_cancelled", number=center.number)
        return False
    if bool(item.cancellation) != cancelled:
        tally.say(Part.REPORTS, item.place, "cancellation" if cancelled else "cancelled_on", "past.cancel_incomplete")
        return False
    if item.filing_number and item.filed_on is None:
        tally.say(Part.REPORTS, item.place, "filed_on", "past.number_without_day", number=item.filing_number)
        return False
    return True


def _duty(
    work: UnitOfWork, item: PastReport, center: Center, usual: date | None, rules: YearRules, tally: PastTally
) -> AnnualDuty:
    due = item.due_on or usual or due_date(item.year, month=rules.due_month, day=rules.due_day)
    measure = rules.measure
    known = {"submitted": item.submitted_on, "district": item.checked_on, "city": item.filed_on}
    if item.filed_on is not None and known[measure] is None:
        measure = "city"
    row = AnnualDuty(
        id=work.new_id(), center_id=center.id, year=item.year, due_on=due, measure=measure,
        summary_received_on=item.submitted_on, plan_received_on=item.submitted_on, submitted_on=item.submitted_on,
        district_checked_on=item.checked_on, district_opinion=item.opinion, filed_on=item.filed_on,
        filing_number=item.filing_number, cancelled_on=item.cancelled_on, cancellation_decision=item.cancellation,
        cancellation_proposed_on=item.cancelled_on, cancellation_reason=item.cancellation,
    )  # fmt: skip
    try:
        check_dates(dates_of(row), year=item.year, today=work.today)
    except Refused as refusal:
        tally.refuse(Part.REPORTS, item.place, refusal)
    line = tally.centers[center.number]
    line.reports.append(item.year)
    state = duty_state(dates_of(row), work.today)
    if state is DutyState.OVERDUE and center.status == CenterStatus.RUNNING:
        line.overdue.append(item.year)
        tally.say(
            Part.REPORTS, item.place, "", "past.overdue_at_once", blocking=False, year=item.year, due=due.isoformat()
        )
    elif state is DutyState.FILED_LATE:
        code = "past.filed_late" if measure == rules.measure else "past.filed_late_by_filing"
        tally.say(Part.REPORTS, item.place, "", code, blocking=False, year=item.year, due=due.isoformat())
    work.session.add(row)
    return row

"""What a workbook of past years leaves open, centre by centre: it is taken in all the same, and nobody has to find out later."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from qtic_desktop.domain.annual_reports import due_date, owes_report
from qtic_desktop.domain.imports.columns_past import Part
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.services.annual_reports import YearRules, year_rules
from qtic_desktop.services.imports.past.tally import PastTally
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.launch import AnnualDuty, Center, CenterTarget
from qtic_desktop.storage.unit_of_work import UnitOfWork


def name_gaps(work: UnitOfWork, centers: Mapping[str, Center], tally: PastTally) -> None:
    """Say of each centre which columns, yearly reports, dates of filings, evaluations and targets are missing, and where a
    cancellation or a revocation has no ground."""
    rules = year_rules(work.session)
    duties: dict[str, dict[int, AnnualDuty]] = {}
    for row in work.session.scalars(select(AnnualDuty)):
        duties.setdefault(row.center_id, {})[row.year] = row
    graded = {(row[0], row[1]) for row in work.session.execute(select(Evaluation.center_id, Evaluation.period_end))}
    posted = set(
        work.session.scalars(select(Evaluation.center_id).where(Evaluation.grade != "", Evaluation.posted_on.is_(None)))
    )
    booked = set(work.session.scalars(select(CenterTarget.center_id).distinct()))
    for number, center in centers.items():
        have = duties.get(center.id, {})
        _columns(center, number, tally)
        _reports(work, center, have, rules, tally)
        if center.status == CenterStatus.RUNNING:
            if center.ends_on < work.today and (center.id, center.ends_on) not in graded:
                tally.miss(number, "past.gap_evaluation", date=center.ends_on.isoformat())
            if center.id not in booked:
                tally.miss(number, "past.gap_targets")
        if center.id in posted:
            tally.miss(number, "past.gap_posting")
        cancelled = any(row.cancelled_on is not None for row in have.values())
        place = tally.centers[number].place
        if center.status == CenterStatus.CANCELLED and not cancelled and place is not None:
            tally.say(Part.CENTERS, place, "status", "past.cancel_needs_report", number=number)


def _columns(center: Center, number: str, tally: PastTally) -> None:
    lacking = [
        title
        for title, value in (
            ("启动文号", center.start_paper), ("中心主任", center.director_name),
            ("终止日期", center.status == CenterStatus.RUNNING or center.status_on or center.status == CenterStatus.CANCELLED),
            ("终止依据", center.status == CenterStatus.RUNNING or center.status_reason or center.status == CenterStatus.CANCELLED),
            ("原中心名称", center.track != "CONVERSION" or center.old_center_name),
        )
        if not value
    ]  # fmt: skip
    if lacking:
        tally.miss(number, "past.gap_columns", columns="、".join(lacking))


def _reports(
    work: UnitOfWork, center: Center, have: Mapping[int, AnnualDuty], rules: YearRules, tally: PastTally
) -> None:
    """Years it owed a report for and of which nothing is known; filings of which a day or the number is not known."""
    last = center.status_on or max((row.cancelled_on for row in have.values() if row.cancelled_on), default=work.today)
    until = work.today.year if center.status == CenterStatus.RUNNING else last.year
    owed = (year for year in range(center.started_on.year, until) if year not in have and _owed(center, year, rules))
    missing = [year for year in owed if due_date(year, month=rules.due_month, day=rules.due_day) < work.today]
    if missing:
        tally.miss(center.number, "past.gap_reports", years="、".join(map(str, missing)))
    for title, name in (
        ("提报日期", "submitted_on"),
        ("区市审核日期", "district_checked_on"),
        ("备案号", "filing_number"),
    ):
        years = [year for year, row in sorted(have.items()) if row.filed_on is not None and not getattr(row, name)]
        if years:
            tally.miss(center.number, "past.gap_filing", years="、".join(map(str, years)), column=title)


def _owed(center: Center, year: int, rules: YearRules) -> bool:
    return owes_report(
        started_on=center.started_on, ended_on=center.ends_on, year=year, late_from_month=rules.late_from_month,
        past_period=rules.past_period,
    )  # fmt: skip

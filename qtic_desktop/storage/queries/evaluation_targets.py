"""The yardstick of an evaluation: targets of the task book in force against what was reached, and where that is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.evaluation.periods import report_year, year_of_period
from qtic_desktop.resources import message
from qtic_desktop.storage.queries.annual_figures import figures_of
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.evaluation import Evaluation, EvaluationActual
from qtic_desktop.storage.tables.launch import AnnualDuty, CenterTarget
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target of the task book against what was reached: ``source`` says where the figure is written, ``report`` the
    year of the annual report that tells of it and whether that was filed; ``actual`` is empty where nothing is noted.
    What was noted for the evaluation stands before what the filed annual report says."""

    task: int
    content: str
    year_no: int
    first: date
    last: date
    target: str
    actual: str
    source: str
    report_year: int
    filed: str
    """Number of the filing of that report; empty when it is not filed."""


@query(Read.EVALUATIONS)
def target_lines(session: Session, *, evaluation_id: str) -> tuple[TargetLine, ...]:
    """The yardstick: every target of the task book in force, by task and year."""
    row = find(session, Evaluation, evaluation_id)
    reached = {
        (one.task, one.year_no): one
        for one in session.scalars(select(EvaluationActual).filter_by(evaluation_id=evaluation_id))
    }
    filed, told = _filings(session, row), figures_of(session, row.center_id, filed=True)
    in_force = select(CenterTarget).filter_by(center_id=row.center_id, in_force=True).order_by(CenterTarget.number)
    found = []
    for target in session.scalars(in_force):
        for year, text in enumerate((target.year1, target.year2, target.year3), 1):
            one, of = reached.get((target.number, year)), report_year(row.period_start, year)
            first, last = year_of_period(row.period_start, year)
            actual, source = ("", "") if one is None else (one.actual, one.source)
            if one is None and told.get(of, {}).get(target.number):
                actual = told[of][target.number]
                source = message("evaluation.source_report", year=of, number=filed[of])
            found.append(
                TargetLine(
                    target.number, target.content, year, first, last, text, actual, source, of, filed.get(of, ""),
                )
            )  # fmt: skip
    return tuple(found)


def _filings(session: Session, row: Evaluation) -> dict[int, str]:
    duties = select(AnnualDuty.year, AnnualDuty.filing_number).where(
        AnnualDuty.center_id == row.center_id, AnnualDuty.filed_on.is_not(None)
    )
    return dict(session.execute(duties).all())


def sources_of(session: Session, row: Evaluation) -> dict[int, str]:
    """By year of the period the filed annual report that tells of it, in words; a year without one is left out."""
    filed = _filings(session, row)
    years = {number: report_year(row.period_start, number) for number in (1, 2, 3)}
    return {
        number: message("evaluation.source_report", year=year, number=filed[year])
        for number, year in years.items()
        if year in filed
    }

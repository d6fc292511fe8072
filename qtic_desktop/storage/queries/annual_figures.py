"""What an annual report says beside its dates: figures against the task book, reminders, files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.evaluation.oddities import Oddity, oddities
from qtic_desktop.domain.evaluation.periods import report_year
from qtic_desktop.domain.reminders import Outcome, ReminderKind, Sent
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.launch import AnnualDuty, AnnualFigure, Center, CenterTarget, Reminder
from qtic_desktop.storage.tables.registry import Attachment
from qtic_desktop.storage.unit_of_work import find

_YEARS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One task of the task book in the year of a report: its target (empty where the year lies outside the three), what
    the report says was reached, what the report before said, and what is odd about it."""

    task: int
    content: str
    target: str
    figure: str
    before: str
    odd: tuple[Oddity, ...]


@dataclass(frozen=True, slots=True)
class ReportMore:
    """Figures, what was sent, and the files (kind and name), of one report."""

    year: int
    figures: tuple[FigureLine, ...]
    sent: tuple[Sent, ...]
    files: tuple[tuple[str, str], ...]
    repeated: tuple[tuple[str, str, int], ...] = ()
    """Files that came byte for byte with another report, too: the name here, the centre and the year there."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """A figure as ``oddities`` takes it; the year of the report stands for the year of the period."""

    task: int
    year_no: int
    actual: str


@query(Read.DUTIES)
def report_more(session: Session, *, duty_id: str) -> ReportMore:
    """What the card of a report tells besides."""
    duty = find(session, AnnualDuty, duty_id)
    files = select(Attachment.kind, Attachment.file_name).filter_by(subject_id=duty_id).order_by(Attachment.file_name)
    return ReportMore(
        duty.year,
        _figures(session, duty),
        sent_about(session, duty_id),
        tuple((kind, name) for kind, name in session.execute(files)),
        _repeated(session, duty_id),
    )


def _repeated(session: Session, duty_id: str) -> tuple[tuple[str, str, int], ...]:
    """A summary or a plan that another year, or another centre, handed in before."""
    other = aliased(Attachment)
    query = (
        select(Attachment.file_name, Center.name, AnnualDuty.year)
        .join(other, (other.sha256 == Attachment.sha256) & (other.subject_id != Attachment.subject_id))
        .join(AnnualDuty, AnnualDuty.id == other.subject_id)
        .join(Center, Center.id == AnnualDuty.center_id)
        .where(Attachment.subject_id == duty_id, Attachment.kind.in_(("summary", "plan")))
        .order_by(Attachment.file_name, AnnualDuty.year, Center.name)
    )
    return tuple((name, center, year) for name, center, year in session.execute(query))


def _figures(session: Session, duty: AnnualDuty) -> tuple[FigureLine, ...]:
    number = year_number(session, duty.center_id, duty.year)
    by_year = figures_of(session, duty.center_id)
    noted = [
        _Noted(task, year, text) for year, tasks in by_year.items() for task, text in tasks.items() if year <= duty.year
    ]
    odd: dict[int, list[Oddity]] = {}
    for task, year, what in oddities(noted):
        if year == duty.year:
            odd.setdefault(task, []).append(what)
    book = select(CenterTarget).filter_by(center_id=duty.center_id, in_force=True).order_by(CenterTarget.number)
    now, last = by_year.get(duty.year, {}), by_year.get(duty.year - 1, {})
    return tuple(
        FigureLine(
            row.number, row.content, (row.year1, row.year2, row.year3)[number - 1] if number else "",
            now.get(row.number, ""), last.get(row.number, ""), tuple(odd.get(row.number, ())),
        )
        for row in session.scalars(book)
    )  # fmt: skip


def year_number(session: Session, center_id: str, year: int) -> int:
    """Which year (1 to 3) of the running period the report about ``year`` tells of; 0 where it is none of them."""
    from qtic_desktop.storage.tables.evaluation import Evaluation

    begins = [session.scalars(select(Center.started_on).filter_by(id=center_id)).one()]
    later = select(Evaluation.next_from).where(Evaluation.center_id == center_id, Evaluation.next_from.is_not(None))
    begins += [day for day in session.scalars(later) if day is not None]
    start = max((day for day in begins if report_year(day, 1) <= year), default=None)
    return 0 if start is None else next((n for n in _YEARS if report_year(start, n) == year), 0)


def figures_of(session: Session, center_id: str, *, filed: bool = False) -> Mapping[int, Mapping[int, str]]:
    """By year of the report and task what was noted; ``filed``: of filed reports alone."""
    rows = (
        select(AnnualDuty.year, AnnualFigure.task, AnnualFigure.figure)
        .join(AnnualDuty, AnnualDuty.id == AnnualFigure.duty_id)
        .where(AnnualDuty.center_id == center_id)
    )
    if filed:
        rows = rows.where(AnnualDuty.filed_on.is_not(None))
    found: dict[int, dict[int, str]] = {}
    for year, task, text in session.execute(rows):
        found.setdefault(year, {})[task] = text
    return found


def sent_about(session: Session, duty_id: str) -> tuple[Sent, ...]:
    """Reminders that stand, the oldest first."""
    rows = (
        select(Reminder).where(Reminder.duty_id == duty_id, Reminder.withdrawn_on.is_(None)).order_by(Reminder.number)
    )
    return tuple(
        Sent(row.number, ReminderKind(row.kind), row.sent_on, row.way, Outcome(row.outcome), row.outcome_on, row.note)
        for row in session.scalars(rows)
    )


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many reminders stand about a report, whether one is known to have reached the centre, and why the newest did
    not, in the words noted; ``last_on`` is the day the newest was sent."""

    count: int
    reached: bool
    returned: str
    last_on: date


def reminded(session: Session, year: int) -> Mapping[str, Reminded]:
    """By report, for those that anything was sent about."""
    rows = (
        select(Reminder)
        .join(AnnualDuty, AnnualDuty.id == Reminder.duty_id)
        .where(AnnualDuty.year == year, Reminder.withdrawn_on.is_(None))
        .order_by(Reminder.number)
    )
    found: dict[str, list[Reminder]] = {}
    for row in session.scalars(rows):
        found.setdefault(row.duty_id, []).append(row)
    return {
        key: Reminded(
            len(sent),
            any(one.outcome == Outcome.SERVED for one in sent),
            sent[-1].note if sent[-1].outcome == Outcome.UNDELIVERABLE else "",
            sent[-1].sent_on,
        )
        for key, sent in found.items()
    }


def tasks_of(session: Session) -> Mapping[str, tuple[int, ...]]:
    """By centre the numbers of the tasks of its task book."""
    rows = select(CenterTarget.center_id, CenterTarget.number).filter_by(in_force=True).order_by(CenterTarget.number)
    found: dict[str, list[int]] = {}
    for center, number in session.execute(rows):
        found.setdefault(center, []).append(number)
    return {center: tuple(numbers) for center, numbers in found.items()}

"""绩效评估 (三（四）): who is listed, told, and hands in; the targets against what was reached. People decide, always."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order, told
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import Absence, EvaluationState
from qtic_desktop.domain.evaluation.periods import Due, Window, due, window
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.services.evaluation.steps import in_state, keep_file, name_of, past, running, said, take_step
from qtic_desktop.services.launch import last_day, needed_reason
from qtic_desktop.services.registry import current_rules
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.evaluation_targets import sources_of
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.evaluation import Evaluation, EvaluationActual
from qtic_desktop.storage.tables.launch import Center, CenterTarget
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

_CLEARED = ("—", "-", "－")


@dataclass(frozen=True, slots=True)
class EvaluationRules:
    """Months before and after the end of a period, and months to rectify (指引未规定)."""

    before: int
    after: int
    rectify: int


def evaluation_rules(session: Session) -> EvaluationRules:
    """The settings in force."""
    _, _, body = current_rules(session)
    return EvaluationRules(
        int(body["evaluation_before"]), int(body["evaluation_after"]), int(body["evaluation_rectify"])
    )


@dataclass(frozen=True, slots=True)
class EvaluationPlan:
    """What listing would do today: how many are listed anew, of them how many whose window has passed already, how many
    stand in a list already, and how many are not due yet; ``next_on``: when the next one falls due."""

    fresh: int
    missed: int
    listed: int
    not_yet: int
    next_on: date | None
    before: int
    after: int


@query(Read.EVALUATIONS)
def plan_evaluation(session: Session, *, today: date) -> EvaluationPlan:
    """Say what ``open_evaluation`` would do, without doing it."""
    rules, listed = evaluation_rules(session), _listed(session)
    fresh = missed = waiting = there = 0
    starts = []
    for center in session.scalars(select(Center).where(Center.status == CenterStatus.RUNNING)):
        found = window(center.ends_on, before=rules.before, after=rules.after)
        if (center.id, center.ends_on) in listed:
            there += 1
        elif due(found, today) is Due.NOT_YET:
            waiting += 1
            starts.append(found.first)
        else:
            fresh += 1
            missed += due(found, today) is Due.MISSED
    return EvaluationPlan(fresh, missed, there, waiting, min(starts, default=None), rules.before, rules.after)


def _listed(session: Session) -> set[tuple[str, date]]:
    return {(row[0], row[1]) for row in session.execute(select(Evaluation.center_id, Evaluation.period_end))}


@use_case(Act.OPEN_EVALUATION)
def open_evaluation(work: UnitOfWork) -> Changes:
    """List every running centre whose window has begun by today and that is not listed for this period, also where the
    window has passed: nobody is left out in silence."""
    rules, listed = evaluation_rules(work.session), _listed(work.session)
    running_ones = select(Center).where(Center.status == CenterStatus.RUNNING).order_by(Center.number)
    ids = []
    for center in work.session.scalars(running_ones):
        found = window(center.ends_on, before=rules.before, after=rules.after)
        if (center.id, center.ends_on) not in listed and due(found, work.today) is not Due.NOT_YET:
            ids.append(_list(work, center, found).id)
    if not ids:
        raise Refused("evaluation.nobody_due")
    work.record(
        Act.OPEN_EVALUATION, Kind.EVALUATION, ids[0], year=work.today.year, count=len(ids),
        months_before=rules.before, months_after=rules.after,
    )  # fmt: skip
    return Changes.of(Kind.EVALUATION, *ids)


def _list(work: UnitOfWork, center: Center, found: Window) -> Evaluation:
    row = Evaluation(
        id=work.new_id(), center_id=center.id, year=work.today.year, period_start=_start_of(work, center),
        period_end=center.ends_on, window_end=found.last,
    )  # fmt: skip
    work.session.add(row)
    return row


def _start_of(work: UnitOfWork, center: Center) -> date:
    """The first day of the period that is running now: the start of the centre, which for a conversion is its start as
    a technology innovation centre, or the first day of the period that was opened after an evaluation."""
    query = select(Evaluation.next_from).where(
        Evaluation.center_id == center.id, Evaluation.next_until == center.ends_on
    )
    return work.session.scalars(query).first() or center.started_on


@use_case(Act.LIST_EVALUATION)
def list_evaluation(work: UnitOfWork, *, center: str, reason: str) -> Changes:
    """List one centre before its window, named by its number or whole name; the reason stays with it."""
    rows = work.session.scalars(
        select(Center).where((Center.number == center.strip()) | (Center.name == center.strip()))
    )
    found = list(rows)
    if len(found) != 1:
        raise Refused("evaluation.no_such_center", text=center.strip()).beside("center")
    if found[0].status != CenterStatus.RUNNING:
        raise Refused("launch.not_running", name=found[0].name).beside("center")
    if (found[0].id, found[0].ends_on) in _listed(work.session):
        raise Refused("evaluation.listed_already", name=found[0].name).beside("center")
    words, rules = needed_reason(reason), evaluation_rules(work.session)
    row = _list(work, found[0], window(found[0].ends_on, before=rules.before, after=rules.after))
    work.record(Act.LIST_EVALUATION, Kind.EVALUATION, row.id, name=found[0].name, reason=words)
    return Changes.of(Kind.EVALUATION, row.id)


@use_case(Act.UNLIST_EVALUATION)
def unlist_evaluation(work: UnitOfWork, *, evaluation_id: str, reason: str) -> Changes:
    """Take a centre off the list while nothing was noted about it; it can be listed again."""
    row = in_state(work, evaluation_id, EvaluationState.LISTED)
    noted = select(EvaluationActual.id).where(EvaluationActual.evaluation_id == row.id).limit(1)
    if row.steps != "[]" or work.session.scalars(noted).first() is not None:
        raise Refused("evaluation.noted_already")
    work.record(
        Act.UNLIST_EVALUATION, Kind.EVALUATION, row.id, name=name_of(work, row), until=row.period_end,
        reason=needed_reason(reason),
    )  # fmt: skip
    work.session.delete(row)
    return Changes.of(Kind.EVALUATION, row.id)


@use_case(Act.NOTIFY_EVALUATION)
def notify_evaluation(
    work: UnitOfWork, *, evaluation_ids: Sequence[str], on: date, number: str, report_due_on: date
) -> Changes:
    """Note the notice: its day, its number, and by when the self-report is due; for several at once, all or none."""
    paper, day = said(number, "number", "evaluation.number_missing"), past(work, on, "on")
    if report_due_on < day:
        raise Refused("evaluation.due_before_notice").beside("report_due_on")
    changed = Changes()
    for one in evaluation_ids:
        row = in_state(work, one, EvaluationState.LISTED)
        in_order(Pair.EVALUATION_PERIOD, row.period_start, day, "on")
        columns = {"noticed_on": day, "notice_number": paper, "report_due_on": report_due_on}
        changed |= take_step(work, row, Act.NOTIFY_EVALUATION, columns)
    return changed


_BEFORE_RECEIPT = (EvaluationState.NOTICED, EvaluationState.REPORT_LATE)


@use_case(Act.RECEIVE_SELF_REPORT)
def receive_self_report(
    work: UnitOfWork,
    *,
    evaluation_id: str,
    on: date,
    self_score: str = "",
    order_reason: str = "",
    file_name: str = "",
    sha256: str = "",
    size: int = 0,
) -> Changes:
    """Note the day the self-report came, the points the centre gives itself, if it does (0 to 100), and its kept file. One
    that came before the notice is noted with its reason."""
    row = in_state(work, evaluation_id, *_BEFORE_RECEIPT)
    if self_score.strip():
        points = decimal_from(self_score)
        if points is None or not 0 <= points <= 100:
            raise Refused("evaluation.bad_score", text=self_score.strip()).beside("self_score")
    columns = {"received_on": past(work, on, "on"), "self_score": self_score.strip()}
    in_order(Pair.SELF_NOTICE, row.noticed_on, on, "on", why=order_reason)
    more = {**keep_file(work, row, "self_report", file_name, sha256, size), **told(order_reason)}
    return take_step(work, row, Act.RECEIVE_SELF_REPORT, columns, told=more)


@use_case(Act.CHECK_SELF_REPORT)
def check_self_report(
    work: UnitOfWork, *, evaluation_id: str, on: date, opinion: str, order_reason: str = ""
) -> Changes:
    """Note the district's check, with its own date: it may lie before the day the bureau had the paper, and before the
    notice with its reason."""
    row = in_state(work, evaluation_id, EvaluationState.RECEIVED)
    words = said(opinion, "opinion", "evaluation.opinion_missing")
    columns = {"checked_on": past(work, on, "on"), "district_opinion": words}
    in_order(Pair.CHECK_NOTICE, row.noticed_on, on, "on", why=order_reason)
    return take_step(work, row, Act.CHECK_SELF_REPORT, columns, told=told(order_reason))


@use_case(Act.NOTE_ABSENCE)
def note_absence(work: UnitOfWork, *, evaluation_id: str, kind: str, on: date, reason: str) -> Changes:
    """Note that a centre refuses the evaluation or did not come; what follows from it a person decides."""
    row = in_state(work, evaluation_id, *BEFORE_GRADE)
    columns = {
        "absence": Absence(kind).value, "absence_on": past(work, on, "on"), "absence_reason": needed_reason(reason),
    }  # fmt: skip
    in_order(Pair.ABSENCE_NOTICE, row.noticed_on, on, "on")
    return take_step(work, row, Act.NOTE_ABSENCE, columns)


#: Before anything was scored or decided.
BEFORE_GRADE = (
    EvaluationState.LISTED, EvaluationState.NOTICED, EvaluationState.REPORT_LATE, EvaluationState.RECEIVED,
    EvaluationState.CHECKED,
)  # fmt: skip


@use_case(Act.DEFER_EVALUATION)
def defer_evaluation(work: UnitOfWork, *, evaluation_id: str, until: date, paper: str, reason: str) -> Changes:
    """Put it off (缓评) until a day that lies ahead, with who allowed it and why; it goes on by itself on that day."""
    row = in_state(work, evaluation_id, *BEFORE_GRADE)
    running(work, row)
    if until <= work.today:
        raise Refused("evaluation.not_ahead").beside("until")
    columns = {
        "deferred_on": work.today, "deferred_until": until, "deferral_reason": needed_reason(reason),
        "deferral_paper": said(paper, "paper", "evaluation.number_missing"),
    }  # fmt: skip
    return take_step(work, row, Act.DEFER_EVALUATION, columns)


@use_case(Act.NOTE_ACTUAL)
def note_actual(
    work: UnitOfWork,
    *,
    evaluation_id: str,
    task: str,
    year1: str = "",
    year2: str = "",
    year3: str = "",
    source: str = "",
) -> Changes:
    """Note what was reached of one task in each year of the period. Blank leaves a year as it is, a dash takes it out.

    Without a ``source`` the annual report of that year is the source, and must have been filed."""
    row = in_state(work, evaluation_id, *BEFORE_GRADE)
    number = int(task)
    tasks = select(CenterTarget.id).where(
        CenterTarget.center_id == row.center_id, CenterTarget.number == number, CenterTarget.in_force
    )
    if work.session.scalars(tasks).first() is None:
        raise Refused("evaluation.no_such_task", task=task).beside("task")
    known = sources_of(work.session, row)
    changed = {}
    for year, text in enumerate((year1.strip(), year2.strip(), year3.strip()), 1):
        if not text:
            continue
        named = source.strip() or known.get(year, "")
        if not named and text not in _CLEARED:
            raise Refused("evaluation.source_missing", n=year).beside("source")
        changed[f"year{year}"] = _note(work, row.id, number, year, text, named)
    if not changed:
        raise Refused("evaluation.nothing_noted").beside("year1")
    work.record(Act.NOTE_ACTUAL, Kind.EVALUATION, row.id, task=number, changed=changed)
    return Changes.of(Kind.EVALUATION, row.id)


def _note(work: UnitOfWork, evaluation_id: str, task: int, year: int, text: str, source: str) -> list[str]:
    found = one_or_none(work.session, EvaluationActual, evaluation_id=evaluation_id, task=task, year_no=year)
    before = "" if found is None else found.actual
    if text in _CLEARED:
        if found is not None:
            work.session.delete(found)
        return [before, ""]
    if found is None:
        found = EvaluationActual(id=work.new_id(), evaluation_id=evaluation_id, task=task, year_no=year)
        work.session.add(found)
    found.actual, found.source = text, source
    return [before, text]


def next_period(session: Session, row: Evaluation, years: int) -> tuple[date, date]:
    """First and last day of the period that follows the one that was evaluated."""
    first = date.fromordinal(row.period_end.toordinal() + 1)
    return first, last_day(session, first, years)

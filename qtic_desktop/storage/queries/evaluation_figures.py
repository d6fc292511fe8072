"""What decides about an evaluation: its facts, the panel's figures, what they suggest, the settings in force."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.evaluation import SETTLED, EvaluationState, Facts, state_of
from qtic_desktop.domain.evaluation.grading import Scored, Suggestion, suggestions
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.rule_settings import REPORT_DEFAULTS
from qtic_desktop.storage.bodies import parsed_rules
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.tables.scoring import SealedResult
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class Figures:
    """What the panel came to: the printed mean, its verdict, the grade of the rules of that meeting."""

    mean: Decimal
    verdict: str
    grade: str


def ground(absence: str, rectified: bool | None, failed_before: int) -> str:
    """The ground for a revocation: absence | recheck | second; empty without one. One failure alone is none."""
    if absence:
        return "absence"
    if rectified is False:
        return "recheck"
    return "second" if failed_before else ""


def facts_of(session: Session, row: Evaluation) -> Facts:
    """The facts of one stored evaluation."""
    return facts_from(row, find(session, Center, row.center_id).status, sealed_figures(session, [row.proposal_id]))


def facts_from(row: Evaluation, status: str, sealed: Mapping[str, Figures]) -> Facts:
    """The facts of a stored evaluation, of a centre of this status, with the figures by proposal."""
    return Facts(
        center_status=status,
        noticed_on=row.noticed_on,
        report_due_on=row.report_due_on,
        received_on=row.received_on,
        checked_on=row.checked_on,
        absence=row.absence,
        deferred_until=row.deferred_until,
        placed=row.proposal_id is not None,
        sealed=row.proposal_id in sealed,
        grade=row.grade,
        passed=row.passed,
        posted_on=row.posted_on,
        concluded_on=row.concluded_on,
        rectify_due_on=row.rectify_due_on,
        rectified_on=row.rectified_on,
        rectified=row.rectified,
        revoke_from=row.revoke_from,
        revoked_on=row.revoked_on,
    )


def sealed_figures(session: Session, proposals: Iterable[str | None]) -> dict[str, Figures]:
    """The figures by proposal, of its newest sealed meeting."""
    wanted = [one for one in proposals if one is not None]
    lines = (
        select(AgendaItem.proposal_id, SealedResult.body, RuleSetVersion.body)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(SealedResult, SealedResult.agenda_item_id == AgendaItem.id)
        .join(RuleSetVersion, RuleSetVersion.id == Meeting.rule_set_id)
        .where(
            AgendaItem.proposal_id.in_(wanted),
            Meeting.status == MeetingStatus.SEALED,
            AgendaItem.state != ItemState.SET_ASIDE,
        )
        .order_by(Meeting.held_on, Meeting.number)
    )
    found = {}
    for proposal_id, body, rules in session.execute(lines) if wanted else ():
        result = json.loads(body)
        if result["mean"] is not None:
            mean = Decimal(str(result["mean"]))
            found[proposal_id] = Figures(mean, str(result["verdict"]), parsed_rules(rules).grade_of(mean) or "")
    return found


def figures_of(session: Session, row: Evaluation) -> Figures | None:
    """The panel's figures; None before they are sealed."""
    return sealed_figures(session, [row.proposal_id]).get(row.proposal_id or "")


def judged_on(session: Session, row: Evaluation) -> date | None:
    """The day of the newest sealed meeting that judged it; None without one."""
    query = (
        select(func.max(Meeting.held_on))
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(AgendaItem.proposal_id == row.proposal_id, Meeting.status == MeetingStatus.SEALED)
    )
    return session.scalar(query)


def suggested(session: Session, *, year: int) -> dict[str, Suggestion]:
    """What score and cap come to for the evaluations of one year that a panel has judged, by id."""
    rows = session.execute(
        select(Evaluation.id, Evaluation.proposal_id).where(
            Evaluation.year == year, Evaluation.proposal_id.is_not(None), Evaluation.absence == ""
        )
    ).all()
    sealed = sealed_figures(session, [proposal for _id, proposal in rows])
    return suggested_of(session, {key: sealed[proposal] for key, proposal in rows if proposal in sealed})


def suggested_of(session: Session, figures: Mapping[str, Figures]) -> dict[str, Suggestion]:
    """What score and cap come to for these figures, by the same keys."""
    newest = select(RuleSetVersion.body).order_by(RuleSetVersion.number.desc()).limit(1)
    rules = parsed_rules(session.scalars(newest).one())
    cases = [Scored(key, one.mean, one.verdict, one.grade) for key, one in figures.items()]
    return dict(suggestions(cases, [name for name, _points in rules.grades], rules.excellent_cap))


def revocation_ground(session: Session, row: Evaluation) -> str:
    """As ``ground``, for a stored evaluation."""
    return ground(row.absence, row.rectified, failures_of(session, [row]).get(row.id, 0))


def failures_of(session: Session, rows: Iterable[Evaluation]) -> dict[str, int]:
    """How many evaluations of the same centre were failed for earlier periods, by evaluation."""
    wanted = {row.center_id for row in rows}
    failed = session.execute(
        select(Evaluation.center_id, Evaluation.period_end).where(
            Evaluation.center_id.in_(wanted), Evaluation.passed.is_(False)
        )
    ).all()
    return {row.id: sum(center == row.center_id and ended < row.period_end for center, ended in failed) for row in rows}


@dataclass(frozen=True, slots=True)
class EvaluationSettings:
    """Of the rules in force: the grades from the best down, the months to rectify, and those before and after the end of
    a period in which it is evaluated."""

    grades: tuple[str, ...]
    rectify: int
    before: int = 3
    after: int = 6


@query(Read.EVALUATIONS)
def evaluation_settings(session: Session) -> EvaluationSettings:
    """The settings that forms propose."""
    body = session.scalars(select(RuleSetVersion.body).order_by(RuleSetVersion.number.desc()).limit(1)).one()
    settings = {**REPORT_DEFAULTS, **json.loads(body)}
    names = tuple(name for name, _points in parsed_rules(body).grades)
    months = (int(settings[f"evaluation_{key}"]) for key in ("rectify", "before", "after"))
    return EvaluationSettings(names, *months)


@dataclass(frozen=True, slots=True)
class OpenEvaluation:
    """Of an evaluation that is not settled: what decides about the cards of the day."""

    id: str
    name: str
    state: EvaluationState
    due_on: date | None
    public_until: date
    rectify_due_on: date


def open_evaluations(session: Session, *, today: date) -> list[OpenEvaluation]:
    """Evaluations that still wait for something, by number of the centre."""
    lines = (
        select(Evaluation, Center.name, Center.status)
        .join(Center, Center.id == Evaluation.center_id)
        .where(Evaluation.revoked_on.is_(None), Evaluation.next_until.is_(None))
        .order_by(Center.number, Evaluation.period_end)
    )
    found = session.execute(lines).all()
    sealed = sealed_figures(session, [row.proposal_id for row, _name, _status in found if not row.grade])
    made = []
    for row, name, status in found:
        state = state_of(facts_from(row, status, sealed), today)
        if state not in SETTLED:
            made.append(
                OpenEvaluation(
                    row.id, name, state, row.report_due_on, row.public_until or today, row.rectify_due_on or today
                )
            )
    return made


def period_of(session: Session, proposal_id: str) -> str:
    """First and last day of the period that an evaluation on the docket is about; empty for a proposal."""
    lines = select(Evaluation.period_start, Evaluation.period_end).where(Evaluation.proposal_id == proposal_id)
    for first, last in session.execute(lines):
        return f"{first.isoformat()} — {last.isoformat()}"
    return ""

"""Rows of 绩效评估 (三（四）)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.evaluation import Facts, has_passed, state_of
from qtic_desktop.domain.evaluation.grading import Suggestion
from qtic_desktop.domain.publicity import ObjectionState
from qtic_desktop.storage.queries.evaluation_figures import (
    facts_from,
    failures_of,
    ground,
    sealed_figures,
    suggested_of,
)
from qtic_desktop.storage.queries.history import HistoryRow, told_about
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.evaluation import Evaluation, EvaluationActual, GradeObjection
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center, CenterTarget
from qtic_desktop.storage.tables.registry import Attachment, Department


@dataclass(frozen=True, slots=True)
class ObjectionTold:
    """An objection against a grade; who made it is told to nobody who only reads the list."""

    number: int
    posted_on: date
    received_on: date
    real_name: bool
    has_facts: bool
    content: str
    state: ObjectionState
    outcome_on: date | None
    inquiry: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One evaluation as it stands on the day asked for. ``stored`` is the row; ``suggestion`` what score and cap come to
    among the evaluations of the year."""

    id: str
    year: int
    center_id: str
    center_number: str
    center_name: str
    host_name: str
    department_name: str
    track: str
    state: str
    facts: Facts
    period_start: date
    period_end: date
    window_end: date
    noticed_on: date | None
    notice_number: str
    report_due_on: date | None
    received_on: date | None
    self_score: str
    checked_on: date | None
    district_opinion: str
    absence: str
    absence_on: date | None
    absence_reason: str
    deferred_on: date | None
    deferred_until: date | None
    deferral_reason: str
    deferral_paper: str
    proposal_id: str
    proposal_number: str
    grade: str
    score: Decimal | None
    suggested: str
    passed: bool | None
    decided_on: date | None
    decision_paper: str
    decision_reason: str
    way: str
    posted_on: date | None
    public_until: date | None
    unknown_years: str
    posting_place: str
    concluded_on: date | None
    outcome: str
    rectify_from: date | None
    rectify_due_on: date | None
    rectify_demands: str
    rectify_paper: str
    rectified_on: date | None
    rectified: bool | None
    rectify_note: str
    revoke_from: date | None
    revoke_reason: str
    heard_on: date | None
    statement: str
    revoked_on: date | None
    revoke_paper: str
    next_from: date | None
    next_until: date | None
    next_paper: str
    mean: Decimal | None
    verdict: str
    suggestion: Suggestion | None
    targets: int
    actuals: int
    failed_before: int
    last_step: str
    files: tuple[str, ...]
    objections: tuple[ObjectionTold, ...] = ()
    """Against the grade, the oldest first."""

    @property
    def objection(self) -> str:
        """State of the newest objection against the present publication that is not answered; empty without one."""
        mine = [one for one in self.objections if one.posted_on == self.posted_on and one.answered_on is None]
        return mine[-1].state.value if mine else ""

    @property
    def passes(self) -> bool:
        """Whether the centre passed in the end."""
        return has_passed(self.facts)

    @property
    def may_revoke(self) -> bool:
        """Whether there is a ground to revoke it."""
        return bool(ground(self.absence, self.rectified, self.failed_before)) and not self.passes


@query(Read.EVALUATIONS)
def evaluation_years(session: Session) -> tuple[int, ...]:
    """Years for which centres were listed, newest first."""
    return tuple(session.scalars(select(Evaluation.year).distinct().order_by(Evaluation.year.desc())))


@query(Read.EVALUATIONS)
def evaluation_year_of(session: Session, *, subject: str) -> int | None:
    """The year of an evaluation, or of the newest one of a centre; None without one."""
    mine = (Evaluation.id == subject) | (Evaluation.center_id == subject) | (Evaluation.proposal_id == subject)
    return session.scalars(select(Evaluation.year).where(mine).order_by(Evaluation.year.desc()).limit(1)).first()


@query(Read.EVALUATIONS)
def evaluations(session: Session, *, year: int, today: date) -> tuple[EvaluationRow, ...]:
    """The evaluations of one year as of ``today``, by number of the centre."""
    lines = (
        select(Evaluation, Center, Department.name, Proposal.number)
        .join(Center, Center.id == Evaluation.center_id)
        .join(Department, Department.id == Center.department_id)
        .outerjoin(Proposal, Proposal.id == Evaluation.proposal_id)
        .where(Evaluation.year == year)
        .order_by(Center.number, Evaluation.period_end)
    )
    found = session.execute(lines).all()
    rows = [line[0] for line in found]
    sealed = sealed_figures(session, [row.proposal_id for row in rows])
    hints = suggested_of(
        session, {row.id: sealed[row.proposal_id] for row in rows if row.proposal_id in sealed and not row.absence}
    )
    centers = [row.center_id for row in rows]
    targets = _counted(session, CenterTarget.center_id, CenterTarget.center_id.in_(centers) & CenterTarget.in_force)
    ids = [row.id for row in rows]
    actuals = _counted(session, EvaluationActual.evaluation_id, EvaluationActual.evaluation_id.in_(ids))
    failures = failures_of(session, rows)
    files: dict[str, list[str]] = {}
    for key, name in session.execute(
        select(Attachment.subject_id, Attachment.file_name)
        .where(Attachment.subject_id.in_(ids))
        .order_by(Attachment.id)
    ):
        files.setdefault(key, []).append(name)
    against = _objections(session, ids)
    made = []
    for row, center, department, number in found:
        facts, figures = facts_from(row, center.status, sealed), sealed.get(row.proposal_id or "")
        steps = json.loads(row.steps)
        made.append(
            EvaluationRow(
                center_number=center.number,
                center_name=center.name,
                host_name=center.host_name,
                department_name=department,
                track=center.track,
                state=state_of(facts, today).value,
                facts=facts,
                proposal_id=row.proposal_id or "",
                proposal_number=number or "",
                mean=None if figures is None else figures.mean,
                verdict="" if figures is None else figures.verdict,
                suggestion=hints.get(row.id),
                targets=targets.get(row.center_id, 0),
                actuals=actuals.get(row.id, 0),
                failed_before=failures[row.id],
                last_step=steps[-1]["act"] if steps else "",
                files=tuple(files.get(row.id, ())),
                objections=tuple(against.get(row.id, ())),
                **{name: getattr(row, name) for name in _STORED},
            )
        )
    return tuple(made)


_STORED = tuple(
    name
    for name in EvaluationRow.__dataclass_fields__
    if name in Evaluation.__mapper__.columns and name != "proposal_id"
)


def _objections(session: Session, ids: list[str]) -> dict[str, list[ObjectionTold]]:
    found: dict[str, list[ObjectionTold]] = {}
    rows = select(GradeObjection).where(GradeObjection.evaluation_id.in_(ids)).order_by(GradeObjection.number)
    for one in session.scalars(rows):
        found.setdefault(one.evaluation_id, []).append(
            ObjectionTold(
                one.number, one.posted_on, one.received_on, one.real_name, one.has_facts, one.content, one.state,
                one.outcome_on, one.inquiry, one.answered_on,
            )
        )  # fmt: skip
    return found


def _counted(session: Session, column: object, where: object) -> dict[str, int]:
    lines = select(column, func.count()).where(where).group_by(column)  # type: ignore[call-overload]
    return dict(session.execute(lines).all())


@query(Read.EVALUATIONS)
def evaluation_history(session: Session, *, evaluation_id: str) -> tuple[HistoryRow, ...]:
    """Everything that was noted about one evaluation, oldest first."""
    return told_about(session, evaluation_id)

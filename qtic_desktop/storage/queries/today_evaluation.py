"""What waits in 绩效评估: centres that fall due, reports that are late, cases for a panel, grades, rectifications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.evaluation import TRACK, EvaluationState
from qtic_desktop.domain.evaluation.periods import Due, add_months, due, window
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.storage.queries.evaluation_figures import evaluation_settings, open_evaluations
from qtic_desktop.storage.queries.today_building import Found
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center

_SOON = 30


def about_evaluations(session: Session, today: date) -> Iterator[tuple[str, Found]]:
    """Kinds of work in the order of the procedure, each with what waits."""
    yield "evaluations_to_list", _to_list(session, today)
    rows = open_evaluations(session, today=today)
    late = [row for row in rows if row.state is EvaluationState.REPORT_LATE]
    late.sort(key=lambda row: row.due_on or today)
    yield "self_reports_late", [(row.id, row.name, _left(row.due_on, today)) for row in late]
    waiting = (
        select(Proposal.id, Proposal.center_name)
        .where(Proposal.status == ProposalStatus.ACCEPTED, Proposal.track == TRACK)
        .order_by(Proposal.number)
    )
    yield "evaluations_to_meet", [(key, name, None) for key, name in session.execute(waiting)]
    to_decide = (EvaluationState.REVIEWED, EvaluationState.ABSENT)
    yield "grades_to_decide", [(row.id, row.name, None) for row in rows if row.state in to_decide]
    over = [row for row in rows if row.state is EvaluationState.IN_PUBLIC and row.public_until < today]
    yield "grades_to_close", [(row.id, row.name, _since(row.public_until, today)) for row in over]
    states = (EvaluationState.RECTIFYING, EvaluationState.RECTIFY_LATE)
    near = [row for row in rows if row.state in states and (row.rectify_due_on - today).days <= _SOON]
    near.sort(key=lambda row: row.rectify_due_on)
    yield "rectifications_due", [(row.id, row.name, _left(row.rectify_due_on, today)) for row in near]
    revoking = [row for row in rows if row.state is EvaluationState.REVOKING]
    yield "revocations_open", [(row.id, row.name, None) for row in revoking]


def _to_list(session: Session, today: date) -> Found:
    rules = evaluation_settings(session)
    listed = select(Evaluation.id).where(Evaluation.center_id == Center.id, Evaluation.period_end == Center.ends_on)
    latest = add_months(today, rules.before + 1)
    centers = (
        select(Center.id, Center.name, Center.ends_on)
        .where(Center.status == CenterStatus.RUNNING, Center.ends_on <= latest, ~listed.exists())
        .order_by(Center.ends_on, Center.number)
    )
    found: Found = []
    for key, name, ends in session.execute(centers):
        if due(window(ends, before=rules.before, after=rules.after), today) is not Due.NOT_YET:
            found.append((key, name, (ends - today).days))
    return found


def _left(day: date | None, today: date) -> int | None:
    return None if day is None else (day - today).days


def _since(day: date | None, today: date) -> int | None:
    return None if day is None else (today - day).days

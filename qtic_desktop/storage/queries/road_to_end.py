"""The last station of the road of a centre: its evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.evaluation import EvaluationState, state_of
from qtic_desktop.domain.road import Passage, Station, Stop
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.launch import Center


def station_of_evaluation(session: Session, center: Center, today: date) -> Iterator[Stop]:
    """Where the newest evaluation stands; nothing before the first."""
    newest = select(Evaluation).where(Evaluation.center_id == center.id).order_by(Evaluation.period_end.desc()).limit(1)
    row = session.scalars(newest).first()
    if row is None:
        return
    from qtic_desktop.storage.queries.evaluation_figures import facts_from, sealed_figures

    state = state_of(facts_from(row, center.status, sealed_figures(session, [row.proposal_id])), today)
    ends = {EvaluationState.DONE: Passage.DONE, EvaluationState.REVOKED: Passage.STOPPED}
    ended = Passage.STOPPED if state is EvaluationState.ENDED else Passage.NOW
    facts = {"number": row.decision_paper, "grade": row.grade}
    yield Stop(Station.EVALUATED, ends.get(state, ended), row.decided_on or row.noticed_on, facts)

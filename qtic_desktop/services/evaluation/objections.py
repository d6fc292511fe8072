"""Objections against grades that were made public (三（四）): registered, taken up or not, decided, answered; each step back.

As with the list of 公示 (三（三）), one that waits or was upheld holds up its own centre and no other.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import EvaluationState
from qtic_desktop.domain.publicity import OPEN_OBJECTIONS, ObjectionState, grounds, step_back
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.evaluation.steps import in_state, name_of, past, said
from qtic_desktop.services.launch import needed_reason
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.evaluation import Evaluation, GradeObjection
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.REGISTER_GRADE_OBJECTION)
def register_grade_objection(
    work: UnitOfWork, *, evaluation_id: str, received_on: date, who: str, real_name: bool, has_facts: bool, content: str
) -> Changes:
    """Note an objection as it came, also a late or anonymous one; ``received_on`` is the day it was sent (postmark)."""
    row = in_state(work, evaluation_id, EvaluationState.IN_PUBLIC)
    assert row.posted_on is not None
    if past(work, received_on, "received_on") < row.posted_on:
        raise Refused("publicity.before_posting", posted=row.posted_on.isoformat()).beside("received_on")
    if real_name and not who.strip():
        raise Refused("publicity.who_missing").beside("who")
    number = (work.session.scalar(select(func.max(GradeObjection.number)).filter_by(evaluation_id=row.id)) or 0) + 1
    made = GradeObjection(
        id=work.new_id(), evaluation_id=row.id, number=number, posted_on=row.posted_on, received_on=received_on,
        who=who.strip(), real_name=real_name, has_facts=has_facts,
        content=said(content, "content", "publicity.content_missing"), state=ObjectionState.RECEIVED,
    )  # fmt: skip
    work.session.add(made)
    work.record(Act.REGISTER_GRADE_OBJECTION, Kind.EVALUATION, row.id, number=number, on=received_on)
    return Changes.of(Kind.EVALUATION, row.id)


@use_case(Act.JUDGE_GRADE_OBJECTION)
def judge_grade_objection(
    work: UnitOfWork, *, evaluation_id: str, admit: str, on: date, admission: str = ""
) -> Changes:
    """Take up the newest objection that waits (``admit`` yes) or not. Against what real name, time and facts suggest, the
    reason has to be written."""
    row, one = _newest(work, evaluation_id, ObjectionState.RECEIVED)
    _in_order(work, on, one.received_on)
    against = grounds(
        real_name=one.real_name, received_on=one.received_on, has_facts=one.has_facts,
        ends_on=row.public_until or one.posted_on,
    )  # fmt: skip
    if (admit == "yes") is bool(against) and len(admission.strip()) < LEAST_REASON:
        raise Refused("publicity.admission_reason").beside("admission")
    one.state = ObjectionState.ADMITTED if admit == "yes" else ObjectionState.NOT_ADMITTED
    one.admitted_on, one.admission = on, admission.strip()
    work.record(
        Act.JUDGE_GRADE_OBJECTION, Kind.EVALUATION, row.id, number=one.number, on=on, decision=one.state.value,
        reason=one.admission, ground=[ground.value for ground in against],
    )  # fmt: skip
    return Changes.of(Kind.EVALUATION, row.id)


@use_case(Act.DECIDE_GRADE_OBJECTION)
def decide_grade_objection(work: UnitOfWork, *, evaluation_id: str, upheld: str, on: date, inquiry: str) -> Changes:
    """Note what the inquiry found. Upheld (``upheld`` yes), the publication of this one centre cannot be closed: the
    grade is taken back and decided anew by people."""
    row, one = _newest(work, evaluation_id, ObjectionState.ADMITTED)
    _in_order(work, on, one.admitted_on or one.received_on)
    words = inquiry.strip()
    if len(words) < LEAST_REASON:
        raise Refused("publicity.inquiry_missing").beside("inquiry")
    one.state = ObjectionState.UPHELD if upheld == "yes" else ObjectionState.DISMISSED
    one.outcome_on, one.inquiry = on, words
    work.record(
        Act.DECIDE_GRADE_OBJECTION, Kind.EVALUATION, row.id, number=one.number, on=on, decision=one.state.value,
        reason=words,
    )  # fmt: skip
    return Changes.of(Kind.EVALUATION, row.id)


_ANSWERED = (ObjectionState.NOT_ADMITTED, ObjectionState.UPHELD, ObjectionState.DISMISSED)


@use_case(Act.ANSWER_GRADE_OBJECTION)
def answer_grade_objection(work: UnitOfWork, *, evaluation_id: str, on: date, answer: str) -> Changes:
    """Note the answer that went out about the newest objection that was decided or not taken up."""
    row, one = _newest(work, evaluation_id, *_ANSWERED)
    _in_order(work, on, one.outcome_on or one.admitted_on or one.received_on)
    one.answered_on, one.answer = on, said(answer, "answer", "publicity.answer_missing")
    work.record(Act.ANSWER_GRADE_OBJECTION, Kind.EVALUATION, row.id, number=one.number, on=on, answer=one.answer)
    return Changes.of(Kind.EVALUATION, row.id)


@use_case(Act.REOPEN_GRADE_OBJECTION)
def reopen_grade_objection(work: UnitOfWork, *, evaluation_id: str, reason: str) -> Changes:
    """Take the last step on the newest objection back; what stood there is kept in the log."""
    row, words = work.get(Evaluation, evaluation_id), needed_reason(reason)
    query = select(GradeObjection).filter_by(evaluation_id=row.id).order_by(GradeObjection.number.desc())
    one = next((one for one in work.session.scalars(query) if one.state is not ObjectionState.RECEIVED), None)
    if one is None:
        raise Refused("publicity.nothing_to_take_back")
    before: dict[str, object] = {"state": one.state.value, "on": one.answered_on or one.outcome_on or one.admitted_on}
    if one.answered_on is not None:
        before["answer"] = one.answer
        one.answered_on, one.answer = None, ""
    else:
        decided = one.outcome_on is not None
        before["inquiry"] = one.inquiry
        one.state = step_back(one.state, admitted=one.admitted_on is not None and decided)
        if decided:
            one.outcome_on, one.inquiry = None, ""
        else:
            one.admitted_on, one.admission = None, ""
    work.record(Act.REOPEN_GRADE_OBJECTION, Kind.EVALUATION, row.id, number=one.number, before=before, reason=words)
    return Changes.of(Kind.EVALUATION, row.id)


def require_settled(work: UnitOfWork, row: Evaluation) -> None:
    """Refuse to close a publication while an objection against it waits (evaluation.objection_open) or was upheld
    (evaluation.objection_upheld)."""
    states = set(
        work.session.scalars(select(GradeObjection.state).filter_by(evaluation_id=row.id, posted_on=row.posted_on))
    )
    if states & OPEN_OBJECTIONS:
        raise Refused("evaluation.objection_open", name=name_of(work, row))
    if ObjectionState.UPHELD in states:
        raise Refused("evaluation.objection_upheld", name=name_of(work, row))


def upheld_on(work: UnitOfWork, row: Evaluation) -> date | None:
    """The day the newest objection was upheld that made the grade be decided anew."""
    query = select(func.max(GradeObjection.outcome_on)).where(
        GradeObjection.evaluation_id == row.id, GradeObjection.state == ObjectionState.UPHELD
    )
    return work.session.scalar(query)


def _newest(work: UnitOfWork, evaluation_id: str, *states: ObjectionState) -> tuple[Evaluation, GradeObjection]:
    row = work.get(Evaluation, evaluation_id)
    query = select(GradeObjection).filter_by(evaluation_id=row.id, answered_on=None)
    found = work.session.scalars(query.order_by(GradeObjection.number.desc()))
    one = next((one for one in found if one.state in states), None)
    if one is None:
        raise Refused("publicity.other_state")
    return row, one


def _in_order(work: UnitOfWork, on: date, after: date) -> None:
    if past(work, on, "on") < after:
        raise Refused("publicity.out_of_order", after=after.isoformat()).beside("on")

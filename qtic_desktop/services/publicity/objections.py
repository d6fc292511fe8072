"""Objections during and after 公示 (三（三）): registered, taken up or not, inquired, decided, answered; each step back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.publicity import ObjectionState, grounds, step_back
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.publicity import Objection, PublicityLine, PublicityNotice
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.REGISTER_OBJECTION)
def register_objection(
    work: UnitOfWork,
    *,
    line_id: str,
    received_on: date,
    who: str,
    real_name: bool,
    has_facts: bool,
    content: str,
) -> Changes:
    """Note an objection as it came, also a late or anonymous one: whether it is taken up is decided later.
    ``received_on`` is the day it was sent (postmark)."""
    line = work.get(PublicityLine, line_id)
    notice = _notice(work, line)
    if received_on > work.today:
        raise Refused("publicity.in_future", date=received_on.isoformat()).beside("received_on")
    if received_on < notice.posted_on:
        raise Refused("publicity.before_posting", posted=notice.posted_on.isoformat()).beside("received_on")
    if not content.strip():
        raise Refused("publicity.content_missing").beside("content")
    if real_name and not who.strip():
        raise Refused("publicity.who_missing").beside("who")
    number = (work.session.scalar(select(func.max(Objection.number)).filter_by(line_id=line.id)) or 0) + 1
    row = Objection(
        id=work.new_id(), line_id=line.id, number=number, received_on=received_on, who=who.strip(),
        real_name=real_name, has_facts=has_facts, content=content.strip(), state=ObjectionState.RECEIVED,
        admission="", inquiry="", answer="",
    )  # fmt: skip
    work.session.add(row)
    work.record(
        Act.REGISTER_OBJECTION, Kind.NOTICE, row.id, number=number, on=received_on, center_name=line.center_name
    )
    return Changes.of(Kind.NOTICE, row.id)


@use_case(Act.JUDGE_OBJECTION)
def judge_objection(work: UnitOfWork, *, objection_id: str, admit: str, on: date, admission: str = "") -> Changes:
    """Take an objection up (``admit`` yes) or not. Against what real name, time and facts suggest, the reason has to be
    written."""
    row = _objection(work, objection_id, ObjectionState.RECEIVED)
    _check_day(work, on, row.received_on)
    notice = _notice(work, work.get(PublicityLine, row.line_id))
    against = grounds(
        real_name=row.real_name, received_on=row.received_on, has_facts=row.has_facts, ends_on=notice.ends_on
    )
    if (admit == "yes") is bool(against) and len(admission.strip()) < LEAST_REASON:
        raise Refused("publicity.admission_reason").beside("admission")
    row.state = ObjectionState.ADMITTED if admit == "yes" else ObjectionState.NOT_ADMITTED
    row.admitted_on, row.admission = on, admission.strip()
    work.record(
        Act.JUDGE_OBJECTION, Kind.NOTICE, row.id, on=on, decision=row.state.value, reason=row.admission,
        ground=[one.value for one in against],
    )  # fmt: skip
    return Changes.of(Kind.NOTICE, row.id)


@use_case(Act.DECIDE_OBJECTION)
def decide_objection(work: UnitOfWork, *, objection_id: str, upheld: str, on: date, inquiry: str) -> Changes:
    """Note what the inquiry found and whether the objection is upheld (``upheld`` yes): then this one centre stops."""
    row = _objection(work, objection_id, ObjectionState.ADMITTED)
    _check_day(work, on, row.admitted_on or row.received_on)
    if len(inquiry.strip()) < LEAST_REASON:
        raise Refused("publicity.inquiry_missing").beside("inquiry")
    row.state = ObjectionState.UPHELD if upheld == "yes" else ObjectionState.DISMISSED
    row.outcome_on, row.inquiry = on, inquiry.strip()
    work.record(Act.DECIDE_OBJECTION, Kind.NOTICE, row.id, on=on, decision=row.state.value, reason=row.inquiry)
    return Changes.of(Kind.NOTICE, row.id)


@use_case(Act.WITHDRAW_OBJECTION)
def withdraw_objection(work: UnitOfWork, *, objection_id: str, on: date, inquiry: str) -> Changes:
    """Note that whoever objected took it back; ``inquiry`` says how that was made known."""
    row = _objection(work, objection_id, ObjectionState.RECEIVED, ObjectionState.ADMITTED)
    _check_day(work, on, row.admitted_on or row.received_on)
    if len(inquiry.strip()) < LEAST_REASON:
        raise Refused("publicity.inquiry_missing").beside("inquiry")
    row.state, row.outcome_on, row.inquiry = ObjectionState.WITHDRAWN, on, inquiry.strip()
    work.record(Act.WITHDRAW_OBJECTION, Kind.NOTICE, row.id, on=on, reason=row.inquiry)
    return Changes.of(Kind.NOTICE, row.id)


@use_case(Act.ANSWER_OBJECTION)
def answer_objection(work: UnitOfWork, *, objection_id: str, on: date, answer: str) -> Changes:
    """Note the answer that went out about an objection that was decided or not taken up."""
    row = _objection(work, objection_id, ObjectionState.NOT_ADMITTED, ObjectionState.UPHELD, ObjectionState.DISMISSED)
    _check_day(work, on, row.outcome_on or row.admitted_on or row.received_on)
    if not answer.strip():
        raise Refused("publicity.answer_missing").beside("answer")
    row.answered_on, row.answer = on, answer.strip()
    work.record(Act.ANSWER_OBJECTION, Kind.NOTICE, row.id, on=on, answer=row.answer)
    return Changes.of(Kind.NOTICE, row.id)


@use_case(Act.REOPEN_OBJECTION)
def reopen_objection(work: UnitOfWork, *, objection_id: str, reason: str) -> Changes:
    """Take the last step on an objection back; what stood there is kept in the audit log."""
    row = work.get(Objection, objection_id)
    _notice(work, work.get(PublicityLine, row.line_id))
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("selection.reason_missing").beside("reason")
    before: dict[str, object]
    if row.answered_on is not None:
        before = {"on": row.answered_on, "answer": row.answer}
        row.answered_on, row.answer = None, ""
    elif row.state is ObjectionState.RECEIVED:
        raise Refused("publicity.nothing_to_take_back")
    else:
        decided = row.outcome_on is not None
        before = {"state": row.state.value, "on": row.outcome_on or row.admitted_on, "inquiry": row.inquiry}
        row.state = step_back(row.state, admitted=row.admitted_on is not None and decided)
        if decided:
            row.outcome_on, row.inquiry = None, ""
        else:
            row.admitted_on, row.admission = None, ""
    work.record(Act.REOPEN_OBJECTION, Kind.NOTICE, row.id, before=before, reason=reason.strip())
    return Changes.of(Kind.NOTICE, row.id)


def _objection(work: UnitOfWork, objection_id: str, *states: ObjectionState) -> Objection:
    row = work.get(Objection, objection_id)
    _notice(work, work.get(PublicityLine, row.line_id))
    if row.state not in states:
        raise Refused("publicity.other_state")
    if row.answered_on is not None:
        raise Refused("publicity.answered", date=row.answered_on.isoformat())
    return row


def _notice(work: UnitOfWork, line: PublicityLine) -> PublicityNotice:
    notice = work.get(PublicityNotice, line.notice_id)
    if notice.withdrawn_on is not None:
        raise Refused("publicity.withdrawn")
    return notice


def _check_day(work: UnitOfWork, on: date, after: date) -> None:
    if on > work.today:
        raise Refused("publicity.in_future", date=on.isoformat()).beside("on")
    if on < after:
        raise Refused("publicity.out_of_order", after=after.isoformat()).beside("on")

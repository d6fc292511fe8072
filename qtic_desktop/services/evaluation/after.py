"""What follows a grade (三（四）): rectification, revocation, the next period; and the way back of every step."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order
from qtic_desktop.domain.dates import PERIOD_YEARS
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import EvaluationState, has_passed
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.resources import message
from qtic_desktop.services.evaluation.listing import next_period
from qtic_desktop.services.evaluation.review import take_off_docket
from qtic_desktop.services.evaluation.steps import in_state, name_of, past, running, said, take_step, undo_step
from qtic_desktop.services.launch import needed_reason, period_years
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.evaluation_figures import facts_of, revocation_ground
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.unit_of_work import UnitOfWork

_GRADED = (EvaluationState.GRADED, EvaluationState.IN_PUBLIC, EvaluationState.FAILED)


def _failed(work: UnitOfWork, row: Evaluation) -> None:
    if has_passed(facts_of(work.session, row)):
        raise Refused("evaluation.has_passed", name=name_of(work, row))


@use_case(Act.ORDER_RECTIFICATION)
def order_rectification(
    work: UnitOfWork, *, evaluation_id: str, on: date, due_on: date, paper: str, demands: str
) -> Changes:
    """Note that a centre that failed has to rectify: what, until when, under which paper."""
    row = in_state(work, evaluation_id, *_GRADED)
    _failed(work, row)
    if row.rectify_due_on is not None:
        raise Refused("evaluation.rectified_before", name=name_of(work, row))
    if due_on <= past(work, on, "on"):
        raise Refused("evaluation.not_ahead").beside("due_on")
    in_order(Pair.RECTIFY_GRADE, row.decided_on, on, "on")
    columns = {
        "rectify_from": on, "rectify_due_on": due_on,
        "rectify_paper": said(paper, "paper", "evaluation.number_missing"),
        "rectify_demands": said(demands, "demands", "evaluation.demands_missing"),
    }  # fmt: skip
    return take_step(work, row, Act.ORDER_RECTIFICATION, columns)


@use_case(Act.RECORD_RECTIFICATION)
def record_rectification(work: UnitOfWork, *, evaluation_id: str, passed: str, on: date, note: str) -> Changes:
    """Note what the re-check found: ``passed`` is "yes" or "no". Nothing follows from it by itself."""
    row = in_state(work, evaluation_id, EvaluationState.RECTIFYING, EvaluationState.RECTIFY_LATE)
    columns = {
        "rectified_on": past(work, on, "on"), "rectified": passed == "yes",
        "rectify_note": said(note, "note", "evaluation.note_missing"),
    }  # fmt: skip
    in_order(Pair.RECHECK_RECTIFY, row.rectify_from, on, "on")
    return take_step(work, row, Act.RECORD_RECTIFICATION, columns)


@use_case(Act.PROPOSE_REVOCATION)
def propose_revocation(work: UnitOfWork, *, evaluation_id: str, reason: str) -> Changes:
    """Keep a reasoned draft to revoke a centre (撤销). The centre stays as it is until people decide; the ground must be
    there: a second failure, a failed re-check, or that it refused or did not come."""
    row = in_state(work, evaluation_id, *_GRADED)
    running(work, row)
    _failed(work, row)
    if not revocation_ground(work.session, row):
        raise Refused("evaluation.no_ground", name=name_of(work, row))
    columns = {
        "revoke_from": work.today, "revoke_reason": needed_reason(reason), "heard_on": None, "statement": "",
        "revoke_paper": "",
    }  # fmt: skip
    return take_step(work, row, Act.PROPOSE_REVOCATION, columns)


@use_case(Act.HEAR_REVOCATION)
def hear_revocation(work: UnitOfWork, *, evaluation_id: str, on: date, statement: str) -> Changes:
    """Note what the centre said to the draft, or that it was told and said nothing."""
    row = in_state(work, evaluation_id, EvaluationState.REVOKING)
    columns = {
        "heard_on": past(work, on, "on"), "statement": said(statement, "statement", "evaluation.statement_missing"),
    }  # fmt: skip
    in_order(Pair.STATEMENT_DRAFT, row.revoke_from, on, "on")
    return take_step(work, row, Act.HEAR_REVOCATION, columns)


@use_case(Act.DECIDE_REVOCATION)
def decide_revocation(work: UnitOfWork, *, evaluation_id: str, revoke: str, on: date, paper: str) -> Changes:
    """Note what people decided: revoked ("yes"), or not, which ends the draft. Only after the centre was heard."""
    row = in_state(work, evaluation_id, EvaluationState.REVOKING)
    if row.heard_on is None:
        raise Refused("evaluation.not_heard", name=name_of(work, row))
    day, number = past(work, on, "on"), said(paper, "paper", "evaluation.number_missing")
    if day < row.heard_on:
        raise Refused("evaluation.before_hearing", day=row.heard_on.isoformat()).beside("on")
    if revoke != "yes":
        columns: dict[str, object] = {"revoke_from": None, "revoke_paper": number}
        return take_step(work, row, Act.DECIDE_REVOCATION, columns, told={"revoke": False, "on": day})
    center = running(work, row)
    beside = {"status": center.status}
    center.status, center.status_on = CenterStatus.REVOKED.value, day
    center.status_reason = number
    changed = take_step(
        work, row, Act.DECIDE_REVOCATION, {"revoked_on": day, "revoke_paper": number}, beside=beside,
        told={"revoke": True},
    )  # fmt: skip
    work.record(
        Act.DECIDE_REVOCATION, Kind.CENTER, center.id, before=beside["status"], after=center.status, paper=number
    )
    return changed | _center(center)


@use_case(Act.OPEN_NEXT_PERIOD)
def open_next_period(work: UnitOfWork, *, evaluation_id: str, paper: str, years: str = str(PERIOD_YEARS)) -> Changes:
    """Let a centre that passed go on: the ledger has the new last day, and it falls due again at its end."""
    row = in_state(work, evaluation_id, EvaluationState.DONE, *_GRADED)
    center = running(work, row)
    if not has_passed(facts_of(work.session, row)):
        raise Refused("evaluation.not_passed", name=center.name)
    if row.next_until is not None or center.ends_on != row.period_end:
        raise Refused("evaluation.period_moved", name=center.name, day=center.ends_on.isoformat())
    first, last = next_period(work.session, row, period_years(years))
    center.ends_on = last
    columns = {
        "next_from": first, "next_until": last, "next_paper": said(paper, "paper", "evaluation.number_missing"),
    }  # fmt: skip
    changed = take_step(work, row, Act.OPEN_NEXT_PERIOD, columns)
    work.record(Act.OPEN_NEXT_PERIOD, Kind.CENTER, center.id, before=row.period_end, until=last, paper=row.next_paper)
    return changed | _center(center)


def _center(center: Center) -> Changes:
    return Changes(frozenset({(Kind.CENTER, center.id), (Kind.DUTY, "")}))


@use_case(Act.TAKE_BACK_EVALUATION)
def take_back_evaluation(work: UnitOfWork, *, evaluation_id: str, reason: str) -> Changes:
    """Take the last step back: everything stands as before it, in the ledger too, and the log keeps both."""
    row, words = work.get(Evaluation, evaluation_id), needed_reason(reason)
    center = work.get(Center, row.center_id)
    changed = Changes.of(Kind.EVALUATION, row.id)
    placed, opened = row.proposal_id, row.next_until
    act, beside = undo_step(work, row)
    if act is Act.PLACE_EVALUATION:
        row.proposal_id = placed
        changed |= take_off_docket(work, row)
        row.proposal_id = None
    if act is Act.DECIDE_REVOCATION and beside:
        center.status, center.status_on, center.status_reason = beside["status"], None, ""
    if act is Act.OPEN_NEXT_PERIOD:
        _require_unused(work, center, opened)
        center.ends_on = row.period_end
    work.record(Act.TAKE_BACK_EVALUATION, Kind.EVALUATION, row.id, step=message(f"audit.act.{act.value}"), reason=words)
    if act in (Act.DECIDE_REVOCATION, Act.OPEN_NEXT_PERIOD):
        work.record(
            Act.TAKE_BACK_EVALUATION, Kind.CENTER, center.id, step=message(f"audit.act.{act.value}"), reason=words
        )
        changed |= _center(center)
    return changed


def _require_unused(work: UnitOfWork, center: Center, until: date | None) -> None:
    """The next period can be taken back while the ledger still has it and nobody was listed for its end."""
    later = select(Evaluation.id).where(Evaluation.center_id == center.id, Evaluation.period_end == until)
    if center.ends_on != until or work.session.scalars(later).first() is not None:
        raise Refused("evaluation.period_moved", name=center.name, day=center.ends_on.isoformat())

"""封存: the figures are fixed by the organizer, or by organizer and supervisor; reopened by both, every version kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import ItemState, MeetingStatus, require_possible
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.scoring.blockers import DECISION_LENGTH
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.sealing import SealState, seal_acts, touches_paper
from qtic_desktop.services.meetings import require_recusals_decided
from qtic_desktop.services.meetings.naming import which
from qtic_desktop.services.results import decided_codes, meeting_results, result_body
from qtic_desktop.services.scoring.gate import require_clear, waived_codes, waivers_of
from qtic_desktop.services.selection.figures import follow_figures
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.sealing import current_seal, seal_standing
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.scoring import SealedResult
from qtic_desktop.storage.tables.sealing import Docket, Seal
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.SEAL_MEETING)
def seal_meeting(work: UnitOfWork, *, meeting_id: str, decision: str = "") -> Changes:
    """Fix the figures of all proposals (现场封存), where the rule set lets the organizer do so alone.

    Raises ``Refused``: scoring.cannot_seal, naming the first blocker, while anything must still be entered or
    corrected; scoring.decision_needed while what only a person can settle stands without a ``decision`` in writing
    (who decided and on what ground) or a waiver of the supervisor. The decision goes to the record and beside the
    figures of each proposal concerned.
    """
    meeting = _allowed(work, meeting_id, Act.SEAL_MEETING)
    bodies = _settled_bodies(work, meeting_id, decision)
    seal = _new_seal(work, meeting, decision)
    facts = _fix(work, meeting, seal, bodies)
    work.record(Act.SEAL_MEETING, Kind.MEETING, meeting_id, **facts)
    follow_figures(work, Act.SEAL_MEETING, bodies)
    return _touched(meeting_id)


@use_case(Act.ASK_SEAL)
def ask_seal(work: UnitOfWork, *, meeting_id: str, decision: str = "") -> Changes:
    """The organizer asks for sealing: everything is settled as for ``seal_meeting``, and the supervisor confirms."""
    meeting = _allowed(work, meeting_id, Act.ASK_SEAL)
    bodies = _settled_bodies(work, meeting_id, decision)
    seal = _new_seal(work, meeting, decision)
    seal.asked_digest = _digest(bodies)
    work.record(Act.ASK_SEAL, Kind.MEETING, meeting_id, version=seal.number, decision=seal.decision)
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.WITHDRAW_SEAL)
def withdraw_seal(work: UnitOfWork, *, meeting_id: str, reason: str) -> Changes:
    """Take back the request to seal, to go on entering or correcting."""
    meeting = _allowed(work, meeting_id, Act.WITHDRAW_SEAL)
    _need(reason)
    seal = _current(work, meeting)
    seal.state = SealState.WITHDRAWN
    work.record(Act.WITHDRAW_SEAL, Kind.MEETING, meeting_id, version=seal.number, reason=reason.strip())
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.CONFIRM_SEAL)
def confirm_seal(work: UnitOfWork, *, meeting_id: str) -> Changes:
    """The supervisor seals what the organizer asked for; ``Refused`` when anything has changed since, and for the person
    who asked."""
    meeting = _allowed(work, meeting_id, Act.CONFIRM_SEAL)
    seal = _current(work, meeting)
    _other_person(work, seal.asked_by_id)
    bodies = _settled_bodies(work, meeting_id, seal.decision)
    if _digest(bodies) != seal.asked_digest:
        raise Refused("scoring.changed_since_asked", asked=seal.asked_by)
    facts = _fix(work, meeting, seal, bodies)
    work.record(Act.CONFIRM_SEAL, Kind.MEETING, meeting_id, version=seal.number, asked_by=seal.asked_by, **facts)
    follow_figures(work, Act.CONFIRM_SEAL, bodies)
    return _touched(meeting_id)


@use_case(Act.ASK_REOPEN)
def ask_reopen(work: UnitOfWork, *, meeting_id: str, reason: str) -> Changes:
    """The organizer asks to reopen a sealed meeting, with the reason; the supervisor confirms."""
    meeting = _allowed(work, meeting_id, Act.ASK_REOPEN)
    if len(reason.strip()) < DECISION_LENGTH:
        raise Refused("scoring.reopen_without_reason", minimum=DECISION_LENGTH)
    seal = _current(work, meeting)
    seal.reopen_reason, seal.reopen_by, seal.reopen_by_id = reason.strip(), work.actor.called, work.actor.id
    work.record(Act.ASK_REOPEN, Kind.MEETING, meeting_id, version=seal.number, reason=reason.strip())
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.WITHDRAW_REOPEN)
def withdraw_reopen(work: UnitOfWork, *, meeting_id: str) -> Changes:
    """Take back the request to reopen; the figures stay sealed as they are."""
    meeting = _allowed(work, meeting_id, Act.WITHDRAW_REOPEN)
    seal = _current(work, meeting)
    was, seal.reopen_reason, seal.reopen_by, seal.reopen_by_id = seal.reopen_reason, "", "", ""
    work.record(Act.WITHDRAW_REOPEN, Kind.MEETING, meeting_id, version=seal.number, was=was)
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.CONFIRM_REOPEN)
def confirm_reopen(work: UnitOfWork, *, meeting_id: str) -> Changes:
    """The supervisor reopens a sealed meeting: its sheets can change again, its figures are hidden again, its version is
    kept. Drafts of opinions are superseded, a finished one once a new sealing gives other figures; meanwhile nobody
    signs. Sealing again is the way back.

    ``Refused`` while a proposal of it is judged anew or has gone further.
    """
    meeting = _allowed(work, meeting_id, Act.CONFIRM_REOPEN)
    seal = _current(work, meeting)
    _other_person(work, seal.reopen_by_id)
    items = work.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)).all()
    judged = [item for item in items if item.state != ItemState.SET_ASIDE]
    for item in judged:
        proposal = work.get(Proposal, item.proposal_id)
        if proposal.status != ProposalStatus.REVIEWED:
            raise Refused("scoring.gone_further", proposal=proposal.center_name)
        proposal.status = ProposalStatus.IN_REVIEW
        item.state = ItemState.LISTED
    for row in _sealed_rows(work, [item.id for item in judged]).values():
        work.session.delete(row)
    for opinion in _opinions(work, [item.id for item in judged]):
        if opinion.status is OpinionStatus.DRAFT:
            opinion.status = OpinionStatus.SUPERSEDED
    seal.state, seal.reopened_at, seal.reopen_confirmed_by = SealState.REOPENED, work.stamp, work.actor.called
    meeting.status, meeting.sealed_at = MeetingStatus.OPEN, None
    facts = {"version": seal.number, "asked_by": seal.reopen_by, "reason": seal.reopen_reason}
    work.record(Act.CONFIRM_REOPEN, Kind.MEETING, meeting_id, **facts)
    follow_figures(work, Act.CONFIRM_REOPEN, [item.id for item in judged])
    return _touched(meeting_id) | Changes.of_kinds(Kind.OPINION)


def fix_again(
    work: UnitOfWork, meeting: Meeting, outcomes: Sequence[Outcome], docket: Docket
) -> tuple[Seal, list[str]]:
    """Fix the figures of a sealed meeting anew by a correction, as a new version asked for by whoever wrote the docket;
    the names of the opinions that no longer say what is sealed and were superseded."""
    last = _current(work, meeting)
    bodies = {}
    for outcome in outcomes:
        kept = json.loads(last.body).get(outcome.agenda_item_id, {})
        added = {name: kept[name] for name in ("decision", "waived") if name in kept}
        bodies[outcome.agenda_item_id] = {**result_body(outcome), **_still_decided(outcome, added)}
    seal = _new_seal(work, meeting, last.decision)
    seal.asked_by, seal.asked_by_id, seal.asked_at = docket.asked_by, docket.asked_by_id, docket.asked_at
    seal.confirmed_by, seal.sealed_at, seal.state = work.actor.called, work.stamp, SealState.SEALED
    superseded = _write(work, seal, bodies, json.loads(last.body))
    follow_figures(work, Act.CONFIRM_DOCKET, bodies)
    return seal, superseded


def _still_decided(outcome: Outcome, added: dict[str, Any]) -> dict[str, Any]:
    """What was decided on paper about a proposal, as far as it is still to be decided; the rest of it is new."""
    codes = decided_codes(outcome)
    waived = [one for one in added.get("waived", []) if one["code"] in codes]
    left = [code for code in codes if code not in {one["code"] for one in waived}]
    found: dict[str, Any] = {"waived": waived} if waived else {}
    if left:
        text = added.get("decision", {}).get("text", "")
        found["decision"] = {"text": text, "codes": left}
    return found


def _allowed(work: UnitOfWork, meeting_id: str, act: Act) -> Meeting:
    meeting = work.get(Meeting, meeting_id)
    found = for_person(work.actor, partial(seal_acts, seal_standing(work.session, meeting)))
    otherwise = "meetings.not_open" if act in (Act.SEAL_MEETING, Act.ASK_SEAL) else "meetings.not_in_this_state"
    if act is Act.SEAL_MEETING and any(one.act is Act.ASK_SEAL for one in found):
        otherwise = "scoring.two_seals"
    require_possible(found, act, otherwise)
    return meeting


def _settled_bodies(work: UnitOfWork, meeting_id: str, decision: str) -> dict[str, dict[str, Any]]:
    """The figures of every proposal with what was decided about them; ``Refused`` while anything stands in the way."""
    require_recusals_decided(work.session, meeting_id)
    require_clear(work, meeting_id)
    outcomes = meeting_results(work.session, meeting_id=meeting_id)
    given = waivers_of(work.session, meeting_id)
    _require_settled(outcomes, decision, {one.agenda_item_id: waived_codes(one, given) for one in outcomes})
    bodies = {}
    for outcome in outcomes:
        figures = result_body(outcome)
        waived = waived_codes(outcome, given)
        left = [code for code in decided_codes(outcome) if code not in waived]
        if left:
            figures["decision"] = {"text": decision.strip(), "codes": left}
        if waived:
            figures["waived"] = [
                {"code": code, "reason": row.reason, "by": row.given_by}
                for code in sorted(waived)
                for (item, gate, _), row in sorted(given.items())
                if item == outcome.agenda_item_id and gate in (code, code.replace("scoring.", "scoring.gate."))
            ]
        bodies[outcome.agenda_item_id] = figures
    return bodies


def _require_settled(outcomes: Sequence[Outcome], decision: str, waived: Mapping[str, frozenset[str]]) -> None:
    for outcome in outcomes:
        if left := outcome.to_complete:
            facts = {"proposal": outcome.center_name, "blocker": left[0].code, "count": len(outcome.blockers)}
            raise Refused("scoring.cannot_seal", **facts)
    for outcome in outcomes:
        open_now = [one for one in outcome.to_decide if one.code not in waived[outcome.agenda_item_id]]
        if open_now and len(decision.strip()) < DECISION_LENGTH:
            facts = {"proposal": outcome.center_name, "blocker": open_now[0].code, "count": len(open_now)}
            raise Refused("scoring.decision_needed", minimum=DECISION_LENGTH, **facts).beside("decision")


def _new_seal(work: UnitOfWork, meeting: Meeting, decision: str) -> Seal:
    last = work.session.scalar(select(func.max(Seal.number)).where(Seal.meeting_id == meeting.id)) or 0
    seal = Seal(
        id=work.new_id(),
        meeting_id=meeting.id,
        number=last + 1,
        state=SealState.ASKED,
        decision=decision.strip(),
        asked_by=work.actor.called,
        asked_by_id=work.actor.id,
        asked_at=work.stamp,
    )
    work.session.add(seal)
    work.session.flush()
    return seal


def _current(work: UnitOfWork, meeting: Meeting) -> Seal:
    """The newest version; one sealed by an earlier program is written down now."""
    seal = current_seal(work.session, meeting.id)
    if seal is not None:
        return seal
    seal = _new_seal(work, meeting, "")
    items = work.session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)).all()
    rows = _sealed_rows(work, list(items))
    seal.state, seal.sealed_at, seal.asked_by, seal.asked_by_id = SealState.SEALED, meeting.sealed_at, "", ""
    seal.body = _text({item: json.loads(row.body) for item, row in rows.items()})
    return seal


def _fix(work: UnitOfWork, meeting: Meeting, seal: Seal, bodies: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Seal the meeting with these figures; what the audit entry says of it."""
    earlier = select(Seal.body).where(Seal.meeting_id == meeting.id, Seal.state == SealState.REOPENED)
    last = work.session.scalars(earlier.order_by(Seal.number.desc()).limit(1)).first()
    seal.state, seal.sealed_at = SealState.SEALED, work.stamp
    seal.confirmed_by = "" if seal.asked_by_id == work.actor.id else work.actor.called
    superseded = _write(work, seal, bodies, {} if last is None else json.loads(last))
    for item_id in bodies:
        work.get(Proposal, work.get(AgendaItem, item_id).proposal_id).status = ProposalStatus.REVIEWED
    meeting.status, meeting.sealed_at = MeetingStatus.SEALED, work.stamp
    settled = {
        bodies[item]["proposal"]: bodies[item]["decision"]["codes"] for item in bodies if "decision" in bodies[item]
    }
    facts: dict[str, Any] = {"decision": seal.decision, "settled": settled} if settled else {}
    return facts | ({"superseded": superseded} if superseded else {})


def _write(
    work: UnitOfWork, seal: Seal, bodies: dict[str, dict[str, Any]], before: Mapping[str, dict[str, Any]]
) -> list[str]:
    """Write the figures as those in force, and supersede the opinions that state other ones."""
    seal.body = _text(bodies)
    rows = _sealed_rows(work, list(bodies))
    superseded: list[str] = []
    for item_id, figures in bodies.items():
        body = _text(figures)
        digest = hashlib.sha256(body.encode()).hexdigest()
        row = rows.get(item_id)
        if row is None:
            work.session.add(SealedResult(id=work.new_id(), agenda_item_id=item_id, body=body, digest=digest))
        else:
            row.body, row.digest = body, digest
        if before and touches_paper(before.get(item_id), figures):
            for opinion in _opinions(work, [item_id]):
                if opinion.status is not OpinionStatus.SUPERSEDED:
                    opinion.status = OpinionStatus.SUPERSEDED
                    superseded.append(f"{which(work, work.get(AgendaItem, item_id))} v{opinion.version_no}")
    return superseded


def _sealed_rows(work: UnitOfWork, items: list[str]) -> dict[str, SealedResult]:
    rows = work.session.scalars(select(SealedResult).where(SealedResult.agenda_item_id.in_(items)))
    return {row.agenda_item_id: row for row in rows}


def _opinions(work: UnitOfWork, items: list[str]) -> list[Opinion]:
    return list(work.session.scalars(select(Opinion).where(Opinion.agenda_item_id.in_(items))))


def _other_person(work: UnitOfWork, asked_by_id: str) -> None:
    if work.actor.id == asked_by_id:
        raise Refused("scoring.same_person", person=work.actor.called)


def _digest(bodies: dict[str, dict[str, Any]]) -> str:
    return hashlib.sha256(_text(bodies).encode()).hexdigest()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _need(reason: str) -> None:
    if not reason.strip():
        raise Refused("meetings.change_without_reason")


def _touched(meeting_id: str) -> Changes:
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.SHEET, Kind.PROPOSAL, Kind.SELECTION)

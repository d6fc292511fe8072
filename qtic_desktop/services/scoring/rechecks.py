"""修改后同意 comes back for a re-check; a proposal that was reviewed can be reviewed again."""

from __future__ import annotations

from datetime import date
from functools import partial

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import MeetingStatus, require_possible
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.scoring.sealing import RecheckState, recheck_acts
from qtic_desktop.services.meetings.naming import which
from qtic_desktop.services.results import outcome_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.scoring import SealedResult
from qtic_desktop.storage.tables.sealing import Recheck
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@use_case(Act.ASK_REVISION)
def ask_revision(work: UnitOfWork, *, agenda_item_id: str, demands: str, due_on: date) -> Changes:
    """Note what the applicant has to revise of a proposal that was agreed to after revision, and until when (指引未规定:
    the day is the office's). ``Refused``: not such a verdict, no demands, or one is open already."""
    item = work.get(AgendaItem, agenda_item_id)
    if work.get(Meeting, item.meeting_id).status != MeetingStatus.SEALED:
        raise Refused("opinions.not_sealed")
    if outcome_of(work.session, agenda_item_id=agenda_item_id).result.verdict != "revise":
        raise Refused("scoring.nothing_to_revise")
    if not demands.strip() or due_on < work.today:
        raise Refused("scoring.revision_incomplete")
    open_now = select(Recheck.id).where(
        Recheck.agenda_item_id == agenda_item_id, Recheck.state != RecheckState.WITHDRAWN
    )
    if work.session.scalars(open_now.limit(1)).first() is not None:
        raise Refused("scoring.revision_asked")
    row = Recheck(
        id=work.new_id(),
        agenda_item_id=agenda_item_id,
        demands=demands.strip(),
        due_on=due_on,
        state=RecheckState.ASKED,
    )
    work.session.add(row)
    facts = {"project": which(work, item), "demands": row.demands, "due": due_on.isoformat()}
    work.record(Act.ASK_REVISION, Kind.MEETING, item.meeting_id, item=agenda_item_id, **facts)
    return Changes.of(Kind.MEETING, item.meeting_id)


@use_case(Act.WITHDRAW_REVISION)
def withdraw_revision(work: UnitOfWork, *, recheck_id: str, reason: str) -> Changes:
    """Take back a demand for revision before it was re-checked; another one can be made."""
    row, item = _allowed(work, recheck_id, Act.WITHDRAW_REVISION)
    _need(reason)
    row.state, row.note = RecheckState.WITHDRAWN, reason.strip()
    facts = {"project": which(work, item), "reason": reason.strip()}
    work.record(Act.WITHDRAW_REVISION, Kind.MEETING, item.meeting_id, item=item.id, **facts)
    return Changes.of(Kind.MEETING, item.meeting_id)


@use_case(Act.RECORD_RECHECK)
def record_recheck(work: UnitOfWork, *, recheck_id: str, passed: bool, checked_by: str, note: str) -> Changes:
    """Note what the re-check came to, and who looked (the panel leader, as a rule); what failed goes to another review."""
    row, item = _allowed(work, recheck_id, Act.RECORD_RECHECK)
    if not checked_by.strip() or not note.strip():
        raise Refused("scoring.recheck_incomplete")
    row.state = RecheckState.PASSED if passed else RecheckState.FAILED
    row.checked_by, row.checked_at, row.note = checked_by.strip(), work.stamp, note.strip()
    facts = {"project": which(work, item), "state": row.state, "whom": row.checked_by, "note": row.note}
    work.record(Act.RECORD_RECHECK, Kind.MEETING, item.meeting_id, item=item.id, **facts)
    return Changes.of(Kind.MEETING, item.meeting_id)


@use_case(Act.WITHDRAW_RECHECK)
def withdraw_recheck(work: UnitOfWork, *, recheck_id: str, reason: str) -> Changes:
    """Take back what was noted of a re-check by mistake: it waits again."""
    row, item = _allowed(work, recheck_id, Act.WITHDRAW_RECHECK)
    _need(reason)
    before, row.state = row.state, RecheckState.ASKED
    row.checked_by, row.checked_at, row.note = "", None, ""
    facts = {"project": which(work, item), "before": before, "reason": reason.strip()}
    work.record(Act.WITHDRAW_RECHECK, Kind.MEETING, item.meeting_id, item=item.id, **facts)
    return Changes.of(Kind.MEETING, item.meeting_id)


@use_case(Act.RETURN_TO_REVIEW)
def return_to_review(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """Let a proposal that was reviewed be reviewed again in another meeting; its sealed result stays on file."""
    proposal = work.get(Proposal, proposal_id)
    _need(reason)
    if proposal.status != ProposalStatus.REVIEWED:
        raise Refused("scoring.not_reviewed")
    proposal.status = ProposalStatus.ACCEPTED
    facts = {"project": proposal.number or proposal.center_name, "reason": reason.strip()}
    work.record(Act.RETURN_TO_REVIEW, Kind.PROPOSAL, proposal_id, **facts)
    return Changes.of(Kind.PROPOSAL, proposal_id)


@use_case(Act.WITHDRAW_REVIEW)
def withdraw_review(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """Take back the decision to review again, while no meeting has the proposal: its result counts as before."""
    proposal = work.get(Proposal, proposal_id)
    _need(reason)
    items = work.session.scalars(select(AgendaItem).where(AgendaItem.proposal_id == proposal_id))
    sealed = [one for one in items if one_or_none(work.session, SealedResult, agenda_item_id=one.id) is not None]
    if proposal.status != ProposalStatus.ACCEPTED or not sealed:
        raise Refused("scoring.not_returned")
    proposal.status = ProposalStatus.REVIEWED
    facts = {"project": proposal.number or proposal.center_name, "reason": reason.strip()}
    work.record(Act.WITHDRAW_REVIEW, Kind.PROPOSAL, proposal_id, **facts)
    return Changes.of(Kind.PROPOSAL, proposal_id)


def _allowed(work: UnitOfWork, recheck_id: str, act: Act) -> tuple[Recheck, AgendaItem]:
    row = work.get(Recheck, recheck_id)
    require_possible(for_person(work.actor, partial(recheck_acts, row.state)), act, "scoring.recheck_ended")
    return row, work.get(AgendaItem, row.agenda_item_id)


def _need(reason: str) -> None:
    if not reason.strip():
        raise Refused("meetings.change_without_reason")

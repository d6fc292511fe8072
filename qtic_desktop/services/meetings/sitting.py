"""While a meeting runs: a further member, an elected leader, a proposal added, set aside, closed by itself; the sign-in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import (
    Ground,
    ItemState,
    MeetingStatus,
    Presence,
    acts_on_item,
    possible_acts,
    require_possible,
)
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.services.examination.seating import said_unexamined
from qtic_desktop.services.meetings.convening import add_item, lay_out_sheet, seat_expert, standing
from qtic_desktop.services.meetings.naming import told, which, whom
from qtic_desktop.services.meetings.one_place import require_one_place_each
from qtic_desktop.services.meetings.running import seat_of, sheets_of
from qtic_desktop.services.meetings.ties import look_for_ties
from qtic_desktop.services.results import outcome_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.meetings.life import item_standing, written_in
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, PanelMovement, Recusal
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@use_case(Act.ADD_MEMBER)
def add_member(work: UnitOfWork, *, from_item_id: str, expert_id: str, reason: str) -> Changes:
    """Seat a substitute or a further expert in a running meeting, who takes part from one proposal on; for the proposals
    before the sheets are absent."""
    start = work.get(AgendaItem, from_item_id)
    meeting = _running(work, start.meeting_id, Act.ADD_MEMBER)
    _need(reason)
    if one_or_none(work.session, PanelMember, meeting_id=meeting.id, expert_id=expert_id) is not None:
        raise Refused("meetings.on_panel_already", expert=told(work, expert_id))
    require_one_place_each(work.session, meeting, [expert_id], panel_too=False)
    last = work.session.scalar(select(func.max(PanelMember.seat)).where(PanelMember.meeting_id == meeting.id)) or 0
    member = seat_expert(work, meeting.id, expert_id, last + 1)
    member.presence = Presence.PRESENT
    for item in _items(work, meeting.id):
        here = item.position >= start.position and item.state != ItemState.CLOSED
        sheet = lay_out_sheet(work, item, expert_id, SheetState.OPEN if here else SheetState.ABSENT)
        if not here:
            sheet.reason = reason.strip()
    ties = look_for_ties(work, meeting.id)
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "from_place": start.position, "ties": ties}
    work.record(Act.ADD_MEMBER, Kind.MEETING, meeting.id, reason=reason.strip(), **facts)
    return _touched(meeting.id)


@use_case(Act.REMOVE_MEMBER)
def remove_member(work: UnitOfWork, *, meeting_id: str, expert_id: str, reason: str) -> Changes:
    """Take back a seat that was given by mistake in a running meeting, while nothing stands on any of its sheets.

    The leader cannot be removed; who has written something leaves or is recused instead.
    """
    _running(work, meeting_id, Act.ADD_MEMBER)
    _need(reason)
    member = seat_of(work, meeting_id, expert_id)
    if member.is_leader:
        raise Refused("meetings.leader_stays", expert=told(work, expert_id))
    if written_in(work.session, meeting_id, expert_id):
        raise Refused("meetings.member_has_written", expert=told(work, expert_id))
    for _, sheet in sheets_of(work, meeting_id, expert_id):
        for recusal in work.session.scalars(select(Recusal).where(Recusal.sheet_id == sheet.id)):
            recusal.sheet_id, recusal.before = None, ""
        work.session.flush()
        work.session.delete(sheet)
    for movement in work.session.scalars(select(PanelMovement).filter_by(meeting_id=meeting_id, expert_id=expert_id)):
        movement.undone_at = movement.undone_at or work.stamp
    work.session.delete(member)
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "reason": reason.strip()}
    work.record(Act.REMOVE_MEMBER, Kind.MEETING, meeting_id, **facts)
    return _touched(meeting_id)


@use_case(Act.ELECT_LEADER)
def elect_leader(work: UnitOfWork, *, meeting_id: str, expert_id: str, reason: str) -> Changes:
    """Note the leader whom the panel elected in a running meeting, where it is not the planned one; a further election
    takes it back. ``Refused`` once an opinion is begun, and for one who is not there."""
    _running(work, meeting_id, Act.ELECT_LEADER)
    _need(reason)
    begun = select(Opinion.id).join(AgendaItem, AgendaItem.id == Opinion.agenda_item_id)
    if work.session.scalars(begun.where(AgendaItem.meeting_id == meeting_id).limit(1)).first():
        raise Refused("meetings.opinion_begun")
    elected = seat_of(work, meeting_id, expert_id)
    if elected.presence != Presence.PRESENT:
        raise Refused("meetings.not_here", expert=told(work, expert_id))
    seats = work.session.scalars(select(PanelMember).where(PanelMember.meeting_id == meeting_id))
    before = next(seat for seat in seats if seat.is_leader)
    if before is elected:
        raise Refused("meetings.leads_already", expert=told(work, expert_id))
    before.is_leader, elected.is_leader = False, True
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "was": whom(work, before.expert_id)}
    work.record(Act.ELECT_LEADER, Kind.MEETING, meeting_id, reason=reason.strip(), **facts)
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.ADD_ITEM)
def add_proposal(work: UnitOfWork, *, meeting_id: str, proposal_id: str, reason: str) -> Changes:
    """Put a further proposal at the end of the agenda of a running meeting; setting it aside takes it out again."""
    meeting = _running(work, meeting_id, Act.ADD_ITEM)
    _need(reason)
    if one_or_none(work.session, AgendaItem, meeting_id=meeting_id, proposal_id=proposal_id) is not None:
        raise Refused("meetings.proposal_twice")
    places = [item.position for item in _items(work, meeting_id)]
    item = add_item(work, meeting, proposal_id, max(places, default=0) + 1)
    for member in work.session.scalars(select(PanelMember).where(PanelMember.meeting_id == meeting_id)):
        here = member.presence == Presence.PRESENT
        lay_out_sheet(work, item, member.expert_id, SheetState.OPEN if here else SheetState.ABSENT)
    ties = look_for_ties(work, meeting_id)
    facts = {"item": item.id, "project": which(work, item), "reason": reason.strip(), "ties": ties}
    facts |= said_unexamined(work.session, [proposal_id])
    work.record(Act.ADD_ITEM, Kind.MEETING, meeting_id, **facts)
    return _touched(meeting_id)


@use_case(Act.REORDER_AGENDA)
def reorder_agenda(work: UnitOfWork, *, meeting_id: str, item_ids: Sequence[str], reason: str) -> Changes:
    """Change the running order of a running meeting; every proposal of the agenda is named once."""
    _running(work, meeting_id, Act.REORDER_AGENDA)
    _need(reason)
    items = {item.id: item for item in _items(work, meeting_id)}
    if sorted(items) != sorted(item_ids):
        raise Refused("meetings.order_incomplete", count=len(items))
    before = [which(work, item) for item in items.values()]
    for position, item_id in enumerate(item_ids, 1):
        items[item_id].position = position
    after = [which(work, items[item_id]) for item_id in item_ids]
    work.record(Act.REORDER_AGENDA, Kind.MEETING, meeting_id, before=before, after=after, reason=reason.strip())
    return _touched(meeting_id)


@use_case(Act.SET_ASIDE_ITEM)
def set_aside(work: UnitOfWork, *, agenda_item_id: str, ground: Ground, reason: str) -> Changes:
    """Do not judge a proposal in this meeting (applicant absent, everybody recused, no quorum, withdrawn): it is free for
    another one. What was written on its sheets is kept and counts for nothing."""
    item = _item_for(work, agenda_item_id, Act.SET_ASIDE_ITEM)
    _need(reason)
    item.state, item.ground, item.state_reason = ItemState.SET_ASIDE, Ground(ground), reason.strip()
    work.get(Proposal, item.proposal_id).status = ProposalStatus.ACCEPTED
    facts = {"item": item.id, "project": which(work, item), "ground": item.ground, "reason": reason.strip()}
    work.record(Act.SET_ASIDE_ITEM, Kind.MEETING, item.meeting_id, **facts)
    return _touched(item.meeting_id)


@use_case(Act.RESUME_ITEM)
def resume_item(work: UnitOfWork, *, agenda_item_id: str, reason: str) -> Changes:
    """Judge a proposal after all that was set aside in the running meeting; its sheets are as they were."""
    item = _item_for(work, agenda_item_id, Act.RESUME_ITEM)
    _need(reason)
    before, item.state, item.ground, item.state_reason = item.ground, ItemState.LISTED, "", ""
    work.get(Proposal, item.proposal_id).status = ProposalStatus.IN_REVIEW
    facts = {"item": item.id, "project": which(work, item), "before": before, "reason": reason.strip()}
    work.record(Act.RESUME_ITEM, Kind.MEETING, item.meeting_id, **facts)
    return _touched(item.meeting_id)


@use_case(Act.CLOSE_ITEM)
def close_item(work: UnitOfWork, *, agenda_item_id: str) -> Changes:
    """Seal one proposal by itself (封存本项目): its sheets and ballots cannot change any more, its figures stay hidden
    until the meeting is sealed. ``Refused`` while something must still be entered or corrected."""
    item = _item_for(work, agenda_item_id, Act.CLOSE_ITEM)
    outcome = outcome_of(work.session, agenda_item_id=agenda_item_id)
    if left := outcome.to_complete:
        facts = {"proposal": outcome.center_name, "blocker": left[0].code, "count": len(left)}
        raise Refused("scoring.cannot_seal", **facts)
    item.state = ItemState.CLOSED
    work.record(Act.CLOSE_ITEM, Kind.MEETING, item.meeting_id, item=item.id, project=which(work, item))
    return _touched(item.meeting_id)


@use_case(Act.REOPEN_ITEM)
def reopen_item(work: UnitOfWork, *, agenda_item_id: str, reason: str) -> Changes:
    """Let the sheets of a proposal change again that was sealed by itself, while the meeting runs."""
    item = _item_for(work, agenda_item_id, Act.REOPEN_ITEM)
    _need(reason)
    item.state = ItemState.LISTED
    facts = {"item": item.id, "project": which(work, item), "reason": reason.strip()}
    work.record(Act.REOPEN_ITEM, Kind.MEETING, item.meeting_id, **facts)
    return _touched(item.meeting_id)


@use_case(Act.RECORD_PLEDGE)
def record_pledge(work: UnitOfWork, *, meeting_id: str, expert_id: str, devices: bool) -> Changes:
    """Note that an expert has signed the pledge (专家承诺书), and whether the telephone was handed in."""
    member = seat_of(work, meeting_id, expert_id)
    _not_over(work, meeting_id)
    member.pledged_at = member.pledged_at or work.stamp
    member.devices_at = (member.devices_at or work.stamp) if devices else None
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "devices": devices}
    work.record(Act.RECORD_PLEDGE, Kind.MEETING, meeting_id, **facts)
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.WITHDRAW_PLEDGE)
def withdraw_pledge(work: UnitOfWork, *, meeting_id: str, expert_id: str, reason: str) -> Changes:
    """Take back a pledge that was noted by mistake."""
    member = seat_of(work, meeting_id, expert_id)
    _not_over(work, meeting_id)
    _need(reason)
    if member.pledged_at is None:
        raise Refused("meetings.no_pledge", expert=told(work, expert_id))
    before, member.pledged_at, member.devices_at = member.pledged_at, None, None
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "before": before, "reason": reason.strip()}
    work.record(Act.WITHDRAW_PLEDGE, Kind.MEETING, meeting_id, **facts)
    return Changes.of(Kind.MEETING, meeting_id)


def _running(work: UnitOfWork, meeting_id: str, act: Act) -> Meeting:
    meeting = work.get(Meeting, meeting_id)
    require_possible(
        for_person(work.actor, partial(possible_acts, standing(work, meeting))), act, "meetings.not_running"
    )
    return meeting


def _item_for(work: UnitOfWork, agenda_item_id: str, act: Act) -> AgendaItem:
    item = work.get(AgendaItem, agenda_item_id)
    meeting, proposal = work.get(Meeting, item.meeting_id), work.get(Proposal, item.proposal_id)
    found = for_person(work.actor, partial(acts_on_item, item_standing(work.session, meeting, item, proposal)))
    open_now = meeting.status == MeetingStatus.OPEN
    require_possible(found, act, "meetings.item_not_in_this_state" if open_now else "meetings.not_running")
    return item


def _not_over(work: UnitOfWork, meeting_id: str) -> None:
    if work.get(Meeting, meeting_id).status not in (MeetingStatus.PREPARED, MeetingStatus.OPEN):
        raise Refused("meetings.not_in_this_state")


def _items(work: UnitOfWork, meeting_id: str) -> list[AgendaItem]:
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)
    return list(work.session.scalars(query))


def _need(reason: str) -> None:
    if not reason.strip():
        raise Refused("meetings.change_without_reason")


def _touched(meeting_id: str) -> Changes:
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.SHEET, Kind.PROPOSAL, Kind.RECUSAL)

"""A meeting that is prepared changes: day, place, panel, agenda; it is put off, called off, and taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import (
    ItemState,
    MeetingStatus,
    PanelPlan,
    possible_acts,
    require_possible,
)
from qtic_desktop.domain.possible import for_person
from qtic_desktop.services.examination.seating import said_unexamined
from qtic_desktop.services.meetings.convening import add_item, seat_expert, standing
from qtic_desktop.services.meetings.naming import which, whom
from qtic_desktop.services.meetings.one_place import require_one_place_each
from qtic_desktop.services.meetings.ties import look_for_ties
from qtic_desktop.services.registry import rules_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.CHANGE_MEETING)
def change_meeting(work: UnitOfWork, *, meeting_id: str, title: str, held_on: date, place: str) -> Changes:
    """Change name, day or place of a meeting that is not open yet."""
    meeting = _allowed(work, meeting_id, Act.CHANGE_MEETING)
    if not title.strip() or not place.strip():
        raise Refused("meetings.title_and_place")
    before = [meeting.title, meeting.held_on.isoformat(), meeting.place]
    meeting.title, meeting.held_on, meeting.place = title.strip(), held_on, place.strip()
    require_one_place_each(work.session, meeting)
    after = [meeting.title, held_on.isoformat(), meeting.place]
    work.record(Act.CHANGE_MEETING, Kind.MEETING, meeting_id, before=before, after=after)
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.CHANGE_PANEL)
def change_panel(
    work: UnitOfWork, *, meeting_id: str, expert_ids: Sequence[str], leader_id: str, reason: str = ""
) -> Changes:
    """Set the panel anew, in seat order, before the meeting opens; who is still on it keeps pledge and the like."""
    meeting = _allowed(work, meeting_id, Act.CHANGE_PANEL)
    items = _items(work, meeting_id)
    minimum = rules_of(work.get(RuleSetVersion, meeting.rule_set_id)).minimum_panel
    plan = PanelPlan(tuple(expert_ids), leader_id)
    plan.check(minimum=minimum, proposals=[item.proposal_id for item in items])
    require_one_place_each(work.session, meeting, expert_ids, panel_too=False)
    seats = {row.expert_id: row for row in _seats(work, meeting_id)}
    before = [whom(work, expert_id) for expert_id in seats]
    for expert_id in set(seats) - set(expert_ids):
        work.session.delete(seats.pop(expert_id))
    for seat, expert_id in enumerate(expert_ids, 1):
        member = seats.get(expert_id) or seat_expert(work, meeting_id, expert_id, seat)
        member.seat, member.is_leader = seat, expert_id == leader_id
    ties = look_for_ties(work, meeting_id)
    after = [whom(work, expert_id) for expert_id in expert_ids]
    facts = {"leader": whom(work, leader_id), "reason": reason.strip(), "ties": ties}
    work.record(Act.CHANGE_PANEL, Kind.MEETING, meeting_id, before=before, after=after, **facts)
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.RECUSAL)


@use_case(Act.CHANGE_AGENDA)
def change_agenda(work: UnitOfWork, *, meeting_id: str, proposal_ids: Sequence[str], reason: str = "") -> Changes:
    """Set the agenda anew, in running order, before the meeting opens; a proposal taken out is free for another one."""
    meeting = _allowed(work, meeting_id, Act.CHANGE_AGENDA)
    if not proposal_ids:
        raise Refused("meetings.no_proposals")
    if len(set(proposal_ids)) != len(proposal_ids):
        raise Refused("meetings.proposal_twice")
    items = {item.proposal_id: item for item in _items(work, meeting_id)}
    before = [which(work, item) for item in items.values()]
    for proposal_id in set(items) - set(proposal_ids):
        work.get(Proposal, proposal_id).status = ProposalStatus.ACCEPTED
        work.session.delete(items.pop(proposal_id))
    work.session.flush()
    fresh = [proposal_id for proposal_id in proposal_ids if proposal_id not in items]
    for position, proposal_id in enumerate(proposal_ids, 1):
        if proposal_id in items:
            items[proposal_id].position = position
        else:
            items[proposal_id] = add_item(work, meeting, proposal_id, position)
    ties = look_for_ties(work, meeting_id)
    after = [which(work, items[proposal_id]) for proposal_id in proposal_ids]
    facts = {"reason": reason.strip(), "ties": ties, **said_unexamined(work.session, fresh)}
    work.record(Act.CHANGE_AGENDA, Kind.MEETING, meeting_id, before=before, after=after, **facts)
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.PROPOSAL, Kind.RECUSAL)


@use_case(Act.POSTPONE_MEETING)
def postpone_meeting(work: UnitOfWork, *, meeting_id: str, reason: str) -> Changes:
    """Put a meeting off without a new day; its proposals stay with it. ``resume_meeting`` gives the day."""
    meeting = _allowed(work, meeting_id, Act.POSTPONE_MEETING)
    _need(reason)
    meeting.status = MeetingStatus.POSTPONED
    work.record(Act.POSTPONE_MEETING, Kind.MEETING, meeting_id, was=meeting.held_on.isoformat(), reason=reason.strip())
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.RESUME_MEETING)
def resume_meeting(work: UnitOfWork, *, meeting_id: str, held_on: date, place: str) -> Changes:
    """Give a meeting that was put off its day and place; from then on it is prepared again."""
    meeting = _allowed(work, meeting_id, Act.RESUME_MEETING)
    if not place.strip():
        raise Refused("meetings.title_and_place")
    before = [meeting.held_on.isoformat(), meeting.place]
    meeting.held_on, meeting.place, meeting.status = held_on, place.strip(), MeetingStatus.PREPARED
    require_one_place_each(work.session, meeting)
    after = [held_on.isoformat(), meeting.place]
    work.record(Act.RESUME_MEETING, Kind.MEETING, meeting_id, before=before, after=after)
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.CANCEL_MEETING)
def cancel_meeting(work: UnitOfWork, *, meeting_id: str, reason: str) -> Changes:
    """Call a meeting off: its proposals are free for another one. Its number is not given again. One that is open can be
    called off once every proposal was set aside."""
    meeting = _allowed(work, meeting_id, Act.CANCEL_MEETING)
    _need(reason)
    released = []
    for item in _judged(work, meeting_id):
        work.get(Proposal, item.proposal_id).status = ProposalStatus.ACCEPTED
        released.append(which(work, item))
    before, meeting.status = meeting.status, MeetingStatus.CANCELLED
    facts = {"reason": reason.strip(), "before": before, "released": released}
    work.record(Act.CANCEL_MEETING, Kind.MEETING, meeting_id, **facts)
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.PROPOSAL)


@use_case(Act.RESTORE_MEETING)
def restore_meeting(work: UnitOfWork, *, meeting_id: str, reason: str) -> Changes:
    """Take up a meeting again that was called off, prepared or open as it was; ``Refused`` while one of its proposals is
    judged elsewhere."""
    meeting = _allowed(work, meeting_id, Act.RESTORE_MEETING)
    _need(reason)
    for item in _judged(work, meeting_id):
        work.get(Proposal, item.proposal_id).status = ProposalStatus.IN_REVIEW
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    sheet = work.session.scalars(select(ScoreSheet.id).where(ScoreSheet.agenda_item_id.in_(items)).limit(1)).first()
    meeting.status = MeetingStatus.PREPARED if sheet is None else MeetingStatus.OPEN
    work.record(Act.RESTORE_MEETING, Kind.MEETING, meeting_id, reason=reason.strip())
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.PROPOSAL)


def _allowed(work: UnitOfWork, meeting_id: str, act: Act) -> Meeting:
    """The meeting, if ``act`` is possible in its state."""
    meeting = work.get(Meeting, meeting_id)
    require_possible(
        for_person(work.actor, partial(possible_acts, standing(work, meeting))), act, "meetings.not_in_this_state"
    )
    return meeting


def _items(work: UnitOfWork, meeting_id: str) -> list[AgendaItem]:
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)
    return list(work.session.scalars(query))


def _judged(work: UnitOfWork, meeting_id: str) -> list[AgendaItem]:
    return [item for item in _items(work, meeting_id) if item.state == ItemState.LISTED]


def _seats(work: UnitOfWork, meeting_id: str) -> list[PanelMember]:
    query = select(PanelMember).where(PanelMember.meeting_id == meeting_id).order_by(PanelMember.seat)
    return list(work.session.scalars(query))


def _need(reason: str) -> None:
    if not reason.strip():
        raise Refused("meetings.change_without_reason")

"""评审会 (三（二）): convene a panel over proposals, open it, and close it again while nothing is written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.experts.pool import ExpertStatus
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import (
    ItemState,
    MeetingStanding,
    MeetingStatus,
    PanelPlan,
    Presence,
    possible_acts,
    require_possible,
)
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.scoring import SheetState
from qtic_desktop.services.examination.seating import require_examined, said_unexamined
from qtic_desktop.services.intake.second_keying import require_verified
from qtic_desktop.services.meetings.ballots import keep_recused
from qtic_desktop.services.meetings.naming import whom
from qtic_desktop.services.meetings.ties import look_for_ties
from qtic_desktop.services.registry import current_rubric_id, current_rules, rubric_of, rules_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.meetings.life import standing_of
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal, ProposalTask
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, PanelMovement, Recusal, SittingNote
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.CREATE_MEETING)
def create_meeting(
    work: UnitOfWork,
    *,
    title: str,
    held_on: date,
    place: str,
    proposal_ids: Sequence[str],
    expert_ids: Sequence[str],
    leader_id: str,
) -> Changes:
    """Convene a meeting: proposals in running order, panel in seat order, the newest rules and rubrics.

    Items that do not apply are derived from each proposal's tasks by the rubric, before anyone scores.
    """
    rule_id, rules, _ = current_rules(work.session)
    PanelPlan(tuple(expert_ids), leader_id).check(minimum=rules.minimum_panel, proposals=proposal_ids)
    if not title.strip() or not place.strip():
        raise Refused("meetings.title_and_place")
    meeting = Meeting(
        id=work.new_id(),
        number=_next_number(work, held_on.year),
        title=title.strip(),
        held_on=held_on,
        place=place.strip(),
        status=MeetingStatus.PREPARED,
        rule_set_id=rule_id,
    )
    work.session.add(meeting)
    work.session.flush()
    for position, proposal_id in enumerate(proposal_ids, 1):
        add_item(work, meeting, proposal_id, position)
    for seat, expert_id in enumerate(expert_ids, 1):
        seat_expert(work, meeting.id, expert_id, seat, is_leader=expert_id == leader_id)
    facts = {"proposals": list(proposal_ids), "experts": list(expert_ids), "ties": look_for_ties(work, meeting.id)}
    facts |= said_unexamined(work.session, proposal_ids)
    work.record(Act.CREATE_MEETING, Kind.MEETING, meeting.id, **facts)
    return Changes.of(Kind.MEETING, meeting.id) | Changes.of_kinds(Kind.PROPOSAL)


def seat_expert(
    work: UnitOfWork, meeting_id: str, expert_id: str, seat: int, *, is_leader: bool = False
) -> PanelMember:
    """Give an expert of the pool a seat; ``Refused`` for one who has retired or was merged into another record."""
    expert = work.get(Expert, expert_id)
    if expert.status != ExpertStatus.ACTIVE:
        raise Refused("meetings.expert_not_active", expert=expert.name, unit=expert.organization)
    member = PanelMember(
        id=work.new_id(),
        meeting_id=meeting_id,
        expert_id=expert_id,
        seat=seat,
        is_leader=is_leader,
        presence=Presence.EXPECTED,
    )
    work.session.add(member)
    return member


def add_item(work: UnitOfWork, meeting: Meeting, proposal_id: str, position: int) -> AgendaItem:
    """Put an accepted proposal on an agenda, with the newest rubric of its track; ``Refused`` for any other,
    and where the rules ask for a second keying that was neither made nor waived."""
    proposal = work.get(Proposal, proposal_id)
    if proposal.status != ProposalStatus.ACCEPTED:
        raise Refused("meetings.proposal_not_ready", number=proposal.number or proposal.center_name)
    if proposal.track != TRACK:  # an evaluation is no application: the district checked it, nobody keys it again
        require_examined(work.session, proposal)
        require_verified(work, proposal)
    proposal.status = ProposalStatus.IN_REVIEW.value
    rubric_id = current_rubric_id(work.session, proposal.track)
    rubric = rubric_of(work.get(RubricVersion, rubric_id))
    tasks = work.session.scalars(select(ProposalTask.number).where(ProposalTask.proposal_id == proposal_id))
    left_out = sorted(rubric.not_applicable_for(list(tasks)))
    item = AgendaItem(
        id=work.new_id(),
        meeting_id=meeting.id,
        proposal_id=proposal_id,
        rubric_id=rubric_id,
        position=position,
        not_applicable=json.dumps(left_out),
        state=ItemState.LISTED,
    )
    work.session.add(item)
    work.session.flush()
    return item


@use_case(Act.OPEN_MEETING)
def open_meeting(work: UnitOfWork, *, meeting_id: str, present_ids: Sequence[str]) -> Changes:
    """Open the meeting with those who came; refused below the quorum (a setting: the minimum panel, 指引未规定).

    Every present expert gets an open sheet for every proposal, every absent one a sheet marked absent; where a recusal
    is in force the sheet of one who came is marked so.
    """
    meeting = work.get(Meeting, meeting_id)
    if meeting.status in (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED):
        raise Refused("meetings.called_off", title=meeting.title)
    if meeting.status != MeetingStatus.PREPARED:
        raise Refused("meetings.already_open")
    minimum = rules_of(work.get(RuleSetVersion, meeting.rule_set_id)).minimum_panel
    seated = set(work.session.scalars(select(PanelMember.expert_id).where(PanelMember.meeting_id == meeting_id)))
    if set(present_ids) - seated:
        raise Refused("meetings.not_on_panel", count=len(set(present_ids) - seated))
    if len(set(present_ids)) < minimum:
        raise Refused("meetings.no_quorum", present=len(set(present_ids)), minimum=minimum)
    meeting.status = MeetingStatus.OPEN
    items = list(work.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)))
    for member in work.session.scalars(select(PanelMember).where(PanelMember.meeting_id == meeting_id)):
        came = member.expert_id in present_ids
        member.presence = Presence.PRESENT if came else Presence.ABSENT
        for item in items:
            lay_out_sheet(work, item, member.expert_id, SheetState.OPEN if came else SheetState.ABSENT)
    work.record(Act.OPEN_MEETING, Kind.MEETING, meeting_id, present=list(present_ids))
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.SHEET)


def lay_out_sheet(work: UnitOfWork, item: AgendaItem, expert_id: str, state: SheetState) -> ScoreSheet:
    """The sheet of an expert for a proposal, recused at once where a recusal is in force and the expert is there."""
    sheet = ScoreSheet(id=work.new_id(), agenda_item_id=item.id, expert_id=expert_id, state=state, veto=False)
    work.session.add(sheet)
    work.session.flush()
    keep_recused(work, item, sheet)
    return sheet


@use_case(Act.WITHDRAW_OPENING)
def withdraw_opening(work: UnitOfWork, *, meeting_id: str, reason: str) -> Changes:
    """Close a meeting again that was opened by mistake or too early, while nothing stands on any sheet or ballot."""
    if not reason.strip():
        raise Refused("meetings.change_without_reason")
    meeting = work.get(Meeting, meeting_id)
    found = for_person(work.actor, partial(possible_acts, standing(work, meeting)))
    require_possible(found, Act.WITHDRAW_OPENING, "meetings.not_running")
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    for sheet in work.session.scalars(select(ScoreSheet).where(ScoreSheet.agenda_item_id.in_(items))):
        for recusal in work.session.scalars(select(Recusal).where(Recusal.sheet_id == sheet.id)):
            recusal.sheet_id, recusal.before = None, ""
        work.session.flush()
        work.session.delete(sheet)
    for movement in work.session.scalars(select(PanelMovement).where(PanelMovement.meeting_id == meeting_id)):
        work.session.delete(movement)
    for note in work.session.scalars(select(SittingNote).where(SittingNote.meeting_id == meeting_id)):
        work.session.delete(note)
    present = []
    for member in work.session.scalars(select(PanelMember).where(PanelMember.meeting_id == meeting_id)):
        if member.presence == Presence.PRESENT:
            present.append(whom(work, member.expert_id))
        member.presence = Presence.EXPECTED
    meeting.status = MeetingStatus.PREPARED
    work.record(Act.WITHDRAW_OPENING, Kind.MEETING, meeting_id, reason=reason.strip(), present=present)
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.SHEET)


def standing(work: UnitOfWork, meeting: Meeting) -> MeetingStanding:
    """What decides about the acts on a meeting, as it stands now."""
    return standing_of(work.session, meeting)


def require_open(work: UnitOfWork, agenda_item_id: str) -> AgendaItem:
    """The agenda item, if its meeting is open and it is judged there; ``Refused`` when it is not opened yet, sealed, set
    aside or closed by itself."""
    item = work.get(AgendaItem, agenda_item_id)
    require_open_status(work.get(Meeting, item.meeting_id).status, item.state)
    return item


def require_open_status(status: str, item: str = ItemState.LISTED) -> None:
    """``Refused`` unless this is the status of an open meeting, and of a proposal that is judged in it."""
    if status != MeetingStatus.OPEN:
        raise Refused("meetings.sealed" if status == MeetingStatus.SEALED else "meetings.not_open")
    if item != ItemState.LISTED:
        raise Refused("meetings.item_set_aside" if item == ItemState.SET_ASIDE else "meetings.item_closed")


def require_own(work: UnitOfWork, expert_id: str) -> None:
    """``NotAllowed`` when an expert touches the sheet of another one, that of ``expert_id``."""
    if work.actor.role is Role.EXPERT and work.actor.expert_id != expert_id:
        raise NotAllowed("scoring.not_your_sheet", person=work.actor.called)


def _next_number(work: UnitOfWork, year: int) -> str:
    taken = work.session.scalar(select(func.count()).where(Meeting.number.startswith(f"PS-{year}-"))) or 0
    return f"PS-{year}-{taken + 1:02d}"

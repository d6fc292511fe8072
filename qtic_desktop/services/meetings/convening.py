"""评审会 (三（二）): convene a panel over proposals, open it, record presence and recusal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import AWAY, MeetingStatus, PanelPlan, Presence
from qtic_desktop.domain.scoring import SheetState
from qtic_desktop.services.registry import current_rubric_id, current_rules, rubric_of, rules_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables import (
    AgendaItem,
    Expert,
    Meeting,
    PanelMember,
    Proposal,
    ProposalTask,
    RubricVersion,
    RuleSetVersion,
    ScoreSheet,
    Vote,
)
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


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
        _add_item(work, meeting, proposal_id, position)
    for seat, expert_id in enumerate(expert_ids, 1):
        work.get(Expert, expert_id)
        work.session.add(
            PanelMember(
                id=work.new_id(),
                meeting_id=meeting.id,
                expert_id=expert_id,
                seat=seat,
                is_leader=expert_id == leader_id,
                presence=Presence.EXPECTED,
            )
        )
    work.record(Act.CREATE_MEETING, Kind.MEETING, meeting.id, proposals=list(proposal_ids), experts=list(expert_ids))
    return Changes.of(Kind.MEETING, meeting.id) | Changes.of_kinds(Kind.PROPOSAL)


def _add_item(work: UnitOfWork, meeting: Meeting, proposal_id: str, position: int) -> None:
    proposal = work.get(Proposal, proposal_id)
    if proposal.status != ProposalStatus.ACCEPTED.value:
        raise Refused("meetings.proposal_not_ready", number=proposal.number or proposal.center_name)
    proposal.status = ProposalStatus.IN_REVIEW.value
    rubric_id = current_rubric_id(work.session, proposal.track)
    rubric = rubric_of(work.get(RubricVersion, rubric_id))
    tasks = work.session.scalars(select(ProposalTask.number).where(ProposalTask.proposal_id == proposal_id))
    left_out = sorted(rubric.not_applicable_for(list(tasks)))
    work.session.add(
        AgendaItem(
            id=work.new_id(),
            meeting_id=meeting.id,
            proposal_id=proposal_id,
            rubric_id=rubric_id,
            position=position,
            not_applicable=json.dumps(left_out),
        )
    )


@use_case(Act.OPEN_MEETING)
def open_meeting(work: UnitOfWork, *, meeting_id: str, present_ids: Sequence[str]) -> Changes:
    """Open the meeting with those who came; refused below the quorum (a setting: the minimum panel, 指引未规定).

    Every present expert gets an open sheet for every proposal, every absent one a sheet marked absent.
    """
    meeting = work.get(Meeting, meeting_id)
    if meeting.status != MeetingStatus.PREPARED:
        raise Refused("meetings.already_open")
    minimum = rules_of(work.get(RuleSetVersion, meeting.rule_set_id)).minimum_panel
    seated = set(work.session.scalars(select(PanelMember.expert_id).where(PanelMember.meeting_id == meeting_id)))
    if set(present_ids) - seated:
        raise Refused("meetings.not_on_panel", count=len(set(present_ids) - seated))
    if len(set(present_ids)) < minimum:
        raise Refused("meetings.no_quorum", present=len(set(present_ids)), minimum=minimum)
    meeting.status = MeetingStatus.OPEN
    items = list(work.session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)))
    for member in work.session.scalars(select(PanelMember).where(PanelMember.meeting_id == meeting_id)):
        came = member.expert_id in present_ids
        member.presence = Presence.PRESENT if came else Presence.ABSENT
        for item_id in items:
            state = SheetState.OPEN if came else SheetState.ABSENT
            work.session.add(
                ScoreSheet(
                    id=work.new_id(), agenda_item_id=item_id, expert_id=member.expert_id, state=state, veto=False
                )
            )
    work.record(Act.OPEN_MEETING, Kind.MEETING, meeting_id, present=list(present_ids))
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.SHEET)


@use_case(Act.RECORD_RECUSAL)
def record_recusal(work: UnitOfWork, *, agenda_item_id: str, expert_id: str, reason: str) -> Changes:
    """Take an expert out of one proposal (回避); points already given are kept but no longer count.

    A ballot already cast is taken back (the audit entry keeps it). An expert recuses nobody but himself or herself.
    """
    if not reason.strip():
        raise Refused("meetings.recusal_without_reason")
    sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=agenda_item_id, expert_id=expert_id)
    if sheet is None:
        raise Refused("scoring.no_sheet")
    require_own(work, sheet.expert_id)
    require_open(work, agenda_item_id)
    if sheet.state in AWAY:
        raise Refused("meetings.already_away")
    before, sheet.state, sheet.reason = sheet.state, SheetState.RECUSED, reason.strip()
    vote = one_or_none(work.session, Vote, agenda_item_id=agenda_item_id, expert_id=expert_id)
    ballot = "" if vote is None else vote.choice.value
    if vote is not None:
        work.session.delete(vote)
    work.record(Act.RECORD_RECUSAL, Kind.SHEET, sheet.id, expert=expert_id, reason=reason, before=before, ballot=ballot)
    return Changes.of(Kind.SHEET, sheet.id) | Changes.of_kinds(Kind.VOTE)


def require_open(work: UnitOfWork, agenda_item_id: str) -> AgendaItem:
    """The agenda item, if its meeting is open; ``Refused`` when it is not opened yet or sealed."""
    item = work.get(AgendaItem, agenda_item_id)
    require_open_status(work.get(Meeting, item.meeting_id).status)
    return item


def require_open_status(status: MeetingStatus) -> None:
    """``Refused`` unless this is the status of an open meeting."""
    if status != MeetingStatus.OPEN:
        raise Refused("meetings.sealed" if status == MeetingStatus.SEALED else "meetings.not_open")


def require_own(work: UnitOfWork, expert_id: str) -> None:
    """``NotAllowed`` when an expert touches the sheet of another one, that of ``expert_id``."""
    if work.actor.role is Role.EXPERT and work.actor.expert_id != expert_id:
        raise NotAllowed("scoring.not_your_sheet", person=work.actor.name)


def _next_number(work: UnitOfWork, year: int) -> str:
    taken = work.session.scalar(select(func.count()).where(Meeting.number.startswith(f"PS-{year}-"))) or 0
    return f"PS-{year}-{taken + 1:02d}"

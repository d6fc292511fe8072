"""Two panels of one batch that sit at the same time: a prepared meeting is split, and nobody sits in both."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import MeetingStatus, Presence, RecusalState
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.domain.meetings.parallel import Judge, split
from qtic_desktop.domain.meetings.timetable import Timetable
from qtic_desktop.services.registry import rules_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables import AgendaItem, Expert, Meeting, PanelMember, Proposal, Recusal, RuleSetVersion
from qtic_desktop.storage.unit_of_work import UnitOfWork

_GONE = (Presence.ABSENT, Presence.LEFT)


@use_case(Act.SPLIT_MEETING)
def split_meeting(
    work: UnitOfWork, *, meeting_id: str, by: LotGroups, title: str, place: str, reason: str = ""
) -> Changes:
    """Split a prepared meeting into two that sit at the same time: half of its proposals and of its panel go to a second
    one of the same day and times, ``title`` and ``place`` its own. Cancelling the second frees its proposals again.

    Raises ``Refused``: meetings.not_in_this_state, meetings.split_too_small (one panel would be below the minimum, or
    without a proposal), meetings.title_and_place.
    """
    from qtic_desktop.services.meetings.changes import change_agenda, change_panel
    from qtic_desktop.services.meetings.convening import create_meeting

    meeting = work.get(Meeting, meeting_id)
    if meeting.status != MeetingStatus.PREPARED:
        raise Refused("meetings.not_in_this_state")
    proposals, judges, leader = _ground(work.session, meeting_id)
    groups = [(one.id, _group(one, by)) for one in proposals]
    first, second = split(groups, {one.id: one.field for one in proposals}, judges)
    if leader in second.experts:
        first, second = second, first
    minimum = rules_of(work.get(RuleSetVersion, meeting.rule_set_id)).minimum_panel
    if min(len(first.experts), len(second.experts)) < minimum or not (first.proposals and second.proposals):
        raise Refused("meetings.split_too_small", experts=len(judges), minimum=2 * minimum, proposals=len(proposals))
    why = {"reason": reason}
    change_agenda(work, meeting_id=meeting_id, proposal_ids=first.proposals, **why)
    change_panel(work, meeting_id=meeting_id, expert_ids=first.experts, leader_id=leader, **why)
    work.flush()
    made = create_meeting(
        work, title=title, held_on=meeting.held_on, place=place, proposal_ids=second.proposals,
        expert_ids=second.experts, leader_id=second.experts[0],
    )  # fmt: skip
    other = work.get(Meeting, next(iter(made.ids_of(Kind.MEETING))))
    other.timetable = meeting.timetable
    facts = {"number": other.number, "count": len(second.proposals), "reason": reason.strip()}
    work.record(Act.SPLIT_MEETING, Kind.MEETING, meeting_id, **facts)
    return made | Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.PROPOSAL, Kind.RECUSAL)


def require_one_place_each(
    session: Session, meeting: Meeting, expert_ids: Iterable[str] = (), *, panel_too: bool = True
) -> None:
    """``Refused`` (meetings.expert_elsewhere) where somebody of the panel (``panel_too``) or of ``expert_ids`` sits in
    another meeting whose planned times overlap with those of this one; without planned times none are known to."""
    mine = _span(session, meeting)
    if mine is None:
        return
    seated = {*expert_ids, *(session.scalars(_seats(meeting.id)) if panel_too else ())}
    others = select(Meeting).where(
        Meeting.held_on == meeting.held_on,
        Meeting.id != meeting.id,
        Meeting.status.in_((MeetingStatus.PREPARED, MeetingStatus.OPEN)),
    )
    for other in session.scalars(others):
        theirs = _span(session, other)
        if theirs is None or theirs[0] >= mine[1] or mine[0] >= theirs[1]:
            continue
        for expert_id in session.scalars(_seats(other.id)):
            if expert_id in seated:
                expert = session.get_one(Expert, expert_id)
                facts = {"expert": expert.name, "unit": expert.organization, "number": other.number}
                raise Refused("meetings.expert_elsewhere", **facts)


def _seats(meeting_id: str) -> Select[str]:
    return select(PanelMember.expert_id).where(PanelMember.meeting_id == meeting_id, PanelMember.presence.not_in(_GONE))


def _span(session: Session, meeting: Meeting) -> tuple[str, str] | None:
    """From when to when a meeting is planned, e.g. 09:00 and 11:30; None without a plan."""
    plan = Timetable.parse(meeting.timetable)
    count = len(session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)).all())
    times = [] if plan is None else [one for one in plan.times(count) if one]
    return (times[0].split("-")[0], times[-1].split("-")[1]) if times else None


def _ground(session: Session, meeting_id: str) -> tuple[list[Proposal], list[Judge], str]:
    """Proposals in running order, experts in seat order, and who leads."""
    proposals = list(
        session.scalars(
            select(Proposal)
            .join(AgendaItem, AgendaItem.proposal_id == Proposal.id)
            .where(AgendaItem.meeting_id == meeting_id)
            .order_by(AgendaItem.position)
        )
    )
    seats = session.execute(
        select(PanelMember, Expert)
        .join(Expert, Expert.id == PanelMember.expert_id)
        .where(PanelMember.meeting_id == meeting_id)
        .order_by(PanelMember.seat)
    ).all()
    away = select(Recusal.expert_id, Recusal.proposal_id).where(
        Recusal.state.in_((RecusalState.WAITING, RecusalState.IN_FORCE))
    )
    tied: dict[str, set[str]] = {}
    for expert_id, proposal_id in session.execute(away):
        tied.setdefault(expert_id, set()).add(proposal_id)
    judges = [
        Judge(one.id, one.kind, frozenset(json.loads(one.fields)), frozenset(tied.get(one.id, ()))) for _, one in seats
    ]
    return proposals, judges, next(one.id for seat, one in seats if seat.is_leader)


def _group(proposal: Proposal, by: LotGroups) -> str:
    if by is LotGroups.TRACK:
        return proposal.track
    return proposal.field if by is LotGroups.FIELD else proposal.id

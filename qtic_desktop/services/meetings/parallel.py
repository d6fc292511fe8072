"""Panels of one batch that sit at the same time: a prepared meeting is split, and nobody sits in two of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import MeetingStatus, RecusalState
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.domain.meetings.parallel import Judge, split
from qtic_desktop.domain.office_lists import OfficeList
from qtic_desktop.services.meetings.changes import change_agenda, change_panel
from qtic_desktop.services.meetings.convening import create_meeting
from qtic_desktop.services.registry import rules_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.office_lists import stands_for
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, Recusal
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OtherPanel:
    """What is its own about a meeting that is split off: its title and where it sits."""

    title: str
    place: str


@use_case(Act.SPLIT_MEETING)
def split_meeting(
    work: UnitOfWork, *, meeting_id: str, by: LotGroups, others: Sequence[OtherPanel], reason: str = ""
) -> Changes:
    """Split a prepared meeting into several that sit at the same time: an equal share of its proposals and of its panel
    goes to each of ``others``, of the same day and times. Cancelling one of them frees its proposals again.

    Raises ``Refused``: meetings.not_in_this_state, meetings.split_too_small (a panel would be below the minimum, or
    without a proposal), meetings.title_and_place.
    """
    meeting = work.get(Meeting, meeting_id)
    if meeting.status != MeetingStatus.PREPARED or not others:
        raise Refused("meetings.not_in_this_state")
    for number, other in enumerate(others, 2):
        if not other.place.strip():
            raise Refused("meetings.title_and_place").beside(f"place_{number}")
    proposals, judges, leader = _ground(work.session, meeting_id)
    merged = stands_for(work.session, OfficeList.FIELDS)
    groups = [(one.id, _group(one, by, merged)) for one in proposals]
    panels = len(others) + 1
    parts = split(groups, {one.id: merged.get(one.field, one.field) for one in proposals}, judges, panels)
    here, *away = sorted(parts, key=lambda one: leader not in one.experts)  # who leads stays
    minimum = rules_of(work.get(RuleSetVersion, meeting.rule_set_id)).minimum_panel
    if min(len(one.experts) for one in parts) < minimum or not all(one.proposals for one in parts):
        raise Refused(
            "meetings.split_too_small", experts=len(judges), panels=panels, minimum=panels * minimum,
            proposals=len(proposals),
        )  # fmt: skip
    why = {"reason": reason}
    change_agenda(work, meeting_id=meeting_id, proposal_ids=here.proposals, **why)
    change_panel(work, meeting_id=meeting_id, expert_ids=here.experts, leader_id=leader, **why)
    work.flush()
    changes = Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.PROPOSAL, Kind.RECUSAL)
    for other, part in zip(others, away, strict=True):
        made = create_meeting(
            work, title=other.title, held_on=meeting.held_on, place=other.place, proposal_ids=part.proposals,
            expert_ids=part.experts, leader_id=part.experts[0],
        )  # fmt: skip
        split_off = work.get(Meeting, next(iter(made.ids_of(Kind.MEETING))))
        split_off.timetable = meeting.timetable
        facts = {"number": split_off.number, "count": len(part.proposals), "reason": reason.strip()}
        work.record(Act.SPLIT_MEETING, Kind.MEETING, meeting_id, **facts)
        work.flush()
        changes |= made
    return changes


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


def _group(proposal: Proposal, by: LotGroups, merged: Mapping[str, str]) -> str:
    if by is LotGroups.TRACK:
        return proposal.track
    return merged.get(proposal.field, proposal.field) if by is LotGroups.FIELD else proposal.id

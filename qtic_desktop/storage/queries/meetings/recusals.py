"""Recusals and the ties that ask for one (回避): what was decided, what waits, what a recusal would touch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import false, func, or_, select, true
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.experts.ties import CLOSE, ExpertFacts, ProposalFacts, Tie, find_ties
from qtic_desktop.domain.meetings import (
    AWAY,
    ItemState,
    MeetingStatus,
    Origin,
    RecusalStanding,
    RecusalState,
    acts_on_recusal,
)
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.possible import Possible, for_person
from qtic_desktop.storage.queries.meetings.sittings import quorum
from qtic_desktop.storage.queries.namesakes import Namesakes, namesakes
from qtic_desktop.storage.queries.query import query, query_as
from qtic_desktop.storage.tables.experts import Expert, UnitAlias
from qtic_desktop.storage.tables.intake import Proposal, ProposalPartner
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, Recusal
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class RecusalRow:
    """One recusal with who, from what, why, and what was decided; ``tie`` and ``unit`` where the program found it."""

    id: str
    expert_id: str
    expert_name: str
    organization: str
    proposal_id: str
    proposal_number: str
    center_name: str
    origin: Origin
    state: RecusalState
    tie: str
    unit: str
    reason: str
    decided_reason: str
    decided_by: str
    acts: tuple[Possible, ...]
    sealed: bool = False

    @property
    def waits(self) -> bool:
        """Whether somebody has still to decide; once the result is sealed nobody has, though nothing was decided."""
        return self.state is RecusalState.WAITING and not self.sealed


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie between an expert and a proposal that the record shows."""

    expert_id: str
    proposal_id: str
    tie: Tie


@dataclass(frozen=True, slots=True)
class RecusalTouch:
    """What a recusal would touch, said before it is done: the sheet as it stands ("" before the meeting is opened), who
    leads, whether the experts that remain for the proposal are still ``minimum`` (a setting, 指引未规定), and how many
    opinions on it stand from an earlier sealing."""

    sheet_state: str
    leads: bool
    remaining: int
    minimum: int
    opinions: int = 0

    @property
    def below(self) -> bool:
        """Whether fewer would remain than the rules ask for."""
        return self.remaining < self.minimum


@query_as(Read.RECUSALS)
def recusals(session: Session, viewer: Actor, *, meeting_id: str) -> tuple[RecusalRow, ...]:
    """Recusals of the panel of a meeting from the proposals of its agenda, in running order; those that wait first."""
    meeting = find(session, Meeting, meeting_id)
    query = (
        select(Recusal, Expert, Proposal)
        .join(Expert, Expert.id == Recusal.expert_id)
        .join(Proposal, Proposal.id == Recusal.proposal_id)
        .join(AgendaItem, (AgendaItem.proposal_id == Proposal.id) & (AgendaItem.meeting_id == meeting_id))
        .join(PanelMember, (PanelMember.expert_id == Expert.id) & (PanelMember.meeting_id == meeting_id))
        .order_by(Recusal.state != RecusalState.WAITING, AgendaItem.position, PanelMember.seat, Recusal.at)
    )
    names = namesakes(session)
    return tuple(_row(r, e, p, MeetingStatus(meeting.status), viewer, names) for r, e, p in session.execute(query))


@query(Read.RECUSALS)
def open_ties(session: Session, *, meeting_id: str) -> tuple[TieRow, ...]:
    """Ties of the panel of a meeting to the proposals it judges that nobody has decided about yet and that have no
    record either, in running order."""
    rows = session.execute(
        select(Proposal, Expert)
        .join(AgendaItem, AgendaItem.proposal_id == Proposal.id)
        .join(PanelMember, PanelMember.meeting_id == AgendaItem.meeting_id)
        .join(Expert, Expert.id == PanelMember.expert_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position, PanelMember.seat)
    ).all()
    aliases = {row.alias: row.name for row in session.scalars(select(UnitAlias))}
    known = _decided(session)
    return tuple(
        TieRow(expert.id, proposal.id, tie)
        for proposal, expert in rows
        for tie in find_ties(expert_facts(expert), proposal_facts(session, proposal), aliases)
        if not known.intersection(_keys(expert.id, proposal.id, tie))
    )


@query(Read.SHEET_STATES)
def recusal_touch(session: Session, *, agenda_item_id: str, expert_id: str) -> RecusalTouch:
    """What recusing an expert from one proposal would touch. No figure is in it."""
    item = find(session, AgendaItem, agenda_item_id)
    sheet = select(ScoreSheet.state).where(ScoreSheet.agenda_item_id == agenda_item_id)
    seat = select(PanelMember.is_leader).where(
        PanelMember.meeting_id == item.meeting_id, PanelMember.expert_id == expert_id
    )
    others = select(func.count()).where(
        ScoreSheet.agenda_item_id == agenda_item_id,
        ScoreSheet.expert_id != expert_id,
        ScoreSheet.state.not_in(AWAY),
    )
    standing = select(func.count()).where(Opinion.agenda_item_id == agenda_item_id)
    return RecusalTouch(
        sheet_state=str(session.scalar(sheet.where(ScoreSheet.expert_id == expert_id)) or ""),
        leads=bool(session.scalar(seat)) or item.acting_leader_id == expert_id,
        remaining=session.scalar(others) or 0,
        minimum=quorum(session, meeting_id=item.meeting_id),
        opinions=session.scalar(standing.where(Opinion.status != OpinionStatus.SUPERSEDED)) or 0,
    )


@query(Read.RECUSALS)
def recusal_in_force(session: Session, *, agenda_item_id: str, expert_id: str) -> str:
    """Id of the recusal that keeps an expert from one proposal; empty where there is none."""
    item = find(session, AgendaItem, agenda_item_id)
    query = select(Recusal.id).where(
        Recusal.expert_id == expert_id,
        Recusal.proposal_id == item.proposal_id,
        Recusal.state == RecusalState.IN_FORCE,
    )
    return session.scalars(query.order_by(Recusal.at.desc()).limit(1)).first() or ""


def waiting_recusals(session: Session, meeting_id: str, *, every: bool = False) -> list[tuple[Expert, Proposal]]:
    """Whose recusal from which proposal a sealing waits for, in running order: a wish of the applicant and a close tie
    that nobody has decided about; not where the expert takes no part. ``every``: the distant ties too, which hold nothing up."""
    query = (
        select(Expert, Proposal)
        .select_from(Recusal)
        .join(Expert, Expert.id == Recusal.expert_id)
        .join(Proposal, Proposal.id == Recusal.proposal_id)
        .join(AgendaItem, (AgendaItem.proposal_id == Proposal.id) & (AgendaItem.meeting_id == meeting_id))
        .join(ScoreSheet, (ScoreSheet.agenda_item_id == AgendaItem.id) & (ScoreSheet.expert_id == Expert.id))
        .where(
            Recusal.state == RecusalState.WAITING,
            or_(Recusal.origin != Origin.FOUND, Recusal.tie.in_(CLOSE), true() if every else false()),
            AgendaItem.state != ItemState.SET_ASIDE,
            ScoreSheet.state.not_in(AWAY),
        )
        .order_by(AgendaItem.position, Expert.name)
    )
    return [(expert, proposal) for expert, proposal in session.execute(query)]


def expert_facts(expert: Expert) -> ExpertFacts:
    """What of an expert can tie him or her to somebody."""
    return ExpertFacts(expert.name, expert.organization, tuple(json.loads(expert.former_units)), expert.unit_code)


def proposal_facts(session: Session, proposal: Proposal) -> ProposalFacts:
    """What of a proposal an expert can be tied to."""
    partners = select(ProposalPartner.name).where(ProposalPartner.proposal_id == proposal.id)
    department = select(Department.name).where(Department.id == proposal.department_id)
    return ProposalFacts(
        proposal.host_name,
        proposal.credit_code,
        tuple(session.scalars(partners.order_by(ProposalPartner.name))),
        proposal.director_name,
        session.scalar(department) or "",
    )


def _decided(session: Session) -> frozenset[tuple[str, ...]]:
    """Keys of what is settled or waits already: a pair with a recusal in force, and each tie that was written down."""
    found: set[tuple[str, ...]] = set()
    for row in session.scalars(select(Recusal)):
        if row.state == RecusalState.IN_FORCE:
            found.add((row.expert_id, row.proposal_id))
        if row.tie:
            found.add((row.expert_id, row.proposal_id, row.tie, row.unit))
    return frozenset(found)


def _keys(expert_id: str, proposal_id: str, tie: Tie) -> Iterator[tuple[str, ...]]:
    yield expert_id, proposal_id
    yield expert_id, proposal_id, tie.kind.value, tie.unit


def _row(
    row: Recusal, expert: Expert, proposal: Proposal, meeting: MeetingStatus, viewer: Actor, names: Namesakes
) -> RecusalRow:
    standing = RecusalStanding(RecusalState(row.state), meeting)
    return RecusalRow(
        row.id,
        expert.id,
        names.called(expert.id, expert.name),
        expert.organization,
        proposal.id,
        proposal.number or "",
        proposal.center_name,
        Origin(row.origin),
        standing.state,
        row.tie,
        row.unit,
        row.reason,
        row.decided_reason,
        row.decided_by,
        for_person(viewer, partial(acts_on_recusal, standing)),
        meeting is MeetingStatus.SEALED,
    )

"""How a meeting stands: what can be done with it and with each proposal on its agenda, and who came and went."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import (
    ItemStanding,
    ItemState,
    MeetingStanding,
    MeetingStatus,
    acts_on_item,
    possible_acts,
)
from qtic_desktop.domain.possible import Possible, for_person
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.storage.queries.query import query_as
from qtic_desktop.storage.queries.secret_votes import held_in_secret, standing_counts
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMovement
from qtic_desktop.storage.tables.scoring import BallotCount, ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import find

#: States of a sheet that nobody has written on.
_UNTOUCHED = (SheetState.OPEN, SheetState.ABSENT, SheetState.RECUSED)


@dataclass(frozen=True, slots=True)
class ItemLifeRow:
    """One proposal on an agenda with the acts that are possible on it now; ``secret``: its vote is held in secret, and the
    ballots are ``counted``."""

    id: str
    proposal_id: str
    position: int
    number: str
    center_name: str
    state: ItemState
    ground: str
    reason: str
    acts: tuple[Possible, ...]
    secret: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class MovementRow:
    """An expert who came or went while the meeting ran; ``undone_at`` once it was taken back."""

    id: str
    expert_id: str
    name: str
    organization: str
    kind: str
    from_position: int
    reason: str
    at: str
    undone_at: str | None
    undone_reason: str


@dataclass(frozen=True, slots=True)
class MeetingLife:
    """What a meeting waits for and what can be done, for the person who asks."""

    standing: MeetingStanding
    acts: tuple[Possible, ...]
    items: tuple[ItemLifeRow, ...]
    movements: tuple[MovementRow, ...]


@query_as(Read.AGENDA)
def meeting_life(session: Session, viewer: Actor, *, meeting_id: str) -> MeetingLife:
    """The acts that ``viewer`` can do with a meeting and its agenda, and the movements of its panel, oldest first."""
    meeting = find(session, Meeting, meeting_id)
    now = standing_of(session, meeting)
    rows = session.execute(
        select(AgendaItem, Proposal)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position)
    )
    return MeetingLife(
        now,
        for_person(viewer, partial(possible_acts, now)),
        tuple(_item(session, meeting, item, proposal, viewer) for item, proposal in rows),
        _movements(session, meeting_id),
    )


def standing_of(session: Session, meeting: Meeting) -> MeetingStanding:
    """What decides about the acts on a meeting."""
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    listed = session.scalars(items.where(AgendaItem.state != ItemState.SET_ASIDE)).all()
    proposals = (
        select(Proposal.number)
        .join(AgendaItem, AgendaItem.proposal_id == Proposal.id)
        .where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.state == ItemState.LISTED,
            Proposal.status != ProposalStatus.ACCEPTED,
        )
        .order_by(AgendaItem.position)
    )
    called_off = meeting.status == MeetingStatus.CANCELLED
    return MeetingStanding(
        MeetingStatus(meeting.status),
        begun=written_in(session, meeting.id),
        listed=len(listed),
        taken=tuple(number or "" for number in session.scalars(proposals)) if called_off else (),
    )


def item_standing(session: Session, meeting: Meeting, item: AgendaItem, proposal: Proposal) -> ItemStanding:
    """What decides about the acts on one proposal of an agenda."""
    free = proposal.status == ProposalStatus.ACCEPTED
    secret = held_in_secret(session, item)
    counted = secret and bool(standing_counts(session, [item.id]))
    return ItemStanding(MeetingStatus(meeting.status), ItemState(item.state), free, secret, counted)


def written_in(session: Session, meeting_id: str, expert_id: str | None = None) -> bool:
    """Whether anything stands on a sheet or a ballot is cast in a meeting, by anybody or by one expert; a box that was
    counted is of nobody."""
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    own = () if expert_id is None else (ScoreSheet.expert_id == expert_id,)
    by = () if expert_id is None else (Vote.expert_id == expert_id,)
    sheets = select(ScoreSheet.id).where(ScoreSheet.agenda_item_id.in_(items), *own)
    written = or_(
        ScoreSheet.state.not_in(_UNTOUCHED),
        ScoreSheet.veto.is_(True),
        ScoreSheet.comment != "",
        ScoreSheet.paper_total.is_not(None),
    )
    found = (
        exists().where(ScoreEntry.sheet_id.in_(sheets)),
        exists().where(Vote.agenda_item_id.in_(items), *by),
        exists().where(ScoreSheet.id.in_(sheets), written),
        *(
            [exists().where(BallotCount.agenda_item_id.in_(items), BallotCount.withdrawn_at.is_(None))]
            if expert_id is None
            else []
        ),
    )
    return bool(session.scalar(select(or_(*found))))


def _item(session: Session, meeting: Meeting, item: AgendaItem, proposal: Proposal, viewer: Actor) -> ItemLifeRow:
    here = item_standing(session, meeting, item, proposal)
    return ItemLifeRow(
        item.id,
        proposal.id,
        item.position,
        proposal.number or "",
        proposal.center_name,
        ItemState(item.state),
        item.ground,
        item.state_reason,
        for_person(viewer, partial(acts_on_item, here)),
        here.secret,
        here.counted,
    )


def _movements(session: Session, meeting_id: str) -> tuple[MovementRow, ...]:
    rows = session.execute(
        select(PanelMovement, Expert)
        .join(Expert, Expert.id == PanelMovement.expert_id)
        .where(PanelMovement.meeting_id == meeting_id)
        .order_by(PanelMovement.at, PanelMovement.id)
    )
    return tuple(
        MovementRow(
            m.id, e.id, e.name, e.organization, m.kind, m.from_position, m.reason, m.at, m.undone_at, m.undone_reason
        )
        for m, e in rows
    )

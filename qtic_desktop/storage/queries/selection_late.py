"""What was sealed after a list of 综合评价 was drawn up, and is not on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.selection import ListStatus
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.selection_figures import figures_in_force
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class UnsealedMeeting:
    """A meeting that is neither sealed nor called off, and how many projects of a batch it is still to judge that have
    no sealed figures and are on no line of the list."""

    title: str
    projects: int


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Proposals with sealed figures that a list lacks; ``open``: the list is drawn up and can take them in."""

    list_id: str
    open: bool
    names: tuple[str, ...]
    meetings: tuple[UnsealedMeeting, ...] = ()
    """Meetings that are still to judge projects of the batch the list lacks."""


def unlisted(session: Session, row: SelectionList) -> list[Proposal]:
    """The proposals of the batch that have sealed figures and no line on the list, by number."""
    listed = select(SelectionItem.proposal_id).where(SelectionItem.list_id == row.id)
    others = {
        one.id: one
        for one in session.scalars(
            select(Proposal)
            .where(Proposal.batch_id == row.batch_id, Proposal.id.not_in(listed))
            .order_by(Proposal.number)
        )
    }
    judged = figures_in_force(session, others)
    return [proposal for key, proposal in others.items() if key in judged]


def unsealed_meetings(session: Session, batch_id: str, list_id: str = "") -> tuple[UnsealedMeeting, ...]:
    """The meetings that are still to judge projects of a batch, by day; without ``list_id`` of a list yet to be drawn up."""
    listed = select(SelectionItem.proposal_id).where(SelectionItem.list_id == list_id)
    waiting = (
        select(Meeting.id, Meeting.title, AgendaItem.proposal_id)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(
            Proposal.batch_id == batch_id,
            Proposal.id.not_in(listed),
            Meeting.status.not_in((MeetingStatus.SEALED, MeetingStatus.CANCELLED)),
            AgendaItem.state != ItemState.SET_ASIDE,
        )
        .order_by(Meeting.held_on, Meeting.number)
    )
    found = session.execute(waiting).all()
    judged = figures_in_force(session, {proposal for _id, _title, proposal in found})
    projects = Counter((key, title) for key, title, proposal in found if proposal not in judged)
    return tuple(UnsealedMeeting(title, count) for (_key, title), count in projects.items())


@query(Read.SELECTION)
def sealed_later(session: Session, *, list_id: str) -> Unlisted:
    """What a list that is drawn up or in force lacks; nothing is told of one that is neither."""
    row = find(session, SelectionList, list_id)
    if row.status not in (ListStatus.DRAFT, ListStatus.ADOPTED):
        return Unlisted(list_id, False, ())
    names = tuple(one.center_name for one in unlisted(session, row))
    return Unlisted(list_id, row.status is ListStatus.DRAFT, names, unsealed_meetings(session, row.batch_id, list_id))

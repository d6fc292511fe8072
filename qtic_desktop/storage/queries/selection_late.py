"""What was sealed after a list of 综合评价 was drawn up, and is not on it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.selection import ListStatus
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.selection_figures import figures_in_force
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Proposals with sealed figures that a list lacks; ``open``: the list is drawn up and can take them in."""

    list_id: str
    open: bool
    names: tuple[str, ...]


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


@query(Read.SELECTION)
def sealed_later(session: Session, *, list_id: str) -> Unlisted:
    """What a list that is drawn up or in force lacks; nothing is told of one that is neither."""
    row = find(session, SelectionList, list_id)
    if row.status not in (ListStatus.DRAFT, ListStatus.ADOPTED):
        return Unlisted(list_id, False, ())
    return Unlisted(list_id, row.status is ListStatus.DRAFT, tuple(one.center_name for one in unlisted(session, row)))

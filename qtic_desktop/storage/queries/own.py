"""What is an expert's own: the projects he or she judges. Nothing of a project one is recused from, also afterwards."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.scoring import ScoreSheet


def own_items(session: Session, viewer: Actor) -> frozenset[str]:
    """Ids of the agenda items an expert has a sheet for and is not recused from."""
    return frozenset(session.scalars(_own(viewer)))


def judged_by(session: Session, viewer: Actor) -> frozenset[str]:
    """Ids of the proposals of those items."""
    query = select(AgendaItem.proposal_id).where(AgendaItem.id.in_(_own(viewer)))
    return frozenset(session.scalars(query))


def _own(viewer: Actor) -> Select[str]:
    return select(ScoreSheet.agenda_item_id).where(
        ScoreSheet.expert_id == (viewer.expert_id or ""), ScoreSheet.state != SheetState.RECUSED
    )

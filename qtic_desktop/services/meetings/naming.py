"""Whom and what an audit entry is about, as a person reads it: namesakes are told apart by their units."""

from __future__ import annotations

from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.unit_of_work import UnitOfWork


def whom(work: UnitOfWork, expert_id: str) -> str:
    """Name and unit of an expert."""
    expert = work.get(Expert, expert_id)
    return f"{expert.name}（{expert.organization}）"


def told(work: UnitOfWork, expert_id: str) -> str:
    """Name of an expert in a sentence; the unit only where somebody else has the same name."""
    return namesakes(work.session).called(expert_id, work.get(Expert, expert_id).name)


def which(work: UnitOfWork, item: AgendaItem) -> str:
    """Number and name of the proposal of an agenda item."""
    proposal = work.get(Proposal, item.proposal_id)
    return f"{proposal.number or ''} {proposal.center_name}".strip()

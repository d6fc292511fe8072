"""Rows of 评分与表决. What an expert may see of others is nothing: the expert's query asks for one expert's sheets."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables import (
    AgendaItem,
    Expert,
    Meeting,
    PanelMember,
    Proposal,
    RubricVersion,
    RuleSetVersion,
    ScoreEntry,
    ScoreSheet,
    Vote,
)
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Points (None is blank) and comment of one criterion."""

    criterion: str
    points: Decimal | None
    comment: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet of one expert: what the scoring panel edits. ``rubric`` is the mapping for ``parse_rubric``, ``rules``
    the stored settings. ``vote`` is empty until cast."""

    id: str
    agenda_item_id: str
    proposal_id: str
    position: int
    number: str
    center_name: str
    host_name: str
    track: str
    expert_id: str
    expert_name: str
    state: str
    reason: str
    comment: str
    veto: bool
    veto_reason: str
    paper_total: Decimal | None
    rubric: dict[str, Any]
    rules: dict[str, Any]
    not_applicable: tuple[str, ...]
    entries: dict[str, EntryRow]
    vote: str
    meeting_status: str
    submitted_at: str | None


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """How far the sheets of one proposal are, as counts by state; no figures."""

    agenda_item_id: str
    position: int
    number: str
    center_name: str
    track: str
    states: dict[str, int]
    votes: int


@query(Read.OWN_SHEETS)
def sheets_of_expert(session: Session, *, meeting_id: str, expert_id: str) -> tuple[SheetRow, ...]:
    """All sheets of one expert in running order."""
    query = (
        select(ScoreSheet.id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id, ScoreSheet.expert_id == expert_id)
        .order_by(AgendaItem.position)
    )
    return tuple(sheet(session, sheet_id=sheet_id) for sheet_id in session.scalars(query))


@query(Read.OWN_SHEETS)
def sheet(session: Session, *, sheet_id: str) -> SheetRow:
    """One sheet with everything its screen shows."""
    row = find(session, ScoreSheet, sheet_id)
    item = find(session, AgendaItem, row.agenda_item_id)
    proposal = find(session, Proposal, item.proposal_id)
    meeting = find(session, Meeting, item.meeting_id)
    entries = session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id == sheet_id))
    vote = session.scalar(select(Vote.choice).where(Vote.agenda_item_id == item.id, Vote.expert_id == row.expert_id))
    return SheetRow(
        id=row.id,
        agenda_item_id=item.id,
        proposal_id=proposal.id,
        position=item.position,
        number=proposal.number or "",
        center_name=proposal.center_name,
        host_name=proposal.host_name,
        track=proposal.track,
        expert_id=row.expert_id,
        expert_name=find(session, Expert, row.expert_id).name,
        state=row.state,
        reason=row.reason,
        comment=row.comment,
        veto=row.veto,
        veto_reason=row.veto_reason,
        paper_total=row.paper_total,
        rubric=json.loads(find(session, RubricVersion, item.rubric_id).body),
        rules=json.loads(find(session, RuleSetVersion, meeting.rule_set_id).body),
        not_applicable=tuple(json.loads(item.not_applicable)),
        entries={e.criterion: EntryRow(e.criterion, e.points, e.comment) for e in entries},
        vote=vote or "",
        meeting_status=meeting.status,
        submitted_at=row.submitted_at,
    )


@query(Read.SHEET_STATES)
def progress(session: Session, *, meeting_id: str) -> tuple[ProgressRow, ...]:
    """How far each proposal is, in running order."""
    found = []
    query = (
        select(AgendaItem, Proposal)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position)
    )
    for item, proposal in session.execute(query):
        states = session.execute(
            select(ScoreSheet.state, func.count())
            .where(ScoreSheet.agenda_item_id == item.id)
            .group_by(ScoreSheet.state)
        )
        votes = session.scalar(select(func.count()).where(Vote.agenda_item_id == item.id)) or 0
        found.append(
            ProgressRow(
                item.id,
                item.position,
                proposal.number or "",
                proposal.center_name,
                proposal.track,
                dict(states.all()),
                votes,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SheetStateRow:
    """State of one sheet for the clerk's matrix, with the reason of a recusal, an absence or the like: no figures."""

    sheet_id: str
    agenda_item_id: str
    expert_id: str
    state: str
    vote: str
    reason: str = ""


@query(Read.SHEET_STATES)
def sheet_states(session: Session, *, meeting_id: str) -> tuple[SheetStateRow, ...]:
    """States of all sheets of a meeting, in seat order within running order."""
    query = (
        select(ScoreSheet, Vote.choice)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(
            PanelMember,
            (PanelMember.meeting_id == AgendaItem.meeting_id) & (PanelMember.expert_id == ScoreSheet.expert_id),
        )
        .outerjoin(Vote, (Vote.agenda_item_id == ScoreSheet.agenda_item_id) & (Vote.expert_id == ScoreSheet.expert_id))
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, PanelMember.seat)
    )
    return tuple(
        SheetStateRow(s.id, s.agenda_item_id, s.expert_id, s.state, vote or "", s.reason)
        for s, vote in session.execute(query)
    )

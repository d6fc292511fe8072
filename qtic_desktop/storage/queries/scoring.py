"""Rows of 评分与表决. What an expert may see of others is nothing: the expert's query asks for one expert's sheets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.rubrics import Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring_values import SheetState
from qtic_desktop.domain.votes import VoteChoice
from qtic_desktop.storage.bodies import parsed_rubric, parsed_rules
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


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Points (None is blank) and comment of one criterion."""

    criterion: str
    points: Decimal | None
    comment: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet of one expert: what the scoring panel edits. ``vote`` is None until cast."""

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
    state: SheetState
    reason: str
    comment: str
    veto: bool
    veto_reason: str
    paper_total: Decimal | None
    rubric: Rubric
    rules: RuleSet
    not_applicable: frozenset[str]
    entries: Mapping[str, EntryRow]
    vote: VoteChoice | None
    meeting_status: MeetingStatus
    submitted_at: str | None


@query(Read.OWN_SHEETS)
def sheets_of_expert(session: Session, *, meeting_id: str, expert_id: str) -> tuple[SheetRow, ...]:
    """All sheets of one expert in running order."""
    judged = AgendaItem.state != ItemState.SET_ASIDE
    return _sheets(session, AgendaItem.meeting_id == meeting_id, ScoreSheet.expert_id == expert_id, judged)


@query(Read.OWN_SHEETS)
def sheet(session: Session, *, sheet_id: str) -> SheetRow:
    """One sheet with everything its screen shows."""
    found = _sheets(session, ScoreSheet.id == sheet_id)
    if not found:
        raise Refused("storage.not_found", kind=ScoreSheet.__name__, id=sheet_id)
    return found[0]


def _sheets(session: Session, *wanted: ColumnElement[bool]) -> tuple[SheetRow, ...]:
    """Sheets in running order, in two statements however many there are."""
    query = (
        select(ScoreSheet, AgendaItem, Proposal.number, Proposal.center_name, Proposal.host_name, Proposal.track,
               Expert.name, Meeting.status, RubricVersion.body, RuleSetVersion.body, Vote.choice)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Expert, Expert.id == ScoreSheet.expert_id)
        .join(RubricVersion, RubricVersion.id == AgendaItem.rubric_id)
        .join(RuleSetVersion, RuleSetVersion.id == Meeting.rule_set_id)
        .outerjoin(Vote, (Vote.agenda_item_id == AgendaItem.id) & (Vote.expert_id == ScoreSheet.expert_id))
        .where(*wanted)
        .order_by(AgendaItem.position)
    )  # fmt: skip
    rows = session.execute(query).all()
    entries: dict[str, dict[str, EntryRow]] = {row[0].id: {} for row in rows}
    for entry in session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id.in_(entries))):
        entries[entry.sheet_id][entry.criterion] = EntryRow(entry.criterion, entry.points, entry.comment)
    return tuple(
        SheetRow(
            id=row.id,
            agenda_item_id=item.id,
            proposal_id=item.proposal_id,
            position=item.position,
            number=number or "",
            center_name=center,
            host_name=host,
            track=track,
            expert_id=row.expert_id,
            expert_name=expert,
            state=row.state,
            reason=row.reason,
            comment=row.comment,
            veto=row.veto,
            veto_reason=row.veto_reason,
            paper_total=row.paper_total,
            rubric=parsed_rubric(rubric),
            rules=parsed_rules(rules),
            not_applicable=frozenset(json.loads(item.not_applicable)),
            entries=entries[row.id],
            vote=vote,
            meeting_status=status,
            submitted_at=row.submitted_at,
        )
        for row, item, number, center, host, track, expert, status, rubric, rules, vote in rows
    )


@dataclass(frozen=True, slots=True)
class SheetStateRow:
    """State of one sheet for the clerk's matrix, with the reason of a recusal, an absence or the like: no figures."""

    sheet_id: str
    agenda_item_id: str
    expert_id: str
    state: SheetState
    vote: VoteChoice | None
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
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position, PanelMember.seat)
    )
    return tuple(
        SheetStateRow(s.id, s.agenda_item_id, s.expert_id, s.state, vote, s.reason)
        for s, vote in session.execute(query)
    )

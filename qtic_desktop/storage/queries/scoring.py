"""Rows of 评分与表决. What an expert may see of others is nothing: the expert's query asks for one expert's sheets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read, sees_sheet
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.rubrics import Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.keying import Keying
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.storage.bodies import parsed_rubric, parsed_rules
from qtic_desktop.storage.queries.keying import keyings_of
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.query import query, query_as
from qtic_desktop.storage.queries.secret_votes import is_secret
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Points (None is blank) and comment of one criterion."""

    criterion: str
    points: Decimal | None
    comment: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet of one expert: what the scoring panel edits. ``vote`` is None until cast.

    ``secret``: the vote is held in secret, by papers in a box, so that no ballot is awaited here: ``voted`` is True then.
    ``withheld``: whoever asks may not see points, comments and ballot yet; then they are left out, and ``voted`` alone
    says whether there is a ballot.
    """

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
    hand: Hand = Hand.NOBODY
    keyed_by: str = ""
    voted: bool = False
    vote_keyed_by: str = ""
    withheld: bool = False
    secret: bool = False


@query_as(Read.OWN_SHEETS)
def sheets_of_expert(session: Session, viewer: Actor, *, meeting_id: str, expert_id: str) -> tuple[SheetRow, ...]:
    """All sheets of one expert in running order; ``NotAllowed`` when another expert asks."""
    _require_own(viewer, expert_id)
    judged = AgendaItem.state != ItemState.SET_ASIDE
    found = _sheets(session, AgendaItem.meeting_id == meeting_id, ScoreSheet.expert_id == expert_id, judged)
    return tuple(_seen_by(viewer, row) for row in found)


@query_as(Read.OWN_SHEETS)
def sheets_on_item(session: Session, viewer: Actor, *, agenda_item_id: str) -> tuple[SheetRow, ...]:
    """The sheets on one proposal as ``viewer`` may see them: an expert the own one alone, the desk what it is copying."""
    found = _sheets(session, ScoreSheet.agenda_item_id == agenda_item_id)
    mine = [row for row in found if viewer.role is not Role.EXPERT or row.expert_id == viewer.expert_id]
    return tuple(_seen_by(viewer, row) for row in mine)


@query_as(Read.OWN_SHEETS)
def sheet(session: Session, viewer: Actor, *, sheet_id: str) -> SheetRow:
    """One sheet with everything its screen shows; ``NotAllowed`` for that of another expert."""
    found = _sheets(session, ScoreSheet.id == sheet_id)
    if not found:
        raise Refused("storage.not_found", kind=ScoreSheet.__name__, id=sheet_id)
    _require_own(viewer, found[0].expert_id)
    return _seen_by(viewer, found[0])


def _require_own(viewer: Actor, expert_id: str) -> None:
    if viewer.role is Role.EXPERT and viewer.expert_id != expert_id:
        raise NotAllowed("scoring.not_your_sheet", person=viewer.name)


def _seen_by(viewer: Actor, row: SheetRow) -> SheetRow:
    """The row as ``viewer`` may see it; of a sheet that is copied from paper not the ballot the expert cast."""
    keyed = row.state is SheetState.OPEN and row.hand is not Hand.OWN
    sealed = row.meeting_status is MeetingStatus.SEALED
    if not sees_sheet(viewer, expert_id=row.expert_id, sealed=sealed, keyed=keyed):
        return replace(
            row, entries={}, comment="", veto=False, veto_reason="", paper_total=None, vote=None, withheld=True
        )
    if not sealed and viewer.role is not Role.EXPERT and not row.vote_keyed_by:
        return replace(row, vote=None)
    return row


def _sheets(session: Session, *wanted: ColumnElement[bool]) -> tuple[SheetRow, ...]:
    """Sheets in running order, in two statements however many there are."""
    query = (
        select(ScoreSheet, AgendaItem, Proposal.number, Proposal.center_name, Proposal.host_name, Proposal.track,
               Expert.name, Meeting.status, RubricVersion.body, RuleSetVersion.body, Vote.choice, Vote.keyed_by)
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
    rows, names = session.execute(query).all(), namesakes(session)
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
            expert_name=names.called(row.expert_id, expert),
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
            hand=row.hand,
            keyed_by=row.keyed_by,
            voted=vote is not None or is_secret(rules, track),
            vote_keyed_by=vote_keyed_by or "",
            secret=is_secret(rules, track),
        )
        for row, item, number, center, host, track, expert, status, rubric, rules, vote, vote_keyed_by in rows
    )


@dataclass(frozen=True, slots=True)
class SheetStateRow:
    """State of one sheet for the clerk's matrix, with the reason of a recusal, an absence or the like: no figures, and
    of the ballot only that there is one, or that none is awaited because the vote is ``secret``."""

    sheet_id: str
    agenda_item_id: str
    expert_id: str
    state: SheetState
    voted: bool
    reason: str = ""
    hand: Hand = Hand.NOBODY
    keyed_by: str = ""
    keying: Keying = Keying.NOT_NEEDED
    secret: bool = False


@query(Read.SHEET_STATES)
def sheet_states(session: Session, *, meeting_id: str) -> tuple[SheetStateRow, ...]:
    """States of all sheets of a meeting, in seat order within running order."""
    query = (
        select(ScoreSheet, Vote.id, Proposal.track)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .join(
            PanelMember,
            (PanelMember.meeting_id == AgendaItem.meeting_id) & (PanelMember.expert_id == ScoreSheet.expert_id),
        )
        .outerjoin(Vote, (Vote.agenda_item_id == ScoreSheet.agenda_item_id) & (Vote.expert_id == ScoreSheet.expert_id))
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position, PanelMember.seat)
    )
    meeting = find(session, Meeting, meeting_id)
    keyings, rules = keyings_of(session, meeting), find(session, RuleSetVersion, meeting.rule_set_id).body
    return tuple(
        SheetStateRow(
            s.id,
            s.agenda_item_id,
            s.expert_id,
            s.state,
            is_secret(rules, track) or vote is not None,
            s.reason,
            s.hand,
            s.keyed_by,
            keyings[s.id].state if s.id in keyings else Keying.NOT_NEEDED,
            is_secret(rules, track),
        )
        for s, vote, track in session.execute(query)
    )

"""Secret votes (无记名表决): on which proposals of a meeting, and what was counted of them."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import lru_cache

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.rule_settings import votes_in_secret
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.domain.scoring.votes import SecretCount
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.tables.scoring import BallotCount, ScoreSheet
from qtic_desktop.storage.unit_of_work import find


@lru_cache(maxsize=256)
def is_secret(rules: str, track: str) -> bool:
    """Whether the vote on a proposal of ``track`` is held in secret; ``rules`` is the body of a stored rule set."""
    return votes_in_secret(json.loads(rules), track)


def held_in_secret(session: Session, item: AgendaItem) -> bool:
    """Whether the vote on a proposal of an agenda is held in secret."""
    meeting = find(session, Meeting, item.meeting_id)
    track = find(session, Proposal, item.proposal_id).track
    return is_secret(find(session, RuleSetVersion, meeting.rule_set_id).body, track)


def boxes_to_count(session: Session) -> list[tuple[str, str, int | None]]:
    """Proposals of running meetings voted on in secret, all sheets in, whose ballots are not entered: meeting and name."""
    query = (
        select(AgendaItem.meeting_id, Proposal.center_name, Proposal.track, RuleSetVersion.body)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(RuleSetVersion, RuleSetVersion.id == Meeting.rule_set_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(
            Meeting.status == MeetingStatus.OPEN,
            AgendaItem.state == ItemState.LISTED,
            ~exists().where(ScoreSheet.agenda_item_id == AgendaItem.id, ScoreSheet.state == SheetState.OPEN),
            ~exists().where(BallotCount.agenda_item_id == AgendaItem.id, BallotCount.withdrawn_at.is_(None)),
        )
        .order_by(Meeting.held_on, AgendaItem.position)
    )
    return [(key, name, None) for key, name, track, rules in session.execute(query) if is_secret(rules, track)]


def standing_counts(session: Session, items: Collection[str]) -> dict[str, BallotCount]:
    """The counts that stand, by agenda item."""
    query = select(BallotCount).where(BallotCount.agenda_item_id.in_(items), BallotCount.withdrawn_at.is_(None))
    return {row.agenda_item_id: row for row in session.scalars(query)}


def count_values(row: BallotCount | None) -> SecretCount | None:
    """A stored count as the domain takes it."""
    if row is None:
        return None
    return SecretCount(row.agree, row.agree_after_revision, row.disagree, row.abstain, row.invalid)

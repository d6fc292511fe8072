"""The ballots of a secret vote (无记名表决): counted from the box by one person under the eyes of another, entered as numbers."""

from __future__ import annotations

from functools import partial

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import MeetingStatus, acts_on_item, require_possible
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.scoring.votes import SecretCount
from qtic_desktop.services.meetings.naming import which
from qtic_desktop.services.results import outcome_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.meetings.life import item_standing
from qtic_desktop.storage.queries.secret_votes import standing_counts
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.scoring import BallotCount
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.RECORD_BALLOTS)
def record_ballots(
    work: UnitOfWork, *, agenda_item_id: str, count: SecretCount, counted_by: str, watched_by: str
) -> Changes:
    """Enter how many ballots of each kind the box held. ``Refused``: a vote that is not held in secret or is counted already,
    fewer or more ballots than people entitled now (scoring.ballots_do_not_add_up), no two different tellers
    (scoring.two_tellers)."""
    item = _item_for(work, agenda_item_id, Act.RECORD_BALLOTS)
    tellers = counted_by.strip(), watched_by.strip()
    if not all(tellers) or tellers[0] == tellers[1]:
        raise Refused("scoring.two_tellers")
    parts = (count.agree, count.agree_after_revision, count.disagree, count.abstain, count.invalid)
    entitled = len(outcome_of(work.session, agenda_item_id=item.id).case.entitled)
    if min(parts) < 0 or count.total != entitled:
        raise Refused("scoring.ballots_do_not_add_up", total=count.total, entitled=entitled)
    numbers = dict(zip(("agree", "agree_after_revision", "disagree", "abstain", "invalid"), parts, strict=True))
    by = {"counted_by": tellers[0], "watched_by": tellers[1]}
    entered = {"entered_by": work.actor.called, "entered_at": work.stamp}
    work.session.add(BallotCount(id=work.new_id(), agenda_item_id=item.id, **numbers, **by, **entered))
    work.record(
        Act.RECORD_BALLOTS, Kind.MEETING, item.meeting_id, item=item.id, project=which(work, item), **numbers, **by
    )
    return Changes.of(Kind.MEETING, item.meeting_id) | Changes.of_kinds(Kind.VOTE)


@use_case(Act.WITHDRAW_BALLOTS)
def withdraw_ballots(work: UnitOfWork, *, agenda_item_id: str, reason: str) -> Changes:
    """Take a count back that was entered wrongly, or before the vote is held again; it is kept with the reason."""
    item = _item_for(work, agenda_item_id, Act.WITHDRAW_BALLOTS)
    if not reason.strip():
        raise Refused("meetings.change_without_reason")
    row = standing_counts(work.session, [item.id])[item.id]
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_reason = work.actor.called, work.stamp, reason.strip()
    facts = {"item": item.id, "project": which(work, item), "reason": reason.strip()}
    work.record(Act.WITHDRAW_BALLOTS, Kind.MEETING, item.meeting_id, **facts)
    return Changes.of(Kind.MEETING, item.meeting_id) | Changes.of_kinds(Kind.VOTE)


def _item_for(work: UnitOfWork, agenda_item_id: str, act: Act) -> AgendaItem:
    item = work.get(AgendaItem, agenda_item_id)
    meeting, proposal = work.get(Meeting, item.meeting_id), work.get(Proposal, item.proposal_id)
    standing = item_standing(work.session, meeting, item, proposal)
    if meeting.status == MeetingStatus.OPEN and not standing.secret:
        raise Refused("scoring.not_in_secret")
    if act is Act.RECORD_BALLOTS and standing.counted:
        raise Refused("scoring.counted_already")
    open_now = meeting.status == MeetingStatus.OPEN
    otherwise = "meetings.item_not_in_this_state" if open_now else "meetings.not_running"
    require_possible(for_person(work.actor, partial(acts_on_item, standing)), act, otherwise)
    return item

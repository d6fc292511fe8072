"""回避: declared, found or wished, decided by the office, in force wherever the proposal is judged, and taken back."""

from __future__ import annotations

import json
from functools import partial

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import (
    AWAY,
    ItemState,
    MeetingStatus,
    Origin,
    Presence,
    RecusalStanding,
    RecusalState,
    acts_on_recusal,
    require_possible,
)
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.services.meetings.ballots import bring_back, take_out
from qtic_desktop.services.meetings.convening import require_open, require_own
from qtic_desktop.services.meetings.naming import which, whom
from qtic_desktop.services.meetings.ties import note
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, Recusal
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

_TOUCHED = Changes.of_kinds(Kind.SHEET, Kind.VOTE)


@use_case(Act.RECORD_RECUSAL)
def record_recusal(work: UnitOfWork, *, agenda_item_id: str, expert_id: str, reason: str) -> Changes:
    """Take an expert out of one proposal (回避); points already given are kept but no longer count.

    A ballot already cast is put away and comes back when the recusal is taken back. Before opening it is noted and
    takes effect at the sign-in. An expert recuses nobody but himself or herself.
    """
    _need(reason, "meetings.recusal_without_reason")
    item = work.get(AgendaItem, agenda_item_id)
    sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=agenda_item_id, expert_id=expert_id)
    before_opening = work.get(Meeting, item.meeting_id).status in (MeetingStatus.PREPARED, MeetingStatus.POSTPONED)
    if sheet is None and not (before_opening and _seat(work, item.meeting_id, expert_id)):
        raise Refused("scoring.no_sheet")
    require_own(work, expert_id)
    if not before_opening:
        require_open(work, agenda_item_id)
    _refuse_twice(work, item, sheet, expert_id)
    row = note(work, expert_id, item.proposal_id, Origin.DECLARED, reason, RecusalState.IN_FORCE)
    row.meeting_id = item.meeting_id
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "project": which(work, item), "reason": reason}
    if sheet is None:
        work.record(Act.RECORD_RECUSAL, Kind.MEETING, item.meeting_id, **facts)
        return Changes.of(Kind.MEETING, item.meeting_id) | Changes.of(Kind.RECUSAL, row.id)
    kept = take_out(work, row, sheet)
    ballot = kept["ballot"].get("choice", "")
    work.record(Act.RECORD_RECUSAL, Kind.SHEET, sheet.id, before=kept["state"], ballot=ballot, **facts)
    return Changes.of(Kind.SHEET, sheet.id) | Changes.of(Kind.RECUSAL, row.id) | _TOUCHED


@use_case(Act.WISH_RECUSAL)
def wish_recusal(work: UnitOfWork, *, proposal_id: str, expert_id: str, reason: str) -> Changes:
    """Note the reasoned wish of an applicant that an expert take no part; the office confirms or dismisses it."""
    _need(reason, "meetings.recusal_without_reason")
    proposal = work.get(Proposal, proposal_id)
    if _in_force(work, expert_id, proposal_id):
        raise Refused("meetings.already_away")
    row = note(work, expert_id, proposal_id, Origin.WISHED, reason, RecusalState.WAITING)
    facts = {"whom": whom(work, expert_id), "project": proposal.number or proposal.center_name}
    work.record(Act.WISH_RECUSAL, Kind.PROPOSAL, proposal_id, expert=expert_id, reason=row.reason, **facts)
    return Changes.of(Kind.PROPOSAL, proposal_id) | Changes.of(Kind.RECUSAL, row.id)


@use_case(Act.CONFIRM_RECUSAL)
def confirm_recusal(work: UnitOfWork, *, recusal_id: str, reason: str) -> Changes:
    """Put a recusal that was found or wished in force; the sheet of a running meeting is taken out at once."""
    row = _decided(work, recusal_id, Act.CONFIRM_RECUSAL, RecusalState.IN_FORCE, reason)
    for item in _running(work, row.proposal_id):
        sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=item.id, expert_id=row.expert_id)
        if sheet is not None and sheet.state not in AWAY:
            row.meeting_id = item.meeting_id
            take_out(work, row, sheet)
    return Changes.of(Kind.RECUSAL, row.id) | _TOUCHED


@use_case(Act.DISMISS_RECUSAL)
def dismiss_recusal(work: UnitOfWork, *, recusal_id: str, reason: str) -> Changes:
    """Decide that a tie or a wish does not matter, with the reason; the same tie is not brought up again."""
    row = _decided(work, recusal_id, Act.DISMISS_RECUSAL, RecusalState.DISMISSED, reason)
    return Changes.of(Kind.RECUSAL, row.id)


@use_case(Act.RECONSIDER_RECUSAL)
def reconsider_recusal(work: UnitOfWork, *, recusal_id: str, reason: str) -> Changes:
    """Let a recusal that was dismissed or taken back wait for a decision again."""
    row = _decided(work, recusal_id, Act.RECONSIDER_RECUSAL, RecusalState.WAITING, reason)
    return Changes.of(Kind.RECUSAL, row.id)


@use_case(Act.WITHDRAW_RECUSAL)
def withdraw_recusal(work: UnitOfWork, *, recusal_id: str, reason: str) -> Changes:
    """Take a recusal back that should not have been registered: sheet and ballot come back as they were.

    Who has left meanwhile comes back as absent. Sealed figures change only by a correction.
    """
    row = _decided(work, recusal_id, Act.WITHDRAW_RECUSAL, RecusalState.WITHDRAWN, reason)
    work.session.flush()
    if not _in_force(work, row.expert_id, row.proposal_id):
        for item in _running(work, row.proposal_id):
            sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=item.id, expert_id=row.expert_id)
            if sheet is not None and sheet.state == SheetState.RECUSED:
                _put_back(work, row, sheet, item)
    return Changes.of(Kind.RECUSAL, row.id) | _TOUCHED


def _decided(work: UnitOfWork, recusal_id: str, act: Act, state: RecusalState, reason: str) -> Recusal:
    """Move a recusal to ``state`` with the reason and whoever decided, and write it down."""
    _need(reason, "meetings.recusal_without_reason")
    row = work.get(Recusal, recusal_id)
    meeting = None if row.meeting_id is None else MeetingStatus(work.get(Meeting, row.meeting_id).status)
    standing = RecusalStanding(RecusalState(row.state), meeting)
    require_possible(for_person(work.actor, partial(acts_on_recusal, standing)), act, "meetings.recusal_decided")
    before, row.state = row.state, state
    row.decided_reason, row.decided_by, row.decided_at = reason.strip(), work.actor.called, work.stamp
    proposal = work.get(Proposal, row.proposal_id)
    facts = {
        "whom": whom(work, row.expert_id),
        "project": proposal.number or proposal.center_name,
        "ground": row.reason,
    }
    work.record(
        act, Kind.RECUSAL, row.id, expert=row.expert_id, before=before, after=state, reason=reason.strip(), **facts
    )
    return row


def _put_back(work: UnitOfWork, row: Recusal, sheet: ScoreSheet, item: AgendaItem) -> None:
    kept = json.loads(row.before) if row.sheet_id == sheet.id and row.before else {}
    kept = kept or {"state": str(SheetState.OPEN), "reason": "", "ballot": {}}
    seat = _seat(work, item.meeting_id, row.expert_id)
    gone = seat is not None and seat.presence not in (Presence.PRESENT, Presence.EXPECTED)
    if gone and kept["state"] == SheetState.OPEN:
        kept = {"state": str(SheetState.ABSENT), "reason": row.decided_reason, "ballot": {}}
    bring_back(work, sheet, kept)


def _refuse_twice(work: UnitOfWork, item: AgendaItem, sheet: ScoreSheet | None, expert_id: str) -> None:
    away = _in_force(work, expert_id, item.proposal_id) if sheet is None else sheet.state in AWAY
    if away:
        raise Refused("meetings.already_away")


def _running(work: UnitOfWork, proposal_id: str) -> list[AgendaItem]:
    """The places of the proposal on agendas of open meetings; ``Refused`` where it is closed by itself already."""
    query = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.proposal_id == proposal_id, Meeting.status == MeetingStatus.OPEN)
    )
    found = list(work.session.scalars(query))
    if any(item.state == ItemState.CLOSED for item in found):
        raise Refused("meetings.item_closed")
    return found


def _in_force(work: UnitOfWork, expert_id: str, proposal_id: str) -> bool:
    query = select(Recusal.id).where(
        Recusal.expert_id == expert_id,
        Recusal.proposal_id == proposal_id,
        Recusal.state == RecusalState.IN_FORCE,
    )
    return work.session.scalars(query.limit(1)).first() is not None


def _seat(work: UnitOfWork, meeting_id: str, expert_id: str) -> PanelMember | None:
    return one_or_none(work.session, PanelMember, meeting_id=meeting_id, expert_id=expert_id)


def _need(reason: str, code: str) -> None:
    if not reason.strip():
        raise Refused(code)

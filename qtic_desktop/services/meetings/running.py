"""Who comes late, goes early, or leads in the leader's place while a meeting runs (三（二）; 指引未规定)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import AWAY, MeetingStatus, Presence
from qtic_desktop.domain.scoring_values import SheetState
from qtic_desktop.services.meetings.convening import require_open
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables import AgendaItem, Expert, Meeting, Opinion, PanelMember, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@use_case(Act.RECORD_ARRIVAL)
def record_arrival(work: UnitOfWork, *, from_item_id: str, expert_id: str, reason: str) -> Changes:
    """Let an expert who was absent, or had left, take part from one proposal on (迟到到会).

    The proposals before stay absent, the sheets from ``from_item_id`` on are opened. ``Refused``: not the panel's,
    already here, no reason, or nothing left to open.
    """
    start = require_open(work, from_item_id)
    member = _member(work, start.meeting_id, expert_id)
    _need_reason(reason, "meetings.arrival_without_reason")
    if member.presence not in (Presence.ABSENT, Presence.LEFT):
        raise Refused("meetings.already_here", expert=work.get(Expert, expert_id).name)
    missed = [row for row in _sheets(work, start.meeting_id, expert_id) if row[1].state == SheetState.ABSENT]
    opened = [(item, sheet) for item, sheet in missed if item.position >= start.position]
    if not opened:
        raise Refused("meetings.nothing_to_open", position=start.position)
    for _item, sheet in missed:
        sheet.reason = sheet.reason or reason.strip()
    for _item, sheet in opened:
        sheet.state, sheet.reason = SheetState.OPEN, ""
    before, member.presence = member.presence, Presence.PRESENT
    places = [item.position for item, _ in opened]
    work.record(
        Act.RECORD_ARRIVAL,
        Kind.MEETING,
        start.meeting_id,
        expert=expert_id,
        reason=reason,
        before=before,
        opened=places,
    )
    return _touched(start.meeting_id)


@use_case(Act.RECORD_LEAVING)
def record_leaving(work: UnitOfWork, *, meeting_id: str, expert_id: str, reason: str) -> Changes:
    """Let an expert go before the end (提前离会): sheets still open become absent, with their ballots taken back;
    what was handed in or abstained stays and counts. The audit entry keeps which sheets and ballots it was."""
    if work.get(Meeting, meeting_id).status != MeetingStatus.OPEN:
        raise Refused("meetings.not_running")
    member = _member(work, meeting_id, expert_id)
    _need_reason(reason, "meetings.leaving_without_reason")
    if member.presence != Presence.PRESENT:
        raise Refused("meetings.not_here", expert=work.get(Expert, expert_id).name)
    closed, ballots = [], {}
    for item, sheet in _sheets(work, meeting_id, expert_id):
        if sheet.state != SheetState.OPEN:
            continue
        sheet.state, sheet.reason = SheetState.ABSENT, reason.strip()
        closed.append(item.position)
        vote = one_or_none(work.session, Vote, agenda_item_id=item.id, expert_id=expert_id)
        if vote is not None:
            ballots[item.position] = vote.choice
            work.session.delete(vote)
    member.presence = Presence.LEFT
    facts = {"expert": expert_id, "reason": reason, "closed": closed, "ballots": ballots}
    work.record(Act.RECORD_LEAVING, Kind.MEETING, meeting_id, **facts)
    return _touched(meeting_id)


@use_case(Act.NAME_ACTING_LEADER)
def name_acting_leader(work: UnitOfWork, *, agenda_item_id: str, expert_id: str, reason: str) -> Changes:
    """Name who leads the panel for one proposal while its leader is recused or absent (代理组长).

    Possible until an opinion on the proposal is begun. ``Refused``: the leader takes part, the person named does not.
    """
    item = work.get(AgendaItem, agenda_item_id)
    if work.get(Meeting, item.meeting_id).status == MeetingStatus.PREPARED:
        raise Refused("meetings.not_open")
    if work.session.scalars(select(Opinion.id).where(Opinion.agenda_item_id == agenda_item_id).limit(1)).first():
        raise Refused("meetings.opinion_begun")
    _need_reason(reason, "meetings.acting_without_reason")
    seats = work.session.scalars(select(PanelMember).where(PanelMember.meeting_id == item.meeting_id))
    leader = next(seat.expert_id for seat in seats if seat.is_leader)
    if _state(work, agenda_item_id, leader) not in AWAY:
        raise Refused("meetings.leader_takes_part", expert=work.get(Expert, leader).name)
    if _state(work, agenda_item_id, expert_id) in AWAY:
        raise Refused("meetings.acting_leader_away")
    before, item.acting_leader_id = item.acting_leader_id, expert_id
    work.record(
        Act.NAME_ACTING_LEADER,
        Kind.MEETING,
        item.meeting_id,
        item=item.id,
        before=before,
        after=expert_id,
        reason=reason,
    )
    return _touched(item.meeting_id)


def _member(work: UnitOfWork, meeting_id: str, expert_id: str) -> PanelMember:
    member = one_or_none(work.session, PanelMember, meeting_id=meeting_id, expert_id=expert_id)
    if member is None:
        raise Refused("meetings.not_on_panel", count=1)
    return member


def _need_reason(reason: str, code: str) -> None:
    if not reason.strip():
        raise Refused(code)


def _sheets(work: UnitOfWork, meeting_id: str, expert_id: str) -> Sequence[tuple[AgendaItem, ScoreSheet]]:
    query = (
        select(AgendaItem, ScoreSheet)
        .join(ScoreSheet, ScoreSheet.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id, ScoreSheet.expert_id == expert_id)
        .order_by(AgendaItem.position)
    )
    return [(item, sheet) for item, sheet in work.session.execute(query)]


def _state(work: UnitOfWork, agenda_item_id: str, expert_id: str) -> SheetState:
    sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=agenda_item_id, expert_id=expert_id)
    return SheetState.ABSENT if sheet is None else sheet.state


def _touched(meeting_id: str) -> Changes:
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.SHEET, Kind.VOTE)

"""Who comes late, goes early, or leads in the leader's place while a meeting runs (三（二）; 指引未规定)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import AWAY, ItemState, MeetingStatus, Presence
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.services.meetings.ballots import bring_back, keep_recused, put_away
from qtic_desktop.services.meetings.convening import require_open
from qtic_desktop.services.meetings.naming import told, which, whom
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, PanelMovement
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.scoring import ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

ARRIVAL, LEAVING = "arrival", "leaving"


@use_case(Act.RECORD_ARRIVAL)
def record_arrival(work: UnitOfWork, *, from_item_id: str, expert_id: str, reason: str) -> Changes:
    """Let an expert who was absent, or had left, take part from one proposal on (迟到到会).

    The proposals before stay absent, the sheets from ``from_item_id`` on are opened, but for those from which a recusal that is
    in force keeps the expert. ``Refused``: not the panel's,
    already here, no reason, or nothing left to open.
    """
    start = require_open(work, from_item_id)
    member = seat_of(work, start.meeting_id, expert_id)
    _need_reason(reason, "meetings.arrival_without_reason")
    if member.presence not in (Presence.ABSENT, Presence.LEFT):
        raise Refused("meetings.already_here", expert=told(work, expert_id))
    missed = [
        (item, sheet)
        for item, sheet in sheets_of(work, start.meeting_id, expert_id)
        if sheet.state == SheetState.ABSENT and item.state != ItemState.CLOSED
    ]
    opened = [(item, sheet) for item, sheet in missed if item.position >= start.position]
    if not opened:
        raise Refused("meetings.nothing_to_open", position=start.position)
    movement = _movement(work, member, ARRIVAL, start.position, reason)
    movement.before = _text({sheet.id: put_away(work, sheet) for _, sheet in missed})
    for _item, sheet in missed:
        sheet.reason = sheet.reason or reason.strip()
    for _item, sheet in opened:
        sheet.state, sheet.reason = SheetState.OPEN, ""
    work.session.flush()
    recused = [item.position for item, sheet in opened if keep_recused(work, item, sheet)]
    before, member.presence = member.presence, Presence.PRESENT
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "reason": reason, "before": before}
    places = [item.position for item, _ in opened if item.position not in recused]
    work.record(Act.RECORD_ARRIVAL, Kind.MEETING, start.meeting_id, opened=places, recused=recused, **facts)
    return _touched(start.meeting_id)


@use_case(Act.RECORD_LEAVING)
def record_leaving(
    work: UnitOfWork, *, meeting_id: str, expert_id: str, reason: str, from_item_id: str | None = None
) -> Changes:
    """Let an expert go before the end (提前离会): from the proposal named on, sheets still open become absent, with their
    ballots put away; sheets before it stay open, to be keyed from paper. Without a proposal named it is the first one
    whose sheet is still open. What was handed in or abstained stays and counts."""
    if work.get(Meeting, meeting_id).status != MeetingStatus.OPEN:
        raise Refused("meetings.not_running")
    member = seat_of(work, meeting_id, expert_id)
    _need_reason(reason, "meetings.leaving_without_reason")
    if member.presence != Presence.PRESENT:
        raise Refused("meetings.not_here", expert=told(work, expert_id))
    start = 1 if from_item_id is None else _place_in(work, meeting_id, from_item_id)
    movement = _movement(work, member, LEAVING, start, reason)
    kept: dict[str, dict[str, Any]] = {}
    closed, ballots = [], {}
    for item, sheet in sheets_of(work, meeting_id, expert_id):
        if sheet.state != SheetState.OPEN or item.position < start:
            continue
        kept[sheet.id] = put_away(work, sheet)
        sheet.state, sheet.reason = SheetState.ABSENT, reason.strip()
        closed.append(item.position)
        if kept[sheet.id]["ballot"]:
            ballots[item.position] = kept[sheet.id]["ballot"].get("choice", "")
    movement.before = _text(kept)
    member.presence = Presence.LEFT
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "reason": reason, "from_place": start}
    work.record(Act.RECORD_LEAVING, Kind.MEETING, meeting_id, closed=closed, ballots=ballots, **facts)
    return _touched(meeting_id)


@use_case(Act.TAKE_BACK_MOVEMENT)
def take_back_movement(work: UnitOfWork, *, movement_id: str, reason: str) -> Changes:
    """Take back an arrival or a leaving that was registered by mistake: presence, sheets and ballots come back as they
    were, but where a recusal was put in force meanwhile. ``Refused`` for one that is not the newest of that expert, or
    where something was written on a sheet since."""
    movement = work.get(PanelMovement, movement_id)
    _need_reason(reason, "meetings.change_without_reason")
    if work.get(Meeting, movement.meeting_id).status != MeetingStatus.OPEN:
        raise Refused("meetings.not_running")
    if movement.undone_at is not None or movement.id != _newest(work, movement):
        raise Refused("meetings.movement_not_newest")
    gave = SheetState.OPEN if movement.kind == ARRIVAL else SheetState.ABSENT
    sheets = [(work.get(ScoreSheet, sheet_id), kept) for sheet_id, kept in json.loads(movement.before).items()]
    if movement.kind == ARRIVAL and any(_written(work, sheet) for sheet, _ in sheets):
        raise Refused("meetings.movement_written", expert=told(work, movement.expert_id))
    for sheet, kept in sheets:
        item = work.get(AgendaItem, sheet.agenda_item_id)
        if item.state == ItemState.CLOSED:
            raise Refused("meetings.item_closed")
        if sheet.state in (gave, SheetState.ABSENT):
            bring_back(work, sheet, kept)
            work.session.flush()
            keep_recused(work, item, sheet)
    member = seat_of(work, movement.meeting_id, movement.expert_id)
    member.presence = movement.presence_before
    movement.undone_at, movement.undone_reason = work.stamp, reason.strip()
    facts = {"expert": movement.expert_id, "whom": whom(work, movement.expert_id), "movement": movement.kind}
    work.record(Act.TAKE_BACK_MOVEMENT, Kind.MEETING, movement.meeting_id, reason=reason.strip(), **facts)
    return _touched(movement.meeting_id)


@use_case(Act.NAME_ACTING_LEADER)
def name_acting_leader(work: UnitOfWork, *, agenda_item_id: str, expert_id: str, reason: str) -> Changes:
    """Name who leads the panel for one proposal while its leader is recused or absent (代理组长).

    Possible until an opinion on the proposal is begun. ``Refused``: the leader takes part, the person named does not.
    """
    item = _before_opinion(work, agenda_item_id)
    _need_reason(reason, "meetings.acting_without_reason")
    seats = work.session.scalars(select(PanelMember).where(PanelMember.meeting_id == item.meeting_id))
    leader = next(seat.expert_id for seat in seats if seat.is_leader)
    if _state(work, agenda_item_id, leader) not in AWAY:
        raise Refused("meetings.leader_takes_part", expert=told(work, leader))
    if _state(work, agenda_item_id, expert_id) in AWAY:
        raise Refused("meetings.acting_leader_away")
    before, item.acting_leader_id = item.acting_leader_id, expert_id
    facts = {"item": item.id, "project": which(work, item), "expert": expert_id, "whom": whom(work, expert_id)}
    work.record(
        Act.NAME_ACTING_LEADER, Kind.MEETING, item.meeting_id, before=before, after=expert_id, reason=reason, **facts
    )
    return _touched(item.meeting_id)


@use_case(Act.RELEASE_ACTING_LEADER)
def release_acting_leader(work: UnitOfWork, *, agenda_item_id: str, reason: str) -> Changes:
    """Take back who was named to lead for one proposal, until an opinion on it is begun."""
    item = _before_opinion(work, agenda_item_id)
    _need_reason(reason, "meetings.acting_without_reason")
    if item.acting_leader_id is None:
        raise Refused("meetings.nobody_acting")
    before, item.acting_leader_id = item.acting_leader_id, None
    facts = {"item": item.id, "project": which(work, item), "whom": whom(work, before), "reason": reason.strip()}
    work.record(Act.RELEASE_ACTING_LEADER, Kind.MEETING, item.meeting_id, expert=before, **facts)
    return _touched(item.meeting_id)


def seat_of(work: UnitOfWork, meeting_id: str, expert_id: str) -> PanelMember:
    """The seat of an expert; ``Refused`` for one who is not on the panel."""
    member = one_or_none(work.session, PanelMember, meeting_id=meeting_id, expert_id=expert_id)
    if member is None:
        raise Refused("meetings.not_on_panel", count=1)
    return member


def sheets_of(work: UnitOfWork, meeting_id: str, expert_id: str) -> Sequence[tuple[AgendaItem, ScoreSheet]]:
    """The sheets of an expert in running order."""
    query = (
        select(AgendaItem, ScoreSheet)
        .join(ScoreSheet, ScoreSheet.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id, ScoreSheet.expert_id == expert_id)
        .order_by(AgendaItem.position)
    )
    return [(item, sheet) for item, sheet in work.session.execute(query)]


def _before_opinion(work: UnitOfWork, agenda_item_id: str) -> AgendaItem:
    item = work.get(AgendaItem, agenda_item_id)
    if work.get(Meeting, item.meeting_id).status not in (MeetingStatus.OPEN, MeetingStatus.SEALED):
        raise Refused("meetings.not_open")
    if work.session.scalars(select(Opinion.id).where(Opinion.agenda_item_id == agenda_item_id).limit(1)).first():
        raise Refused("meetings.opinion_begun")
    return item


def _movement(work: UnitOfWork, member: PanelMember, kind: str, position: int, reason: str) -> PanelMovement:
    row = PanelMovement(
        id=work.new_id(),
        meeting_id=member.meeting_id,
        expert_id=member.expert_id,
        kind=kind,
        from_position=position,
        presence_before=member.presence,
        reason=reason.strip(),
        at=work.stamp,
        before="{}",
    )
    work.session.add(row)
    return row


def _newest(work: UnitOfWork, movement: PanelMovement) -> str | None:
    query = (
        select(PanelMovement.id)
        .where(
            PanelMovement.meeting_id == movement.meeting_id,
            PanelMovement.expert_id == movement.expert_id,
            PanelMovement.undone_at.is_(None),
        )
        .order_by(PanelMovement.at.desc(), PanelMovement.id.desc())
        .limit(1)
    )
    return work.session.scalars(query).first()


def _written(work: UnitOfWork, sheet: ScoreSheet) -> bool:
    """Whether a sheet was handed in, abstained or declared void, or a ballot cast beside it. Points on a sheet that is
    still open are kept whatever becomes of it."""
    if sheet.state not in (SheetState.OPEN, SheetState.ABSENT, SheetState.RECUSED):
        return True
    vote = one_or_none(work.session, Vote, agenda_item_id=sheet.agenda_item_id, expert_id=sheet.expert_id)
    return vote is not None


def _place_in(work: UnitOfWork, meeting_id: str, agenda_item_id: str) -> int:
    item = work.get(AgendaItem, agenda_item_id)
    if item.meeting_id != meeting_id:
        raise Refused("meetings.item_of_another_meeting")
    return item.position


def _need_reason(reason: str, code: str) -> None:
    if not reason.strip():
        raise Refused(code)


def _text(kept: dict[str, dict[str, Any]]) -> str:
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _state(work: UnitOfWork, agenda_item_id: str, expert_id: str) -> str:
    sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=agenda_item_id, expert_id=expert_id)
    return SheetState.ABSENT if sheet is None else sheet.state


def _touched(meeting_id: str) -> Changes:
    return Changes.of(Kind.MEETING, meeting_id) | Changes.of_kinds(Kind.SHEET, Kind.VOTE)

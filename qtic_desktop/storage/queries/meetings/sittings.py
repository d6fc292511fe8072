"""Rows of 专家 and 评审会."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.experts.pool import ExpertStatus
from qtic_desktop.domain.meetings import Attendance, ItemState, MeetingStatus, Presence
from qtic_desktop.domain.namesakes import called
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.own import judged_by
from qtic_desktop.storage.queries.query import query, query_seen
from qtic_desktop.storage.queries.registry import NamedRow, batches
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class ExpertRow:
    """An expert without personal data."""

    id: str
    name: str
    organization: str
    title: str
    speciality: str
    kind: str
    city: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    id: str
    number: str
    title: str
    held_on: date
    place: str
    status: MeetingStatus
    proposals: int
    experts: int
    timetable: str = ""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat of the panel; ``pledged``: the pledge is signed, ``devices``: the telephone is handed in."""

    expert_id: str
    name: str
    organization: str
    title: str
    speciality: str
    seat: int
    is_leader: bool
    presence: Presence
    pledged: bool = False
    devices: bool = False
    apart: str = ""

    @property
    def called(self) -> str:
        """The name, told apart from others of the name."""
        return called(self.name, self.apart)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A proposal on an agenda."""

    id: str
    proposal_id: str
    position: int
    number: str
    center_name: str
    host_name: str
    track: str
    status: str


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A meeting with its panel and agenda."""

    row: MeetingRow
    rule_set_id: str
    sealed_at: str | None
    panel: tuple[SeatRow, ...]
    items: tuple[ItemRow, ...]


@query(Read.EXPERTS)
def experts(session: Session) -> tuple[ExpertRow, ...]:
    """Who can be asked, by name as it is read; who has retired is only in ``queries.experts.pool``."""
    active = select(Expert).where(Expert.status == ExpertStatus.ACTIVE)
    query = active.order_by(Expert.sort_first, Expert.sort_second, Expert.id)
    return tuple(
        ExpertRow(e.id, e.name, e.organization, e.title, e.speciality, e.kind, e.city) for e in session.scalars(query)
    )


_JUDGED = (AgendaItem.meeting_id == Meeting.id, AgendaItem.state != ItemState.SET_ASIDE)
_ITEMS = select(func.count()).where(*_JUDGED).scalar_subquery()
_SEATS = select(func.count()).where(PanelMember.meeting_id == Meeting.id).scalar_subquery()
_MEETINGS = select(
    Meeting.id,
    Meeting.number,
    Meeting.title,
    Meeting.held_on,
    Meeting.place,
    Meeting.status,
    _ITEMS,
    _SEATS,
    Meeting.timetable,
)


def _own_meetings(session: Session, viewer: Actor, found: tuple[MeetingRow, ...]) -> tuple[MeetingRow, ...]:
    if viewer.role is not Role.EXPERT:
        return found
    own = set(session.scalars(select(PanelMember.meeting_id).where(PanelMember.expert_id == viewer.expert_id)))
    return tuple(row for row in found if row.id in own)


def _own_detail(session: Session, viewer: Actor, detail: MeetingDetail) -> MeetingDetail:
    """An expert has no business with another panel, and learns nothing of a project he or she is recused from."""
    if viewer.role is not Role.EXPERT:
        return detail
    if not any(seat.expert_id == viewer.expert_id for seat in detail.panel):
        raise NotAllowed("meetings.not_your_meeting", person=viewer.name)
    own = judged_by(session, viewer)
    return replace(detail, items=tuple(item for item in detail.items if item.proposal_id in own))


Header = tuple[tuple[NamedRow, ...], tuple[MeetingRow, ...]]


def _own_header(session: Session, viewer: Actor, found: Header) -> Header:
    if viewer.role is not Role.EXPERT:
        return found
    return (), _own_meetings(session, viewer, found[1])


@query_seen(Read.MEETINGS, _own_meetings)
def meetings(session: Session) -> tuple[MeetingRow, ...]:
    """Meetings, newest first."""
    found = session.execute(_MEETINGS.order_by(Meeting.held_on.desc(), Meeting.number.desc()))
    return tuple(MeetingRow(*row) for row in found)


@query_seen(Read.MEETINGS, _own_detail)
def meeting_detail(session: Session, *, meeting_id: str) -> MeetingDetail:
    """One meeting with panel in seat order and agenda in running order."""
    meeting = find(session, Meeting, meeting_id)
    return MeetingDetail(
        MeetingRow(*session.execute(_MEETINGS.where(Meeting.id == meeting_id)).one()),
        meeting.rule_set_id,
        meeting.sealed_at,
        panel(session, meeting_id=meeting_id),
        agenda(session, meeting_id=meeting_id),
    )


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Who takes part in one proposal: counts by kind of sheet, the leader in force ("" while there is none), and
    ``acting`` when that is not the leader of the panel."""

    agenda_item_id: str
    position: int
    taking_part: tuple[str, ...]
    recused: int
    absent: int
    leader_id: str
    acting: bool


def quorum(session: Session, *, meeting_id: str) -> int:
    """How many experts the rules this meeting is bound to ask for."""
    meeting = find(session, Meeting, meeting_id)
    return int(json.loads(find(session, RuleSetVersion, meeting.rule_set_id).body)["minimum_panel"])


@query(Read.AGENDA)
def attendance(session: Session, *, meeting_id: str) -> tuple[AttendanceRow, ...]:
    """Attendance of every proposal in running order; empty before the meeting is opened."""
    leader = next(seat.expert_id for seat in panel(session, meeting_id=meeting_id) if seat.is_leader)
    query = (
        select(AgendaItem, ScoreSheet.expert_id, ScoreSheet.state)
        .join(ScoreSheet, ScoreSheet.agenda_item_id == AgendaItem.id)
        .join(
            PanelMember,
            (PanelMember.meeting_id == AgendaItem.meeting_id) & (PanelMember.expert_id == ScoreSheet.expert_id),
        )
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position, PanelMember.seat)
    )
    states: dict[AgendaItem, dict[str, SheetState]] = {}
    for item, expert_id, state in session.execute(query):
        states.setdefault(item, {})[expert_id] = state
    return tuple(_attendance(item, found, leader) for item, found in states.items())


def _attendance(item: AgendaItem, states: dict[str, SheetState], leader: str) -> AttendanceRow:
    now = Attendance.of(states, leader, item.acting_leader_id)
    kinds = list(states.values())
    return AttendanceRow(
        agenda_item_id=item.id,
        position=item.position,
        taking_part=now.taking_part,
        recused=kinds.count(SheetState.RECUSED),
        absent=kinds.count(SheetState.ABSENT),
        leader_id=now.leader_id or "",
        acting=now.leader_id not in (None, leader),
    )


@query(Read.AGENDA)
def panel(session: Session, *, meeting_id: str) -> tuple[SeatRow, ...]:
    """The panel in seat order."""
    query = (
        select(PanelMember, Expert)
        .join(Expert, Expert.id == PanelMember.expert_id)
        .where(PanelMember.meeting_id == meeting_id)
        .order_by(PanelMember.seat)
    )
    names = namesakes(session)
    return tuple(
        SeatRow(
            e.id,
            e.name,
            e.organization,
            e.title,
            e.speciality,
            m.seat,
            m.is_leader,
            m.presence,
            bool(m.pledged_at),
            bool(m.devices_at),
            names.apart(e.id),
        )
        for m, e in session.execute(query)
    )


@query(Read.AGENDA)
def agenda(session: Session, *, meeting_id: str) -> tuple[ItemRow, ...]:
    """What is judged, in running order; a proposal set aside is none of it (``meeting_life`` names it)."""
    query = (
        select(AgendaItem, Proposal)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position)
    )
    return tuple(
        ItemRow(i.id, p.id, i.position, p.number or "", p.center_name, p.host_name, p.track, p.status)
        for i, p in session.execute(query)
    )


@dataclass(frozen=True, slots=True)
class RubricRow:
    """A score sheet in force; ``body`` is the mapping for ``parse_rubric``."""

    track: str
    number: int
    title: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """What a meeting made now would be bound to: the rule set (``body`` as stored) and the newest rubric per track."""

    number: int
    title: str
    body: dict[str, Any]
    rubrics: tuple[RubricRow, ...]


@query(Read.RULES)
def rules_in_force(session: Session) -> RulesInForce:
    """The newest rule set and rubrics."""
    rules = session.scalars(select(RuleSetVersion).order_by(RuleSetVersion.number.desc()).limit(1)).one()
    newest: dict[str, RubricRow] = {}
    for row in session.scalars(select(RubricVersion).order_by(RubricVersion.number)):
        newest[row.track] = RubricRow(row.track, row.number, row.title, json.loads(row.body))
    return RulesInForce(rules.number, rules.title, json.loads(rules.body), tuple(newest.values()))


@query_seen(Read.MEETINGS, _own_header)
def header_rows(session: Session) -> Header:
    """The batches and meetings that the header of the window offers."""
    return batches(session), meetings(session)


@query(Read.AGENDA)
def meeting_look(session: Session, *, meeting_id: str) -> tuple[MeetingDetail, tuple[AttendanceRow, ...], int]:
    """What the page of a meeting shows: the meeting, who takes part in what, and the number it needs."""
    return (
        meeting_detail(session, meeting_id=meeting_id),
        attendance(session, meeting_id=meeting_id),
        quorum(session, meeting_id=meeting_id),
    )

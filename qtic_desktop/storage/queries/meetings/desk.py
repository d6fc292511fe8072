"""Everything the table of a meeting shows at once: its life, its agenda and its panel, each with what can be done now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import (
    ItemState,
    LeadStanding,
    MeetingStatus,
    RecusalState,
    SeatStanding,
    acts_on_lead,
    acts_on_seat,
)
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.possible import Possible, for_person
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.domain.selection import ListStatus
from qtic_desktop.storage.queries.meetings.life import ItemLifeRow, MeetingLife, MovementRow, meeting_life, written_in
from qtic_desktop.storage.queries.meetings.recusals import recusals
from qtic_desktop.storage.queries.meetings.sittings import (
    AttendanceRow,
    ExpertRow,
    MeetingRow,
    SeatRow,
    attendance,
    experts,
    meeting_detail,
    quorum,
)
from qtic_desktop.storage.queries.query import query, query_as
from qtic_desktop.storage.queries.sealing import SealLook, seal_look
from qtic_desktop.storage.queries.selection_figures import lists_touched
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, PanelMember, Recusal
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.scoring import ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A proposal of the agenda: how it stands, who takes part (None before the meeting was opened, and while it is set
    aside), and everything that can be done with it. ``examination``: where its formal examination (三（一）) stands,
    which the rules may allow not to be passed; ``due_on``: the last day of papers it still owes."""

    life: ItemLifeRow
    host_name: str
    track: str
    attendance: AttendanceRow | None
    acts: tuple[Possible, ...]
    examination: str = ExaminationState.PASSED
    due_on: date | None = None

    @property
    def unexamined(self) -> bool:
        """Whether it is here without having passed the formal examination."""
        return self.examination != ExaminationState.PASSED

    @property
    def id(self) -> str:
        """Of the agenda item."""
        return self.life.id


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat, when its expert came and went, oldest first, and what can be done about it."""

    seat: SeatRow
    movements: tuple[MovementRow, ...]
    acts: tuple[Possible, ...]

    @property
    def id(self) -> str:
        """Of the expert."""
        return self.seat.expert_id

    @property
    def newest(self) -> MovementRow | None:
        """The movement that can be taken back."""
        left = [one for one in self.movements if one.undone_at is None]
        return left[-1] if left else None


@dataclass(frozen=True, slots=True)
class MeetingDesk:
    """A meeting on the table. ``minimum`` is the panel its rules ask for (指引未规定), ``waiting`` the number of recusals
    that nobody has decided about."""

    row: MeetingRow
    life: MeetingLife
    items: tuple[ItemLine, ...]
    seats: tuple[SeatLine, ...]
    minimum: int
    seal: SealLook
    waiting: int

    @property
    def leader(self) -> SeatRow:
        """Who leads the panel."""
        return next(line.seat for line in self.seats if line.seat.is_leader)

    @property
    def judged(self) -> tuple[ItemLine, ...]:
        """What is judged here, in running order."""
        return tuple(line for line in self.items if line.life.state is not ItemState.SET_ASIDE)


@query_as(Read.AGENDA)
def meeting_desk(session: Session, viewer: Actor, *, meeting_id: str) -> MeetingDesk:
    """The meeting with all that ``viewer`` can do about it, its agenda and its panel."""
    detail = meeting_detail(session, meeting_id=meeting_id)
    life = meeting_life(session, viewer, meeting_id=meeting_id)
    here = {row.agenda_item_id: row for row in attendance(session, meeting_id=meeting_id)}
    return MeetingDesk(
        detail.row,
        life,
        _items(session, viewer, detail.row.status, life, here),
        tuple(_seat(session, viewer, detail.row, life, seat) for seat in detail.panel),
        quorum(session, meeting_id=meeting_id),
        seal_look(session, viewer, meeting_id=meeting_id),
        sum(row.waits for row in recusals(session, viewer, meeting_id=meeting_id)),
    )


@dataclass(frozen=True, slots=True)
class ReopenTouch:
    """What reopening a sealed meeting would touch: opinions in draft (superseded at once), finished or signed ones
    (superseded once a new sealing gives other figures), and names of proposals that have gone further, which hold it;
    lines on the list that is drawn up (undecided again) and on one in force (left as it is)."""

    drafts: int
    finished: int
    gone: tuple[str, ...]
    drawn_up: int = 0
    in_force: int = 0


@query(Read.AGENDA)
def reopen_touch(session: Session, *, meeting_id: str) -> ReopenTouch:
    """What reopening it would touch."""
    rows = session.execute(
        select(AgendaItem.id, Proposal.center_name, Proposal.status)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position)
    ).all()
    states = session.scalars(select(Opinion.status).where(Opinion.agenda_item_id.in_([row.id for row in rows]))).all()
    drafts = sum(state is OpinionStatus.DRAFT for state in states)
    kept = sum(state not in (OpinionStatus.DRAFT, OpinionStatus.SUPERSEDED) for state in states)
    gone = tuple(row.center_name for row in rows if row.status != ProposalStatus.REVIEWED)
    lists = [one.status for one in lists_touched(session, [row.id for row in rows])]
    return ReopenTouch(drafts, kept, gone, lists.count(ListStatus.DRAFT), lists.count(ListStatus.ADOPTED))


@query_as(Read.AGENDA)
def agenda_lines(session: Session, viewer: Actor, *, meeting_id: str) -> tuple[ItemLine, ...]:
    """The agenda in running order, with what was set aside."""
    return meeting_desk(session, viewer, meeting_id=meeting_id).items


@query_as(Read.AGENDA)
def seat_lines(session: Session, viewer: Actor, *, meeting_id: str) -> tuple[SeatLine, ...]:
    """The panel in seat order."""
    return meeting_desk(session, viewer, meeting_id=meeting_id).seats


@query(Read.AGENDA)
def seatable(session: Session, *, meeting_id: str) -> tuple[ExpertRow, ...]:
    """Who can be given a seat in a meeting: the experts in use that have none there, by name."""
    seated = set(session.scalars(select(PanelMember.expert_id).where(PanelMember.meeting_id == meeting_id)))
    return tuple(row for row in experts(session) if row.id not in seated)


@dataclass(frozen=True, slots=True)
class MovementTouch:
    """What an arrival or a leaving would do: places of the sheets that change (open to absent or absent to open), of
    open sheets that stay open, of ballots put away, of proposals with fewer experts than ``minimum`` afterwards, and of those
    from which a recusal keeps who arrives."""

    changes: tuple[int, ...]
    stays: tuple[int, ...]
    ballots: tuple[int, ...]
    below: tuple[int, ...]
    minimum: int
    recused: tuple[int, ...] = ()


@query(Read.SHEET_STATES)
def leaving_touch(session: Session, *, expert_id: str, agenda_item_id: str) -> MovementTouch:
    """What it would touch if an expert left before a proposal. No figure is in it."""
    return _movement_touch(session, expert_id, agenda_item_id, SheetState.OPEN)


@query(Read.SHEET_STATES)
def arrival_touch(session: Session, *, expert_id: str, agenda_item_id: str) -> MovementTouch:
    """What it would touch if an expert took part from a proposal on. No figure is in it."""
    return _movement_touch(session, expert_id, agenda_item_id, SheetState.ABSENT)


def _movement_touch(session: Session, expert_id: str, from_item_id: str, now: SheetState) -> MovementTouch:

    start = find(session, AgendaItem, from_item_id)
    minimum = quorum(session, meeting_id=start.meeting_id)
    query = (
        select(AgendaItem, ScoreSheet.state, Vote.id)
        .join(ScoreSheet, ScoreSheet.agenda_item_id == AgendaItem.id)
        .outerjoin(Vote, (Vote.agenda_item_id == AgendaItem.id) & (Vote.expert_id == ScoreSheet.expert_id))
        .where(AgendaItem.meeting_id == start.meeting_id, ScoreSheet.expert_id == expert_id)
        .order_by(AgendaItem.position)
    )
    mine = [
        (item, vote) for item, state, vote in session.execute(query) if state == now and item.state != ItemState.CLOSED
    ]
    leaves = now is SheetState.OPEN
    held = select(Recusal.proposal_id).where(
        Recusal.expert_id == expert_id, Recusal.state == RecusalState.IN_FORCE, Recusal.proposal_id.is_not(None)
    )
    kept_out = set() if leaves else set(session.scalars(held))
    later = [(item, vote) for item, vote in mine if item.position >= start.position]
    changed = [(item, vote) for item, vote in later if item.proposal_id not in kept_out]
    taking_part = {row.agenda_item_id: len(row.taking_part) for row in attendance(session, meeting_id=start.meeting_id)}
    below = [
        item.position
        for item, _ in changed
        if item.id in taking_part and taking_part[item.id] + (-1 if leaves else 1) < minimum
    ]
    return MovementTouch(
        tuple(item.position for item, _ in changed),
        tuple(item.position for item, _ in mine if item.position < start.position),
        tuple(item.position for item, vote in changed if vote is not None),
        tuple(below),
        minimum,
        tuple(item.position for item, _ in later if item.proposal_id in kept_out),
    )


def _items(
    session: Session, viewer: Actor, status: MeetingStatus, life: MeetingLife, here: Mapping[str, AttendanceRow]
) -> tuple[ItemLine, ...]:
    begun = _with_opinion(session, [row.id for row in life.items])
    query = (
        select(AgendaItem.id, Proposal.host_name, Proposal.track, Proposal.examination, Proposal.examination_due)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.id.in_([row.id for row in life.items]))
    )
    told = {row.id: row for row in session.execute(query)}
    found = []
    for row in life.items:
        part = here.get(row.id)
        leads = part is None or (bool(part.leader_id) and not part.acting)
        acting = part is not None and part.acting
        judged = row.state is not ItemState.SET_ASIDE
        lead = LeadStanding(status, judged, leads, acting, row.id in begun)
        acts = (*for_person(viewer, partial(acts_on_lead, lead)), *row.acts)
        of_it = told[row.id]
        checked = (of_it.examination, of_it.examination_due)
        found.append(ItemLine(row, of_it.host_name, of_it.track, part, acts, *checked))
    return tuple(found)


def _seat(session: Session, viewer: Actor, meeting: MeetingRow, life: MeetingLife, seat: SeatRow) -> SeatLine:
    movements = tuple(one for one in life.movements if one.expert_id == seat.expert_id)
    runs = meeting.status is MeetingStatus.OPEN
    standing = SeatStanding(
        meeting.status,
        seat.presence,
        seat.name,
        is_leader=seat.is_leader,
        pledged=seat.pledged,
        written=runs and written_in(session, meeting.id, seat.expert_id),
        moved=any(one.undone_at is None for one in movements),
        opinion=runs and bool(_with_opinion(session, [row.id for row in life.items])),
    )
    return SeatLine(seat, movements, for_person(viewer, partial(acts_on_seat, standing)))


def _with_opinion(session: Session, items: list[str]) -> frozenset[str]:
    return frozenset(session.scalars(select(Opinion.agenda_item_id).where(Opinion.agenda_item_id.in_(items))))

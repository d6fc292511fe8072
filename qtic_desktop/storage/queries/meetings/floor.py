"""Rows of the room (会场): what happened there, which proposal is on, who is outside and who has to be."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.meetings import NoteKind, Presence, Room, room_of
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.storage.queries.meetings.sittings import SeatRow, panel, quorum
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.meetings import AgendaItem, SittingNote
from qtic_desktop.storage.tables.scoring import ScoreSheet


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Something that happened in the room; ``name`` is that of the expert it is about, ``at`` ISO 8601."""

    id: str
    kind: NoteKind
    agenda_item_id: str
    position: int
    expert_id: str
    name: str
    words: str
    at: str
    noted_by: str
    undone_at: str | None
    undone_reason: str


@dataclass(frozen=True, slots=True)
class Floor:
    """The room now. ``recused`` and ``absent`` are the experts by proposal who take no part in it; ``minimum`` the panel
    the rules ask for (指引未规定)."""

    room: Room
    seats: tuple[SeatRow, ...]
    recused: dict[str, tuple[str, ...]]
    minimum: int
    notes: tuple[NoteRow, ...]

    def must_leave(self, agenda_item_id: str) -> tuple[SeatRow, ...]:
        """Who is recused from a proposal and at the meeting: they leave the room for it."""
        away = self.recused.get(agenda_item_id, ())
        return tuple(seat for seat in self.seats if seat.expert_id in away and seat.presence is Presence.PRESENT)

    def inside(self) -> tuple[SeatRow, ...]:
        """Who sits in the room."""
        here = (seat for seat in self.seats if seat.presence is Presence.PRESENT)
        return tuple(seat for seat in here if seat.expert_id not in self.room.outside)


@query(Read.SHEET_STATES)
def floor(session: Session, *, meeting_id: str) -> Floor:
    """The room of a running meeting. No figure is in it."""
    sheets = session.execute(
        select(ScoreSheet.agenda_item_id, ScoreSheet.expert_id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id, ScoreSheet.state == SheetState.RECUSED)
    )
    recused: dict[str, tuple[str, ...]] = {}
    for item_id, expert_id in sheets:
        recused[item_id] = (*recused.get(item_id, ()), expert_id)
    notes = notes_of(session, meeting_id=meeting_id)
    return Floor(
        room_of(notes), panel(session, meeting_id=meeting_id), recused, quorum(session, meeting_id=meeting_id), notes
    )


@query(Read.SHEET_STATES)
def notes_of(session: Session, *, meeting_id: str) -> tuple[NoteRow, ...]:
    """Everything noted in the room, oldest first, with what was taken back."""
    rows = session.execute(
        select(SittingNote, AgendaItem.position, Expert.name)
        .join(AgendaItem, AgendaItem.id == SittingNote.agenda_item_id)
        .outerjoin(Expert, Expert.id == SittingNote.expert_id)
        .where(SittingNote.meeting_id == meeting_id)
        .order_by(SittingNote.at, SittingNote.id)
    )
    return tuple(
        NoteRow(
            note.id,
            note.kind,
            note.agenda_item_id,
            position,
            note.expert_id or "",
            namesakes(session).called(note.expert_id or "", name or ""),
            note.words,
            note.at,
            note.noted_by,
            note.undone_at,
            note.undone_reason,
        )
        for note, position, name in rows
    )


def room_now(session: Session, meeting_id: str) -> Room:
    """The state of the room of a meeting."""
    return room_of(notes_of(session, meeting_id=meeting_id))

"""会场: a proposal is called and over, a recused expert leaves the room and returns, and words go into the minutes."""

from __future__ import annotations

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import NoteKind, Presence, Room
from qtic_desktop.services.meetings.convening import require_open, require_open_status
from qtic_desktop.services.meetings.naming import told, which, whom
from qtic_desktop.services.meetings.running import seat_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.meetings.floor import room_now
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, SittingNote
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.CALL_ITEM)
def call_item(work: UnitOfWork, *, agenda_item_id: str) -> Changes:
    """A proposal comes on (请进汇报); the one that was on is over with it. ``Refused`` for the one that is on already,
    and for one that is not judged in an open meeting."""
    item = require_open(work, agenda_item_id)
    room = _room(work, item)
    if room.current == agenda_item_id:
        raise Refused("meetings.called_already")
    if room.current:
        _note(work, work.get(AgendaItem, room.current), NoteKind.OVER)
    _note(work, item, NoteKind.CALLED)
    work.record(Act.CALL_ITEM, Kind.MEETING, item.meeting_id, item=item.id, project=which(work, item))
    return Changes.of(Kind.MEETING, item.meeting_id)


@use_case(Act.FINISH_ITEM)
def finish_item(work: UnitOfWork, *, agenda_item_id: str) -> Changes:
    """The proposal that is on is over; calling it again takes that back."""
    item = _running(work, agenda_item_id)
    if _room(work, item).current != agenda_item_id:
        raise Refused("meetings.not_called")
    _note(work, item, NoteKind.OVER)
    work.record(Act.FINISH_ITEM, Kind.MEETING, item.meeting_id, item=item.id, project=which(work, item))
    return Changes.of(Kind.MEETING, item.meeting_id)


@use_case(Act.STEP_OUT)
def step_out(work: UnitOfWork, *, agenda_item_id: str, expert_id: str) -> Changes:
    """An expert leaves the room (离席) for a proposal; sheets and votes do not change by it, a recusal is what takes them
    out. ``step_in`` is the way back."""
    item, name = _seated(work, agenda_item_id, expert_id)
    if expert_id in _room(work, item).outside:
        raise Refused("meetings.outside_already", expert=name)
    return _step(work, item, expert_id, NoteKind.OUT, Act.STEP_OUT)


@use_case(Act.STEP_IN)
def step_in(work: UnitOfWork, *, agenda_item_id: str, expert_id: str) -> Changes:
    """An expert who was outside returns (回席), with ``agenda_item_id`` the proposal that is on or next."""
    item, name = _seated(work, agenda_item_id, expert_id)
    if expert_id not in _room(work, item).outside:
        raise Refused("meetings.inside_already", expert=name)
    return _step(work, item, expert_id, NoteKind.BACK, Act.STEP_IN)


@use_case(Act.NOTE_WORDS)
def note_words(work: UnitOfWork, *, agenda_item_id: str, words: str) -> Changes:
    """Words about a proposal for the minutes: a question, an answer, what was agreed."""
    item = _running(work, agenda_item_id)
    if not words.strip():
        raise Refused("meetings.no_words").beside("words")
    _note(work, item, NoteKind.WORDS, words=words.strip())
    facts = {"item": item.id, "project": which(work, item), "words": words.strip()}
    work.record(Act.NOTE_WORDS, Kind.MEETING, item.meeting_id, **facts)
    return Changes.of(Kind.MEETING, item.meeting_id)


@use_case(Act.TAKE_BACK_NOTE)
def take_back_note(work: UnitOfWork, *, note_id: str, reason: str) -> Changes:
    """Take back something that was noted by mistake while the meeting runs, also of a proposal that is sealed by itself
    meanwhile; it stays in the record, marked, and out of the minutes."""
    note = work.get(SittingNote, note_id)
    if not reason.strip():
        raise Refused("meetings.change_without_reason")
    if note.undone_at is not None:
        raise Refused("meetings.note_undone")
    item = _running(work, note.agenda_item_id)
    note.undone_at, note.undone_reason = work.stamp, reason.strip()
    facts = {"item": item.id, "project": which(work, item), "note": note.kind.value, "words": note.words}
    if note.expert_id is not None:
        facts |= {"expert": note.expert_id, "whom": whom(work, note.expert_id)}
    work.record(Act.TAKE_BACK_NOTE, Kind.MEETING, note.meeting_id, reason=reason.strip(), **facts)
    return Changes.of(Kind.MEETING, note.meeting_id)


def _running(work: UnitOfWork, agenda_item_id: str) -> AgendaItem:
    """A proposal of a meeting that runs, also one that was sealed by itself or set aside while it was on: what is noted of the
    room changes no sheet."""
    item = work.get(AgendaItem, agenda_item_id)
    require_open_status(work.get(Meeting, item.meeting_id).status)
    return item


def _room(work: UnitOfWork, item: AgendaItem) -> Room:
    work.session.flush()
    return room_now(work.session, item.meeting_id)


def _seated(work: UnitOfWork, agenda_item_id: str, expert_id: str) -> tuple[AgendaItem, str]:
    """The proposal and the name of an expert who is at the meeting."""
    item = _running(work, agenda_item_id)
    member, name = seat_of(work, item.meeting_id, expert_id), told(work, expert_id)
    if member.presence != Presence.PRESENT:
        raise Refused("meetings.not_here", expert=name)
    return item, name


def _step(work: UnitOfWork, item: AgendaItem, expert_id: str, kind: NoteKind, act: Act) -> Changes:
    _note(work, item, kind, expert_id=expert_id)
    facts = {"item": item.id, "project": which(work, item), "expert": expert_id, "whom": whom(work, expert_id)}
    work.record(act, Kind.MEETING, item.meeting_id, **facts)
    return Changes.of(Kind.MEETING, item.meeting_id)


def _note(work: UnitOfWork, item: AgendaItem, kind: NoteKind, *, expert_id: str | None = None, words: str = "") -> None:
    work.session.add(
        SittingNote(
            id=work.new_id(),
            meeting_id=work.get(Meeting, item.meeting_id).id,
            agenda_item_id=item.id,
            expert_id=expert_id,
            kind=kind,
            words=words,
            at=work.stamp,
            noted_by=work.actor.called,
        )
    )

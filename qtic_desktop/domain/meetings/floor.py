"""What happens in the room (会场): which proposal is on, who is outside, and what is noted for the minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class NoteKind(StrEnum):
    """A proposal is called or over, an expert leaves the room for it or returns, or words for the minutes."""

    CALLED = "called"
    OVER = "over"
    OUT = "out"
    BACK = "back"
    WORDS = "words"


class Noted(Protocol):
    """A note as far as the state of the room depends on it; ``at`` as ISO 8601."""

    @property
    def kind(self) -> NoteKind:
        """What it is."""

    @property
    def agenda_item_id(self) -> str:
        """Of which proposal."""

    @property
    def expert_id(self) -> str:
        """Of whom; empty for a note about the proposal alone."""

    @property
    def at(self) -> str:
        """When."""

    @property
    def undone_at(self) -> str | None:
        """When it was taken back."""


@dataclass(frozen=True, slots=True)
class Room:
    """The proposal that is on ("" for none) and since when; the experts who are outside."""

    current: str = ""
    since: str = ""
    outside: frozenset[str] = frozenset()


def still_out(notes: Iterable[Noted]) -> dict[str, str]:
    """Who is outside after ``notes``, oldest first: by expert the proposal for which the room was left."""
    out: dict[str, str] = {}
    for note in notes:
        if note.undone_at is None and note.kind is NoteKind.OUT:
            out[note.expert_id] = note.agenda_item_id
        elif note.undone_at is None and note.kind is NoteKind.BACK:
            out.pop(note.expert_id, None)
    return out


def room_of(notes: Iterable[Noted]) -> Room:
    """The room after ``notes``, oldest first; what was taken back did not happen."""
    current, since = "", ""
    outside: set[str] = set()
    for note in notes:
        if note.undone_at is not None:
            continue
        if note.kind is NoteKind.CALLED:
            current, since = note.agenda_item_id, note.at
        elif note.kind is NoteKind.OVER and note.agenda_item_id == current:
            current, since = "", ""
        elif note.kind is NoteKind.OUT:
            outside.add(note.expert_id)
        elif note.kind is NoteKind.BACK:
            outside.discard(note.expert_id)
    return Room(current, since, frozenset(outside))

"""Facts of the minutes of a meeting (会议记录), as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qtic_desktop.domain.meetings.papers import PanelLine


@dataclass(frozen=True, slots=True)
class SeatMinute:
    """An expert: ``came`` is present | absent | left | expected; ``moved`` are arrivals and leavings in words (kind,
    first proposal, reason), those taken back left out."""

    seat: int
    name: str
    organization: str
    leads: bool
    came: str
    pledged: bool
    moved: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class RoomMinute:
    """Something noted in the room: time of day, kind (called, over, out, back, words), whom, words; or, once the meeting is
    sealed, that something was not noted (not_over, not_back)."""

    at: str
    kind: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemMinute:
    """A proposal: who leads for it (``acting``: not the leader of the panel), who takes part, who is recused and why, who
    is absent, what was noted; why it was set aside. ``result`` and ``close`` are sentences, empty before sealing."""

    position: int
    number: str
    center_name: str
    host_name: str
    ground: str
    aside: str
    leader: str
    acting: bool
    taking_part: int
    recused: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]
    room: tuple[RoomMinute, ...]
    waived: tuple[tuple[str, str, str], ...]
    """What the supervisor let pass: the obstacle in words, the reason, by whom."""
    sheets: tuple[str, ...] = ()
    """What befell its sheets, in sentences; empty before sealing."""
    result: str = ""
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """The minutes as they are printed. ``state`` is that of the meeting; ``log``: time, by whom, what."""

    number: str
    title: str
    held_on: date
    place: str
    organizer: str
    state: str
    seats: tuple[SeatMinute, ...]
    items: tuple[ItemMinute, ...]
    log: tuple[tuple[str, str, str], ...]
    minimum: int
    sample: bool
    made_at: str
    signers: tuple[PanelLine, ...] = ()
    """Who signs in the accepted table; nobody where the panel signs on lines."""

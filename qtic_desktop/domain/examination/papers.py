"""What the papers of 形式审查 say, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One line of the sheet; ``mark`` is a value of ``Mark``."""

    group: str
    title: str
    clause: str
    mark: str
    note: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class SheetHint:
    """A hint of the program in words, and what was said about it; ``reason`` empty while nobody did."""

    text: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class SheetRound:
    """What came of one round; ``result`` is empty while it is open."""

    number: int
    result: str
    examined_on: date | None
    due_on: date | None
    arrived_on: date | None
    arrived: str
    note: str
    on_paper: bool


@dataclass(frozen=True, slots=True)
class Applicant:
    """Which application a paper is about, and whose office makes it; ``code`` opens the record again."""

    number: str
    center_name: str
    host_name: str
    department_name: str
    batch_title: str
    track: str
    received_on: date | None
    organizer: str
    code: str
    sample: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """审查表: every item of the round at hand, hints, and the rounds so far."""

    about: Applicant
    result: str
    items: tuple[SheetItem, ...]
    hints: tuple[SheetHint, ...]
    rounds: tuple[SheetRound, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """补正通知 or 不予受理通知. ``reasons`` are the items that are not met with their notes, then what was noted;
    ``days`` are working days, the first one the day after."""

    about: Applicant
    document_number: str
    reasons: tuple[str, ...]
    dated: date
    due_on: date | None = None
    days: int | None = None
    unknown_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One line of the list of refused applications."""

    number: str
    center_name: str
    host_name: str
    department_name: str
    examined_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class RefusedPaper:
    """The list of refused applications, of one batch (``batch_title``) or of all."""

    batch_title: str
    lines: tuple[RefusedLine, ...]
    as_of: date
    sample: bool
    made_at: str

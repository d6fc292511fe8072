"""What the papers of 推荐函与收件 say, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qtic_desktop.domain.letters import ListCheck, PaperLine


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The letter a paper is about, and whose office makes it."""

    number: str
    dated: date
    department_name: str
    channel: str
    sealed: bool
    received_on: date
    place: str
    organizer: str
    sample: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """The slip for one delivery. ``recalled``: the delivery was taken back since."""

    about: LetterFacts
    number: str
    delivered_on: date
    who: str
    papers: tuple[PaperLine, ...]
    place: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class ListPaper:
    """The list of a letter against what was delivered, on a day."""

    about: LetterFacts
    check: ListCheck
    as_of: date

"""What the papers of 公示 say, as plain values. A line that is printed in public has the safe columns and no others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A centre as anybody may read of it; there is no field here for a person, a telephone or an account."""

    center_name: str
    host_name: str
    department_name: str
    field: str


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """A notice with its list."""

    batch_title: str
    document_number: str
    organizer: str
    posted_on: date
    begins_on: date
    ends_on: date
    days: int
    working: bool
    first_counts: bool
    unknown_years: tuple[int, ...]
    contact: str
    place: str
    again: str
    lines: tuple[PublicLine, ...]
    sample: bool
    made_at: str = ""
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class ProofLine:
    """Where one centre stands after the notice; ``objections`` in words, without whoever made them."""

    center_name: str
    host_name: str
    state: str
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofPaper:
    """How the publication went: 无异议 or what came of each objection."""

    notice: NoticePaper
    proof_on: date | None
    proof: str
    concluded_on: date | None
    lines: tuple[ProofLine, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class AnswerPaper:
    """The answer to an objection."""

    who: str
    center_name: str
    received_on: date
    state: str
    words: str
    organizer: str
    dated: date
    sample: bool
    made_at: str
    draft: bool

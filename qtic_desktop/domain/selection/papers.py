"""What the papers of 综合评价 say, as plain values: the list with its grounds, and the letters to those not selected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qtic_desktop.domain.selection import Decision


@dataclass(frozen=True, slots=True)
class ListLine:
    """One proposal as the list prints it."""

    number: str
    center_name: str
    host_name: str
    department_name: str
    field: str
    track: str
    mean: Decimal | None
    rank: int | None
    tied: bool
    verdict: str
    visit: str
    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class ListPaper:
    """One version of the list; ``status`` is a word of ``ListStatus``."""

    batch_title: str
    version_no: int
    status: str
    meeting_reference: str
    decided_on: date | None
    reason: str
    lines: tuple[ListLine, ...]
    as_of: date
    sample: bool
    made_at: str = ""

    @property
    def supported(self) -> tuple[ListLine, ...]:
        """拟支持 in the order of the list."""
        return tuple(line for line in self.lines if line.decision is Decision.SUPPORT)

    @property
    def is_draft(self) -> bool:
        """Whether it is not in force."""
        return self.status != "adopted"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a host organization whose proposal is not supported, or put off; ``advice`` are the words of the panel,
    heading and text, empty where there is no final opinion."""

    number: str
    center_name: str
    host_name: str
    batch_title: str
    decision: Decision
    passed: bool
    advice: tuple[tuple[str, str], ...]
    organizer: str
    dated: date

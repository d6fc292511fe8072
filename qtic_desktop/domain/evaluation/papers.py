"""What the papers of 绩效评估 (三（四）) print: plain values, dates as they are, states as their codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Heading:
    """What every paper carries beside its own facts."""

    organizer: str
    as_of: date
    made_at: str
    sample: bool


@dataclass(frozen=True, slots=True)
class ListLine:
    """One centre of the list of a year. ``why`` is why the suggestion is not simply that of the score."""

    number: str
    center_name: str
    host_name: str
    department_name: str
    period_start: date
    period_end: date
    state: str
    score: Decimal | None
    suggested: str
    why: str
    grade: str
    way: str
    passed: bool
    decision: str
    remark: str


@dataclass(frozen=True, slots=True)
class ListPaper:
    """The evaluations of one year; ``grades`` are the names and thresholds in force, ``cap`` the share of the first."""

    heading: Heading
    year: int
    lines: tuple[ListLine, ...]
    grades: tuple[tuple[str, Decimal], ...]
    cap: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """The notice to evaluate: whom, and by when the self-report is due; a draft while it has no number."""

    heading: Heading
    number: str
    noticed_on: date | None
    report_due_on: date | None
    lines: tuple[ListLine, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target of one year against what was reached; ``first`` and ``last`` are the days of that year."""

    task: int
    content: str
    year_no: int
    first: date
    last: date
    target: str
    actual: str
    source: str
    report_year: int
    filed: str


@dataclass(frozen=True, slots=True)
class TargetPaper:
    """All targets of one centre; ``self_score`` and ``district`` as they were handed in."""

    heading: Heading
    line: ListLine
    self_score: str
    district: str
    targets: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """The letter about one centre. ``kind``: grade | rectification | revocation; ``words`` are what the office wrote,
    ``due_on`` the day to rectify by; a draft while nothing was decided."""

    heading: Heading
    kind: str
    line: ListLine
    number: str
    dated: date
    words: str
    due_on: date | None
    statement: str
    draft: bool

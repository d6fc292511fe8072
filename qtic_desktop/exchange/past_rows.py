"""What a workbook of past years holds, entry by entry, each with its place (三（三）, 三（四）)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qtic_desktop.exchange.findings import RowFinding


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class PastCenter:
    """A centre; ``status`` one of ``CenterStatus``, empty where the file does not say."""

    place: Place
    number: str
    name: str
    host_name: str
    department: str
    started_on: date | None
    ends_on: date | None
    track: str
    start_paper: str
    director: str
    partners: str
    old_center: str
    status: str
    status_on: date | None
    status_reason: str


@dataclass(frozen=True, slots=True)
class PastReport:
    """The report of one centre about ``year``; 0 where the file does not say the year."""

    place: Place
    number: str
    name: str
    year: int
    due_on: date | None
    submitted_on: date | None
    checked_on: date | None
    opinion: str
    filed_on: date | None
    filing_number: str
    cancelled_on: date | None
    cancellation: str


@dataclass(frozen=True, slots=True)
class PastGrade:
    """An evaluation that was decided."""

    place: Place
    number: str
    name: str
    period_end: date | None
    grade: str
    score: str
    decided_on: date | None
    decision_paper: str
    posted_on: date | None
    next_until: date | None
    next_paper: str
    revoked_on: date | None
    revoke_paper: str


@dataclass(frozen=True, slots=True)
class PastChange:
    """A change that was approved; ``kind`` one of ``ChangeKind``."""

    place: Place
    number: str
    name: str
    kind: str
    before: str
    after: str
    asked_on: date | None
    opinion: str
    decided_on: date | None
    paper: str
    reason: str


@dataclass(frozen=True, slots=True)
class PastTarget:
    """One task of a task book with its yearly targets."""

    place: Place
    number: str
    name: str
    task: int
    content: str
    years: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PastFinding:
    """A finding and its sheet; an empty sheet: about the whole file."""

    sheet: str
    found: RowFinding


@dataclass(frozen=True, slots=True)
class PastSheet:
    """A sheet that was taken: the row of its heading, where each heading stands, and its texts, for marking it;
    ``headings`` says how the file writes a column (``meaning``)."""

    name: str
    header_row: int
    places: Mapping[str, int]
    headings: Mapping[str, str]
    texts: Mapping[int, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class PastYears:
    """What a workbook brings. ``unknown`` are headings nothing takes, ``departments`` the names it writes, ``rows`` how
    many rows were read of each part."""

    digest: str
    sheets: tuple[PastSheet, ...]
    centers: tuple[PastCenter, ...]
    reports: tuple[PastReport, ...]
    grades: tuple[PastGrade, ...]
    changes: tuple[PastChange, ...]
    targets: tuple[PastTarget, ...]
    findings: tuple[PastFinding, ...]
    unknown: tuple[str, ...]
    departments: tuple[str, ...]

"""Facts of the score summary (评分汇总表) and of the annual-report checklist, as plain values for the writers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class SummaryCell:
    """One expert's total for one proposal. ``state``: counted | dropped_high | dropped_low | recused | absent | void |
    abstained | missing. ``total`` is exact decimal points of 100, rounded for print only, None unless counted or dropped.
    ``points`` are the entered points by criterion number, None for blank or not applicable."""

    expert_id: str
    state: str
    total: Decimal | None
    points: tuple[Decimal | None, ...]
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One proposal of the meeting with the figures of all experts, in the order of ``ScoreSummary.experts``.
    ``not_applicable`` holds the numbers of the criteria fixed as such before the meeting."""

    order: int
    proposal_number: str
    center_name: str
    host_name: str
    track: str  # "NEW" | "CONVERSION"
    cells: tuple[SummaryCell, ...]
    counted: int
    mean: Decimal | None
    rank: int | None
    tied: bool
    agree: int
    agree_after_revision: int
    disagree: int
    abstain: int
    needed: int
    carried: bool | None
    verdict: str  # pass | revise | fail | undecided
    not_applicable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SummaryExpert:
    """A column of the summary."""

    expert_id: str
    name: str
    organization: str
    is_leader: bool


@dataclass(frozen=True, slots=True)
class SummaryCriterion:
    """A criterion of the rubric used by a track: number as printed, title, maximum in points."""

    number: str
    title: str
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """The whole summary of one meeting. ``rules`` are printed lines that say which settings were used (指引未规定)."""

    meeting_title: str
    held_on: date
    place: str
    experts: tuple[SummaryExpert, ...]
    rows: tuple[SummaryRow, ...]
    criteria: dict[str, tuple[SummaryCriterion, ...]]  # by track
    rules: tuple[str, ...]
    made_at: str  # printed text, local time
    sealed: bool
    sample: bool


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One centre that owes a report for the year. ``state`` is one of the codes of ``domain.annual_reports.DutyState``."""

    center_number: str
    center_name: str
    host_name: str
    department_name: str
    due_on: date
    summary_received_on: date | None
    plan_received_on: date | None
    district_checked_on: date | None
    filed_on: date | None
    filing_number: str
    state: str
    state_text: str
    days_left: int
    remark: str


@dataclass(frozen=True, slots=True)
class AnnualChecklist:
    """The checklist of one year (三（四）): ``year`` is the year whose work is summed up, ``as_of`` the day it was made;
    ``shown`` says which part of the list it holds, empty for all of it."""

    year: int
    as_of: date
    lines: tuple[ChecklistLine, ...]
    counts: dict[str, int]
    rules: tuple[str, ...]
    sample: bool
    shown: str = ""

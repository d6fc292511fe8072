"""What the papers about an annual report (三（四）) print, and which letter a report needs now. A paper decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qtic_desktop.domain.annual_reports import DutyState
from qtic_desktop.domain.reminders import ReminderKind, Sent


class AnnualLetter(StrEnum):
    """The letters about one report."""

    SLIP = "slip"  # 备案单
    RETURN = "return"  # 退回补正
    REMINDER = "reminder"  # 催报
    FINAL = "final"  # 最终通知，告知陈述申辩
    CANCELLATION = "cancellation"  # 取消资格决定


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report as the papers print it; ``state`` one of ``DutyState``. ``reason`` are the words of the return, the draft or
    the decision that the letter is about; ``late_days`` days past the due day, 0 before it."""

    year: int
    center_number: str
    center_name: str
    host_name: str
    department_name: str
    due_on: date
    submitted_on: date | None
    checked_on: date | None
    opinion: str
    filed_on: date | None
    filing_number: str
    returned_on: date | None
    cancelled_on: date | None
    decision: str
    statement: str
    reason: str
    state: str
    late_days: int


@dataclass(frozen=True, slots=True)
class AnnualHeading:
    """What every paper carries beside its own facts."""

    organizer: str
    as_of: date
    made_at: str
    sample: bool


@dataclass(frozen=True, slots=True)
class AnnualLetterPaper:
    """One letter; a draft while what it tells was not done yet. ``sent`` is the newest reminder or notice, for its service."""

    heading: AnnualHeading
    kind: AnnualLetter
    facts: ReportFacts
    dated: date
    draft: bool
    sent: Sent | None = None


def letter_of(state: str, *, returned: bool, drafted: bool, sent: Sent | None) -> AnnualLetter:
    """The letter that fits a report now: its filing slip, the decision, the notice before one, what to correct, a reminder."""
    if state == DutyState.CANCELLED:
        return AnnualLetter.CANCELLATION
    if state in (DutyState.FILED, DutyState.FILED_LATE):
        return AnnualLetter.SLIP
    if drafted or (sent is not None and sent.kind is ReminderKind.FINAL):
        return AnnualLetter.FINAL
    return AnnualLetter.RETURN if returned else AnnualLetter.REMINDER

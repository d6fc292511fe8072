"""Annual reports (三（四）): who owes one, where it stands, and when it is overdue. Nothing here cancels a centre.

The guideline gives no due date; it is a setting of the rule set (指引未规定).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DutyState(StrEnum):
    """Where the report of one centre for one year stands, as the checklist shows it."""

    NOT_RECEIVED = "not_received"  # 未提报
    INCOMPLETE = "incomplete"  # 只有总结或只有计划
    WAITING_DISTRICT = "waiting_district"  # 待区市审核
    RETURNED = "returned"  # 退回补正
    WAITING_FILING = "waiting_filing"  # 待市局备案
    FILED = "filed"  # 已备案
    OVERDUE = "overdue"  # 逾期
    FILED_LATE = "filed_late"  # 逾期后备案


@dataclass(frozen=True, slots=True)
class Duty:
    """The dates of one duty; None means it has not happened."""

    due_on: date
    summary_received_on: date | None = None
    plan_received_on: date | None = None
    district_checked_on: date | None = None
    returned_on: date | None = None
    filed_on: date | None = None


def duty_state(duty: Duty, today: date) -> DutyState:
    """The state on the day ``today``; a report not filed by the end of the due day is overdue, whatever has come."""
    if duty.filed_on is not None:
        return DutyState.FILED if duty.filed_on <= duty.due_on else DutyState.FILED_LATE
    if today > duty.due_on:
        return DutyState.OVERDUE
    if duty.returned_on is not None:
        return DutyState.RETURNED
    if duty.summary_received_on is None and duty.plan_received_on is None:
        return DutyState.NOT_RECEIVED
    if duty.summary_received_on is None or duty.plan_received_on is None:
        return DutyState.INCOMPLETE
    if duty.district_checked_on is None:
        return DutyState.WAITING_DISTRICT
    return DutyState.WAITING_FILING


def days_left(duty: Duty, today: date) -> int:
    """Calendar days until the due day; negative when it has passed."""
    return (duty.due_on - today).days


def owes_report(*, started_on: date, ended_on: date | None, year: int) -> bool:
    """Whether a centre owes a report about ``year``: it was already running when the year began or started in it,
    before its last quarter (a centre launched in October or later reports first for the next year; 指引未规定)."""
    if ended_on is not None and ended_on < date(year, 1, 1):
        return False
    return started_on < date(year, 10, 1)


def due_date(year: int, *, month: int, day: int) -> date:
    """The due day for the report about ``year``: in the following year, by the office's setting."""
    return date(year + 1, month, day)

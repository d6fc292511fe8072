"""启动建设 and 年度报告: the ledger of centres, the yearly duties, their figures, and reminders."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.storage.tables.base import Base, Business, Searchable


class Center(Searchable, Base):
    """中心: one centre of the ledger (三（三）)."""

    __tablename__ = "centers"
    NAMES = ("name", "host_name")
    WORDS = ("number",)
    number: Mapped[str] = mapped_column(String(30), unique=True)
    name: Mapped[str] = mapped_column(index=True)
    host_name: Mapped[str]
    department_id: Mapped[str] = mapped_column(ForeignKey("departments.id"), index=True)
    track: Mapped[str] = mapped_column(String(12))
    started_on: Mapped[date]
    ends_on: Mapped[date]
    status: Mapped[str] = mapped_column(String(16), default="running", index=True)
    proposal_id: Mapped[str | None] = mapped_column(String(36))
    """The proposal it grew from; None for a centre taken over from an older ledger."""
    notice_id: Mapped[str | None] = mapped_column(String(36))
    """The notice that cleared it (经公示无异议)."""
    start_paper: Mapped[str] = mapped_column(default="", server_default="")
    old_center_name: Mapped[str] = mapped_column(default="", server_default="")
    old_closed_on: Mapped[date | None]
    old_closing_paper: Mapped[str] = mapped_column(default="", server_default="")
    status_reason: Mapped[str] = mapped_column(default="", server_default="")
    status_on: Mapped[date | None]
    director_name: Mapped[str] = mapped_column(default="", server_default="")
    partners: Mapped[str] = mapped_column(default="", server_default="")


class CenterTarget(Business, Base):
    """One task of the task book with its yearly targets, frozen at the start: the yardstick of the evaluation. A change
    of targets makes a further version; which was in force when is never lost."""

    __tablename__ = "center_targets"
    center_id: Mapped[str] = mapped_column(ForeignKey("centers.id"), index=True)
    version_no: Mapped[int]
    number: Mapped[int]
    content: Mapped[str]
    year1: Mapped[str]
    year2: Mapped[str]
    year3: Mapped[str]
    in_force: Mapped[bool]
    __table_args__ = (UniqueConstraint("center_id", "version_no", "number"),)


class CenterChange(Business, Base):
    """A change of a centre: asked for, looked at by the district, approved or not, reversed; ``kind`` is one of
    ``ChangeKind``, ``before`` and ``after`` are words (dates as ISO 8601)."""

    __tablename__ = "center_changes"
    center_id: Mapped[str] = mapped_column(ForeignKey("centers.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    task: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]
    reason: Mapped[str]
    asked_on: Mapped[date]
    checked_on: Mapped[date | None]
    opinion: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    paper: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(String(12))
    reversed_reason: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("center_id", "number"),)


class AnnualDuty(Business, Base):
    """年度报告: what one centre owes for one year and what has happened (三（四）)."""

    __tablename__ = "annual_duties"
    center_id: Mapped[str] = mapped_column(ForeignKey("centers.id"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    due_on: Mapped[date]
    summary_received_on: Mapped[date | None]
    plan_received_on: Mapped[date | None]
    district_checked_on: Mapped[date | None]
    district_opinion: Mapped[str] = mapped_column(default="")
    returned_on: Mapped[date | None]
    return_reason: Mapped[str] = mapped_column(default="")
    filed_on: Mapped[date | None]
    filing_number: Mapped[str] = mapped_column(default="")
    cancellation_reason: Mapped[str] = mapped_column(default="")
    cancellation_proposed_on: Mapped[date | None]
    measure: Mapped[str] = mapped_column(String(12), default="city", server_default="city")
    """Which date decides about "in time": submitted | district | city, as the setting was when the year was opened."""
    submitted_on: Mapped[date | None]
    """The day both parts first lay with the district or the bureau."""
    first_due_on: Mapped[date | None]
    """The due day before an extension; None without one."""
    extension_reason: Mapped[str] = mapped_column(default="", server_default="")
    extension_approval: Mapped[str] = mapped_column(default="", server_default="")
    statement_heard_on: Mapped[date | None]
    statement: Mapped[str] = mapped_column(default="", server_default="")
    cancelled_on: Mapped[date | None]
    cancellation_decision: Mapped[str] = mapped_column(default="", server_default="")
    __table_args__ = (UniqueConstraint("center_id", "year"),)


class AnnualFigure(Business, Base):
    """What an annual report says was reached of one task of the task book, in its own words."""

    __tablename__ = "annual_figures"
    duty_id: Mapped[str] = mapped_column(ForeignKey("annual_duties.id"), index=True)
    task: Mapped[int]
    figure: Mapped[str]
    __table_args__ = (UniqueConstraint("duty_id", "task"),)


class Reminder(Business, Base):
    """A reminder (催报) or a final notice (最终通知) about a report; ``outcome`` is empty while it is not known, else one of
    ``domain.reminders.Outcome``. One taken back is kept with its reason."""

    __tablename__ = "reminders"
    duty_id: Mapped[str] = mapped_column(ForeignKey("annual_duties.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    sent_on: Mapped[date]
    way: Mapped[str]
    """How and where to it was sent."""
    outcome: Mapped[str] = mapped_column(String(16), default="")
    outcome_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("duty_id", "number"),)

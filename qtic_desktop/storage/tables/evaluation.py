"""绩效评估 (三（四）): one case per centre and period, and what was reached of the targets of the task book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.storage.tables.base import Base, Business, DecimalText
from qtic_desktop.storage.tables.objecting import Objecting


class Evaluation(Business, Base):
    """The evaluation of one centre for one period. ``year`` is the year it was listed for. ``steps`` is a JSON list of
    what was done, each with the columns as they stood before, so that the last one can be taken back exactly."""

    __tablename__ = "evaluations"
    center_id: Mapped[str] = mapped_column(ForeignKey("centers.id"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    period_start: Mapped[date]
    period_end: Mapped[date]
    window_end: Mapped[date]
    """The last day of the window after the end of the period, as the setting was when it was listed."""
    steps: Mapped[str] = mapped_column(default="[]")
    noticed_on: Mapped[date | None]
    notice_number: Mapped[str] = mapped_column(default="")
    report_due_on: Mapped[date | None]
    received_on: Mapped[date | None]
    self_score: Mapped[str] = mapped_column(String(20), default="")
    checked_on: Mapped[date | None]
    district_opinion: Mapped[str] = mapped_column(default="")
    absence: Mapped[str] = mapped_column(String(12), default="")
    """Empty, or one of ``Absence``: refused, did not come."""
    absence_on: Mapped[date | None]
    absence_reason: Mapped[str] = mapped_column(default="")
    deferred_on: Mapped[date | None]
    deferred_until: Mapped[date | None]
    deferral_reason: Mapped[str] = mapped_column(default="")
    deferral_paper: Mapped[str] = mapped_column(default="")
    proposal_id: Mapped[str | None] = mapped_column(ForeignKey("proposals.id"))
    """The record under which it stands on the agenda of a meeting."""
    grade: Mapped[str] = mapped_column(String(20), default="")
    score: Mapped[Decimal | None] = mapped_column(DecimalText)
    """The score it was decided on; None for a grade without one."""
    suggested: Mapped[str] = mapped_column(String(20), default="")
    """What the score and the cap came to on the day of the decision."""
    passed: Mapped[bool | None]
    decided_on: Mapped[date | None]
    decision_paper: Mapped[str] = mapped_column(default="")
    decision_reason: Mapped[str] = mapped_column(default="")
    way: Mapped[str] = mapped_column(String(12), default="")
    """How the grade came about, one of ``Way``: by the panel, on paper, deemed, absent."""
    posted_on: Mapped[date | None]
    public_until: Mapped[date | None]
    unknown_years: Mapped[str] = mapped_column(String(40), default="")
    posting_place: Mapped[str] = mapped_column(default="")
    concluded_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
    """What came in while it was public, and what became of it."""
    rectify_from: Mapped[date | None]
    rectify_due_on: Mapped[date | None]
    rectify_demands: Mapped[str] = mapped_column(default="")
    rectify_paper: Mapped[str] = mapped_column(default="")
    rectified_on: Mapped[date | None]
    rectified: Mapped[bool | None]
    rectify_note: Mapped[str] = mapped_column(default="")
    revoke_from: Mapped[date | None]
    revoke_reason: Mapped[str] = mapped_column(default="")
    heard_on: Mapped[date | None]
    statement: Mapped[str] = mapped_column(default="")
    revoked_on: Mapped[date | None]
    revoke_paper: Mapped[str] = mapped_column(default="")
    next_from: Mapped[date | None]
    next_until: Mapped[date | None]
    next_paper: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("center_id", "period_end"),)


class EvaluationActual(Business, Base):
    """What was reached of one task in one year of the period, and where that is written."""

    __tablename__ = "evaluation_actuals"
    evaluation_id: Mapped[str] = mapped_column(ForeignKey("evaluations.id"), index=True)
    task: Mapped[int]
    year_no: Mapped[int]
    actual: Mapped[str]
    source: Mapped[str]
    __table_args__ = (UniqueConstraint("evaluation_id", "task", "year_no"),)


class GradeObjection(Objecting, Base):
    """An objection against a grade that was made public on ``posted_on``."""

    __tablename__ = "grade_objections"
    evaluation_id: Mapped[str] = mapped_column(ForeignKey("evaluations.id"), index=True)
    posted_on: Mapped[date]
    __table_args__ = (UniqueConstraint("evaluation_id", "number"),)

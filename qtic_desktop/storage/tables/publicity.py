"""公示: notices, the lines they printed, and objections."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.storage.tables.base import Base, Business
from qtic_desktop.storage.tables.objecting import Objecting


class PublicityNotice(Business, Base):
    """One publication of a list, counted from 1 within the version; ``unknown_years`` are years counted without their
    calendar, comma-separated."""

    __tablename__ = "publicity_notices"
    list_id: Mapped[str] = mapped_column(ForeignKey("selection_lists.id"), index=True)
    number: Mapped[int]
    document_number: Mapped[str] = mapped_column(default="")
    posted_on: Mapped[date]
    days: Mapped[int]
    working: Mapped[bool]
    first_counts: Mapped[bool]
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    unknown_years: Mapped[str] = mapped_column(String(40), default="")
    place: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    proof_on: Mapped[date | None]
    proof: Mapped[str] = mapped_column(default="")
    concluded_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("list_id", "number"),)


class PublicityLine(Business, Base):
    """One centre as it was printed in public: these columns and no others."""

    __tablename__ = "publicity_lines"
    notice_id: Mapped[str] = mapped_column(ForeignKey("publicity_notices.id"), index=True)
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    position: Mapped[int]
    center_name: Mapped[str]
    host_name: Mapped[str]
    department_name: Mapped[str]
    field: Mapped[str]
    __table_args__ = (UniqueConstraint("notice_id", "proposal_id"),)


class Objection(Objecting, Base):
    """An objection against one centre of a notice."""

    __tablename__ = "objections"
    line_id: Mapped[str] = mapped_column(ForeignKey("publicity_lines.id"), index=True)
    __table_args__ = (UniqueConstraint("line_id", "number"),)

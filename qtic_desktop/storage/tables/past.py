"""历年台账: workbooks of past years that were taken in, and which rows each of them wrote."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.storage.tables.base import Base, Business


class PastTaking(Business, Base):
    """One workbook that was taken in whole; one taken back is kept with its reason and without its rows."""

    __tablename__ = "past_takings"
    number: Mapped[int] = mapped_column(unique=True)
    source: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    taken_on: Mapped[date]
    centers: Mapped[int]
    """How many centres it brought anew; the same of what follows."""
    reports: Mapped[int]
    grades: Mapped[int]
    changes: Mapped[int]
    targets: Mapped[int]
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class PastRow(Business, Base):
    """A row that a workbook of past years wrote: its table, its id, the centre it is about, and the digest it had then."""

    __tablename__ = "past_rows"
    taking_id: Mapped[str] = mapped_column(ForeignKey("past_takings.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(24))
    row_id: Mapped[str] = mapped_column(String(36), index=True)
    center_id: Mapped[str] = mapped_column(String(36))
    digest: Mapped[str] = mapped_column(String(64))
    __table_args__ = (UniqueConstraint("table_name", "row_id"),)

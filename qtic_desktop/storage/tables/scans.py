"""扫描回收: the files that scanners gave, and where each of their pages went."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.scans import PageState, PaperKind, Why
from qtic_desktop.storage.tables.base import Base, Business, StateText


class Scan(Business, Base):
    """A file as it came, kept under its digest; ``file_name`` only tells people which it was."""

    __tablename__ = "scans"
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    file_name: Mapped[str]
    pages: Mapped[int]
    taken_at: Mapped[str] = mapped_column(String(40))
    taken_by: Mapped[str]


class ScanPage(Business, Base):
    """One page of a scan. ``kind``, ``subject_id``, ``sheet`` and ``page`` of ``pages`` say which page of which paper it is
    or, while it waits, which its code names; ``turn`` is in degrees clockwise."""

    __tablename__ = "scan_pages"
    scan_id: Mapped[str] = mapped_column(ForeignKey("scans.id"), index=True)
    number: Mapped[int]
    state: Mapped[PageState] = mapped_column(StateText(PageState, 12), index=True)
    why: Mapped[Why] = mapped_column(StateText(Why, 12), default=Why.NONE)
    kind: Mapped[PaperKind | None] = mapped_column(StateText(PaperKind, 12))
    subject_id: Mapped[str] = mapped_column(String(36), default="", index=True)
    sheet: Mapped[str] = mapped_column(String(20), default="")
    page: Mapped[int] = mapped_column(default=0)
    pages: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(String(12), default="")
    turn: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[str] = mapped_column(String(40), default="")
    __table_args__ = (UniqueConstraint("scan_id", "number"),)

"""审计: one entry per use case, chained by hash, written in the transaction it tells of."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.storage.tables.base import Base


class AuditEntry(Base):
    """Who did what to which record, when; ``hash`` covers all other columns and the hash before it. ``witness`` binds the
    rows that the act wrote (``storage.witness``)."""

    __tablename__ = "audit_entries"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))
    actor_id: Mapped[str] = mapped_column(String(36))
    actor_name: Mapped[str]
    role: Mapped[str] = mapped_column(String(12))
    act: Mapped[str] = mapped_column(String(40), index=True)
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[str] = mapped_column(String(36), index=True)
    details: Mapped[str]
    witness: Mapped[str] = mapped_column(default="", server_default="", deferred=True)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)

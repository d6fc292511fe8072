"""账户与权限: which certificates sign for an expert. People are in the registry, their secrets in ``keyslots.json``."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.storage.tables.base import Base, Business


class SignerCertificate(Business, Base):
    """A certificate registered for an expert before it signs. ``origin``: ``workspace`` (made with the slip) or
    ``registered`` (the office saw the file and the person); ``holder`` is the name written in it."""

    __tablename__ = "signer_certificates"
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    holder: Mapped[str]
    origin: Mapped[str] = mapped_column(String(12))
    registered_at: Mapped[str] = mapped_column(String(40))
    withdrawn_at: Mapped[str | None] = mapped_column(String(40))
    __table_args__ = (UniqueConstraint("expert_id", "sha256"),)

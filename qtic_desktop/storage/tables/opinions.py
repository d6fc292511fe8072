"""意见书: versions of an opinion and the signatures each final version expects and has."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.opinions import Conclusion, LineState, OpinionKind, OpinionStatus
from qtic_desktop.storage.tables.base import Base, Business, StateText


class Opinion(Business, Base):
    """One version of the opinion on one agenda item; ``text`` and ``facts`` are JSON, ``pdf_sha256`` the current file,
    ``wording`` the version of the office's wording it is written in."""

    __tablename__ = "opinions"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    kind: Mapped[OpinionKind] = mapped_column(StateText(OpinionKind, 12))
    version_no: Mapped[int]
    status: Mapped[OpinionStatus] = mapped_column(StateText(OpinionStatus, 12), index=True)
    conclusion: Mapped[Conclusion] = mapped_column(StateText(Conclusion, 24))
    text: Mapped[str]
    facts: Mapped[str] = mapped_column(default="")
    check_code: Mapped[str] = mapped_column(String(12), default="")
    pdf_sha256: Mapped[str] = mapped_column(String(64), default="", index=True)
    wording: Mapped[int] = mapped_column(default=0, server_default="0")
    __table_args__ = (UniqueConstraint("agenda_item_id", "version_no"),)


class Wording(Business, Base):
    """A version of the office's wording of one kind of opinion; ``body`` is JSON (``domain.opinions.wordings``). Version 0
    comes with the program and has no row. Never changed once it is there."""

    __tablename__ = "wordings"
    kind: Mapped[OpinionKind] = mapped_column(StateText(OpinionKind, 12))
    number: Mapped[int]
    body: Mapped[str]
    __table_args__ = (UniqueConstraint("kind", "number"),)


class OpinionSignature(Business, Base):
    """One expected signature of a final opinion, in signing order; the certificate and time once it is there, or what the
    office recorded: the scan of a hand signature, who confirmed it and who asks to take it back, or why there is none."""

    __tablename__ = "opinion_signatures"
    opinion_id: Mapped[str] = mapped_column(ForeignKey("opinions.id"), index=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"))
    position: Mapped[int]
    field_name: Mapped[str] = mapped_column(String(40))
    certificate_sha256: Mapped[str] = mapped_column(String(64), default="")
    signed_at: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[LineState] = mapped_column(
        StateText(LineState, 16), default=LineState.WAITING, server_default=LineState.WAITING
    )
    reason: Mapped[str] = mapped_column(default="", server_default="")
    scan_sha256: Mapped[str] = mapped_column(String(64), default="", server_default="")
    recorded_by: Mapped[str] = mapped_column(default="", server_default="")
    recorded_by_id: Mapped[str] = mapped_column(String(36), default="", server_default="")
    recorded_at: Mapped[str] = mapped_column(String(40), default="", server_default="")
    confirmed_by: Mapped[str] = mapped_column(default="", server_default="")
    confirmed_at: Mapped[str] = mapped_column(String(40), default="", server_default="")
    questioned_by: Mapped[str] = mapped_column(default="", server_default="")
    questioned_by_id: Mapped[str] = mapped_column(String(36), default="", server_default="")
    questioned_at: Mapped[str] = mapped_column(String(40), default="", server_default="")
    __table_args__ = (UniqueConstraint("opinion_id", "field_name"),)

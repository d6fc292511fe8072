"""评分与表决: sheets, points, votes, and the figures fixed at sealing."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.storage.tables.base import Base, Business, DecimalText, StateText


class ScoreSheet(Business, Base):
    """The sheet of one expert for one proposal. A recused, absent, abstained or void sheet is a state, never a zero."""

    __tablename__ = "score_sheets"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"), index=True)
    state: Mapped[SheetState] = mapped_column(StateText(SheetState, 12))
    reason: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
    veto: Mapped[bool] = mapped_column(default=False)
    veto_reason: Mapped[str] = mapped_column(default="")
    paper_total: Mapped[Decimal | None] = mapped_column(DecimalText)
    submitted_at: Mapped[str | None] = mapped_column(String(40))
    hand: Mapped[Hand] = mapped_column(StateText(Hand, 8), default=Hand.NOBODY, server_default=Hand.NOBODY)
    keyed_by: Mapped[str] = mapped_column(default="", server_default="")
    """Who of the desk copied it from paper; empty for the expert's own."""
    __table_args__ = (UniqueConstraint("agenda_item_id", "expert_id"),)


class ScoreEntry(Business, Base):
    """Points for one criterion; ``points`` None is blank, which is not zero."""

    __tablename__ = "score_entries"
    sheet_id: Mapped[str] = mapped_column(ForeignKey("score_sheets.id"), index=True)
    criterion: Mapped[str] = mapped_column(String(10))
    points: Mapped[Decimal | None] = mapped_column(DecimalText)
    comment: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("sheet_id", "criterion"),)


class Vote(Business, Base):
    """The vote of one expert on one proposal."""

    __tablename__ = "votes"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"))
    choice: Mapped[VoteChoice] = mapped_column(StateText(VoteChoice, 24))
    keyed_by: Mapped[str] = mapped_column(default="", server_default="")
    """Who of the desk copied it from paper; empty for the expert's own."""
    __table_args__ = (UniqueConstraint("agenda_item_id", "expert_id"),)


class BallotCount(Business, Base):
    """What was counted of a secret vote (无记名) on one proposal, and by whom: how many ballots of each kind and no more. One
    that was taken back is kept with the reason."""

    __tablename__ = "ballot_counts"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    agree: Mapped[int]
    agree_after_revision: Mapped[int]
    disagree: Mapped[int]
    abstain: Mapped[int]
    invalid: Mapped[int]
    counted_by: Mapped[str]
    watched_by: Mapped[str]
    entered_by: Mapped[str]
    entered_at: Mapped[str] = mapped_column(String(40))
    withdrawn_by: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[str | None] = mapped_column(String(40))
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class SealedResult(Business, Base):
    """The figures of one proposal as fixed at sealing: JSON of every step, and its SHA-256."""

    __tablename__ = "sealed_results"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_items.id"), unique=True)
    body: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))

"""综合评价: versions of the list of a batch, and what was decided about each proposal on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.storage.tables.base import Base, Business, DecimalText, StateText


class SelectionList(Business, Base):
    """One version of the list (三（三） 综合评价择优确定); an adopted one is never changed."""

    __tablename__ = "selection_lists"
    batch_id: Mapped[str] = mapped_column(ForeignKey("batches.id"), index=True)
    version_no: Mapped[int]
    status: Mapped[ListStatus] = mapped_column(StateText(ListStatus, 12))
    meeting_reference: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("batch_id", "version_no"),)


class SelectionItem(Business, Base):
    """One proposal on a version: the figures of its sealed meeting as they were, the decision, the agreed name."""

    __tablename__ = "selection_items"
    list_id: Mapped[str] = mapped_column(ForeignKey("selection_lists.id"), index=True)
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_items.id"))
    mean: Mapped[Decimal | None] = mapped_column(DecimalText)
    verdict: Mapped[str] = mapped_column(String(12))
    decision: Mapped[Decision] = mapped_column(StateText(Decision, 12))
    reason: Mapped[str] = mapped_column(default="")
    center_name: Mapped[str]
    name_agreed_on: Mapped[date | None]
    visited_on: Mapped[date | None]
    visit: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("list_id", "proposal_id"),)

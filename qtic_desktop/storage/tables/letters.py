"""推荐函与收件: letters of recommending departments, their lists, and what was handed in with them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.letters import Channel
from qtic_desktop.storage.tables.base import Base, Business, StateText


class Letter(Business, Base):
    """推荐函. ``place`` is where it lies; ``reason`` why it was taken back, while it is."""

    __tablename__ = "letters"
    number: Mapped[str] = mapped_column(String(60), index=True)
    dated: Mapped[date]
    department_id: Mapped[str] = mapped_column(ForeignKey("departments.id"), index=True)
    channel: Mapped[Channel] = mapped_column(StateText(Channel, 12))
    sealed: Mapped[bool]
    opinion: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    in_force: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(default="")


class LetterLine(Business, Base):
    """One centre on the list of a letter."""

    __tablename__ = "letter_lines"
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    position: Mapped[int]
    center_name: Mapped[str] = mapped_column(index=True)
    host_name: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("letter_id", "position"),)


class Delivery(Business, Base):
    """What was handed in on one day, with the slip given for it; ``papers`` is a line for each kind of paper."""

    __tablename__ = "deliveries"
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    number: Mapped[str] = mapped_column(String(30), unique=True)
    delivered_on: Mapped[date]
    who: Mapped[str]
    papers: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    in_force: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(default="")

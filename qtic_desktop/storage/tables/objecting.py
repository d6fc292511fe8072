"""What every objection holds, of whatever was made public."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.publicity import ObjectionState
from qtic_desktop.storage.tables.base import Business, StateText


class Objecting(Business):
    """Mix-in of every objection against what was made public: what was said, and each step of dealing with it. Who made
    it is kept here alone: not in the audit log, not on paper that leaves the house."""

    number: Mapped[int]
    received_on: Mapped[date]
    who: Mapped[str] = mapped_column(default="")
    real_name: Mapped[bool]
    has_facts: Mapped[bool]
    content: Mapped[str]
    state: Mapped[ObjectionState] = mapped_column(StateText(ObjectionState, 12))
    admitted_on: Mapped[date | None]
    admission: Mapped[str] = mapped_column(default="")
    outcome_on: Mapped[date | None]
    inquiry: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")

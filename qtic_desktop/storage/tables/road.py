"""全程: stations of the road that were passed on paper."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.road import Station
from qtic_desktop.storage.tables.base import Base, Business, StateText


class PaperPassage(Business, Base):
    """A station that a proposal or a centre (``subject_id``) passed on paper; one taken back is kept with its reason."""

    __tablename__ = "paper_passages"
    subject_id: Mapped[str] = mapped_column(String(36), index=True)
    station: Mapped[Station] = mapped_column(StateText(Station, 12))
    passed_on: Mapped[date]
    number: Mapped[str]
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")

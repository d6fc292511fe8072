"""代录: second keyings of sheets on paper, and what is wrong with the paper itself."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.scoring.keying import Flaw
from qtic_desktop.storage.tables.base import Base, Business, StateText


class SheetCopy(Business, Base):
    """One blind second keying of a sheet; the newest counts. ``body`` is JSON of what was copied; ``differs`` is JSON of
    the fields that were not the same then, with the value of the first keying, which ``first_by`` had made."""

    __tablename__ = "sheet_copies"
    sheet_id: Mapped[str] = mapped_column(ForeignKey("score_sheets.id"), index=True)
    number: Mapped[int]
    keyed_by: Mapped[str]
    keyed_by_id: Mapped[str] = mapped_column(String(36))
    keyed_at: Mapped[str] = mapped_column(String(40))
    first_by: Mapped[str]
    body: Mapped[str]
    differs: Mapped[str]
    __table_args__ = (UniqueConstraint("sheet_id", "number"),)


class PaperFlaw(Business, Base):
    """What is wrong with a sheet of paper until a person has settled it; ``criterion`` is empty where it is about the
    whole sheet."""

    __tablename__ = "paper_flaws"
    sheet_id: Mapped[str] = mapped_column(ForeignKey("score_sheets.id"), index=True)
    kind: Mapped[Flaw] = mapped_column(StateText(Flaw, 12))
    criterion: Mapped[str] = mapped_column(String(10), default="")
    note: Mapped[str] = mapped_column(default="")
    found_by: Mapped[str]
    found_at: Mapped[str] = mapped_column(String(40))
    settled_by: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[str | None] = mapped_column(String(40))
    settled_how: Mapped[str] = mapped_column(default="")

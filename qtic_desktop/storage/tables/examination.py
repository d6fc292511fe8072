"""形式审查: rounds of an examination, the items looked at in each, and hints that were looked into."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.examination import Mark, RoundState
from qtic_desktop.domain.examination.units import UnitListKind
from qtic_desktop.storage.tables.base import Base, Business, StateText


class Examination(Business, Base):
    """One round for a proposal: the first, and one more after each correction. ``number`` counts all of them, void
    ones too; ``is_current`` marks the last that is not void. ``unknown_years``: years of the term counted without
    their calendar, comma-separated. ``concluded_at`` (ISO 8601): when the result was noted here. ``list_id`` is the version
    of the list the round took its items from, None for the one a workspace starts with."""

    __tablename__ = "examinations"
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    number: Mapped[int]
    is_current: Mapped[bool]
    state: Mapped[RoundState] = mapped_column(StateText(RoundState, 12))
    examined_on: Mapped[date | None]
    concluded_at: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(default="")
    on_paper: Mapped[bool] = mapped_column(default=False)
    document_number: Mapped[str] = mapped_column(default="")
    days: Mapped[int | None]
    due_on: Mapped[date | None]
    unknown_years: Mapped[str] = mapped_column(String(40), default="")
    arrived_on: Mapped[date | None]
    arrived: Mapped[str] = mapped_column(default="")
    list_id: Mapped[str | None] = mapped_column(String(36))
    __table_args__ = (UniqueConstraint("proposal_id", "number"),)


class ExaminationItem(Business, Base):
    """One item of a round as it stood in the list when the round began."""

    __tablename__ = "examination_items"
    examination_id: Mapped[str] = mapped_column(ForeignKey("examinations.id"), index=True)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))
    item_group: Mapped[str] = mapped_column(String(16))
    title: Mapped[str]
    clause: Mapped[str] = mapped_column(String(40))
    fields: Mapped[str] = mapped_column(default="")
    mark: Mapped[Mark] = mapped_column(StateText(Mark, 16))
    note: Mapped[str] = mapped_column(default="")
    required: Mapped[bool] = mapped_column(default=True)
    __table_args__ = (UniqueConstraint("examination_id", "key"),)


class HintDismissal(Business, Base):
    """A hint that was looked into and does not matter; ``hint`` is ``domain.examination.hint_key``, so that a hint
    with other figures is another one."""

    __tablename__ = "hint_dismissals"
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    hint: Mapped[str]
    reason: Mapped[str]
    dismissed_on: Mapped[date]
    actor_name: Mapped[str]
    in_force: Mapped[bool]
    __table_args__ = (UniqueConstraint("proposal_id", "hint"),)


class ListedUnitRow(Business, Base):
    """A unit of a list that the office loaded; ``name_key`` and ``credit_code`` are what it is found by."""

    __tablename__ = "listed_units"
    kind: Mapped[UnitListKind] = mapped_column(StateText(UnitListKind, 16))
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    credit_code: Mapped[str] = mapped_column(String(18), default="", index=True)
    certificate: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[date | None]
    source: Mapped[str]
    loaded_on: Mapped[date]
    in_force: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(default="")

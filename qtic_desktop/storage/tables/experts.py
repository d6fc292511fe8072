"""专家: the pool of experts, their personal data apart, other names of their units, and the draws."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.experts.contacting import Answer
from qtic_desktop.domain.experts.pool import DrawState, ExpertStatus
from qtic_desktop.storage.tables.base import Base, Business, Searchable, StateText


class Expert(Searchable, Base):
    """An expert of the pool, without personal data. ``fields`` and ``former_units`` are JSON lists of texts, ``unit_code``
    the credit code of the unit; ``merged_into_id`` names the record that stands for a merged one."""

    __tablename__ = "experts"
    NAMES = ("name", "organization")
    WORDS = ("title", "speciality", "city")
    name: Mapped[str] = mapped_column(index=True)
    organization: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    speciality: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(String(12), default="technical")
    city: Mapped[str] = mapped_column(default="")
    status: Mapped[ExpertStatus] = mapped_column(
        StateText(ExpertStatus, 12), default=ExpertStatus.ACTIVE, server_default=ExpertStatus.ACTIVE.value
    )
    status_reason: Mapped[str] = mapped_column(default="", server_default="")
    fields: Mapped[str] = mapped_column(default="[]", server_default="[]")
    former_units: Mapped[str] = mapped_column(default="[]", server_default="[]")
    unit_code: Mapped[str] = mapped_column(String(18), default="", server_default="")
    merged_into_id: Mapped[str | None] = mapped_column(String(36))
    __table_args__ = (UniqueConstraint("name", "organization"),)


class ExpertContact(Business, Base):
    """Personal data of an expert, in a table of its own so that no list carries it by accident."""

    __tablename__ = "expert_contacts"
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"), unique=True)
    phone: Mapped[str] = mapped_column(default="")
    id_number: Mapped[str] = mapped_column(String(20), default="", server_default="")
    bank: Mapped[str] = mapped_column(default="", server_default="")
    bank_account: Mapped[str] = mapped_column(String(40), default="", server_default="")


class UnitAlias(Business, Base):
    """Another name of a unit (a short form, a former name, a seal), so that ties between people and units are found."""

    __tablename__ = "unit_aliases"
    alias: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class Draw(Business, Base):
    """A witnessed draw for some proposals (``proposals``: JSON list of ids). ``rule``, ``pool``, ``excluded``, ``spoken``
    and ``result`` are JSON; what was frozen is never written again. ``previous_id`` is the attempt it replaces."""

    __tablename__ = "draws"
    title: Mapped[str]
    proposals: Mapped[str]
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"))
    attempt: Mapped[int]
    state: Mapped[DrawState] = mapped_column(StateText(DrawState, 10))
    rule: Mapped[str]
    pool: Mapped[str]
    excluded: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(String(64))
    frozen_at: Mapped[str] = mapped_column(String(40))
    spoken: Mapped[str] = mapped_column(default="[]")
    result: Mapped[str] = mapped_column(default="")
    drawn_at: Mapped[str | None] = mapped_column(String(40))
    ended_reason: Mapped[str] = mapped_column(default="")
    previous_id: Mapped[str | None] = mapped_column(ForeignKey("draws.id"))


class DrawPlace(Business, Base):
    """An expert drawn or appointed by hand (``reason``), in drawn order, with what came of asking."""

    __tablename__ = "draw_places"
    draw_id: Mapped[str] = mapped_column(ForeignKey("draws.id"), index=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"))
    position: Mapped[int]
    group_no: Mapped[int]
    alternate: Mapped[bool]
    by_hand: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
    answer: Mapped[Answer] = mapped_column(StateText(Answer, 10))
    answer_note: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[str | None] = mapped_column(String(40))
    __table_args__ = (UniqueConstraint("draw_id", "expert_id"),)

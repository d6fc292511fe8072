"""专家: the pool of experts, their personal data apart, and other names of the units they belong to."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.experts.pool import ExpertStatus
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

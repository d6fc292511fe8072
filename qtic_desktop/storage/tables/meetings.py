"""专家 and 评审会: experts (personal data apart), meetings, panels, agendas, recusals."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.meetings import MeetingStatus, Presence
from qtic_desktop.storage.tables.base import Base, Business, Searchable, StateText


class Expert(Searchable, Base):
    """An expert of the pool, without personal data."""

    __tablename__ = "experts"
    NAMES = ("name", "organization")
    WORDS = ("title", "speciality", "city")
    name: Mapped[str] = mapped_column(index=True)
    organization: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    speciality: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(String(12), default="technical")
    city: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("name", "organization"),)


class ExpertContact(Business, Base):
    """Personal data of an expert, in a table of its own so that no list carries it by accident."""

    __tablename__ = "expert_contacts"
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"), unique=True)
    phone: Mapped[str] = mapped_column(default="")


class Meeting(Business, Base):
    """评审会."""

    __tablename__ = "meetings"
    number: Mapped[str] = mapped_column(String(30), unique=True)
    title: Mapped[str]
    held_on: Mapped[date]
    place: Mapped[str]
    status: Mapped[MeetingStatus] = mapped_column(StateText(MeetingStatus, 12), index=True)
    rule_set_id: Mapped[str] = mapped_column(ForeignKey("rule_sets.id"))
    sealed_at: Mapped[str | None] = mapped_column(String(40))


class PanelMember(Business, Base):
    """An expert on the panel of a meeting; ``seat`` gives the order."""

    __tablename__ = "panel_members"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"), index=True)
    seat: Mapped[int]
    is_leader: Mapped[bool]
    presence: Mapped[Presence] = mapped_column(StateText(Presence, 10))
    __table_args__ = (UniqueConstraint("meeting_id", "expert_id"),)


class AgendaItem(Business, Base):
    """A proposal on the agenda; ``not_applicable`` is a JSON list of criterion numbers fixed before the meeting.
    ``acting_leader_id`` leads the panel for this proposal alone, while its leader is recused or absent."""

    __tablename__ = "agenda_items"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    rubric_id: Mapped[str] = mapped_column(ForeignKey("rubrics.id"))
    position: Mapped[int]
    not_applicable: Mapped[str] = mapped_column(default="[]")
    acting_leader_id: Mapped[str | None] = mapped_column(ForeignKey("experts.id"))
    __table_args__ = (UniqueConstraint("meeting_id", "proposal_id"),)

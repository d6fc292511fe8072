"""评审会: meetings, panels and who came and went, agendas, recusals."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.meetings import ItemState, MeetingStatus, NoteKind, Origin, Presence, RecusalState
from qtic_desktop.storage.tables.base import Base, Business, StateText


class Meeting(Business, Base):
    """评审会. ``timetable``: the planned times as ``domain.meetings.timetable`` writes them, blank while there are none."""

    __tablename__ = "meetings"
    number: Mapped[str] = mapped_column(String(30), unique=True)
    title: Mapped[str]
    held_on: Mapped[date]
    place: Mapped[str]
    status: Mapped[MeetingStatus] = mapped_column(StateText(MeetingStatus, 12), index=True)
    rule_set_id: Mapped[str] = mapped_column(ForeignKey("rule_sets.id"))
    sealed_at: Mapped[str | None] = mapped_column(String(40))
    timetable: Mapped[str] = mapped_column(String(40), default="", server_default="")


class PanelMember(Business, Base):
    """An expert on the panel of a meeting; ``seat`` gives the order. ``pledged_at`` and ``devices_at``: when the pledge
    was signed and the telephone handed in."""

    __tablename__ = "panel_members"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"), index=True)
    seat: Mapped[int]
    is_leader: Mapped[bool]
    presence: Mapped[Presence] = mapped_column(StateText(Presence, 10))
    pledged_at: Mapped[str | None] = mapped_column(String(40))
    devices_at: Mapped[str | None] = mapped_column(String(40))
    __table_args__ = (UniqueConstraint("meeting_id", "expert_id"),)


class AgendaItem(Business, Base):
    """A proposal on the agenda; ``not_applicable`` is a JSON list of criterion numbers fixed before the meeting.
    ``acting_leader_id`` leads the panel for this proposal alone, while its leader is recused or absent. ``state`` says
    whether it is judged here, with the ``ground`` and words of setting it aside."""

    __tablename__ = "agenda_items"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    rubric_id: Mapped[str] = mapped_column(ForeignKey("rubrics.id"))
    position: Mapped[int]
    not_applicable: Mapped[str] = mapped_column(default="[]")
    acting_leader_id: Mapped[str | None] = mapped_column(ForeignKey("experts.id"))
    state: Mapped[ItemState] = mapped_column(
        StateText(ItemState, 12), default=ItemState.LISTED, server_default=ItemState.LISTED.value
    )
    ground: Mapped[str] = mapped_column(String(20), default="", server_default="")
    state_reason: Mapped[str] = mapped_column(default="", server_default="")
    __table_args__ = (UniqueConstraint("meeting_id", "proposal_id"),)


class PanelMovement(Business, Base):
    """An expert who came or went while the meeting ran, from one proposal on. ``before`` is a JSON mapping of sheet id to
    what stood there (state, reason, ballot), so that taking it back brings it back; ``undone_at`` once that was done."""

    __tablename__ = "panel_movements"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"))
    kind: Mapped[str] = mapped_column(String(10))
    from_position: Mapped[int]
    presence_before: Mapped[Presence] = mapped_column(StateText(Presence, 10))
    reason: Mapped[str]
    at: Mapped[str] = mapped_column(String(40))
    before: Mapped[str]
    undone_at: Mapped[str | None] = mapped_column(String(40))
    undone_reason: Mapped[str] = mapped_column(default="")


class SittingNote(Business, Base):
    """Something that happened in the room while a proposal was on, for the minutes: it was called or over, an expert left
    the room for it or returned, or words; ``undone_at`` once it was taken back."""

    __tablename__ = "sitting_notes"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_items.id"))
    expert_id: Mapped[str | None] = mapped_column(ForeignKey("experts.id"))
    kind: Mapped[NoteKind] = mapped_column(StateText(NoteKind, 10))
    words: Mapped[str]
    at: Mapped[str] = mapped_column(String(40))
    noted_by: Mapped[str]
    undone_at: Mapped[str | None] = mapped_column(String(40))
    undone_reason: Mapped[str] = mapped_column(default="")


class Recusal(Business, Base):
    """回避 of one expert from one proposal, wherever it is judged: declared, found (``tie`` says by what) or wished by the
    applicant, with what was decided. ``sheet_id`` and ``before`` (JSON: state, reason, ballot) are the sheet it took."""

    __tablename__ = "recusals"
    expert_id: Mapped[str] = mapped_column(ForeignKey("experts.id"), index=True)
    proposal_id: Mapped[str] = mapped_column(ForeignKey("proposals.id"), index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"))
    origin: Mapped[Origin] = mapped_column(StateText(Origin, 10))
    state: Mapped[RecusalState] = mapped_column(StateText(RecusalState, 10))
    tie: Mapped[str] = mapped_column(String(20), default="")
    unit: Mapped[str] = mapped_column(default="")
    reason: Mapped[str]
    at: Mapped[str] = mapped_column(String(40))
    decided_reason: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[str | None] = mapped_column(String(40))
    sheet_id: Mapped[str | None] = mapped_column(ForeignKey("score_sheets.id"))
    before: Mapped[str] = mapped_column(default="")

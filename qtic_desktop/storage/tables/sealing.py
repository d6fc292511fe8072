"""封存 and what follows it: every sealed version with who asked and who confirmed, waivers, correction dockets, re-checks."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qtic_desktop.domain.scoring.sealing import DocketKind, DocketState, RecheckState, SealState
from qtic_desktop.storage.tables.base import Base, Business, StateText


class Seal(Business, Base):
    """One version of the sealed figures of a meeting: ``body`` is a JSON object of every proposal's figures by agenda item,
    ``asked_digest`` what they were when the organizer asked. A reopened version is kept."""

    __tablename__ = "seals"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    number: Mapped[int]
    state: Mapped[SealState] = mapped_column(StateText(SealState, 10))
    decision: Mapped[str] = mapped_column(default="")
    asked_by: Mapped[str]
    asked_by_id: Mapped[str] = mapped_column(String(36))
    asked_at: Mapped[str] = mapped_column(String(40))
    asked_digest: Mapped[str] = mapped_column(String(64), default="")
    confirmed_by: Mapped[str] = mapped_column(default="")
    sealed_at: Mapped[str | None] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(default="")
    reopen_reason: Mapped[str] = mapped_column(default="")
    reopen_by: Mapped[str] = mapped_column(default="")
    reopen_by_id: Mapped[str] = mapped_column(String(36), default="")
    reopened_at: Mapped[str | None] = mapped_column(String(40))
    reopen_confirmed_by: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)


class Waiver(Business, Base):
    """A blocker that the supervisor lets pass, with the reason that is printed; ``expert_id`` is empty where it is about
    nobody."""

    __tablename__ = "waivers"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    agenda_item_id: Mapped[str] = mapped_column(String(36), default="")
    code: Mapped[str] = mapped_column(String(60))
    expert_id: Mapped[str] = mapped_column(String(36), default="")
    reason: Mapped[str]
    given_by: Mapped[str]
    given_at: Mapped[str] = mapped_column(String(40))
    withdrawn_at: Mapped[str | None] = mapped_column(String(40))
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class Docket(Business, Base):
    """更正单: one change of sealed figures, with its effect as it was shown before two people signed for it."""

    __tablename__ = "dockets"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    number: Mapped[int]
    kind: Mapped[DocketKind] = mapped_column(StateText(DocketKind, 12))
    state: Mapped[DocketState] = mapped_column(StateText(DocketState, 10))
    sheet_id: Mapped[str] = mapped_column(ForeignKey("score_sheets.id"))
    criterion: Mapped[str] = mapped_column(String(10), default="")
    before: Mapped[str]
    after: Mapped[str]
    reason: Mapped[str]
    effect: Mapped[str]
    asked_by: Mapped[str]
    asked_by_id: Mapped[str] = mapped_column(String(36))
    asked_at: Mapped[str] = mapped_column(String(40))
    ended_by: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[str | None] = mapped_column(String(40))
    ended_reason: Mapped[str] = mapped_column(default="")
    seal_number: Mapped[int | None]
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)


class Recheck(Business, Base):
    """修改后同意: what the panel asked to be revised, until when, and what the re-check came to."""

    __tablename__ = "rechecks"
    agenda_item_id: Mapped[str] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    demands: Mapped[str]
    due_on: Mapped[date]
    state: Mapped[RecheckState] = mapped_column(StateText(RecheckState, 10))
    checked_by: Mapped[str] = mapped_column(default="")
    checked_at: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(default="")

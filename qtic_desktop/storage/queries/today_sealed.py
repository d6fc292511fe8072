"""What waits around a sealing: paper sheets keyed once, boxes of secret votes, seals and correction dockets to be confirmed,
revisions to be re-checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.scoring.keying import Keying
from qtic_desktop.domain.scoring.sealing import DocketState, RecheckState, SealState
from qtic_desktop.storage.queries.keying import keyings_of
from qtic_desktop.storage.queries.secret_votes import boxes_to_count
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.sealing import Docket, Recheck, Seal

Found = list[tuple[str, str, int | None]]
"""Meeting, name, and days since or until of what waits, the first to be opened first."""


def to_verify(session: Session) -> Found:
    """Paper sheets of running meetings that another person has still to key, or whose two keyings differ."""
    found: Found = []
    running = select(Meeting).where(Meeting.status == MeetingStatus.OPEN).order_by(Meeting.held_on, Meeting.id)
    for meeting in session.scalars(running):
        states = [one.state for one in keyings_of(session, meeting).values()]
        waits = sum(state in (Keying.WAITING, Keying.DIFFERS) for state in states)
        found += [(meeting.id, meeting.title, None)] * waits
    return found


def seals_asked(session: Session) -> Found:
    """Running meetings whose sealing the organizer asked for."""
    query = (
        select(Seal.meeting_id, Meeting.title)
        .join(Meeting, Meeting.id == Seal.meeting_id)
        .where(Seal.state == SealState.ASKED, Meeting.status == MeetingStatus.OPEN)
        .order_by(Seal.asked_at, Seal.id)
    )
    return [(key, title, None) for key, title in session.execute(query)]


def reopenings_asked(session: Session) -> Found:
    """Sealed meetings that the organizer asked to reopen."""
    query = (
        select(Seal.meeting_id, Meeting.title)
        .join(Meeting, Meeting.id == Seal.meeting_id)
        .where(Seal.state == SealState.SEALED, Seal.reopen_by_id != "", Seal.reopened_at.is_(None))
        .order_by(Seal.meeting_id, Seal.number)
    )
    return [(key, title, None) for key, title in session.execute(query)]


def after_sealing(session: Session, today: date) -> Iterator[tuple[str, Found]]:
    """Kinds of work, each with what waits; it is opened at its meeting."""
    yield "sheets_to_verify", to_verify(session)
    yield "boxes_to_count", boxes_to_count(session)
    yield "seals_to_confirm", seals_asked(session)
    yield "reopenings_to_confirm", reopenings_asked(session)
    asked = (
        select(Docket.meeting_id, Meeting.title, Docket.asked_at)
        .join(Meeting, Meeting.id == Docket.meeting_id)
        .where(Docket.state == DocketState.ASKED)
        .order_by(Docket.asked_at, Docket.id)
    )
    dockets = [(key, title, (today - date.fromisoformat(at[:10])).days) for key, title, at in session.execute(asked)]
    yield "dockets_to_confirm", [*dockets]
    waits = (
        select(AgendaItem.meeting_id, Proposal.center_name, Recheck.due_on)
        .join(AgendaItem, AgendaItem.id == Recheck.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(Recheck.state == RecheckState.ASKED)
        .order_by(Recheck.due_on, Recheck.id)
    )
    yield "rechecks_due", [(key, name, (due - today).days) for key, name, due in session.execute(waits)]

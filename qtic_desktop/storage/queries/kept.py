"""What was being typed when a session ended without a word: asked once after it, by whoever sits there then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.storage.queries.query import query_as
from qtic_desktop.storage.tables import AgendaItem, AuditEntry, Meeting, Opinion, Proposal, ScoreSheet

_TYPING: Final = (Act.SAVE_DRAFT, Act.SAVE_POINTS, Act.SAVE_COMMENT, Act.SAVE_VETO, Act.SAVE_OPINION_TEXT)
_DESK: Final = (Role.CLERK, Role.OFFICE)


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """The last thing that was kept: when (ISO 8601), of whom, by which act, and the name of the centre it is about."""

    at: str
    actor_name: str
    act: str
    subject_id: str
    about: str


@dataclass(frozen=True, slots=True)
class Kept:
    """``last`` is what the asking person may know of; ``others``: something of somebody else was kept."""

    last: KeptEntry | None
    others: bool


@query_as(Read.WAITING)
def kept_since(session: Session, viewer: Actor, *, since: str) -> Kept:
    """What was kept of typing since a moment and can still be gone on with. A clerk and the office hear of drafts of
    anybody, everybody of their own; of sheets and opinions of others nobody hears more than that they are there."""
    query = select(AuditEntry).where(AuditEntry.act.in_(_TYPING), AuditEntry.at >= since)
    found = session.scalars(query.order_by(AuditEntry.seq.desc()).limit(200))
    entries = [entry for entry in found if _goes_on(session, entry)]
    for entry in entries:
        if entry.actor_id == viewer.id or (entry.act == Act.SAVE_DRAFT and viewer.role in _DESK):
            about = _about(session, entry.subject_id)
            return Kept(KeptEntry(entry.at, entry.actor_name, entry.act, entry.subject_id, about), True)
    return Kept(None, bool(entries))


def _goes_on(session: Session, entry: AuditEntry) -> bool:
    """Whether a draft, a sheet or an opinion is still one that can be filled in: not handed in, sealed or final since."""
    subject = entry.subject_id
    if entry.act == Act.SAVE_DRAFT:
        proposal = session.get(Proposal, subject)
        return proposal is not None and proposal.status == ProposalStatus.DRAFT
    if entry.act == Act.SAVE_OPINION_TEXT:
        opinion = session.get(Opinion, subject)
        return opinion is not None and opinion.status == OpinionStatus.DRAFT
    sheet = session.get(ScoreSheet, subject)
    item = None if sheet is None else session.get(AgendaItem, sheet.agenda_item_id)
    if sheet is None or item is None or sheet.state != SheetState.OPEN or item.state != ItemState.LISTED:
        return False
    meeting = session.get(Meeting, item.meeting_id)
    return meeting is not None and meeting.status == MeetingStatus.OPEN


def _about(session: Session, subject_id: str) -> str:
    proposal = session.get(Proposal, subject_id)
    if proposal is None:
        sheet, opinion = session.get(ScoreSheet, subject_id), session.get(Opinion, subject_id)
        item_id = sheet.agenda_item_id if sheet is not None else opinion.agenda_item_id if opinion is not None else ""
        item = session.get(AgendaItem, item_id)
        proposal = session.get(Proposal, item.proposal_id) if item is not None else None
    return (proposal.center_name or proposal.host_name) if proposal is not None else ""

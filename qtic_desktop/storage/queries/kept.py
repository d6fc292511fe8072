"""What was being typed when a session ended without a word: asked once after it, by whoever sits there then."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus, page_of
from qtic_desktop.domain.intake.changes import changes_between
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.storage.queries.query import query_as
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet

_TYPING: Final = (Act.SAVE_DRAFT, Act.SAVE_POINTS, Act.SAVE_COMMENT, Act.SAVE_VETO, Act.SAVE_OPINION_TEXT)
_DESK: Final = (Role.CLERK, Role.OFFICE)


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """The last thing that was kept: when (ISO 8601), of whom, by which act, and the name of the centre it is about;
    ``lines`` are the entries themselves (field, criterion or part; text), ``page`` the page of the form they stand on."""

    at: str
    actor_name: str
    act: str
    subject_id: str
    about: str
    page: str = ""
    lines: tuple[tuple[str, str], ...] = ()


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
            page, lines = _what(session, entry)
            return Kept(KeptEntry(entry.at, entry.actor_name, entry.act, entry.subject_id, about, page, lines), True)
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


def _what(session: Session, entry: AuditEntry) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What stands there now: the page of a draft it was typed on (the whole draft where that is blank), the points and
    comments of a sheet, the parts of an opinion."""
    if entry.act == Act.SAVE_DRAFT:
        row = session.get(Proposal, entry.subject_id)
        draft = ProposalDraft.from_mapping(json.loads(row.draft if row is not None else "{}"))
        page = row.page if row is not None else ""
        typed = [
            (one.field, _named(session, one.after) if one.field == "department_id" else one.after)
            for one in changes_between(ProposalDraft(), draft)
        ]
        return page, tuple(line for line in typed if page_of(line[0]) == page) or tuple(typed)
    if entry.act == Act.SAVE_OPINION_TEXT:
        opinion = session.get(Opinion, entry.subject_id)
        text = json.loads(opinion.text) if opinion is not None else {"parts": []}
        return "", tuple((part["heading"], part["body"]) for part in text["parts"] if part["body"])
    rows = session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id == entry.subject_id))
    entries = [(row.criterion, [*([str(row.points)] if row.points is not None else []), row.comment]) for row in rows]
    return "", tuple((number, "　".join(filter(None, said))) for number, said in sorted(entries) if any(said))


def _named(session: Session, department_id: str) -> str:
    department = session.get(Department, department_id)
    return department_id if department is None else department.name


def _about(session: Session, subject_id: str) -> str:
    proposal = session.get(Proposal, subject_id)
    if proposal is None:
        sheet, opinion = session.get(ScoreSheet, subject_id), session.get(Opinion, subject_id)
        item_id = sheet.agenda_item_id if sheet is not None else opinion.agenda_item_id if opinion is not None else ""
        item = session.get(AgendaItem, item_id)
        proposal = session.get(Proposal, item.proposal_id) if item is not None else None
    return (proposal.center_name or proposal.host_name) if proposal is not None else ""

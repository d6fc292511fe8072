"""A sheet that was handed in and is not right: taken back within the minute, or returned by the office (三（二）)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.values import WITHDRAWAL, Hand, SheetState
from qtic_desktop.services.meetings import require_open, require_own
from qtic_desktop.services.scoring.open_sheets import hand_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@use_case(Act.WITHDRAW_SHEET)
def withdraw_sheet(work: UnitOfWork, *, sheet_id: str) -> Changes:
    """Take back a sheet within ``WITHDRAWAL`` of handing it in; only who handed it in may do so.

    ``Refused``: not handed in, handed in by somebody else, the time is over, or the meeting is sealed.
    """
    sheet = work.get(ScoreSheet, sheet_id)
    require_own(work, sheet.expert_id)
    require_open(work, sheet.agenda_item_id)
    if sheet.state != SheetState.SUBMITTED or sheet.submitted_at is None:
        raise Refused("scoring.not_submitted")
    if _who_submitted(work, sheet_id) != work.actor.id:
        raise Refused("scoring.submitted_by_other")
    if work.now - datetime.fromisoformat(sheet.submitted_at) > WITHDRAWAL:
        raise Refused("scoring.withdrawal_over", seconds=int(WITHDRAWAL.total_seconds()))
    submitted_at = sheet.submitted_at
    sheet.state, sheet.submitted_at = SheetState.OPEN, None
    work.record(Act.WITHDRAW_SHEET, Kind.SHEET, sheet.id, submitted_at=submitted_at)
    return Changes.of(Kind.SHEET, sheet.id)


@use_case(Act.KEY_FROM_PAPER)
def key_from_paper(work: UnitOfWork, *, sheet_id: str, reason: str) -> Changes:
    """Let the desk copy from paper a sheet the expert had begun: what stands on it is taken away, unseen by the desk; the
    audit entries keep it. ``Refused``: no reason, the sheet is locked or not the expert's own."""
    if not reason.strip():
        raise Refused("scoring.paper_without_reason")
    sheet = work.get(ScoreSheet, sheet_id)
    require_open(work, sheet.agenda_item_id)
    if sheet.state is not SheetState.OPEN:
        raise Refused("scoring.sheet_locked", state=sheet.state)
    if sheet.hand is not Hand.OWN:
        raise Refused("scoring.not_own_hand")
    for entry in work.session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id == sheet_id)):
        before, entry.points, entry.comment = entry.points, None, ""
        if before is not None:
            facts = {"criterion": entry.criterion, "before": before, "after": None}
            work.record(Act.SAVE_POINTS, Kind.SHEET, sheet.id, **facts)
    vote = one_or_none(work.session, Vote, agenda_item_id=sheet.agenda_item_id, expert_id=sheet.expert_id)
    ballot = "" if vote is None else vote.choice.value
    if vote is not None:
        work.session.delete(vote)
    sheet.comment, sheet.veto, sheet.veto_reason, sheet.paper_total = "", False, "", None
    sheet.hand, sheet.keyed_by = hand_of(work)
    work.record(Act.KEY_FROM_PAPER, Kind.SHEET, sheet.id, expert=sheet.expert_id, reason=reason, ballot=ballot)
    return Changes.of(Kind.SHEET, sheet.id) | Changes.of_kinds(Kind.VOTE)


@use_case(Act.RETURN_SHEET)
def return_sheet(work: UnitOfWork, *, sheet_id: str, reason: str) -> Changes:
    """Give a sheet that was handed in or declared void back for correction (退回修改), while the meeting is not sealed.

    The audit entry keeps the points as they were; handing in again records them as they have become.
    """
    if not reason.strip():
        raise Refused("scoring.return_without_reason")
    sheet = work.get(ScoreSheet, sheet_id)
    require_open(work, sheet.agenda_item_id)
    if sheet.state not in (SheetState.SUBMITTED, SheetState.VOID):
        raise Refused("scoring.not_submitted")
    entries = work.session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id == sheet_id))
    points = {entry.criterion: str(entry.points) for entry in entries}
    before, sheet.state = sheet.state, SheetState.OPEN
    sheet.submitted_at, sheet.reason = None, reason.strip()
    work.record(Act.RETURN_SHEET, Kind.SHEET, sheet.id, reason=reason, before=before, points=points)
    return Changes.of(Kind.SHEET, sheet.id)


def _who_submitted(work: UnitOfWork, sheet_id: str) -> str | None:
    query = (
        select(AuditEntry.actor_id)
        .where(AuditEntry.act == "submit_sheet", AuditEntry.subject_id == sheet_id)
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    )
    return work.session.scalar(query)

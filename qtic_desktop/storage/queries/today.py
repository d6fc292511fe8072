"""What waits for the person at work, by stage of the procedure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, SQLColumnExpression, func, literal, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.annual_reports import DutyState, duty_state
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake.changes import CORRECTABLE
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.opinions import LineState, OpinionStatus
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.storage.queries.annual_reports import dates_of
from qtic_desktop.storage.queries.draft_keyers import NOBODY, Keyer, last_keyer
from qtic_desktop.storage.queries.examination import before_the_meeting
from qtic_desktop.storage.queries.query import query_as
from qtic_desktop.storage.queries.scans import waiting_scans
from qtic_desktop.storage.queries.second_keying import to_key_again
from qtic_desktop.storage.queries.secret_votes import boxes_to_count
from qtic_desktop.storage.queries.today_building import after_the_meeting
from qtic_desktop.storage.queries.today_evaluation import about_evaluations
from qtic_desktop.storage.queries.today_reports import not_listed
from qtic_desktop.storage.queries.today_sealed import after_sealing, seals_asked
from qtic_desktop.storage.queries.today_second import (
    changes_to_decide,
    recusals_to_decide,
)
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.tables.scoring import ScoreSheet

_SOON = 30
#: The use case that ends the waiting: what a role may not do does not wait for it.
_NEEDS: Final = {
    "drafts": Act.SUBMIT_PROPOSAL,
    "corrections_begun": Act.CORRECT_PROPOSAL,
    "to_key_again": Act.KEY_AGAIN,
    "to_examine": Act.CONCLUDE_EXAMINATION,
    "corrections_running": Act.RECORD_SUPPLEMENT,
    "corrections_overdue": Act.CONCLUDE_EXAMINATION,
    "accepted": Act.CREATE_MEETING,
    "meetings_to_open": Act.OPEN_MEETING,
    "recusals_to_decide": Act.CONFIRM_RECUSAL,
    "sheets_to_score": Act.SAVE_POINTS,
    "waivers_to_decide": Act.WAIVE_BLOCKER,
    "meetings_to_seal": Act.SEAL_MEETING,
    "sheets_to_verify": Act.KEY_SECOND,
    "boxes_to_count": Act.RECORD_BALLOTS,
    "seals_to_confirm": Act.CONFIRM_SEAL,
    "reopenings_to_confirm": Act.CONFIRM_REOPEN,
    "dockets_to_confirm": Act.CONFIRM_DOCKET,
    "rechecks_due": Act.RECORD_RECHECK,
    "opinions_to_draft": Act.DRAFT_OPINION,
    "opinions_to_finalize": Act.FINALIZE_OPINION,
    "opinions_to_sign": Act.STORE_SIGNATURE,
    "signatures_to_confirm": Act.CONFIRM_PAPER_SIGNATURE,
    "signatures_questioned": Act.STRIKE_SIGNATURE,
    "scans_to_place": Act.PLACE_SCAN,
    "lists_to_adopt": Act.ADOPT_SELECTION,
    "objections_open": Act.DECIDE_OBJECTION,
    "notices_to_close": Act.CONCLUDE_NOTICE,
    "centers_to_start": Act.START_CENTERS,
    "books_missing": Act.ADD_TARGET,
    "changes_to_decide": Act.DECIDE_CHANGE,
    "reports_to_list": Act.OPEN_REPORT_YEAR,
    "reports_overdue": Act.RECEIVE_REPORT,
    "reports_due": Act.RECEIVE_REPORT,
    "cancellations_open": Act.DECIDE_CANCELLATION,
    "evaluations_to_list": Act.OPEN_EVALUATION,
    "self_reports_late": Act.RECEIVE_SELF_REPORT,
    "evaluations_to_meet": Act.CREATE_MEETING,
    "grades_to_decide": Act.DECIDE_GRADE,
    "grades_to_close": Act.CONCLUDE_GRADES,
    "rectifications_due": Act.RECORD_RECTIFICATION,
    "revocations_open": Act.DECIDE_REVOCATION,
}
#: Every kind of work, in the order of the procedure.
KINDS: Final = tuple(_NEEDS)
#: Kinds that are owed by a day; what they say is how far off it is.
DATED: Final = frozenset(
    {
        "corrections_running", "corrections_overdue", "meetings_to_open", "rechecks_due", "reports_overdue",
        "reports_due", "evaluations_to_list", "self_reports_late", "rectifications_due",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One kind of work that waits. ``days``: for the kinds of ``DATED`` how many are left to the first day (negative when
    it has passed), for all others how long the oldest has waited (negative where its day is still to come, e.g. of a
    meeting that was opened before its day); None when time plays no part. ``subject_id`` is the first one to open,
    ``name`` what it is.

    ``kind``: drafts | corrections_begun | to_key_again | to_examine | corrections_running | corrections_overdue |
    accepted | meetings_to_open | recusals_to_decide |
    sheets_to_score | waivers_to_decide | meetings_to_seal | sheets_to_verify | boxes_to_count | seals_to_confirm |
    reopenings_to_confirm | dockets_to_confirm | rechecks_due | opinions_to_draft |
    opinions_to_finalize | opinions_to_sign | signatures_to_confirm | signatures_questioned | scans_to_place |
    lists_to_adopt | objections_open | notices_to_close | centers_to_start | books_missing | changes_to_decide |
    reports_to_list | reports_overdue |
    reports_due | cancellations_open | evaluations_to_list | self_reports_late | evaluations_to_meet | grades_to_decide |
    grades_to_close | rectifications_due | revocations_open.
    """

    kind: str
    count: int
    days: int | None
    subject_id: str
    name: str
    keyer: Keyer = NOBODY
    """Of a draft: who typed on it last, where that was not the viewer."""


@query_as(Read.WAITING)
def waiting(session: Session, viewer: Actor, *, today: date) -> tuple[WaitingRow, ...]:
    """What waits for ``viewer``, in the order of the procedure: what the table of rights lets that person end, and of
    sheets and signatures of experts only one's own."""
    if viewer.role is Role.EXPERT:
        return tuple(_of_expert(session, viewer.expert_id or ""))
    person = replace(viewer, reads_only=False)  # what waits is the same, whichever window it is looked at from
    theirs = [row for row in _of_desk(session, person, today) if row.count and is_theirs(person, _NEEDS[row.kind])]
    # Whoever is told of an opinion as one to be signed is not told of it twice.
    twice = "signatures_to_confirm" if is_theirs(person, _NEEDS["opinions_to_sign"]) else ""
    return tuple(row for row in theirs if row.kind != twice)


def _of_desk(session: Session, person: Actor, today: date) -> Iterator[WaitingRow]:
    drafts = _oldest(session, "drafts", Proposal.status == "draft", Proposal.saved_at, today)
    keyer = last_keyer(session, drafts.subject_id)
    yield replace(drafts, keyer=keyer) if keyer.other_than(person.id) else drafts
    begun = (Proposal.correction != "") & Proposal.status.in_([status.value for status in CORRECTABLE])
    yield _oldest(session, "corrections_begun", begun, literal(""), today)
    to_verify = to_key_again(session, person)
    if to_verify is not None:
        yield _oldest(session, "to_key_again", to_verify, Proposal.received_on, today)
    for kind, waiting_ones, since in before_the_meeting(session, today):
        row = _oldest(session, kind, waiting_ones, since, today)
        yield replace(row, days=-row.days) if kind in DATED and row.days is not None else row
    prepared = session.scalars(
        select(Meeting).where(Meeting.status == MeetingStatus.PREPARED).order_by(Meeting.held_on)
    )
    yield _row("meetings_to_open", [(m.id, m.title, (m.held_on - today).days) for m in prepared])
    yield _row("recusals_to_decide", recusals_to_decide(session))
    yield from _open_meetings(session, today)
    yield from (_row(kind, found) for kind, found in after_sealing(session, today))
    yield from _opinions(session)
    yield _row("scans_to_place", waiting_scans(session, today))
    yield from (_row(kind, found) for kind, found in after_the_meeting(session, today))
    yield _row("changes_to_decide", changes_to_decide(session, today))
    yield _row("reports_to_list", not_listed(session))
    yield from _reports(session, today)
    yield from (_row(kind, found) for kind, found in about_evaluations(session, today))


def _oldest(
    session: Session, kind: str, waiting_ones: ColumnElement[bool], since: SQLColumnExpression[Any], today: date
) -> WaitingRow:
    """How many proposals wait and which has waited longest: counted where they are, there may be very many."""
    count = session.scalar(select(func.count()).select_from(Proposal).where(waiting_ones)) or 0
    first = select(Proposal.id, Proposal.center_name, since).where(waiting_ones).order_by(since, Proposal.id).limit(1)
    for key, name, begun in session.execute(first):
        return WaitingRow(kind, count, _age(str(begun or ""), today), key, name)
    return WaitingRow(kind, 0, None, "", "")


def _open_meetings(session: Session, today: date) -> Iterator[WaitingRow]:
    open_sheets = (
        select(AgendaItem.meeting_id, func.count().label("sheets"))
        .join(ScoreSheet, ScoreSheet.agenda_item_id == AgendaItem.id)
        .where(ScoreSheet.state == SheetState.OPEN, AgendaItem.state != ItemState.SET_ASIDE)
        .group_by(AgendaItem.meeting_id)
        .subquery()
    )
    query = (
        select(Meeting, open_sheets.c.sheets)
        .outerjoin(open_sheets, open_sheets.c.meeting_id == Meeting.id)
        .where(Meeting.status == MeetingStatus.OPEN)
        .order_by(Meeting.held_on)
    )
    scoring, done = [], []
    held = {key for key, _, _ in (*boxes_to_count(session), *seals_asked(session))}
    for meeting, sheets in session.execute(query):
        place = (meeting.id, meeting.title, (today - meeting.held_on).days)
        if sheets:
            scoring += [place] * sheets
        elif meeting.id not in held:
            done.append(place)
    yield _row("sheets_to_score", scoring)
    yield _row("meetings_to_seal", done)


def _opinions(session: Session) -> Iterator[WaitingRow]:
    drafted = select(Opinion.agenda_item_id).where(
        Opinion.status != OpinionStatus.SUPERSEDED
    )  # a void one is no opinion
    bare = session.execute(
        select(AgendaItem.id, Proposal.center_name)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(
            Meeting.status == MeetingStatus.SEALED,
            AgendaItem.state != ItemState.SET_ASIDE,
            AgendaItem.id.not_in(drafted),
        )
        .order_by(Meeting.held_on, AgendaItem.position)
    )
    yield _row("opinions_to_draft", [(item, name, None) for item, name in bare])
    for kind, status in (("opinions_to_finalize", OpinionStatus.DRAFT), ("opinions_to_sign", OpinionStatus.FINAL)):
        found = session.execute(
            select(Opinion.id, Proposal.center_name)
            .join(AgendaItem, AgendaItem.id == Opinion.agenda_item_id)
            .join(Proposal, Proposal.id == AgendaItem.proposal_id)
            .where(Opinion.status == status)
            .order_by(Opinion.id)
        )
        yield _row(kind, [(opinion, name, None) for opinion, name in found])
    for kind, status, state in (
        ("signatures_to_confirm", OpinionStatus.FINAL, LineState.PAPER_RECORDED),
        # One that is not signed by all waits already, and is counted once.
        ("signatures_questioned", OpinionStatus.SIGNED, LineState.QUESTIONED),
    ):
        found = session.execute(
            select(Opinion.id, Proposal.center_name)
            .join(OpinionSignature, OpinionSignature.opinion_id == Opinion.id)
            .join(AgendaItem, AgendaItem.id == Opinion.agenda_item_id)
            .join(Proposal, Proposal.id == AgendaItem.proposal_id)
            .where(Opinion.status == status, OpinionSignature.state == state)
            .order_by(Opinion.id)
            .distinct()
        )
        yield _row(kind, [(opinion, name, None) for opinion, name in found])


def _reports(session: Session, today: date) -> Iterator[WaitingRow]:
    """Reports not filed: overdue ones nothing was decided about yet, those due soon, and drafts that wait for people."""
    query = (
        select(AnnualDuty, Center.name)
        .join(Center, Center.id == AnnualDuty.center_id)
        .where(AnnualDuty.filed_on.is_(None), Center.status == "running")
        .order_by(AnnualDuty.due_on, Center.number)
    )
    overdue: list[tuple[str, str, int | None]] = []
    due: list[tuple[str, str, int | None]] = []
    proposed: list[tuple[str, str, int | None]] = []
    for duty, name in session.execute(query):
        left = (duty.due_on - today).days
        state = duty_state(dates_of(duty), today)
        if state is not DutyState.OVERDUE and 0 <= left <= _SOON:
            due.append((duty.id, name, left))
        elif state is DutyState.OVERDUE and duty.cancellation_proposed_on is None:
            overdue.append((duty.id, name, left))
        elif duty.cancellation_proposed_on is not None:
            proposed.append((duty.id, name, (today - duty.cancellation_proposed_on).days))
    yield _row("reports_overdue", overdue)
    yield _row("reports_due", due)
    yield _row("cancellations_open", proposed)


def _of_expert(session: Session, expert_id: str) -> Iterator[WaitingRow]:
    sheets = session.execute(
        select(Meeting.id, Proposal.center_name)
        .select_from(ScoreSheet)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(
            ScoreSheet.expert_id == expert_id,
            ScoreSheet.state == SheetState.OPEN,
            Meeting.status == MeetingStatus.OPEN,
            AgendaItem.state != ItemState.SET_ASIDE,
        )
        .order_by(Meeting.held_on, AgendaItem.position)
    )
    signatures = session.execute(
        select(Opinion.id, Proposal.center_name)
        .join(OpinionSignature, OpinionSignature.opinion_id == Opinion.id)
        .join(AgendaItem, AgendaItem.id == Opinion.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(
            OpinionSignature.expert_id == expert_id,
            OpinionSignature.state == LineState.WAITING,
            Opinion.status == OpinionStatus.FINAL,
        )
        .order_by(Opinion.id)
    )
    rows = (
        _row("sheets_to_score", [(sheet, name, None) for sheet, name in sheets]),
        _row("opinions_to_sign", [(opinion, name, None) for opinion, name in signatures]),
    )
    yield from (row for row in rows if row.count)


def _row(kind: str, found: list[tuple[str, str, int | None]]) -> WaitingRow:
    first = found[0] if found else ("", "", None)
    return WaitingRow(kind, len(found), first[2], first[0], first[1])


def _age(stamp: str, today: date) -> int | None:
    """Days since an ISO time stamp."""
    return (today - date.fromisoformat(stamp[:10])).days if stamp else None

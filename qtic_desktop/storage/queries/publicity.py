"""Rows of 公示: notices, and on each of them the centres with the objections against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.publicity import Ground, NoticeDates, PublicityState, grounds, publicity_state
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.storage.queries.history import HistoryRow, told_about
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.selection import selection_rows
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.publicity import Objection, PublicityLine, PublicityNotice
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice; ``unknown_years`` were counted without their calendar."""

    id: str
    list_id: str
    batch_title: str
    version_no: int
    number: int
    document_number: str
    posted_on: date
    days: int
    working: bool
    first_counts: bool
    begins_on: date
    ends_on: date
    unknown_years: tuple[int, ...]
    place: str
    contact: str
    reason: str
    proof_on: date | None
    proof: str
    concluded_on: date | None
    withdrawn_on: date | None
    withdrawn_reason: str
    meeting_reference: str


@dataclass(frozen=True, slots=True)
class NoticeLineRow:
    """A centre on a notice or, with ``is_objection``, an objection against it; ``number`` is then that of the
    objection, else the place on the list."""

    id: str
    line_id: str
    notice: NoticeRow
    proposal_id: str
    is_objection: bool
    number: int
    center_name: str
    host_name: str
    department_name: str
    field: str
    state: str
    received_on: date | None = None
    who: str = ""
    content: str = ""
    grounds: tuple[Ground, ...] = ()
    admitted_on: date | None = None
    admission: str = ""
    outcome_on: date | None = None
    inquiry: str = ""
    answered_on: date | None = None
    answer: str = ""

    @property
    def recalled(self) -> bool:
        """Whether the notice was taken back."""
        return self.notice.withdrawn_on is not None

    @property
    def concluded(self) -> bool:
        """Whether the notice was closed."""
        return self.notice.concluded_on is not None


@query(Read.PUBLICITY)
def notices(session: Session) -> tuple[NoticeRow, ...]:
    """All notices, the newest posted first."""
    lines = (
        select(PublicityNotice, SelectionList, Batch.title)
        .join(SelectionList, SelectionList.id == PublicityNotice.list_id)
        .join(Batch, Batch.id == SelectionList.batch_id)
        .order_by(PublicityNotice.posted_on.desc(), PublicityNotice.id.desc())
    )
    return tuple(_notice(row, version, title) for row, version, title in session.execute(lines))


def _notice(row: PublicityNotice, version: SelectionList, title: str) -> NoticeRow:
    return NoticeRow(
        row.id, row.list_id, title, version.version_no, row.number, row.document_number, row.posted_on, row.days,
        row.working, row.first_counts, row.begins_on, row.ends_on,
        tuple(int(year) for year in row.unknown_years.split(",") if year), row.place, row.contact, row.reason,
        row.proof_on, row.proof, row.concluded_on, row.withdrawn_on, row.withdrawn_reason, version.meeting_reference,
    )  # fmt: skip


@query(Read.PUBLICITY)
def notice(session: Session, *, notice_id: str) -> NoticeRow:
    """One notice; ``Refused`` when there is none."""
    row = find(session, PublicityNotice, notice_id)
    version = find(session, SelectionList, row.list_id)
    return _notice(row, version, find(session, Batch, version.batch_id).title)


@query(Read.PUBLICITY)
def notice_keys(session: Session) -> tuple[str, ...]:
    """``day-number-version@id`` of the notices, the newest first: what a choice is worded from."""
    return tuple(_key(row) for row in notices(session))


def _key(row: NoticeRow) -> str:
    return f"{row.posted_on.isoformat()}-{row.number}-{row.version_no}@{row.id}"


@query(Read.PUBLICITY)
def notice_of(session: Session, *, subject: str) -> str | None:
    """The key (as ``notice_keys``) of the notice of a line, of an objection, of a proposal (its newest), or of the
    notice itself; None without one."""
    lines = (
        select(PublicityLine.notice_id)
        .join(PublicityNotice, PublicityNotice.id == PublicityLine.notice_id)
        .outerjoin(Objection, Objection.line_id == PublicityLine.id)
        .where((PublicityLine.id == subject) | (PublicityLine.proposal_id == subject) | (Objection.id == subject))
        .order_by(PublicityNotice.posted_on.desc())
        .limit(1)
    )
    wanted = session.scalar(lines) or subject
    return next((_key(row) for row in notices(session) if row.id == wanted), None)


@query(Read.PUBLICITY)
def notice_lines(session: Session, *, notice_id: str, today: date) -> tuple[NoticeLineRow, ...]:
    """The centres of a notice in its order, each with the objections against it below it."""
    told = notice(session, notice_id=notice_id)
    lines = list(
        session.scalars(
            select(PublicityLine).where(PublicityLine.notice_id == notice_id).order_by(PublicityLine.position)
        )
    )
    against: dict[str, list[Objection]] = defaultdict(list)
    found = select(Objection).where(Objection.line_id.in_([line.id for line in lines])).order_by(Objection.number)
    for objection in session.scalars(found):
        against[objection.line_id].append(objection)
    rows: list[NoticeLineRow] = []
    for line in lines:
        rows.append(_center(told, line, against[line.id], today))
        rows += [_objection(told, line, objection) for objection in against[line.id]]
    return tuple(rows)


def dates_of(row: NoticeRow | PublicityNotice) -> NoticeDates:
    """What of a notice decides."""
    return NoticeDates(row.ends_on, row.concluded_on, row.withdrawn_on)


def _center(told: NoticeRow, line: PublicityLine, against: Sequence[Objection], today: date) -> NoticeLineRow:
    return NoticeLineRow(
        line.id, line.id, told, line.proposal_id, False, line.position, line.center_name, line.host_name,
        line.department_name, line.field, publicity_state(dates_of(told), (one.state for one in against), today).value,
    )  # fmt: skip


def _objection(told: NoticeRow, line: PublicityLine, one: Objection) -> NoticeLineRow:
    against = grounds(
        real_name=one.real_name, received_on=one.received_on, has_facts=one.has_facts, ends_on=told.ends_on
    )
    return NoticeLineRow(
        one.id, line.id, told, line.proposal_id, True, one.number, line.center_name, line.host_name,
        line.department_name, line.field, one.state.value, one.received_on, one.who, one.content, against,
        one.admitted_on, one.admission, one.outcome_on, one.inquiry, one.answered_on, one.answer,
    )  # fmt: skip


@query(Read.PUBLICITY)
def notice_history(session: Session, *, row_id: str, notice_id: str) -> tuple[HistoryRow, ...]:
    """What was noted about a line or an objection and about the notice, oldest first."""
    return told_about(session, row_id, notice_id)


@dataclass(frozen=True, slots=True)
class ClearedRow:
    """A centre that 经公示无异议 may be started: as it was published, and the notice that cleared it."""

    proposal_id: str
    center_name: str
    host_name: str
    notice_id: str
    concluded_on: date | None
    settled_on: date | None = None
    """The day the last objection against it was settled; None without one."""


@query(Read.PUBLICITY)
def cleared(session: Session, *, today: date) -> tuple[ClearedRow, ...]:
    """Centres that the list in force supports and the newest notice that printed each cleared under that name; one that
    any notice in force stopped is not among them."""
    states: dict[str, list[tuple[NoticeRow, NoticeLineRow]]] = defaultdict(list)
    settled: dict[str, date] = {}
    for told in notices(session):
        if told.withdrawn_on is not None:
            continue
        for row in notice_lines(session, notice_id=told.id, today=today):
            if not row.is_objection:
                states[row.proposal_id].append((told, row))
            elif (day := row.outcome_on or row.admitted_on) is not None:
                settled[row.proposal_id] = max(day, settled.get(row.proposal_id, day))
    in_force = (
        select(SelectionItem.proposal_id, SelectionItem.center_name)
        .join(SelectionList, SelectionList.id == SelectionItem.list_id)
        .where(SelectionList.status == ListStatus.ADOPTED, SelectionItem.decision == Decision.SUPPORT)
    )
    supported = {(proposal_id, name) for proposal_id, name in session.execute(in_force)}
    found = []
    for proposal_id, lines in states.items():
        if any(row.state in (PublicityState.STOPPED, PublicityState.OBJECTED) for _, row in lines):
            continue
        told, row = lines[0]
        if row.state == PublicityState.CLEARED and (proposal_id, row.center_name) in supported:
            last = settled.get(proposal_id)
            found.append(ClearedRow(proposal_id, row.center_name, row.host_name, told.id, told.concluded_on, last))
    return tuple(found)


@query(Read.PUBLICITY)
def to_start(session: Session, *, today: date) -> tuple[ClearedRow, ...]:
    """Cleared centres that are not in the ledger, in the order of the list that supports them: by track (NEW first) and
    place; one whose start was taken back is not in it any more."""
    started = set(session.scalars(select(Center.proposal_id).where(Center.status != CenterStatus.TAKEN_BACK.value)))
    found = [row for row in cleared(session, today=today) if row.proposal_id not in started]
    if not found:
        return ()
    holding = select(SelectionItem.list_id).where(SelectionItem.proposal_id.in_([row.proposal_id for row in found]))
    lists = (
        select(SelectionList.id)
        .join(Batch, Batch.id == SelectionList.batch_id)
        .where(SelectionList.status == ListStatus.ADOPTED, SelectionList.id.in_(holding))
        .order_by(Batch.year, Batch.number)
    )
    lines = [line for one in session.scalars(lists) for line in selection_rows(session, list_id=one)]
    place = {line.proposal_id: at for at, line in enumerate(lines)}
    return tuple(sorted(found, key=lambda row: place[row.proposal_id]))

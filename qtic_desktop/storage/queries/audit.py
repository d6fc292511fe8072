"""The audit log for reading: filtered and paged by the database, with the names of what the entries are about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, false, func, or_, select, union_all
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import SECRET_ACTS, Read
from qtic_desktop.domain.audit import LogRow
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.search import sort_key
from qtic_desktop.storage.queries.namesakes import Namesakes, namesakes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.tables.letters import Delivery, Letter
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.publicity import Objection, PublicityLine, PublicityNotice
from qtic_desktop.storage.tables.registry import Batch, Department, Person
from qtic_desktop.storage.tables.scoring import ScoreSheet, Vote
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList

PAGE: Final = 500
#: In the place of a role where the program wrote of its own accord; the word stands in ``accounts.role``.
_PROGRAM: Final = "program"


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What to show: empty fields leave nothing out. ``since`` and ``until`` are local days, both included; ``words`` is
    looked for in names of people, in details and in the names of what an entry is about."""

    person: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """Entries, newest first, and how many there are under the filter and in all."""

    rows: tuple[LogRow, ...]
    matching: int
    total: int
    people: tuple[str, ...]
    last_hash: str


@query(Read.AUDIT)
def audit_page(
    session: Session, *, wanted: LogFilter, before: int | None = None, limit: int = PAGE, counted: bool = True
) -> LogPage:
    """At most ``limit`` entries older than the sequence number ``before`` (None: the newest). Without ``counted`` the
    counts and people are left at nothing: a further page needs them no more."""
    conditions = list(_conditions(session, wanted))
    query = select(AuditEntry).where(*conditions).order_by(AuditEntry.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditEntry.seq < before)
    entries = list(session.scalars(query))
    rows = _rows(session, entries)
    if not counted:
        return LogPage(rows, 0, 0, (), "")
    counting = select(func.count()).select_from(AuditEntry)
    total = session.scalar(counting) or 0
    matching = (session.scalar(counting.where(*conditions)) or 0) if conditions else total
    people = tuple(sorted(set(_actors(session).values()), key=sort_key))
    return LogPage(rows, matching, total, people, chain_head(session)[1])


@query(Read.AUDIT)
def trace(session: Session, *, subjects: frozenset[str]) -> tuple[LogRow, ...]:
    """Every entry about one of ``subjects``, oldest first; what is secret until sealing is withheld as everywhere."""
    wanted, entries = sorted(subjects), list[AuditEntry]()
    for start in range(0, len(wanted), PAGE):
        part = wanted[start : start + PAGE]
        entries += session.scalars(select(AuditEntry).where(AuditEntry.subject_id.in_(part)))
    entries.sort(key=lambda entry: entry.seq)
    rows: list[LogRow] = []
    for start in range(0, len(entries), PAGE):
        rows += _rows(session, entries[start : start + PAGE])
    return tuple(rows)


@query(Read.AUDIT)
def chain_head(session: Session) -> tuple[int, str]:
    """Number and hash of the last entry; (0, "") before the first."""
    last = session.execute(select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)).first()
    return (last.seq, last.hash) if last else (0, "")


def _rows(session: Session, entries: list[AuditEntry]) -> tuple[LogRow, ...]:
    apart = namesakes(session)
    names, secret = _names(session, entries, apart), _withheld(session, entries)
    return tuple(
        LogRow(
            e.seq, e.at, apart.called(e.actor_id, e.actor_name), _PROGRAM if e.actor_id == SYSTEM.id else e.role,
            e.act, e.subject_kind, names.get(e.subject_id, ""),
            {} if e.seq in secret else json.loads(e.details), e.hash, e.seq in secret,
        )
        for e in entries
    )  # fmt: skip


def _actors(session: Session) -> dict[tuple[str, str], str]:
    """Everybody in the log by id and name as it was written, each as the list calls them."""
    apart = namesakes(session)
    found = session.execute(select(AuditEntry.actor_id, AuditEntry.actor_name).distinct())
    return {(who, name): apart.called(who, name) for who, name in found}


def _conditions(session: Session, wanted: LogFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.person:
        meant = [pair for pair, told in _actors(session).items() if told == wanted.person]
        yield or_(false(), *((AuditEntry.actor_id == who) & (AuditEntry.actor_name == name) for who, name in meant))
    if wanted.kind:
        yield AuditEntry.subject_kind == wanted.kind
    if wanted.since is not None:
        yield AuditEntry.at >= wanted.since.isoformat()
    if wanted.until is not None:
        yield func.substr(AuditEntry.at, 1, 10) <= wanted.until.isoformat()
    for word in wanted.words.split():
        ids = union_all(*(query.where(name.contains(word, autoescape=True)) for query, name in _subjects()))
        yield or_(
            AuditEntry.actor_name.contains(word, autoescape=True),
            AuditEntry.details.contains(word, autoescape=True)
            & (AuditEntry.act.not_in(SECRET_ACTS) | AuditEntry.subject_id.in_(union_all(*_sealed()))),
            AuditEntry.subject_id.in_(ids),
        )


def _sealed() -> list[Select[Any]]:
    """Ids of what belongs to sealed meetings: themselves, their items, sheets and ballots."""
    items = (
        select(AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.status == MeetingStatus.SEALED)
    )
    return [
        select(Meeting.id).where(Meeting.status == MeetingStatus.SEALED),
        items,
        select(ScoreSheet.id).where(ScoreSheet.agenda_item_id.in_(items)),
        select(Vote.id).where(Vote.agenda_item_id.in_(items)),
    ]


def _withheld(session: Session, entries: list[AuditEntry]) -> set[int]:
    """Sequence numbers of the entries whose scores or ballots are not to be read yet; a ballot that was taken back is
    known by its item alone."""
    secret = {
        e.seq: (e.subject_id, str(json.loads(e.details).get("item", ""))) for e in entries if e.act in SECRET_ACTS
    }
    wanted = {one for pair in secret.values() for one in pair if one}
    free: set[str] = set()
    for sealed in _sealed() if wanted else []:
        free.update(session.scalars(sealed.where(sealed.selected_columns[0].in_(wanted))))
    return {seq for seq, pair in secret.items() if not free.intersection(pair)}


def _subjects() -> list[tuple[Select[Any], Any]]:
    """For every kind of subject a query of its ids, and the column with its name."""
    item = select(AgendaItem.id).join(Proposal, Proposal.id == AgendaItem.proposal_id)
    return [
        (select(Proposal.id), Proposal.center_name),
        (select(Center.id), Center.name),
        (select(Meeting.id), Meeting.title),
        (select(Letter.id), Letter.number),
        (select(Delivery.id), Delivery.number),
        (select(Expert.id), Expert.name),
        (select(Person.id), Person.name),
        (select(Batch.id), Batch.title),
        (select(Department.id), Department.name),
        (select(AnnualDuty.id).join(Center, Center.id == AnnualDuty.center_id), Center.name),
        (_of_expert(ScoreSheet.id, ScoreSheet.agenda_item_id, ScoreSheet.expert_id), _WHOSE),
        (_of_item(Opinion.id, Opinion.agenda_item_id), Proposal.center_name),
        (_of_expert(Vote.id, Vote.agenda_item_id, Vote.expert_id), _WHOSE),
        (item, Proposal.center_name),
        (select(SelectionList.id).join(Batch, Batch.id == SelectionList.batch_id), Batch.title),
        (select(SelectionItem.id), SelectionItem.center_name),
        (select(PublicityNotice.id), PublicityNotice.place),
        (select(Objection.id).join(PublicityLine, PublicityLine.id == Objection.line_id), PublicityLine.center_name),
    ]


#: Of a sheet or a ballot both the project and the expert, so that the log answers whose it is.
_WHOSE: Final = Proposal.center_name + " · " + Expert.name


def _of_expert(record_id: Any, item_id: Any, expert_id: Any) -> Select[Any]:
    return _of_item(record_id, item_id).join(Expert, Expert.id == expert_id)


def _of_item(record_id: Any, item_id: Any) -> Select[Any]:
    return (
        select(record_id)
        .join(AgendaItem, AgendaItem.id == item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
    )


def _names(session: Session, entries: list[AuditEntry], apart: Namesakes) -> dict[str, str]:
    """Names of the subjects of a page by id: one query for each kind, not one for each entry. People are told apart, and so
    are those whose sheet or ballot it is."""
    ids = {entry.subject_id for entry in entries}
    names: dict[str, str] = {}
    for subjects, name in _subjects():
        column = subjects.selected_columns[0]
        whose = Expert.id if name is _WHOSE else column
        found = session.execute(subjects.add_columns(name, whose).where(column.in_(ids)))
        names.update((row[0], apart.called(row[2], row[1])) for row in found)
    return names

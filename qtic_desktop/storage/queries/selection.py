"""Rows of 综合评价: the versions of the lists, and the proposals on one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.office_lists import OfficeList
from qtic_desktop.domain.selection import Decision, ListStatus, departures, raised, ranks
from qtic_desktop.storage.queries.history import HistoryRow, told_about
from qtic_desktop.storage.queries.office_lists import stands_for
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.selection_figures import InForce, figures_in_force, waiting_dockets
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Batch, Department
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class ListRow:
    """One version of the list of a batch."""

    id: str
    batch_title: str
    version_no: int
    status: ListStatus
    meeting_reference: str
    decided_on: date | None
    reason: str
    withdrawn_reason: str


@dataclass(frozen=True, slots=True)
class SelectionRow:
    """One proposal on a version; ``rank`` is its place among those that passed in its track, ``departs`` whether its
    decision needs a reason, ``raised`` whether it passes better ones by.
    ``corrected``: the list is drawn up or in force and its figures are not the sealed ones of
    ``now`` (None: the meeting is reopened). ``docket`` is the number of a correction that waits (0: none)."""

    id: str
    list_id: str
    list_status: ListStatus
    proposal_id: str
    number: str
    track: str
    proposed_name: str
    center_name: str
    host_name: str
    department_name: str
    field: str
    mean: Decimal | None
    verdict: str
    decision: Decision
    reason: str
    name_agreed_on: date | None
    visited_on: date | None
    visit: str
    rank: int | None = None
    tied: bool = False
    departs: bool = False
    raised: bool = False
    corrected: bool = False
    now: InForce | None = None
    docket: int = 0
    written_field: str = ""
    """The field as the proposal says it; ``field`` is what it was merged into since."""


@query(Read.SELECTION)
def selection_lists(session: Session) -> tuple[ListRow, ...]:
    """All versions, the newest batch and version first."""
    lines = (
        select(SelectionList, Batch.title)
        .join(Batch, Batch.id == SelectionList.batch_id)
        .order_by(Batch.year.desc(), Batch.number.desc(), SelectionList.version_no.desc())
    )
    return tuple(_list_row(row, title) for row, title in session.execute(lines))


def _list_row(row: SelectionList, title: str) -> ListRow:
    return ListRow(
        row.id, title, row.version_no, row.status, row.meeting_reference, row.decided_on, row.reason,
        row.withdrawn_reason,
    )  # fmt: skip


@query(Read.SELECTION)
def selection_list(session: Session, *, list_id: str) -> ListRow:
    """One version; ``Refused`` when there is none."""
    row = find(session, SelectionList, list_id)
    return _list_row(row, find(session, Batch, row.batch_id).title)


@query(Read.SELECTION)
def list_keys(session: Session) -> tuple[str, ...]:
    """``year-batch-version@id`` of the versions, the newest batch and version first: what a choice is worded from."""
    return tuple(_key(*row) for row in session.execute(_KEYS))


def _key(list_id: str, version: int, year: int, number: int) -> str:
    return f"{year}-{number}-{version}@{list_id}"


_KEYS = (
    select(SelectionList.id, SelectionList.version_no, Batch.year, Batch.number)
    .join(Batch, Batch.id == SelectionList.batch_id)
    .order_by(Batch.year.desc(), Batch.number.desc(), SelectionList.version_no.desc())
)


@query(Read.SELECTION)
def list_of(session: Session, *, subject: str) -> str | None:
    """The key (as ``list_keys``) of the version a line stands on, of the newest that a proposal stands on, or of the
    version itself; None without one."""
    lines = (
        select(SelectionItem.list_id)
        .join(SelectionList, SelectionList.id == SelectionItem.list_id)
        .where((SelectionItem.id == subject) | (SelectionItem.proposal_id == subject))
        .order_by(SelectionList.version_no.desc())
        .limit(1)
    )
    found = session.execute(_KEYS.where(SelectionList.id == (session.scalar(lines) or subject))).first()
    return None if found is None else _key(*found)


@query(Read.SELECTION)
def selection_rows(session: Session, *, list_id: str) -> tuple[SelectionRow, ...]:
    """The proposals on a version: by track and place, those that did not pass last."""
    lines = (
        select(SelectionItem, SelectionList.status, Proposal, Department.name)
        .join(SelectionList, SelectionList.id == SelectionItem.list_id)
        .join(Proposal, Proposal.id == SelectionItem.proposal_id)
        .outerjoin(Department, Department.id == Proposal.department_id)
        .where(SelectionItem.list_id == list_id)
    )
    found = session.execute(lines).all()
    merged = stands_for(session, OfficeList.FIELDS)
    now = figures_in_force(session, [proposal.id for _item, _status, proposal, _name in found])
    waiting = waiting_dockets(session)
    rows = [
        replace(
            _row(item, status, proposal, name, merged), now=now.get(proposal.id), docket=waiting.get(proposal.id, 0)
        )
        for item, status, proposal, name in found
    ]
    places, departing, moved_up = ranks(rows), departures(rows), raised(rows)
    taken = [(row.track, places[row.id]) for row in rows if row.id in places]
    placed = [
        replace(
            row,
            rank=places.get(row.id),
            tied=row.id in places and taken.count((row.track, places[row.id])) > 1,
            departs=row.id in departing,
            raised=row.id in moved_up,
            corrected=_is_corrected(row),
        )
        for row in rows
    ]
    return tuple(sorted(placed, key=lambda row: (row.track != "NEW", row.rank is None, row.rank or 0, row.number)))


def _is_corrected(row: SelectionRow) -> bool:
    if row.list_status not in (ListStatus.DRAFT, ListStatus.ADOPTED):
        return False
    return row.now is None or (row.mean, row.verdict) != (row.now.mean, row.now.verdict)


def _row(
    item: SelectionItem, status: ListStatus, proposal: Proposal, department: str | None, merged: Mapping[str, str]
) -> SelectionRow:
    return SelectionRow(
        id=item.id,
        list_id=item.list_id,
        list_status=status,
        proposal_id=proposal.id,
        number=proposal.number or "",
        track=proposal.track,
        proposed_name=proposal.center_name,
        center_name=item.center_name,
        host_name=proposal.host_name,
        department_name=department or "",
        field=merged.get(proposal.field, proposal.field),
        written_field=proposal.field,
        mean=item.mean,
        verdict=item.verdict,
        decision=item.decision,
        reason=item.reason,
        name_agreed_on=item.name_agreed_on,
        visited_on=item.visited_on,
        visit=item.visit,
    )


@query(Read.SELECTION)
def selection_history(session: Session, *, item_id: str) -> tuple[HistoryRow, ...]:
    """What was noted about a line and about the version it stands on, oldest first."""
    return told_about(session, item_id, find(session, SelectionItem, item_id).list_id)

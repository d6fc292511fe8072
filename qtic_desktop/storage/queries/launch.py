"""Rows of 启动建设 (三（三）)."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.launch import CenterFilter, CenterStatus, ChangeState
from qtic_desktop.domain.search import SoughtWord
from qtic_desktop.domain.track import Track
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.queries.history import HistoryRow, told_about
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.windows import Listing, holds
from qtic_desktop.storage.tables.launch import AnnualDuty, Center, CenterChange, CenterTarget
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.tables.road import PaperPassage


@dataclass(frozen=True, slots=True)
class CenterRow:
    """A centre of the ledger."""

    id: str
    number: str
    name: str
    host_name: str
    department_name: str
    track: str
    started_on: date
    ends_on: date
    status: str
    director_name: str = ""
    partners: str = ""
    proposal_id: str = ""
    start_paper: str = ""
    old_center_name: str = ""
    old_closed_on: date | None = None
    old_closing_paper: str = ""
    status_on: date | None = None
    status_reason: str = ""
    open_change: str = ""
    """Kind of the change that waits for its approval; empty without one."""
    open_after: str = ""
    changes_made: int = 0
    paper_steps: int = 0
    """Stations of its road that were noted from paper."""
    targets: int = 0
    """Tasks of the task book in force."""

    @property
    def change_open(self) -> bool:
        """Whether a change waits for its approval."""
        return bool(self.open_change)

    @property
    def change_made(self) -> bool:
        """Whether a change is in force and can be reversed."""
        return self.changes_made > 0


def _open(column: InstrumentedAttribute[str]) -> ColumnElement[str]:
    """Of the one change that waits for its approval; blank without one."""
    found = select(column).where(CenterChange.center_id == Center.id, CenterChange.state == ChangeState.ASKED.value)
    return func.coalesce(found.scalar_subquery(), "")


_COLUMNS = (
    Center.id, Center.number, Center.name, Center.host_name, Department.name, Center.track, Center.started_on,
    Center.ends_on, Center.status, Center.director_name, Center.partners, func.coalesce(Center.proposal_id, ""),
    Center.start_paper, Center.old_center_name, Center.old_closed_on, Center.old_closing_paper, Center.status_on,
    Center.status_reason, _open(CenterChange.kind), _open(CenterChange.after),
    select(func.count())
    .where(CenterChange.center_id == Center.id, CenterChange.state == ChangeState.APPROVED.value)
    .scalar_subquery(),
    select(func.count())
    .where(PaperPassage.subject_id == Center.id, PaperPassage.withdrawn_on.is_(None))
    .scalar_subquery(),
    select(func.count()).where(CenterTarget.center_id == Center.id, CenterTarget.in_force).scalar_subquery(),
)  # fmt: skip
_LINES = select(*_COLUMNS).join(Department, Department.id == Center.department_id)


def _by_track(session: Session) -> dict[str, int]:
    found = dict.fromkeys((track.value for track in Track), 0)
    counted = session.execute(select(Center.track, func.count()).group_by(Center.track))
    return found | {row.track: row[1] for row in counted}


def without_book() -> tuple[ColumnElement[bool], ...]:
    """Running centres that have no task book: their evaluation would have nothing to be held against."""
    book = select(CenterTarget.id).where(CenterTarget.center_id == Center.id, CenterTarget.in_force).exists()
    return Center.status == CenterStatus.RUNNING.value, ~book


def _passing(wanted: CenterFilter) -> list[ColumnElement[bool]]:
    return [] if wanted.track is None else [Center.track == wanted.track.value]


def _of_department(word: SoughtWord) -> ColumnElement[bool]:
    """A centre is found by its department too, which may be renamed without touching a centre."""
    return Center.department_id.in_(select(Department.id).where(holds(Department, word)))


CENTERS: Final = Listing(
    Read.CENTERS,
    Center,
    orders={
        "name": Center.sort_first,
        "state": Center.status,
        "track": Center.track,
        "ends": Center.ends_on,
        "number": Center.number,
        "host": Center.sort_second,
    },
    usual=((Center.number, False), (Center.id, False)),
    counts=_by_track,
    passes=_passing,
    lines=_LINES,
    row=CenterRow,
    whole=frozenset({"ends"}),
    beside=_of_department,
)
"""The ledger, by number."""


@query(Read.CENTERS)
def centers(session: Session) -> tuple[CenterRow, ...]:
    """The ledger by number."""
    columns = (Center.id, Center.number, Center.name, Center.host_name, Department.name)
    more = (Center.track, Center.started_on, Center.ends_on, Center.status)
    query = select(*columns, *more).join(Department, Department.id == Center.department_id).order_by(Center.number)
    return tuple(CenterRow(*row) for row in session.execute(query))


@query(Read.CENTERS)
def ledger(session: Session) -> tuple[CenterRow, ...]:
    """The whole ledger by number, as it is exported."""
    return tuple(CenterRow(*row) for row in session.execute(_LINES.order_by(Center.number)))


@query(Read.CENTERS)
def center(session: Session, *, center_id: str) -> CenterRow | None:
    """One centre; None when there is none."""
    found = session.execute(_LINES.where(Center.id == center_id)).one_or_none()
    return None if found is None else CenterRow(*found)


@query(Read.CENTERS)
def center_history(session: Session, *, center_id: str) -> tuple[HistoryRow, ...]:
    """Everything that was noted about a centre, oldest first."""
    return told_about(session, center_id)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A task of the task book; ``in_force``: not replaced by a later version."""

    number: int
    version_no: int
    content: str
    years: tuple[str, str, str]
    in_force: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change of a centre, as it stands."""

    number: int
    kind: str
    task: int
    before: str
    after: str
    reason: str
    asked_on: date
    checked_on: date | None
    opinion: str
    decided_on: date | None
    paper: str
    state: str


@dataclass(frozen=True, slots=True)
class CenterFile:
    """All that was written about a centre but the log: targets, changes, and its reports by year (year, due day, day of
    filing, number)."""

    targets: tuple[TargetRow, ...]
    changes: tuple[ChangeRow, ...]
    reports: tuple[tuple[int, date, date | None, str], ...]


@query(Read.CENTERS)
def task_book(session: Session, *, center_id: str) -> tuple[TargetRow, ...]:
    """The task book of a centre, by task; those replaced by a later version after those in force."""
    rows = select(CenterTarget).filter_by(center_id=center_id)
    ordered = rows.order_by(CenterTarget.in_force.desc(), CenterTarget.number, CenterTarget.version_no)
    return tuple(
        TargetRow(t.number, t.version_no, t.content, (t.year1, t.year2, t.year3), t.in_force)
        for t in session.scalars(ordered)
    )


@query(Read.CENTERS)
def center_file(session: Session, *, center_id: str) -> CenterFile:
    """The file of one centre."""
    targets = select(CenterTarget).filter_by(center_id=center_id).order_by(CenterTarget.number, CenterTarget.version_no)
    changes = select(CenterChange).filter_by(center_id=center_id).order_by(CenterChange.number)
    duties = select(AnnualDuty).filter_by(center_id=center_id).order_by(AnnualDuty.year)
    return CenterFile(
        tuple(
            TargetRow(t.number, t.version_no, t.content, (t.year1, t.year2, t.year3), t.in_force)
            for t in session.scalars(targets)
        ),
        tuple(
            ChangeRow(
                c.number, c.kind, c.task, c.before, c.after, c.reason, c.asked_on, c.checked_on, c.opinion,
                c.decided_on, c.paper, c.state,
            )
            for c in session.scalars(changes)
        ),
        tuple((d.year, d.due_on, d.filed_on, d.filing_number) for d in session.scalars(duties)),
    )  # fmt: skip

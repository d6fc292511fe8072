"""Rows of 形式审查: every accepted proposal with where its examination stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.examination import (
    AT_THE_DESK,
    STANDING,
    ExaminationState,
    Mark,
    RoundState,
    notice_code,
)
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.storage.queries.history import HistoryRow
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.windows import Listing, is_exactly
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.examination import Examination, ExaminationItem, ListedUnitRow
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Batch, Department, RuleSetVersion


@dataclass(frozen=True, slots=True)
class ExaminationRow:
    """A proposal and the round at hand; ``round_number`` does not count what was taken back, and is 0 before the first.
    ``corrected``: the form was corrected after the result was noted."""

    id: str
    number: str
    status: str
    track: str
    center_name: str
    host_name: str
    department_name: str
    batch_title: str
    received_on: date | None
    saved_at: str
    examination: str
    due_on: date | None
    round_number: int = 0
    examined_on: date | None = None
    concluded_at: str = ""
    note: str = ""
    on_paper: bool = False
    document_number: str = ""
    days: int | None = None
    unknown_years: str = ""
    arrived_on: date | None = None
    arrived: str = ""
    unmet: int = 0
    """Items of the round at hand that must be met and are not."""

    @property
    def code(self) -> str:
        """The code on the papers of the round."""
        return notice_code(self.number, self.round_number or 1)

    @property
    def corrected(self) -> bool:
        """Whether the form was corrected after the result was noted."""
        return bool(self.concluded_at) and self.saved_at > self.concluded_at

    @property
    def years_unknown(self) -> tuple[int, ...]:
        """Years of the term that were counted without their calendar."""
        return tuple(int(year) for year in self.unknown_years.split(",") if year)


@dataclass(frozen=True, slots=True)
class ExaminationFilter:
    """Which examinations a list shows; None lets all through."""

    state: ExaminationState | None = None
    batch_id: str | None = None


def _rounds() -> Any:
    """How many rounds of a proposal stand."""
    standing = (Examination.proposal_id == Proposal.id, Examination.state != RoundState.VOID)
    return select(func.count()).select_from(Examination).where(*standing).correlate(Proposal).scalar_subquery()


def _unmet() -> Any:
    """How many items of the round at hand that must be met are not."""
    failed = (ExaminationItem.examination_id == Examination.id, ExaminationItem.mark == Mark.FAILED)
    unmet = (*failed, ExaminationItem.required)
    return select(func.count()).select_from(ExaminationItem).where(*unmet).correlate(Examination).scalar_subquery()


_LINES: Final[Select[*tuple[Any, ...]]] = (
    select(
        Proposal.id, func.coalesce(Proposal.number, ""), Proposal.status, Proposal.track, Proposal.center_name,
        Proposal.host_name, func.coalesce(Department.name, ""), func.coalesce(Batch.title, ""), Proposal.received_on,
        Proposal.saved_at, Proposal.examination, Proposal.examination_due, _rounds(), Examination.examined_on,
        func.coalesce(Examination.concluded_at, ""), func.coalesce(Examination.note, ""),
        func.coalesce(Examination.on_paper, False), func.coalesce(Examination.document_number, ""), Examination.days,
        func.coalesce(Examination.unknown_years, ""), Examination.arrived_on, func.coalesce(Examination.arrived, ""),
        _unmet(),
    )
    .outerjoin(Department, Department.id == Proposal.department_id)
    .outerjoin(Batch, Batch.id == Proposal.batch_id)
    .outerjoin(Examination, and_(Examination.proposal_id == Proposal.id, Examination.is_current))
)  # fmt: skip

_STANDING: Final = tuple(status.value for status in STANDING)
#: An evaluation on the docket is no application: the district checked its self-report.
_APPLIED: Final = Proposal.track != TRACK
#: Asked so that the index of the status alone is not taken: it would open every row to sort it.
_EXAMINED: Final = Proposal.status.concat("").in_(_STANDING) & _APPLIED


def _of_batch(wanted: ExaminationFilter) -> list[ColumnElement[bool]]:
    return [] if wanted.batch_id is None else [Proposal.batch_id.concat("") == wanted.batch_id]


def _counts(session: Session, within: ExaminationFilter | None = None) -> dict[str, int]:
    found = dict.fromkeys((state.value for state in ExaminationState), 0)
    counted = select(Proposal.examination, func.count()).where(_EXAMINED)
    counted = counted.where(*([] if within is None else _of_batch(within)))
    return found | {row.examination: row[1] for row in session.execute(counted.group_by(Proposal.examination))}


def _passing(wanted: ExaminationFilter) -> list[ColumnElement[bool]]:
    state = [] if wanted.state is None else [is_exactly(Proposal.examination, wanted.state.value)]
    return [*state, *_of_batch(wanted)]


EXAMINATIONS: Final = Listing(
    Read.EXAMINATION,
    Proposal,
    orders={
        "center_name": Proposal.sort_first,
        "number": Proposal.number,
        "host_name": Proposal.sort_second,
        "track": Proposal.track,
        "examination": Proposal.examination,
    },
    usual=((Proposal.id, True),),
    counts=_counts,
    counts_within=_counts,
    passes=_passing,
    lines=_LINES,
    row=ExaminationRow,
    always=(_EXAMINED,),
)
"""The list of examinations, the newest proposal first."""


@query(Read.EXAMINATION)
def examination(session: Session, *, proposal_id: str) -> ExaminationRow | None:
    """One of them; None for a proposal that is not accepted or no longer there."""
    found = session.execute(_LINES.where(Proposal.id == proposal_id, Proposal.status.in_(_STANDING))).one_or_none()
    return None if found is None else ExaminationRow(*found)


@dataclass(frozen=True, slots=True)
class SeatableRow:
    """An accepted proposal that may be put on an agenda, with where its examination stands."""

    id: str
    number: str
    center_name: str
    track: str
    examination: str
    due_on: date | None
    """Last day of the papers that were asked for; None where none are awaited."""


@query(Read.EXAMINATION)
def seatable(session: Session) -> tuple[SeatableRow, ...]:
    """Accepted proposals by number, but for those that were refused; where meetings wait for the examination only
    those that passed it."""
    number = func.coalesce(Proposal.number, "")
    columns = (
        Proposal.id, number, Proposal.center_name, Proposal.track, Proposal.examination, Proposal.examination_due,
    )  # fmt: skip
    lines = select(*columns).where(Proposal.status == ProposalStatus.ACCEPTED.value).order_by(Proposal.number)
    if examination_required(session):
        lines = lines.where(Proposal.examination == ExaminationState.PASSED.value)
    found = session.execute(lines.where(Proposal.examination != ExaminationState.REFUSED.value))
    return tuple(SeatableRow(*row) for row in found)


@query(Read.EXAMINATION)
def examinations_in(session: Session, *, state: str, batch_id: str = "") -> tuple[ExaminationRow, ...]:
    """All that stand in a state, of one batch or of all, by number."""
    lines = _LINES.where(_EXAMINED, Proposal.examination == state)
    lines = lines.order_by(Proposal.number)
    found = session.execute(lines.where(Proposal.batch_id == batch_id) if batch_id else lines)
    return tuple(ExaminationRow(*row) for row in found)


@dataclass(frozen=True, slots=True)
class RoundItemRow:
    """One item of a round with what was found; ``fields`` are entries of the proposal it is about."""

    key: str
    group: str
    title: str
    clause: str
    fields: tuple[str, ...]
    mark: Mark = Mark.OPEN
    note: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round; ``number`` counts those that stand, and is 0 for one that was taken back."""

    id: str
    number: int
    state: RoundState
    examined_on: date | None
    note: str
    on_paper: bool
    document_number: str
    days: int | None
    due_on: date | None
    unknown_years: tuple[int, ...]
    arrived_on: date | None
    arrived: str
    items: tuple[RoundItemRow, ...]


@query(Read.EXAMINATION)
def rounds(session: Session, *, proposal_id: str) -> tuple[RoundRow, ...]:
    """All rounds of a proposal that stand, the first first, with their items."""
    wanted = (Examination.proposal_id == proposal_id, Examination.state != RoundState.VOID)
    found = session.scalars(select(Examination).where(*wanted).order_by(Examination.number))
    return tuple(
        RoundRow(
            row.id, place, row.state, row.examined_on, row.note, row.on_paper, row.document_number, row.days,
            row.due_on, tuple(int(year) for year in row.unknown_years.split(",") if year), row.arrived_on,
            row.arrived, items_of(session, row.id),
        )
        for place, row in enumerate(found, 1)
    )  # fmt: skip


def items_of(session: Session, examination_id: str) -> tuple[RoundItemRow, ...]:
    """The items of a round in their order."""
    lines = select(ExaminationItem).where(ExaminationItem.examination_id == examination_id)
    return tuple(
        RoundItemRow(
            row.key, row.item_group, row.title, row.clause, tuple(row.fields.split(",")) if row.fields else (),
            row.mark, row.note, row.required,
        )
        for row in session.scalars(lines.order_by(ExaminationItem.position))
    )  # fmt: skip


@query(Read.EXAMINATION)
def examination_history(session: Session, *, proposal_id: str) -> tuple[HistoryRow, ...]:
    """What was noted about an examination, oldest first; single marks are told by the items themselves."""
    entries = (
        select(AuditEntry)
        .where(
            AuditEntry.subject_id == proposal_id,
            AuditEntry.subject_kind == Kind.EXAMINATION,
            AuditEntry.act != "mark_examination",
        )
        .order_by(AuditEntry.seq)
    )
    names = namesakes(session)
    return tuple(
        HistoryRow(e.at, names.called(e.actor_id, e.actor_name), e.act, json.loads(e.details))
        for e in session.scalars(entries)
    )


def examination_required(session: Session) -> bool:
    """Whether a meeting waits for the examination, by the newest rule set (指引未规定)."""
    newest = select(RuleSetVersion.body).order_by(RuleSetVersion.number.desc()).limit(1)
    body = session.scalar(newest)
    return bool(body) and json.loads(body or "{}").get("examination_required") == "yes"


def before_the_meeting(
    session: Session, today: date
) -> Iterator[tuple[str, ColumnElement[bool], SQLColumnExpression[Any]]]:
    """What waits between acceptance and the meeting: kind, which proposals, and since when. Where meetings do not wait
    for the examination, one that nobody began is no work that waits. Papers that were asked for stay awaited, and those
    that came are to be looked at, also once the proposal is on a meeting: a deadline ends by what is noted about it."""
    required = examination_required(session)
    accepted = (Proposal.status == ProposalStatus.ACCEPTED.value) & _APPLIED
    desk = AT_THE_DESK if required else (ExaminationState.BEGUN, ExaminationState.RECHECK)
    came = _EXAMINED & (Proposal.examination == ExaminationState.RECHECK)
    yield "to_examine", (accepted & Proposal.examination.in_(desk)) | came, Proposal.received_on
    asked_for = _EXAMINED & (Proposal.examination == ExaminationState.CORRECTION)
    yield "corrections_running", asked_for & (Proposal.examination_due >= today), Proposal.examination_due
    yield "corrections_overdue", asked_for & (Proposal.examination_due < today), Proposal.examination_due
    held = (ExaminationState.CORRECTION, ExaminationState.REFUSED)
    ready = Proposal.examination == ExaminationState.PASSED if required else Proposal.examination.not_in(held)
    yield "accepted", accepted & ready, Proposal.received_on


@dataclass(frozen=True, slots=True)
class UnitListRow:
    """What one loaded file says of one kind: how many units, and since when."""

    id: str
    kind: str
    source: str
    count: int
    loaded_on: date


@query(Read.EXAMINATION)
def unit_lists(session: Session) -> tuple[UnitListRow, ...]:
    """The lists in force by file and kind, the last loaded first."""
    columns = (ListedUnitRow.kind, ListedUnitRow.source, func.count(), func.max(ListedUnitRow.loaded_on))
    grouped = select(*columns).where(ListedUnitRow.in_force).group_by(ListedUnitRow.kind, ListedUnitRow.source)
    found = sorted(session.execute(grouped), key=lambda row: (row[3], row[1]), reverse=True)
    return tuple(UnitListRow(f"{row[0].value} {row[1]}", row[0].value, *row[1:]) for row in found)

"""Batches with their dates, what came too late for them, and the quotas of departments in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.batches import BatchSpan, QuotaStanding, batch_of_day, rolls_over_to
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.reads import Read
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.letters import Letter, LetterLine
from qtic_desktop.storage.tables.registry import Batch, Quota

#: Applications that count: taken in and not withdrawn.
COUNTED = (ProposalStatus.ACCEPTED.value, ProposalStatus.IN_REVIEW.value, ProposalStatus.REVIEWED.value)


@dataclass(frozen=True, slots=True)
class LateRow:
    """An application that came after the last day of its batch."""

    id: str
    number: str
    center_name: str
    received_on: date


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch as the settings show it; ``late`` came after its last day and are not on an agenda yet, ``next_batch`` is the
    name of the one after it that still takes them, empty where there is none."""

    id: str
    name: str
    opens_on: date | None
    closes_on: date | None
    proposals: int
    late: tuple[LateRow, ...] = ()
    next_batch: str = ""


def spans(session: Session) -> tuple[BatchSpan, ...]:
    """Every batch, the first first."""
    rows = session.scalars(select(Batch).order_by(Batch.year, Batch.number))
    return tuple(BatchSpan(row.id, row.title, row.year, row.number, row.opens_on, row.closes_on) for row in rows)


def late_in(session: Session, batch: BatchSpan) -> tuple[LateRow, ...]:
    """What came after the last day of a batch and is on no agenda yet, by number."""
    if batch.closes_on is None:
        return ()
    received = func.coalesce(Proposal.received_on, batch.closes_on)
    columns = (Proposal.id, func.coalesce(Proposal.number, ""), Proposal.center_name, received)
    late = (
        Proposal.batch_id == batch.id,
        Proposal.received_on > batch.closes_on,
        Proposal.status == ProposalStatus.ACCEPTED.value,
        Proposal.track != TRACK,
    )
    return tuple(LateRow(*row) for row in session.execute(select(*columns).where(*late).order_by(Proposal.number)))


@query(Read.BATCHES)
def batch_rows(session: Session) -> tuple[BatchRow, ...]:
    """Batches as the settings list them, newest first."""
    every, counted = spans(session), select(Proposal.batch_id, func.count()).where(Proposal.track != TRACK)
    held = {row[0]: row[1] for row in session.execute(counted.group_by(Proposal.batch_id))}
    rows = []
    for one in reversed(every):
        late = late_in(session, one)
        following = rolls_over_to(every, one, max(row.received_on for row in late)) if late else None
        name = "" if following is None else following.name
        rows.append(BatchRow(one.id, one.name, one.opens_on, one.closes_on, held.get(one.id, 0), late, name))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Intake:
    """Where an application goes that is handed in now: ``chosen`` was the batch worked on, ``batch`` is another where it
    came too late for that; ``quota`` is that of its department there, before it is counted, None for none."""

    chosen: BatchSpan
    batch: BatchSpan
    late: bool
    quota: QuotaStanding | None
    several: bool = False
    """Whether there is another batch to choose."""


@query(Read.BATCHES)
def intake_of(session: Session, *, batch_id: str | None, received_on: date | None, department_id: str) -> Intake:
    """What handing in would do; ``batch_id`` None follows the day of receipt."""
    every = spans(session)
    chosen = next((one for one in every if one.id == batch_id), None) or batch_of_day(every, received_on)
    batch = rolls_over_to(every, chosen, received_on) or chosen
    quota = standings(session).get((batch.id, department_id))
    return Intake(chosen, batch, chosen.is_late(received_on), quota, len(every) > 1)


def standings(session: Session) -> Mapping[tuple[str, str], QuotaStanding]:
    """For batch and department of every quota where it stands."""
    quotas = list(session.scalars(select(Quota)))
    if not quotas:
        return {}
    every = spans(session)
    names = {one.id: one.name for one in every}
    taken = select(Proposal.batch_id, Proposal.department_id, func.count()).where(
        Proposal.status.concat("").in_(COUNTED),  # asked so that the narrow index of quotas is read, not each row
        Proposal.track != TRACK,
    )
    taken = taken.group_by(Proposal.batch_id, Proposal.department_id)
    accepted = {(row[0], row[1]): row[2] for row in session.execute(taken)}
    lines = (
        select(Letter.received_on, Letter.department_id, func.count())
        .join(LetterLine, LetterLine.letter_id == Letter.id)
        .where(Letter.in_force)
        .group_by(Letter.id)
    )
    listed: dict[tuple[str, str], int] = {}
    for day, department, count in session.execute(lines):
        key = (batch_of_day(every, day).id, department)
        listed[key] = listed.get(key, 0) + count
    return {
        key: QuotaStanding(names[row.batch_id], row.most, accepted.get(key, 0), listed.get(key, 0))
        for row in quotas
        if (key := (row.batch_id, row.department_id))
    }

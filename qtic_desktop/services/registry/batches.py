"""Dates of a batch, what came too late for it, and how many a department may recommend in it (三（一）; 指引未规定)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.batches import rolls_over_to
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.services.registry.merging import require_in_use
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.batches import late_in, spans
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Batch, Department, Quota
from qtic_desktop.storage.unit_of_work import UnitOfWork

MOST_QUOTA = 999


@use_case(Act.SET_BATCH_DATES)
def set_batch_dates(
    work: UnitOfWork, *, batch_id: str, opens_on: date | None, closes_on: date | None, reason: str
) -> Changes:
    """Say from when to when a batch takes applications; both blank is 常年受理. What is in it stays in it, and the same act
    puts the dates back. Raises ``Refused``: registry.reason_missing, registry.dates_turned, registry.dates_same."""
    row = work.get(Batch, batch_id)
    if not reason.strip():
        raise Refused("registry.reason_missing").beside("reason")
    if opens_on is not None and closes_on is not None and opens_on > closes_on:
        raise Refused("registry.dates_turned", first=opens_on.isoformat(), last=closes_on.isoformat()).beside(
            "closes_on"
        )
    if (row.opens_on, row.closes_on) == (opens_on, closes_on):
        raise Refused("registry.dates_same", title=row.title)
    before = _dates(row)
    row.opens_on, row.closes_on = opens_on, closes_on
    told = {"title": row.title, "before": before, "after": _dates(row), "reason": reason.strip()}
    work.record(Act.SET_BATCH_DATES, Kind.BATCH, row.id, **told)
    return Changes.of(Kind.BATCH, row.id) | Changes.of_kinds(Kind.PROPOSAL)


def _dates(row: Batch) -> str:
    if row.opens_on is None and row.closes_on is None:
        return "常年受理"
    return " – ".join("" if day is None else day.isoformat() for day in (row.opens_on, row.closes_on))


@use_case(Act.ROLL_OVER_LATE)
def roll_over_late(work: UnitOfWork, *, batch_id: str, reason: str) -> Changes:
    """Put what came after the last day of a batch into the next one that takes it; what is on an agenda already stays.
    Each can be put back by moving it. Raises ``Refused``: registry.reason_missing, registry.none_late,
    registry.no_next_batch."""
    if not reason.strip():
        raise Refused("registry.reason_missing").beside("reason")
    every = spans(work.session)
    batch = next(one for one in every if one.id == work.get(Batch, batch_id).id)
    late = late_in(work.session, batch)
    if not late:
        raise Refused("registry.none_late", title=batch.name)
    ids = []
    for one in late:
        target = rolls_over_to(every, batch, one.received_on)
        if target is None:
            raise Refused("registry.no_next_batch", title=batch.name, number=one.number)
        work.get(Proposal, one.id).batch_id = target.id
        told = {"number": one.number, "received": one.received_on, "before": batch.name, "after": target.name}
        work.record(Act.ROLL_OVER_LATE, Kind.PROPOSAL, one.id, **told, reason=reason.strip())
        ids.append(one.id)
    return Changes.of(Kind.PROPOSAL, *ids) | Changes.of(Kind.BATCH, batch.id)


@use_case(Act.SET_QUOTA)
def set_quota(work: UnitOfWork, *, batch_id: str, department_id: str, most: str, reason: str) -> Changes:
    """Say how many applications a department may recommend in a batch; blank takes the quota away. Passing it is said and
    stops nobody. Raises ``Refused``: registry.reason_missing, registry.bad_quota, registry.quota_same."""
    batch, department = work.get(Batch, batch_id), work.get(Department, department_id)
    require_in_use(work.session, department.id)
    if not reason.strip():
        raise Refused("registry.reason_missing").beside("reason")
    wanted = (Quota.batch_id == batch.id, Quota.department_id == department.id)
    row = work.session.scalars(select(Quota).where(*wanted)).one_or_none()
    number = _number(most)
    before = None if row is None else row.most
    if number == before:
        raise Refused("registry.quota_same", name=department.name, title=batch.title).beside("most")
    if number is None and row is not None:
        work.session.delete(row)
    elif row is not None:
        row.most = number or 0
    else:
        work.session.add(Quota(id=work.new_id(), batch_id=batch.id, department_id=department.id, most=number or 0))
    told = {"name": department.name, "batch": batch.title, "before": before, "after": number, "reason": reason.strip()}
    work.record(Act.SET_QUOTA, Kind.DEPARTMENT, department.id, **told)
    return Changes.of(Kind.DEPARTMENT, department.id) | Changes.of_kinds(Kind.LETTER)


def _number(text: str) -> int | None:
    if not text.strip():
        return None
    number = decimal_from(text.strip())
    if number is None or number != int(number) or not 0 <= number <= MOST_QUOTA:
        raise Refused("registry.bad_quota", text=text.strip()[:20], most=MOST_QUOTA).beside("most")
    return int(number)

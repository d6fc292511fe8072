"""What a start would come to, without doing it: which centre gets which number, and until when its period runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.dates import PERIOD_LAST
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.launch import last_day, period_years
from qtic_desktop.services.registry import current_rules
from qtic_desktop.storage.queries.publicity import ClearedRow, to_start
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.launch import Center


@dataclass(frozen=True, slots=True)
class StartLine:
    """A centre that waits to be started; ``number`` is blank while none can be said, ``taken`` when the ledger has it
    already."""

    proposal_id: str
    center_name: str
    host_name: str
    number: str
    taken: bool


@dataclass(frozen=True, slots=True)
class StartPlan:
    """The centres in the order in which they are numbered. ``ends_on`` is None while day or years are none."""

    lines: tuple[StartLine, ...]
    ends_on: date | None
    last: str = PERIOD_LAST[0]
    """The rule of the last day, one of ``PERIOD_LAST``."""


def in_the_order(waiting: Sequence[ClearedRow], order: Sequence[str]) -> tuple[ClearedRow, ...]:
    """Those who wait, as ``order`` names them; ``Refused`` (launch.waiting_changed) when it names others."""
    if not order:
        return tuple(waiting)
    known = {row.proposal_id: row for row in waiting}
    if set(order) != set(known) or len(order) != len(known):
        raise Refused("launch.waiting_changed")
    return tuple(known[one] for one in order)


@query(Read.CENTERS)
def plan_start(
    session: Session,
    *,
    today: date,
    first_number: str = "",
    order: Sequence[str] = (),
    started_on: date | None = None,
    years: str = "",
) -> StartPlan:
    """Say what ``start_centers`` would do; an ``order`` that is out of date gives way to that of the list."""
    waiting = to_start(session, today=today)
    try:
        rows = in_the_order(waiting, order)
    except Refused:
        rows = waiting
    numbers = _numbers(first_number.strip(), len(rows))
    taken = set(session.scalars(select(Center.number).where(Center.number.in_(numbers))))
    lines = tuple(
        StartLine(row.proposal_id, row.center_name, row.host_name, number, number in taken)
        for row, number in zip(rows, numbers, strict=True)
    )
    _, _, body = current_rules(session)
    return StartPlan(lines, _end(session, started_on, years), str(body["period_last"]))


def _numbers(first: str, count: int) -> list[str]:
    """The numbers from the first on; only the first where it does not end in figures."""
    from qtic_desktop.domain.annual_reports import following_number

    try:
        return (
            [first, *(following_number(first, place) for place in range(1, count))][:count] if first else [""] * count
        )
    except Refused:
        return [first, *[""] * (count - 1)]


def _end(session: Session, started_on: date | None, years: str) -> date | None:
    try:
        return None if started_on is None else last_day(session, started_on, period_years(years))
    except Refused:
        return None

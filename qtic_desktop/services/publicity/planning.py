"""What a posting on a day would come to, without doing it: its last day, what that was computed from, and what it would say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.calendar import DayKind, Span
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.services.publicity import PublicityRules, span_for, version_to_publish
from qtic_desktop.storage.queries.calendar import calendar_of
from qtic_desktop.storage.queries.opinion_use import Wanting, wanting_opinions
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.selection import SelectionRow, selection_rows
from qtic_desktop.storage.queries.selection_late import UnsealedMeeting, unsealed_meetings
from qtic_desktop.storage.tables.publicity import PublicityNotice
from qtic_desktop.storage.tables.selection import SelectionList

_REST = (DayKind.WEEKEND, DayKind.HOLIDAY, DayKind.WEEKEND_UNKNOWN)


@dataclass(frozen=True, slots=True)
class PostingPlan:
    """``first`` to ``last`` are the days of the notice; ``start_from``: the first day something can be started on it.
    ``rest`` are the days between them that are no working days, ``worked`` the weekend days worked instead. ``centers`` is
    how many it would print; ``corrected`` names those whose result was corrected after the list was confirmed, ``wanting``
    those whose opinion is not a signed one."""

    posted_on: date
    first: date
    last: date
    days: int
    working: bool
    first_counts: bool
    unknown_years: tuple[int, ...]
    rest: tuple[date, ...]
    worked: tuple[date, ...]
    centers: int = 0
    corrected: tuple[str, ...] = ()
    wanting: tuple[Wanting, ...] = ()
    meetings: tuple[UnsealedMeeting, ...] = ()
    """Meetings still to judge projects of the batch that are not on the list."""

    @property
    def start_from(self) -> date:
        """The day after the last one."""
        return self.last + timedelta(days=1)


@query(Read.PUBLICITY)
def plan_posting(
    session: Session, *, posted_on: date, days: str = "", count: str = "", first_day: str = "", notice_id: str = ""
) -> PostingPlan | None:
    """Say what ``publish_notice``, or ``republish_notice`` of ``notice_id``, would come to; None while the number of days
    is none, or where there is no list to publish."""
    try:
        rules, span = span_for(session, posted_on, days, count, first_day)
        version = _again(session, notice_id) if notice_id else version_to_publish(session)
    except Refused:
        return None
    rows = [row for row in selection_rows(session, list_id=version.id) if row.decision is Decision.SUPPORT]
    wanting = wanting_opinions(session, list_id=version.id, proposal_ids=[row.proposal_id for row in rows])
    plan = _plan(session, posted_on, rules, span)
    meetings = unsealed_meetings(session, version.batch_id, version.id)
    return replace(plan, centers=len(rows), corrected=corrected_names(rows), wanting=wanting, meetings=meetings)


@query(Read.PUBLICITY)
def plan_public_days(session: Session, *, posted_on: date) -> PostingPlan:
    """As ``plan_posting``, for a publication that prints no list of selection and goes by the settings."""
    rules, span = span_for(session, posted_on, "", "", "")
    return _plan(session, posted_on, rules, span)


def _plan(session: Session, posted_on: date, rules: PublicityRules, span: Span) -> PostingPlan:
    calendar = calendar_of(session)
    between = [span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1)]
    return PostingPlan(
        posted_on, span.first, span.last, rules.days, rules.working, rules.first_counts, span.unknown_years,
        tuple(day for day in between if calendar.kind(day) in _REST), tuple(day for day in between if day in calendar.worked),
    )  # fmt: skip


def _again(session: Session, notice_id: str) -> SelectionList:
    before = session.get_one(PublicityNotice, notice_id)
    batch = session.get_one(SelectionList, before.list_id).batch_id
    found = session.scalars(select(SelectionList).filter_by(batch_id=batch, status=ListStatus.ADOPTED)).one_or_none()
    if found is None:
        raise Refused("publicity.list_not_adopted")
    return found


def corrected_names(rows: list[SelectionRow]) -> tuple[str, ...]:
    """Centres of a list that print otherwise than their results in force."""
    return tuple(row.center_name for row in rows if row.corrected)

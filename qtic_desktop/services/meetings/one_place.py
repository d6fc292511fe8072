"""Nobody sits in two meetings at the same time."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import MeetingStatus, Presence
from qtic_desktop.domain.meetings.timetable import Timetable
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember

_GONE = (Presence.ABSENT, Presence.LEFT)


def require_one_place_each(
    session: Session, meeting: Meeting, expert_ids: Iterable[str] = (), *, panel_too: bool = True
) -> None:
    """``Refused`` (meetings.expert_elsewhere) where somebody of the panel (``panel_too``) or of ``expert_ids`` sits in
    another meeting whose planned times overlap with those of this one; without planned times none are known to."""
    mine = _span(session, meeting)
    if mine is None:
        return
    seated = {*expert_ids, *(session.scalars(_seats(meeting.id)) if panel_too else ())}
    others = select(Meeting).where(
        Meeting.held_on == meeting.held_on,
        Meeting.id != meeting.id,
        Meeting.status.in_((MeetingStatus.PREPARED, MeetingStatus.OPEN)),
    )
    for other in session.scalars(others):
        theirs = _span(session, other)
        if theirs is None or theirs[0] >= mine[1] or mine[0] >= theirs[1]:
            continue
        for expert_id in session.scalars(_seats(other.id)):
            if expert_id in seated:
                expert = session.get_one(Expert, expert_id)
                facts = {"expert": expert.name, "unit": expert.organization, "number": other.number}
                raise Refused("meetings.expert_elsewhere", **facts)


def _seats(meeting_id: str) -> Select[str]:
    return select(PanelMember.expert_id).where(PanelMember.meeting_id == meeting_id, PanelMember.presence.not_in(_GONE))


def _span(session: Session, meeting: Meeting) -> tuple[str, str] | None:
    """From when to when a meeting is planned, e.g. 09:00 and 11:30; None without a plan."""
    plan = Timetable.parse(meeting.timetable)
    count = len(session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)).all())
    times = [] if plan is None else [one for one in plan.times(count) if one]
    return (times[0].split("-")[0], times[-1].split("-")[1]) if times else None

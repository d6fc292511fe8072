"""Lots for the running order with numbers spoken in the room, and the times that follow from the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw import Spoken, check_spoken
from qtic_desktop.domain.meetings import possible_acts, require_possible
from qtic_desktop.domain.meetings.lots import LotGroups, Lots, draw_lots, grouped
from qtic_desktop.domain.meetings.timetable import Timetable
from qtic_desktop.domain.office_lists import OfficeList
from qtic_desktop.domain.possible import for_person
from qtic_desktop.services.meetings.convening import standing
from qtic_desktop.services.meetings.naming import which
from qtic_desktop.services.meetings.one_place import require_one_place_each
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.meetings.lots import attempts_of
from qtic_desktop.storage.queries.office_lists import stands_for
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.DRAW_LOTS)
def draw_running_order(
    work: UnitOfWork, *, meeting_id: str, by: LotGroups, spoken: Sequence[Spoken], reason: str = ""
) -> Changes:
    """Order the agenda by lot, before anybody has scored. The numbers spoken, the attempt and what was drawn from are kept,
    so that anybody can draw it again; an order that was drawn is drawn again only with a reason.

    Raises ``Refused``: experts.draw_speakers, experts.draw_number, meetings.lots_again, meetings.already_begun.
    """
    meeting = _allowed(work, meeting_id, Act.DRAW_LOTS)
    check_spoken(spoken)
    attempt = len(attempts_of(work.session, meeting_id)) + 1
    if attempt > 1 and not reason.strip():
        raise Refused("meetings.lots_again", attempt=attempt).beside("reason")
    lines = _agenda(work.session, meeting_id)
    merged = stands_for(work.session, OfficeList.FIELDS)
    groups = grouped((proposal.number or "", _group(proposal, by, merged)) for _item, proposal in lines)
    numbers = [one.number for one in spoken]
    drawn: Lots = draw_lots(meeting.number, groups, attempt=attempt, numbers=numbers)
    before = [which(work, item) for item, _proposal in lines]
    items = {proposal.number or "": item for item, proposal in lines}
    for position, number in enumerate(drawn.order, 1):
        items[number].position = position
    after = [which(work, items[number]) for number in drawn.order]
    work.record(
        Act.DRAW_LOTS, Kind.MEETING, meeting_id, attempt=attempt, spoken=[[one.who, one.number] for one in spoken],
        lots_mark=drawn.fingerprint, groups=[list(group) for group in groups], order=list(drawn.order),
        before=before, after=after, reason=reason.strip(),
    )  # fmt: skip
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.SET_TIMES)
def set_times(
    work: UnitOfWork, *, meeting_id: str, start: str, each: str, pause_from: str = "", pause_to: str = ""
) -> Changes:
    """Plan when each proposal begins; a blank ``start`` takes the plan away. The times follow the order of the agenda, also
    when it changes. Raises what ``Timetable.of`` raises."""
    meeting = _allowed(work, meeting_id, Act.SET_TIMES)
    plan = Timetable.of(start, each, pause_from, pause_to).text() if start.strip() else ""
    before, meeting.timetable = meeting.timetable, plan
    require_one_place_each(work.session, meeting)
    work.record(Act.SET_TIMES, Kind.MEETING, meeting_id, before=before, after=plan)
    return Changes.of(Kind.MEETING, meeting_id)


def _allowed(work: UnitOfWork, meeting_id: str, act: Act) -> Meeting:
    meeting = work.get(Meeting, meeting_id)
    require_possible(
        for_person(work.actor, partial(possible_acts, standing(work, meeting))), act, "meetings.not_in_this_state"
    )
    return meeting


def _agenda(session: Session, meeting_id: str) -> list[tuple[AgendaItem, Proposal]]:
    query = (
        select(AgendaItem, Proposal)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position)
    )
    return [(item, proposal) for item, proposal in session.execute(query)]


def _group(proposal: Proposal, by: LotGroups, merged: Mapping[str, str]) -> str:
    if by is LotGroups.TRACK:
        return proposal.track
    return merged.get(proposal.field, proposal.field) if by is LotGroups.FIELD else ""

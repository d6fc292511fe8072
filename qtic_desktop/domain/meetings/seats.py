"""What may be done about one seat of the panel, and about who leads for one proposal, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.meetings.life import MeetingStatus
from qtic_desktop.domain.meetings.panel import Presence
from qtic_desktop.domain.possible import Possible


@dataclass(frozen=True, slots=True)
class SeatStanding:
    """What decides about the acts on a seat. ``written``: whether anything of this expert stands on a sheet or a ballot;
    ``moved``: whether an arrival or a leaving can be taken back; ``opinion``: whether an opinion of the meeting is begun,
    so that its leader stays; ``expert`` is the name, for the sentences."""

    meeting: MeetingStatus
    presence: Presence
    expert: str
    is_leader: bool = False
    pledged: bool = False
    written: bool = False
    moved: bool = False
    opinion: bool = False


def acts_on_seat(seat: SeatStanding, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do about a seat now, what is needed most first."""
    return tuple(one for one in _on_seat(seat) if may(role, one.act))


def _on_seat(seat: SeatStanding) -> Iterator[Possible]:
    runs = seat.meeting is MeetingStatus.OPEN
    if not runs and seat.meeting not in (MeetingStatus.PREPARED, MeetingStatus.POSTPONED):
        return
    here = seat.presence is Presence.PRESENT
    if runs:
        yield Possible(Act.RECORD_LEAVING if here else Act.RECORD_ARRIVAL)
    if here or not runs:
        yield Possible(Act.RECORD_RECUSAL)
    if seat.moved and runs:
        yield Possible(Act.TAKE_BACK_MOVEMENT)
    if seat.meeting is not MeetingStatus.POSTPONED:
        yield Possible(Act.WITHDRAW_PLEDGE if seat.pledged else Act.RECORD_PLEDGE)
    if runs:
        if here and not seat.is_leader:
            yield Possible(Act.ELECT_LEADER, "meetings.opinion_begun" if seat.opinion else "")
        yield Possible(Act.REMOVE_MEMBER, _why_it_stays(seat), {"expert": seat.expert})


def _why_it_stays(seat: SeatStanding) -> str:
    if seat.is_leader:
        return "meetings.leader_stays"
    return "meetings.member_has_written" if seat.written else ""


@dataclass(frozen=True, slots=True)
class LeadStanding:
    """What decides about who leads for one proposal: ``leads``: whether the leader of the panel takes part in it,
    ``acting``: whether somebody is named instead, ``opinion``: whether its opinion is begun."""

    meeting: MeetingStatus
    judged: bool
    leads: bool = True
    acting: bool = False
    opinion: bool = False


def acts_on_lead(lead: LeadStanding, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do about who leads for a proposal now."""
    if lead.meeting not in (MeetingStatus.OPEN, MeetingStatus.SEALED) or not lead.judged:
        return ()
    why = "meetings.opinion_begun" if lead.opinion else ""
    found = [] if lead.leads else [Possible(Act.NAME_ACTING_LEADER, why)]
    if lead.acting:
        found.append(Possible(Act.RELEASE_ACTING_LEADER, why))
    return tuple(one for one in found if may(role, one.act))

"""The life of a meeting and of each proposal on its agenda: what may be done in which state, and why not.

Whatever can be done has its way back: postponing is ended by a new day, cancelling by taking up again, opening by
closing again while nothing is written, setting aside by taking up again, sealing by reopening.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.possible import Possible


class MeetingStatus(StrEnum):
    """Prepared on paper, put off without a new day, called off, open for scoring, sealed (figures fixed)."""

    PREPARED = "prepared"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    OPEN = "open"
    SEALED = "sealed"


class ItemState(StrEnum):
    """A proposal on the agenda: judged with the others, set aside (not judged in this meeting, free for another one),
    or closed by itself (its sheets and ballots fixed before the meeting is sealed)."""

    LISTED = "listed"
    SET_ASIDE = "set_aside"
    CLOSED = "closed"


class Ground(StrEnum):
    """Why a proposal is set aside."""

    APPLICANT_ABSENT = "applicant_absent"
    EVERYBODY_RECUSED = "everybody_recused"
    NO_QUORUM = "no_quorum"
    WITHDRAWN = "withdrawn"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MeetingStanding:
    """What decides about the acts on a meeting. ``begun``: whether anything stands on a sheet or a ballot is cast;
    ``listed``: proposals that are judged here; ``taken``: numbers of proposals that are no longer free for it."""

    status: MeetingStatus
    begun: bool = False
    listed: int = 0
    taken: tuple[str, ...] = ()


_BEFORE = (
    Act.OPEN_MEETING,
    Act.CHANGE_MEETING,
    Act.CHANGE_PANEL,
    Act.CHANGE_AGENDA,
    Act.DRAW_LOTS,
    Act.SET_TIMES,
    Act.SPLIT_MEETING,
    Act.POSTPONE_MEETING,
    Act.CANCEL_MEETING,
)
_WHILE = (
    Act.ADD_MEMBER,
    Act.ELECT_LEADER,
    Act.ADD_ITEM,
    Act.REORDER_AGENDA,
    Act.RECORD_ARRIVAL,
    Act.RECORD_LEAVING,
)


def possible_acts(meeting: MeetingStanding, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do with the meeting now, the next step first; sealing apart (``domain.sealing``)."""
    return _of_role(_on_meeting(meeting), role)


def _on_meeting(meeting: MeetingStanding) -> Iterable[Possible]:
    if meeting.status == MeetingStatus.PREPARED:
        return [Possible(act) for act in _BEFORE]
    if meeting.status == MeetingStatus.POSTPONED:
        return [Possible(Act.RESUME_MEETING), Possible(Act.CANCEL_MEETING)]
    if meeting.status == MeetingStatus.CANCELLED:
        taken = {"count": len(meeting.taken), "number": "、".join(meeting.taken)}
        return [Possible(Act.RESTORE_MEETING, "meetings.proposals_taken" if meeting.taken else "", taken)]
    if meeting.status == MeetingStatus.OPEN:
        closing = Possible(Act.WITHDRAW_OPENING, "meetings.already_begun" if meeting.begun else "")
        if not meeting.listed:
            closing = Possible(Act.CANCEL_MEETING)
        lots = Possible(Act.DRAW_LOTS, "meetings.already_begun" if meeting.begun else "")
        return [*(Possible(act) for act in _WHILE), lots, Possible(Act.SET_TIMES), closing]
    return []


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """What decides about the acts on one proposal of an agenda. ``free``: whether its proposal could be taken up again
    here; ``secret``: whether its vote is held in secret, and is ``counted``."""

    meeting: MeetingStatus
    state: ItemState
    free: bool = True
    secret: bool = False
    counted: bool = False


def acts_on_item(item: ItemStanding, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do with one proposal of the agenda now."""
    if item.meeting != MeetingStatus.OPEN:
        return ()
    if item.state == ItemState.SET_ASIDE:
        return _of_role([Possible(Act.RESUME_ITEM, "" if item.free else "meetings.item_elsewhere")], role)
    if item.state == ItemState.CLOSED:
        return _of_role([Possible(Act.REOPEN_ITEM)], role)
    ballots = [Possible(Act.WITHDRAW_BALLOTS if item.counted else Act.RECORD_BALLOTS)] if item.secret else []
    return _of_role([*ballots, Possible(Act.CLOSE_ITEM), Possible(Act.SET_ASIDE_ITEM)], role)


def require_possible(found: Iterable[Possible], act: Act, otherwise: str) -> None:
    """Raise ``Refused`` unless ``act`` is among ``found`` and waits for nothing: with its own reason where it has one,
    with the code ``otherwise`` where it does not come into question."""
    for one in found:
        if one.act is act:
            if one.why_not:
                raise Refused(one.why_not, **one.facts)
            return
    raise Refused(otherwise)


def _of_role(found: Iterable[Possible], role: Role) -> tuple[Possible, ...]:
    return tuple(one for one in found if may(role, one.act))

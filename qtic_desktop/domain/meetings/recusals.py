"""Recusal (回避) of one expert from one proposal: where it comes from, what was decided about it, and its way back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.meetings.life import MeetingStatus
from qtic_desktop.domain.possible import Possible


class Origin(StrEnum):
    """Who brought it up: the expert, the program from a tie it found, the applicant, or the office."""

    DECLARED = "declared"
    FOUND = "found"
    WISHED = "wished"


class RecusalState(StrEnum):
    """Waiting for a decision, in force, dismissed with a reason that sticks, or taken back."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class RecusalStanding:
    """What decides about the acts on a recusal: its state, and that of the meeting it acts in (None: no meeting yet)."""

    state: RecusalState
    meeting: MeetingStatus | None = None


def acts_on_recusal(recusal: RecusalStanding, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do with it now. After sealing only a reopening or a correction docket can."""
    acts = {
        RecusalState.WAITING: (Act.CONFIRM_RECUSAL, Act.DISMISS_RECUSAL),
        RecusalState.IN_FORCE: (Act.WITHDRAW_RECUSAL,),
        RecusalState.DISMISSED: (Act.RECONSIDER_RECUSAL,),
        RecusalState.WITHDRAWN: (Act.RECONSIDER_RECUSAL,),
    }[recusal.state]
    sealed = "meetings.sealed" if recusal.meeting == MeetingStatus.SEALED else ""
    return tuple(Possible(act, sealed) for act in acts if may(role, act))

"""启动建设 (三（三）): the ledger of centres, what may change in a centre, and how one leaves the ledger and comes back.

The guideline says 建设周期一般为三年 and nothing of changes: all of it is noted with the district's opinion and an approval.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.possible import Possible, allowed
from qtic_desktop.domain.track import Track
from qtic_desktop.domain.values import dataclass


class CenterStatus(StrEnum):
    """Where a centre of the ledger stands. ``CANCELLED`` comes from a decision about an annual report alone,
    ``REVOKED`` from one about an evaluation."""

    RUNNING = "running"
    CANCELLED = "cancelled"
    MERGED = "merged"  # 并入其他中心
    MOVED = "moved"  # 依托单位迁出本市
    BANKRUPT = "bankrupt"  # 依托单位破产或注销
    GIVEN_UP = "given_up"  # 依托单位申请撤销
    TAKEN_BACK = "withdrawn"  # 启动登记有误，收回
    REVOKED = "revoked"  # 绩效评估后撤销, undone where it was decided


#: Numbers of the tasks of the guideline (二（二）).
TASKS: Final = (1, 2, 3, 4, 5, 6)
#: How a centre leaves the ledger by its own act; nothing is owed any more, and each of them can be undone.
ENDINGS: Final = (CenterStatus.MERGED, CenterStatus.MOVED, CenterStatus.BANKRUPT, CenterStatus.GIVEN_UP)
OVER: Final = frozenset({*ENDINGS, CenterStatus.TAKEN_BACK})
#: Nothing is owed any more; a cancellation for an annual report has a state of its own there.
NOTHING_OWED: Final = OVER | {CenterStatus.REVOKED}


class ChangeKind(StrEnum):
    """What of a centre can be changed by approval."""

    NAME = "name"
    HOST = "host"
    DIRECTOR = "director"
    PARTNERS = "partners"
    TARGETS = "targets"
    PERIOD = "period"


class ChangeState(StrEnum):
    """Where a change stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class CenterFilter:
    """Which centres a list shows; None lets all through."""

    track: Track | None = None


class CenterStanding(Protocol):
    """What decides about the acts on a centre."""

    @property
    def status(self) -> str:
        """One of ``CenterStatus``."""

    @property
    def proposal_id(self) -> str:
        """The proposal it was started from; empty for one from an older ledger."""

    @property
    def old_center_name(self) -> str:
        """The engineering centre it grew from; empty for a new one."""

    @property
    def targets(self) -> int:
        """How many tasks its task book has."""

    @property
    def change_open(self) -> bool:
        """Whether a change waits for its approval."""

    @property
    def paper_steps(self) -> int:
        """How many stations of its road were noted from paper."""

    @property
    def change_made(self) -> bool:
        """Whether the newest change is in force and can be reversed."""


def possible_acts(center: CenterStanding, role: Role) -> tuple[Possible, ...]:
    """What can be done with a centre now; everything has its way back."""
    if center.status in OVER:
        return allowed((Act.REOPEN_CENTER,), role)
    if center.status != CenterStatus.RUNNING:
        return ()
    if center.change_open:
        acts = [Act.RECORD_CHANGE_CHECK, Act.DECIDE_CHANGE, Act.WITHDRAW_CHANGE]
    else:
        acts = [Act.ASK_CHANGE, *([Act.REVERSE_CHANGE] if center.change_made else [])]
    if center.old_center_name:
        acts.append(Act.CLOSE_OLD_CENTER)
    acts += _task_book(center)
    acts += [Act.CORRECT_CENTER, Act.RECORD_PAPER_STEP]
    if center.paper_steps:
        acts.append(Act.WITHDRAW_PAPER_STEP)
    acts.append(Act.END_CENTER)
    if center.proposal_id:
        acts.append(Act.TAKE_BACK_START)
    return allowed(acts, role)


def _task_book(center: CenterStanding) -> list[Act]:
    """The book of a centre that was started here is frozen from its plan and changed by approval alone; one from paper or
    an older ledger is entered by hand."""
    if center.proposal_id:
        return []
    return [
        *([Act.ADD_TARGET] if center.targets < len(TASKS) else []),
        *([Act.WITHDRAW_TARGET] if center.targets else []),
    ]

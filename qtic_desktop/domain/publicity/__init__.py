"""公示 (三（三）): how long it lasts, which objections count, and what of the list may be started.

The guideline says 并进行公示 and 经公示无异议的 and no more: days, way of counting and the tests of an objection are the
office's (指引未规定).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.possible import Possible, allowed

#: What may be printed of a proposal in public, and nothing else: no person, telephone, account or identity number.
SAFE_COLUMNS: Final = ("center_name", "host_name", "department_name", "field")
#: Longest publicity that is not taken for a slip of the key.
MOST_DAYS: Final = 60


class ObjectionState(StrEnum):
    """Where an objection stands."""

    RECEIVED = "received"
    ADMITTED = "admitted"  # 受理，核查中
    NOT_ADMITTED = "not_admitted"  # 不予受理
    UPHELD = "upheld"  # 异议成立
    DISMISSED = "dismissed"  # 异议不成立
    WITHDRAWN = "withdrawn"  # 异议人撤回


#: Nothing is started over an objection that still waits for its outcome.
OPEN_OBJECTIONS: Final = frozenset({ObjectionState.RECEIVED, ObjectionState.ADMITTED})
#: What is owed an answer once it is settled; one taken back by whoever made it is not.
ANSWERABLE: Final = frozenset({ObjectionState.NOT_ADMITTED, ObjectionState.UPHELD, ObjectionState.DISMISSED})
_SETTLED: Final = frozenset(ObjectionState) - OPEN_OBJECTIONS


class PublicityState(StrEnum):
    """Where one centre of a notice stands on a day."""

    IN_PUBLIC = "in_public"  # 公示中
    OBJECTED = "objected"  # 有异议，待处理
    OVER = "over"  # 期满，待办结
    STOPPED = "stopped"  # 异议成立，停止
    CLEARED = "cleared"  # 经公示无异议
    RECALLED = "recalled"  # 公示已收回


class Ground(StrEnum):
    """Why an objection would not be taken up."""

    ANONYMOUS = "anonymous"
    LATE = "late"
    NO_FACTS = "no_facts"


@dataclass(frozen=True, slots=True)
class NoticeDates:
    """What of a notice decides: the last day, when it was concluded, when it was taken back."""

    ends_on: date
    concluded_on: date | None = None
    withdrawn_on: date | None = None


def publicity_state(notice: NoticeDates, objections: Iterable[ObjectionState], today: date) -> PublicityState:
    """One centre on the day ``today``. One upheld objection stops this one centre and no other; one that waits holds it
    up, also after the notice was concluded."""
    states = frozenset(objections)
    if notice.withdrawn_on is not None:
        return PublicityState.RECALLED
    if ObjectionState.UPHELD in states:
        return PublicityState.STOPPED
    if states & OPEN_OBJECTIONS:
        return PublicityState.OBJECTED
    if notice.concluded_on is not None:
        return PublicityState.CLEARED
    return PublicityState.OVER if today > notice.ends_on else PublicityState.IN_PUBLIC


def grounds(*, real_name: bool, received_on: date, has_facts: bool, ends_on: date) -> tuple[Ground, ...]:
    """What speaks against taking an objection up: no real name, sent after the last day (the postmark counts), no facts."""
    found = ((Ground.ANONYMOUS, not real_name), (Ground.LATE, received_on > ends_on), (Ground.NO_FACTS, not has_facts))
    return tuple(ground for ground, holds in found if holds)


class NoticeLineStanding(Protocol):
    """What decides about the acts on a line of a notice: a centre, or an objection against it."""

    @property
    def state(self) -> str:
        """``ObjectionState`` of an objection, ``PublicityState`` of a centre."""

    @property
    def is_objection(self) -> bool:
        """Which of the two it is."""

    @property
    def answered_on(self) -> date | None:
        """When the answer went out."""

    @property
    def recalled(self) -> bool:
        """Whether the notice was taken back."""

    @property
    def concluded(self) -> bool:
        """Whether the notice was closed."""


def possible_acts(line: NoticeLineStanding, role: Role) -> tuple[Possible, ...]:
    """What can be done with one line now: an objection goes step by step, and every step can be taken back; then what
    is done with the whole notice."""
    if line.recalled:
        return ()
    whole = [Act.REOPEN_NOTICE] if line.concluded else [Act.RECORD_POSTING, Act.CONCLUDE_NOTICE]
    return allowed((*_on_line(line), *whole, Act.REPUBLISH_NOTICE, Act.WITHDRAW_NOTICE), role)


def _on_line(line: NoticeLineStanding) -> list[Act]:
    if not line.is_objection:
        return [Act.REGISTER_OBJECTION]
    if line.state == ObjectionState.RECEIVED:
        return [Act.JUDGE_OBJECTION, Act.WITHDRAW_OBJECTION]
    if line.state == ObjectionState.ADMITTED:
        return [Act.DECIDE_OBJECTION, Act.WITHDRAW_OBJECTION, Act.REOPEN_OBJECTION]
    if line.answered_on is None and line.state != ObjectionState.WITHDRAWN:
        return [Act.ANSWER_OBJECTION, Act.REOPEN_OBJECTION]
    return [Act.REOPEN_OBJECTION]


def step_back(state: ObjectionState, *, admitted: bool) -> ObjectionState:
    """The state before: what was decided after admission is being looked into again, all else waits for admission."""
    return ObjectionState.ADMITTED if state in _SETTLED and admitted else ObjectionState.RECEIVED

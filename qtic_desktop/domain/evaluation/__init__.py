"""绩效评估 (三（四）): where the evaluation of a centre stands and what can be done with it now. People decide, in every case.

The guideline says 建设期满前后 … 进行绩效评估 and that the result is 后续建设支持的重要依据. How long before and after,
the grades, the term to rectify and what a second failure leads to are the office's (指引未规定).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.possible import Possible, allowed
from qtic_desktop.domain.publicity import ObjectionState

#: The grade of a centre that passed a higher evaluation and is not evaluated again here.
DEEMED: Final = "视为合格"
#: The track of rubric, agenda item and score sheet.
TRACK: Final = "EVALUATION"


class EvaluationState(StrEnum):
    """Where the evaluation of one centre stands."""

    LISTED = "listed"  # 待通知
    NOTICED = "noticed"  # 待自评报告
    REPORT_LATE = "report_late"  # 自评报告逾期
    RECEIVED = "received"  # 待区市审核
    CHECKED = "checked"  # 待安排评审
    ON_AGENDA = "on_agenda"  # 评审中
    REVIEWED = "reviewed"  # 已评审，待定等次
    ABSENT = "absent"  # 拒绝或未参加，待定等次
    DEFERRED = "deferred"  # 缓评
    GRADED = "graded"  # 已定等次，待公布
    IN_PUBLIC = "in_public"  # 公示中
    FAILED = "failed"  # 不合格，待处理
    RECTIFYING = "rectifying"  # 限期整改
    RECTIFY_LATE = "rectify_late"  # 整改到期未复核
    REVOKING = "revoking"  # 拟撤销
    REVOKED = "revoked"  # 已撤销
    DONE = "done"  # 已办结
    ENDED = "ended"  # 中心已终止


class Absence(StrEnum):
    """Why a centre has nothing to be scored."""

    REFUSED = "refused"  # 拒绝参加
    ABSENT = "absent"  # 未按通知参加


class Way(StrEnum):
    """How a grade came about."""

    PANEL = "panel"  # 专家评审
    PAPER = "paper"  # 纸质办结
    DEEMED = "deemed"  # 视为合格
    ABSENT = "absent"  # 拒绝或未参加


#: What waits for nobody any more.
SETTLED: Final = frozenset({EvaluationState.DONE, EvaluationState.REVOKED, EvaluationState.ENDED})


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about the state; None and empty mean it has not happened. ``sealed``: the panel's figures are fixed."""

    center_status: str = CenterStatus.RUNNING
    noticed_on: date | None = None
    report_due_on: date | None = None
    received_on: date | None = None
    checked_on: date | None = None
    absence: str = ""
    deferred_until: date | None = None
    placed: bool = False
    sealed: bool = False
    grade: str = ""
    passed: bool | None = None
    posted_on: date | None = None
    concluded_on: date | None = None
    rectify_due_on: date | None = None
    rectified_on: date | None = None
    rectified: bool | None = None
    revoke_from: date | None = None
    revoked_on: date | None = None


def has_passed(facts: Facts) -> bool:
    """Whether the centre passed in the end: by its grade, or by the re-check of what it had to rectify."""
    return bool(facts.passed) or bool(facts.rectified)


def state_of(facts: Facts, today: date) -> EvaluationState:
    """The state on the day ``today``. A decision of people stands above all dates; a centre that left the ledger by
    another way is not evaluated any more, unless that was done already."""
    if facts.revoked_on is not None:
        return EvaluationState.REVOKED
    if not facts.grade:
        return EvaluationState.ENDED if facts.center_status != CenterStatus.RUNNING else _before_grade(facts, today)
    if facts.revoke_from is not None:
        return EvaluationState.REVOKING
    if facts.rectify_due_on is not None and facts.rectified_on is None:
        return EvaluationState.RECTIFY_LATE if today > facts.rectify_due_on else EvaluationState.RECTIFYING
    if facts.posted_on is None:
        return EvaluationState.GRADED
    if facts.concluded_on is None:
        return EvaluationState.IN_PUBLIC
    return EvaluationState.DONE if has_passed(facts) else EvaluationState.FAILED


def _before_grade(facts: Facts, today: date) -> EvaluationState:
    if facts.deferred_until is not None and today < facts.deferred_until:
        return EvaluationState.DEFERRED
    if facts.absence:
        return EvaluationState.ABSENT
    if facts.placed:
        return EvaluationState.REVIEWED if facts.sealed else EvaluationState.ON_AGENDA
    if facts.checked_on is not None:
        return EvaluationState.CHECKED
    if facts.received_on is not None:
        return EvaluationState.RECEIVED
    if facts.noticed_on is None:
        return EvaluationState.LISTED
    late = facts.report_due_on is not None and today > facts.report_due_on
    return EvaluationState.REPORT_LATE if late else EvaluationState.NOTICED


class EvaluationStanding(Protocol):
    """What decides about the acts on one evaluation."""

    @property
    def state(self) -> str:
        """One of ``EvaluationState``."""

    @property
    def facts(self) -> Facts:
        """The dates behind it."""

    @property
    def last_step(self) -> str:
        """The act that can be taken back; empty before the first."""

    @property
    def proposal_number(self) -> str:
        """Its number on the docket; empty before."""

    @property
    def targets(self) -> int:
        """How many tasks the task book has."""

    @property
    def may_revoke(self) -> bool:
        """Whether the ground for a revocation is there: a second failure, a failed re-check, or an absence."""

    @property
    def heard_on(self) -> date | None:
        """When the statement about a revocation was heard."""

    @property
    def next_until(self) -> date | None:
        """The end of the next period; None while none was opened."""

    @property
    def objection(self) -> str:
        """State of the newest objection against the grade in public that is not answered; empty without one."""


_NEXT: Final[Mapping[str, Act]] = {
    EvaluationState.LISTED: Act.NOTIFY_EVALUATION,
    EvaluationState.NOTICED: Act.RECEIVE_SELF_REPORT,
    EvaluationState.REPORT_LATE: Act.RECEIVE_SELF_REPORT,
    EvaluationState.RECEIVED: Act.CHECK_SELF_REPORT,
    EvaluationState.CHECKED: Act.PLACE_EVALUATION,
    EvaluationState.REVIEWED: Act.DECIDE_GRADE,
    EvaluationState.ABSENT: Act.DECIDE_GRADE,
    EvaluationState.GRADED: Act.PUBLISH_GRADES,
    EvaluationState.IN_PUBLIC: Act.CONCLUDE_GRADES,
    EvaluationState.RECTIFYING: Act.RECORD_RECTIFICATION,
    EvaluationState.RECTIFY_LATE: Act.RECORD_RECTIFICATION,
}
_NO_SCORE_YET: Final = frozenset(
    {
        EvaluationState.LISTED, EvaluationState.NOTICED, EvaluationState.REPORT_LATE, EvaluationState.RECEIVED,
        EvaluationState.CHECKED,
    }
)  # fmt: skip


def possible_acts(one: EvaluationStanding, role: Role) -> tuple[Possible, ...]:
    """What can be done now, the next step first; the last step can always be taken back. What would end a centre never
    comes first, and is not offered without its ground."""
    state = EvaluationState(one.state)
    acts = [_NEXT[state]] if state in _NEXT else []
    acts += _besides(one, state)
    if one.last_step == Act.PLACE_EVALUATION and one.facts.sealed:
        judged = Possible(Act.TAKE_BACK_EVALUATION, "evaluation.on_agenda", {"number": one.proposal_number})
        return (*allowed(acts, role), *((judged,) if may(role, judged.act) else ()))
    if one.last_step:
        acts.append(Act.TAKE_BACK_EVALUATION)
    elif state is EvaluationState.LISTED:
        acts.append(Act.UNLIST_EVALUATION)
    return allowed(acts, role)


def _besides(one: EvaluationStanding, state: EvaluationState) -> list[Act]:
    if state in _NO_SCORE_YET:
        notes = [Act.NOTE_ACTUAL] if one.targets else []
        return [*notes, Act.RECORD_PAPER_GRADE, Act.DEFER_EVALUATION, Act.DEEM_PASSED, Act.NOTE_ABSENCE]
    if state is EvaluationState.DEFERRED:
        return [Act.DEEM_PASSED, Act.RECORD_PAPER_GRADE]
    if state is EvaluationState.ABSENT:
        return [Act.RECORD_PAPER_GRADE]
    if state is EvaluationState.IN_PUBLIC:
        return [*_against(one), *_after_grade(one, state)]
    if state is EvaluationState.REVOKING:
        return [Act.DECIDE_REVOCATION, Act.HEAR_REVOCATION] if one.heard_on is not None else [Act.HEAR_REVOCATION]
    return _after_grade(one, state)


def _against(one: EvaluationStanding) -> list[Act]:
    """An objection goes step by step, and every step can be taken back."""
    step = {
        ObjectionState.RECEIVED: Act.JUDGE_GRADE_OBJECTION, ObjectionState.ADMITTED: Act.DECIDE_GRADE_OBJECTION,
    }  # fmt: skip
    if not one.objection:
        return [Act.REGISTER_GRADE_OBJECTION]
    state = ObjectionState(one.objection)
    acts = [step.get(state, Act.ANSWER_GRADE_OBJECTION), Act.REGISTER_GRADE_OBJECTION]
    return acts if state is ObjectionState.RECEIVED else [*acts, Act.REOPEN_GRADE_OBJECTION]


def _after_grade(one: EvaluationStanding, state: EvaluationState) -> list[Act]:
    facts = one.facts
    if not facts.grade or state is EvaluationState.REVOKED or facts.center_status != CenterStatus.RUNNING:
        return []
    if has_passed(facts):
        return [] if one.next_until is not None else [Act.OPEN_NEXT_PERIOD]
    acts = [] if facts.rectify_due_on is not None else [Act.ORDER_RECTIFICATION]
    return [*acts, Act.PROPOSE_REVOCATION] if one.may_revoke else acts


Row = TypeVar("Row", bound=EvaluationStanding)

#: Next steps that can be taken for several at once.
_MANY: Final = (Act.NOTIFY_EVALUATION, Act.PLACE_EVALUATION, Act.PUBLISH_GRADES, Act.CONCLUDE_GRADES)


def many_acts(rows: Sequence[Row], role: Role) -> Mapping[Act, tuple[Row, ...]]:
    """Acts on several at once, and those of ``rows`` whose next step each of them is."""
    fitting = {act: tuple(row for row in rows if _NEXT.get(EvaluationState(row.state)) is act) for act in _MANY}
    fitting[Act.APPLY_GRADES] = tuple(row for row in rows if row.state == EvaluationState.REVIEWED)
    return {act: found for act, found in fitting.items() if found and may(role, act)}

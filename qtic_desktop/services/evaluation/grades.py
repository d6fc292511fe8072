"""等次 (三（四）): decided by a person on the panel's score, on paper, or without one; then made public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.calendar import span_of
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.date_order import Pair, in_order, told
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import DEEMED, EvaluationState, Way
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.evaluation.listing import BEFORE_GRADE
from qtic_desktop.services.evaluation.objections import require_settled, upheld_on
from qtic_desktop.services.evaluation.steps import in_state, keep_file, name_of, past, running, said, take_step
from qtic_desktop.services.launch import needed_reason
from qtic_desktop.services.publicity import publicity_rules
from qtic_desktop.services.registry import current_rules
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.calendar import calendar_of
from qtic_desktop.storage.queries.evaluation_figures import figures_of, judged_on, suggested
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.unit_of_work import UnitOfWork


def grade_names(work: UnitOfWork) -> tuple[str, ...]:
    """The grades of the rule set in force, the best first; the last one is the failing one."""
    _, rules, _ = current_rules(work.session)
    return tuple(name for name, _points in rules.grades)


@use_case(Act.DECIDE_GRADE)
def decide_grade(
    work: UnitOfWork, *, evaluation_id: str, grade: str, on: date, paper: str, reason: str = "", order_reason: str = ""
) -> Changes:
    """Note the grade that was decided. The reason must be written wherever it is not the one that score and cap suggest,
    where nothing is suggested (equal scores at the cap), and where the centre refused or did not come."""
    row = in_state(work, evaluation_id, EvaluationState.REVIEWED, EvaluationState.ABSENT)
    running(work, row)
    names = grade_names(work)
    if grade not in names:
        raise Refused("evaluation.no_such_grade", grade=grade).beside("grade")
    hint = suggested(work.session, year=row.year).get(row.id)
    suggestion = "" if hint is None or row.absence else hint.grade
    words = reason.strip()
    if suggestion != grade and len(words) < LEAST_REASON:
        raise Refused("evaluation.departs", name=name_of(work, row), grade=suggestion or "—").beside("reason")
    _require_in_order(work, row, on, order_reason)
    figures = None if row.absence else figures_of(work.session, row)
    columns = {
        "grade": grade, "score": None if figures is None else figures.mean, "suggested": suggestion,
        "passed": grade != names[-1], "decided_on": past(work, on, "on"),
        "decision_paper": said(paper, "paper", "evaluation.number_missing"), "decision_reason": words,
        "way": (Way.ABSENT if row.absence else Way.PANEL).value,
    }  # fmt: skip
    return take_step(work, row, Act.DECIDE_GRADE, columns, told=told(order_reason))


def _require_in_order(work: UnitOfWork, row: Evaluation, on: date, why: str) -> None:
    """A grade is decided after what it rests on: the panel's meeting or the absence, and an objection that was upheld."""
    if row.absence:
        in_order(Pair.GRADE_ABSENCE, row.absence_on, on, "on")
    else:
        in_order(Pair.GRADE_MEETING, judged_on(work.session, row), on, "on", why=why)
    in_order(Pair.GRADE_OBJECTION, upheld_on(work, row), on, "on")


@use_case(Act.APPLY_GRADES)
def apply_grades(
    work: UnitOfWork, *, evaluation_ids: Sequence[str], on: date, paper: str, order_reason: str = ""
) -> Changes:
    """Decide several as score and cap suggest, all under one paper. Where nothing is suggested the centre is left for a
    decision of its own; refused when that is so for all."""
    hints = {}
    changed = Changes()
    for one in evaluation_ids:
        year = work.get(Evaluation, one).year
        hints.update(suggested(work.session, year=year) if one not in hints else {})
    for one in evaluation_ids:
        hint = hints.get(one)
        if hint is not None and hint.grade:
            changed |= decide_grade(
                work, evaluation_id=one, grade=hint.grade, on=on, paper=paper, order_reason=order_reason
            )
    if not changed.ids:
        raise Refused("evaluation.nothing_suggested")
    return changed


@use_case(Act.DEEM_PASSED)
def deem_passed(work: UnitOfWork, *, evaluation_id: str, on: date, paper: str, reason: str) -> Changes:
    """Note that a centre counts as passed (视为合格) without an evaluation here, for instance after that of the province;
    the ground and the paper are named."""
    row = in_state(work, evaluation_id, *BEFORE_GRADE, EvaluationState.DEFERRED)
    running(work, row)
    columns = {
        "grade": DEEMED, "score": None, "suggested": "", "passed": True, "decided_on": past(work, on, "on"),
        "decision_paper": said(paper, "paper", "evaluation.number_missing"), "decision_reason": needed_reason(reason),
        "way": Way.DEEMED.value,
    }  # fmt: skip
    return take_step(work, row, Act.DEEM_PASSED, columns)


@use_case(Act.RECORD_PAPER_GRADE)
def record_paper_grade(
    work: UnitOfWork,
    *,
    evaluation_id: str,
    grade: str,
    on: date,
    paper: str,
    score: str = "",
    order_reason: str = "",
    file_name: str = "",
    sha256: str = "",
    size: int = 0,
) -> Changes:
    """Note an evaluation that was made on paper: day, grade, number, the score if there is one, the kept scan. Decided
    before the self-report came, it is noted with its reason."""
    states = (*BEFORE_GRADE, EvaluationState.DEFERRED, EvaluationState.ABSENT)
    row = in_state(work, evaluation_id, *states)
    running(work, row)
    names = grade_names(work)
    if grade not in names:
        raise Refused("evaluation.no_such_grade", grade=grade).beside("grade")
    columns = {
        "grade": grade, "score": _points(score), "suggested": "", "passed": grade != names[-1],
        "decided_on": past(work, on, "on"), "decision_paper": said(paper, "paper", "evaluation.number_missing"),
        "decision_reason": "", "way": Way.PAPER.value,
    }  # fmt: skip
    in_order(Pair.GRADE_ABSENCE, row.absence_on, on, "on")
    in_order(Pair.GRADE_REPORT, row.received_on, on, "on", why=order_reason)
    in_order(Pair.GRADE_OBJECTION, upheld_on(work, row), on, "on")
    more = {**keep_file(work, row, "scan", file_name, sha256, size), **told(order_reason)}
    return take_step(work, row, Act.RECORD_PAPER_GRADE, columns, told=more)


def _points(text: str) -> Decimal | None:
    if not text.strip():
        return None
    points = decimal_from(text)
    if points is None or not 0 <= points <= 100:
        raise Refused("evaluation.bad_score", text=text.strip()).beside("score")
    return points


@use_case(Act.PUBLISH_GRADES)
def publish_grades(work: UnitOfWork, *, evaluation_ids: Sequence[str], on: date, place: str) -> Changes:
    """Note that grades were made public, where, and until when by the office's rule of counting days."""
    where, day = said(place, "place", "evaluation.place_missing"), past(work, on, "on")
    rules = publicity_rules(work.session)
    span = span_of(calendar_of(work.session), day, rules.days, working=rules.working, first_counts=rules.first_counts)
    unknown = ",".join(map(str, span.unknown_years))
    columns = {"posted_on": day, "public_until": span.last, "unknown_years": unknown, "posting_place": where}
    changed = Changes()
    for one in evaluation_ids:
        row = in_state(work, one, EvaluationState.GRADED)
        in_order(Pair.POSTED_GRADE, row.decided_on, day, "on")
        changed |= take_step(work, row, Act.PUBLISH_GRADES, columns)
    return changed


@use_case(Act.CONCLUDE_GRADES)
def conclude_grades(work: UnitOfWork, *, evaluation_ids: Sequence[str], on: date, outcome: str) -> Changes:
    """Close the publication once its last day has passed, with what came in and what became of it (无异议)."""
    words, day = said(outcome, "outcome", "evaluation.outcome_missing"), past(work, on, "on")
    changed = Changes()
    for one in evaluation_ids:
        row = in_state(work, one, EvaluationState.IN_PUBLIC)
        if row.public_until is not None and day <= row.public_until:
            raise Refused("evaluation.still_public", day=row.public_until.isoformat()).beside("on")
        require_settled(work, row)
        changed |= take_step(work, row, Act.CONCLUDE_GRADES, {"concluded_on": day, "outcome": words})
    return changed

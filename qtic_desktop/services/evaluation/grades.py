"""等次 (三（四）): decided by a person on the panel's score, on paper, or without one; then made public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.calendar import span_of
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.evaluation import DEEMED, EvaluationState, Way
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.services.evaluation.listing import BEFORE_GRADE
from qtic_desktop.services.evaluation.steps import in_state, name_of, past, running, said, take_step
from qtic_desktop.services.launch import needed_reason
from qtic_desktop.services.opinions.signatures import MOST_BYTES, SCANS
from qtic_desktop.services.perform import perform
from qtic_desktop.services.publicity import publicity_rules
from qtic_desktop.services.registry import current_rules
from qtic_desktop.services.registry.calendar import holidays
from qtic_desktop.services.selection import LEAST_REASON
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.evaluation_figures import figures_of, suggested
from qtic_desktop.storage.tables import Attachment, Evaluation
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace


def grade_names(work: UnitOfWork) -> tuple[str, ...]:
    """The grades of the rule set in force, the best first; the last one is the failing one."""
    _, rules, _ = current_rules(work.session)
    return tuple(name for name, _points in rules.grades)


@use_case(Act.DECIDE_GRADE)
def decide_grade(
    work: UnitOfWork, *, evaluation_id: str, grade: str, on: date, paper: str, reason: str = ""
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
    figures = None if row.absence else figures_of(work.session, row)
    columns = {
        "grade": grade, "score": None if figures is None else figures.mean, "suggested": suggestion,
        "passed": grade != names[-1], "decided_on": past(work, on, "on"),
        "decision_paper": said(paper, "paper", "evaluation.number_missing"), "decision_reason": words,
        "way": (Way.ABSENT if row.absence else Way.PANEL).value,
    }  # fmt: skip
    return take_step(work, row, Act.DECIDE_GRADE, columns)


@use_case(Act.APPLY_GRADES)
def apply_grades(work: UnitOfWork, *, evaluation_ids: Sequence[str], on: date, paper: str) -> Changes:
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
            changed |= decide_grade(work, evaluation_id=one, grade=hint.grade, on=on, paper=paper)
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
    file_name: str = "",
    sha256: str = "",
    size: int = 0,
) -> Changes:
    """Note an evaluation that was made on paper: day, grade, number, the score if there is one, the kept scan."""
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
    told = {}
    if sha256:
        work.session.add(
            Attachment(
                id=work.new_id(), subject_id=row.id, kind="scan", file_name=file_name, sha256=sha256, size=size
            )
        )  # fmt: skip
        told = {"file": file_name, "sha256": sha256}
    return take_step(work, row, Act.RECORD_PAPER_GRADE, columns, told=told)


def _points(text: str) -> Decimal | None:
    if not text.strip():
        return None
    points = decimal_from(text)
    if points is None or not 0 <= points <= 100:
        raise Refused("evaluation.bad_score", text=text.strip()).beside("score")
    return points


@job(Act.RECORD_PAPER_GRADE, saves=True)
def keep_paper_grade(
    workspace: Workspace,
    actor: Actor,
    *,
    evaluation_id: str,
    grade: str,
    on: date,
    paper: str,
    score: str = "",
    scan: Path | None = None,
) -> Changes:
    """As ``record_paper_grade``, keeping the scan first. Raises ``Refused`` (opinions.scan_kind,
    opinions.scan_too_large) and ``EnvironmentTrouble`` when the file cannot be read."""
    facts: dict[str, str] = {}
    size = 0
    if scan is not None:
        data = _read(scan)
        facts, size = {"file_name": scan.name, "sha256": workspace.attachments.put(data)}, len(data)
    order = record_paper_grade.bind(
        evaluation_id=evaluation_id, grade=grade, on=on, paper=paper, score=score, size=size, **facts
    )
    return perform(workspace.store, actor, order)


def _read(scan: Path) -> bytes:
    if scan.suffix.lower() not in SCANS:
        raise Refused("opinions.scan_kind", file=scan.name).beside("scan")
    try:
        with scan.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as trouble:
        raise EnvironmentTrouble("files.cannot_read", file=scan.name, reason=trouble.strerror or "") from trouble
    if len(data) > MOST_BYTES or not data:
        raise Refused("opinions.scan_too_large", file=scan.name, most=MOST_BYTES >> 20).beside("scan")
    return data


@use_case(Act.PUBLISH_GRADES)
def publish_grades(work: UnitOfWork, *, evaluation_ids: Sequence[str], on: date, place: str) -> Changes:
    """Note that grades were made public, where, and until when by the office's rule of counting days."""
    where, day = said(place, "place", "evaluation.place_missing"), past(work, on, "on")
    rules = publicity_rules(work.session)
    span = span_of(holidays(), day, rules.days, working=rules.working, first_counts=rules.first_counts)
    unknown = ",".join(map(str, span.unknown_years))
    columns = {"posted_on": day, "public_until": span.last, "unknown_years": unknown, "posting_place": where}
    changed = Changes()
    for one in evaluation_ids:
        row = in_state(work, one, EvaluationState.GRADED)
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
        changed |= take_step(work, row, Act.CONCLUDE_GRADES, {"concluded_on": day, "outcome": words})
    return changed

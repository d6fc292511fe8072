"""Evaluations of past years (三（四）): the grade as it was decided, made public, and what followed from it. Every step stands
in the case as if it had been noted here, so that each can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.evaluation import DEEMED, Way
from qtic_desktop.domain.evaluation.periods import window
from qtic_desktop.domain.imports.columns_past import GRADES, Part
from qtic_desktop.domain.imports.forms import heading_key
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.exchange.past_rows import PastGrade
from qtic_desktop.services.evaluation.grades import grade_names
from qtic_desktop.services.evaluation.listing import EvaluationRules, evaluation_rules
from qtic_desktop.services.evaluation.steps import take_step
from qtic_desktop.services.imports.past.tally import PastTally
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.unit_of_work import UnitOfWork

_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Grades:
    """What all rows need."""

    work: UnitOfWork
    rules: EvaluationRules
    names: tuple[str, ...]
    tally: PastTally
    there: set[tuple[str, date]] = field(default_factory=set)


def take_grades(
    work: UnitOfWork, items: Sequence[PastGrade], centers: Mapping[str, Center], tally: PastTally
) -> list[Evaluation]:
    """The evaluations of the workbook that the record has not, for each centre from the oldest period on."""
    told = _Grades(work, evaluation_rules(work.session), grade_names(work), tally)
    told.there = {(row[0], row[1]) for row in work.session.execute(select(Evaluation.center_id, Evaluation.period_end))}
    by_center: dict[str, list[PastGrade]] = {}
    for item in items:
        if item.number in centers:
            by_center.setdefault(item.number, []).append(item)
    made = []
    for number, rows in by_center.items():
        made += _of_center(told, centers[number], rows)
    for number, center in centers.items():
        if center.status == CenterStatus.REVOKED and not any(one.revoked_on for one in by_center.get(number, ())):
            place = tally.centers[number].place
            if place is not None and not tally.centers[number].known:
                tally.say(Part.CENTERS, place, "status", "past.revoke_needs_grade", number=number)
    return made


def _of_center(told: _Grades, center: Center, rows: list[PastGrade]) -> list[Evaluation]:
    made, start = [], center.started_on
    known = [(_period(told, center, item, alone=len(rows) == 1), item) for item in rows]
    ordered = sorted(((end, item) for end, item in known if end is not None), key=lambda one: one[0])
    for place, (end, item) in enumerate(ordered):
        if not _is_possible(told, center, item, end, start, is_last=place == len(ordered) - 1):
            continue
        if (center.id, end) in told.there:
            told.tally.same += 1
            told.tally.say(
                Part.GRADES,
                item.place,
                "",
                "past.grade_there",
                blocking=False,
                number=center.number,
                date=end.isoformat(),
            )
        else:
            told.there.add((center.id, end))
            made.append(_evaluation(told, center, item, start, end))
        start = end + _DAY
    return made


def _period(told: _Grades, center: Center, item: PastGrade, *, alone: bool) -> date | None:
    """The last day of the period that was evaluated: as written, or that of the ledger where nothing followed."""
    if item.period_end is not None:
        return item.period_end
    if not alone or item.next_until is not None:
        told.tally.say(Part.GRADES, item.place, "period_end", "past.period_unclear", number=center.number)
        return None
    told.tally.say(
        Part.GRADES, item.place, "period_end", "past.period_taken", blocking=False, date=center.ends_on.isoformat()
    )
    return center.ends_on


def _is_possible(told: _Grades, center: Center, item: PastGrade, end: date, start: date, *, is_last: bool) -> bool:
    say, before = told.tally.say, len(told.tally.findings)
    if _grade(item) not in (*told.names, DEEMED):
        say(
            Part.GRADES,
            item.place,
            "grade",
            "past.no_such_grade",
            grade=item.grade,
            names="、".join((*told.names, DEEMED)),
        )
    if end <= start:
        say(Part.GRADES, item.place, "period_end", "past.period_before", start=start.isoformat(), date=end.isoformat())
    points = decimal_from(item.score) if item.score else None
    if item.score and (points is None or not 0 <= points <= 100):
        say(Part.GRADES, item.place, "score", "past.bad_score", text=item.score)
    for key in ("decided_on", "posted_on", "revoked_on"):
        day: date | None = getattr(item, key)
        if day is not None and day > told.work.today:
            say(Part.GRADES, item.place, key, "past.in_future", date=day.isoformat())
    passed = _grade(item) != told.names[-1]
    if item.next_until is not None and (not passed or item.next_until <= end):
        say(Part.GRADES, item.place, "next_until", "past.next_period_wrong", date=item.next_until.isoformat())
    expected = item.next_until or end
    if is_last and center.ends_on != expected:
        there, here = center.ends_on.isoformat(), expected.isoformat()
        say(Part.GRADES, item.place, "next_until", "past.period_differs", there=there, here=here)
    if item.revoked_on is not None and center.status != CenterStatus.REVOKED:
        say(Part.GRADES, item.place, "revoked_on", "past.not_revoked", number=center.number)
    if (item.revoked_on is not None) != bool(item.revoke_paper):
        say(Part.GRADES, item.place, "revoke_paper", "past.revoke_incomplete")
    return not any(one.found.blocking for one in told.tally.findings[before:])


def _grade(item: PastGrade) -> str:
    """The grade in the word of the rules, where the file uses a usual other word for it."""
    key = heading_key(item.grade)
    usual = (one.value for one in GRADES if key in {heading_key(word) for word in (one.value, *one.aliases)})
    return next(usual, item.grade)


def _evaluation(told: _Grades, center: Center, item: PastGrade, start: date, end: date) -> Evaluation:
    work, grade = told.work, _grade(item)
    assert item.decided_on is not None
    found = window(end, before=told.rules.before, after=told.rules.after)
    row = Evaluation(
        id=work.new_id(), center_id=center.id, year=item.decided_on.year, period_start=start, period_end=end,
        window_end=found.last, steps="[]",
    )  # fmt: skip
    work.session.add(row)
    work.flush()
    score: Decimal | None = decimal_from(item.score) if item.score else None
    deemed = grade == DEEMED
    act = Act.DEEM_PASSED if deemed else Act.RECORD_PAPER_GRADE
    columns = {
        "grade": grade, "score": score, "suggested": "", "passed": grade != told.names[-1],
        "decided_on": item.decided_on, "decision_paper": item.decision_paper, "decision_reason": "",
        "way": (Way.DEEMED if deemed else Way.PAPER).value,
    }  # fmt: skip
    take_step(work, row, act, columns)
    if item.posted_on is not None:
        take_step(
            work, row, Act.PUBLISH_GRADES,
            {"posted_on": item.posted_on, "public_until": item.posted_on, "unknown_years": "", "posting_place": ""},
        )  # fmt: skip
        take_step(work, row, Act.CONCLUDE_GRADES, {"concluded_on": item.posted_on, "outcome": ""})
    if item.revoked_on is not None:
        take_step(
            work, row, Act.DECIDE_REVOCATION,
            {"revoke_from": item.revoked_on, "revoked_on": item.revoked_on, "revoke_paper": item.revoke_paper},
            beside={"status": CenterStatus.RUNNING.value},
        )  # fmt: skip
    if item.next_until is not None:
        take_step(
            work, row, Act.OPEN_NEXT_PERIOD,
            {"next_from": end + _DAY, "next_until": item.next_until, "next_paper": item.next_paper},
        )  # fmt: skip
    told.tally.centers[center.number].grades.append(grade)
    return row

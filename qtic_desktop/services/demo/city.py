"""The ledger of a whole city (示例): 1,200 centres started over five years, their reports of five years, their evaluations.

Everything goes through the use cases, many records an act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.dates import period_end
from qtic_desktop.domain.evaluation.periods import add_months
from qtic_desktop.services import annual_reports
from qtic_desktop.services.annual_reports import corrections
from qtic_desktop.services.evaluation import after, grades, listing
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties
from qtic_desktop.storage.queries.evaluation import EvaluationRow, evaluations
from qtic_desktop.storage.unit_of_work import Store

Do = Callable[[Write], object]
YEARS: Final = 5
#: Grades in turn, with a score; the last of them fails.
_GRADES: Final[tuple[tuple[str, str], ...]] = (
    ("良好", "83.5"),
    ("优秀", "92"),
    ("合格", "71"),
    ("良好", "78.5"),
    ("不合格", "56"),
)


def fill_city(
    do: Do, store: Store, actor: Actor, *, centers: Sequence[tuple[str, str, str]], today: date
) -> Iterator[int]:
    """Take the ``centers`` (name, host, department) into the ledger, open five years and let their reports come, evaluate
    whose period is over; yields the years done."""
    rows = []
    for place, (name, host, department) in enumerate(centers):
        start = date(today.year - YEARS + place % YEARS, 1 + place * 7 % 12, 1 + place % 28)
        rows.append(
            annual_reports.NewCenter(
                f"QTIC-C-{start.year}-{place + 1:04d}", name, host, department, "CONVERSION" if place % 3 == 2 else "NEW",
                start, period_end(start),
            )
        )  # fmt: skip
    do(annual_reports.register_centers.bind(centers=rows))
    for done, year in enumerate(range(today.year - YEARS, today.year)):
        yield done
        do(annual_reports.open_report_year.bind(year=year))
        _reports(do, store, actor, year, today)
    yield YEARS
    _evaluate(do, store, actor, today)


def _reports(do: Do, store: Store, actor: Actor, year: int, today: date) -> None:
    """Most came in time and are filed; of the newest year one in ten is on its way, one in twenty owes it still."""
    rows = ask(store, actor, duties.bind(year=year, today=today))
    newest = year == today.year - 1
    came = [row for place, row in enumerate(rows) if place % (20 if newest else 60)]
    if not came:
        return
    on = date(year + 1, 3, 10)
    ids = [row.id for row in came]
    do(annual_reports.receive_many.bind(duty_ids=ids, summary_on=on, plan_on=on))
    checked = [key for place, key in enumerate(ids) if not newest or place % 10]
    do(annual_reports.check_many.bind(duty_ids=checked, on=on + timedelta(days=5), opinion="情况属实，同意上报"))
    filed = [key for place, key in enumerate(checked) if not newest or place % 15]
    do(annual_reports.file_many.bind(duty_ids=filed, on=on + timedelta(days=12), first_number=f"备案-{year + 1}-0001"))
    _owing(do, [row for row in rows if row.id not in set(ids)][:3], newest=newest, today=today)


def _owing(do: Do, rows: Sequence[DutyRow], *, newest: bool, today: date) -> None:
    """What can become of a report that did not come: a draft to cancel, an extension, nothing yet."""
    for place, row in enumerate(rows if newest else ()):
        if place == 0 and row.state == "overdue":
            reason = f"截至{today.isoformat()}未提报{row.year}年度报告，经催报仍未提报（示例）"
            do(corrections.propose_cancellation.bind(duty_id=row.id, reason=reason))
        elif place == 1:
            until = add_months(row.due_on, 2)
            do(
                corrections.extend_due.bind(
                    duty_id=row.id, until=until, reason="依托单位搬迁（示例）", approval="分管局长批示"
                )
            )


def _evaluate(do: Do, store: Store, actor: Actor, today: date) -> None:
    """Whose period is over: three of four were evaluated on paper; of those published one in two went on."""
    do(listing.open_evaluation.bind())
    rows = ask(store, actor, evaluations.bind(year=today.year, today=today))
    graded = [row for place, row in enumerate(rows) if place % 4]
    for place, row in enumerate(graded):
        grade, score = _GRADES[place % len(_GRADES)]
        number = f"示例科字〔{today.year}〕15号"
        do(
            grades.record_paper_grade.bind(
                evaluation_id=row.id, grade=grade, on=today - timedelta(days=20), paper=number, score=score
            )
        )
    _published(do, graded, today)


def _published(do: Do, graded: Sequence[EvaluationRow], today: date) -> None:
    public = [row.id for row in graded[: len(graded) * 2 // 3]]
    if not public:
        return
    do(grades.publish_grades.bind(evaluation_ids=public, on=today - timedelta(days=15), place="局网站（示例）"))
    do(grades.conclude_grades.bind(evaluation_ids=public, on=today - timedelta(days=2), outcome="无异议"))
    for place, key in enumerate(public):
        if _GRADES[place % len(_GRADES)][0] != "不合格" and place % 2:
            do(after.open_next_period.bind(evaluation_id=key, paper=f"示例科字〔{today.year}〕18号"))

"""Evaluations of the sample: centres about the end of their period, each at another step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.evaluation.periods import add_months
from qtic_desktop.services.evaluation import after, grades, listing
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.evaluation import EvaluationRow, evaluations
from qtic_desktop.storage.unit_of_work import Store

Do = Callable[[Write], object]


def leave_evaluations(do: Do, store: Store, actor: Actor, today: date) -> None:
    """List who falls due, and bring each of them to another step; nothing where nobody is due."""
    if ask(store, actor, listing.plan_evaluation.bind(today=today)).fresh == 0:
        return
    do(listing.open_evaluation.bind())
    steps = (_checked, _failed, _told, _passed, _put_off, _deemed, _refused, _listed)
    rows = ask(store, actor, evaluations.bind(year=today.year, today=today))
    for place, row in enumerate(rows):
        steps[place % len(steps)](do, row, today)


def _listed(_do: Do, _row: EvaluationRow, _today: date) -> None:
    """Nothing was done yet."""


def _told(do: Do, row: EvaluationRow, today: date) -> None:
    told, due = today - timedelta(days=10), today + timedelta(days=20)
    number = f"示例科字〔{today.year}〕12号"
    do(listing.notify_evaluation.bind(evaluation_ids=[row.id], on=told, number=number, report_due_on=due))


def _checked(do: Do, row: EvaluationRow, today: date) -> None:
    _told(do, row, today)
    came = today - timedelta(days=3)
    do(listing.receive_self_report.bind(evaluation_id=row.id, on=came, self_score="91"))
    opinion = "自评报告属实，同意上报"
    do(listing.check_self_report.bind(evaluation_id=row.id, on=came - timedelta(days=2), opinion=opinion))


def _on_paper(do: Do, row: EvaluationRow, today: date, grade: str, score: str) -> None:
    number = f"示例科字〔{today.year}〕15号"
    do(
        grades.record_paper_grade.bind(
            evaluation_id=row.id, grade=grade, on=today - timedelta(days=2), paper=number, score=score
        )
    )


def _passed(do: Do, row: EvaluationRow, today: date) -> None:
    _on_paper(do, row, today, "良好", "83.5")


def _failed(do: Do, row: EvaluationRow, today: date) -> None:
    _on_paper(do, row, today, "不合格", "56")
    due, number = add_months(today, 12), f"示例科函〔{today.year}〕9号"
    demands = "补齐中试条件；年度总结中的服务收入逐笔核实"
    do(
        after.order_rectification.bind(
            evaluation_id=row.id, on=today - timedelta(days=1), due_on=due, paper=number, demands=demands
        )
    )


def _put_off(do: Do, row: EvaluationRow, today: date) -> None:
    until = today + timedelta(days=60)
    reason = "依托单位搬迁，设备停用"
    do(listing.defer_evaluation.bind(evaluation_id=row.id, until=until, paper="分管局长批示", reason=reason))


def _deemed(do: Do, row: EvaluationRow, today: date) -> None:
    reason = "已通过省级技术创新中心绩效评估（示例）"
    do(grades.deem_passed.bind(evaluation_id=row.id, on=today, paper=f"示例科字〔{today.year}〕16号", reason=reason))


def _refused(do: Do, row: EvaluationRow, today: date) -> None:
    reason = "单位来函，因改制不参加评估"
    do(listing.note_absence.bind(evaluation_id=row.id, kind="refused", on=today, reason=reason))

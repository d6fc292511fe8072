"""The acts on an evaluation, the usual way first; people decide grades and revocations, the program notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.evaluation import after_acts, beside_acts
from qtic_desktop.gui.publicity.words import planned
from qtic_desktop.gui.stage.act import Act, Ahead, Choice, Day, File, Given, Line, PaperNumber, Words, order_reason
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.evaluation import files, grades, listing, review
from qtic_desktop.services.publicity.planning import PostingPlan, plan_public_days
from qtic_desktop.storage.queries.evaluation import EvaluationRow
from qtic_desktop.storage.queries.query import Question

Rows = tuple[EvaluationRow, ...]
Today = Callable[[], date]
_WEEKS = timedelta(days=30)
"""Between a notice and the day the self-report is due, as it is proposed."""


def acts(today: Today, names: Callable[[], list[str]], months: Callable[[], int]) -> tuple[Act[EvaluationRow], ...]:
    """What can be done with one evaluation; which of it now, the domain says. ``names`` are the grades of the rules in
    force, ``months`` the usual term to rectify."""
    following = (
        _notify(today), _receive(), _check(), _place(), _decide(names), _publish(), _conclude(), after_acts.rectified(),
    )  # fmt: skip
    return (
        *(replace(act, is_next=True) for act in following), *beside_acts.acts(names), *after_acts.acts(today, months),
    )  # fmt: skip


def many_acts(today: Today) -> tuple[Act[Rows], ...]:
    """What can be done with several at once."""
    return (_notify_many(today), _place_many(), _apply(), _publish_many(), _conclude_many())


def list_act() -> Act[None]:
    """List one centre before its window."""
    center = Line("center", tr("中心"), tr("写编号或全称，与台账一致"), limit=80)
    reason = Words("reason", tr("提前评估的原因"), lines=2)
    return Act(
        listing.list_evaluation,
        tr("单独列入…"),
        lambda _none, given: listing.list_evaluation.bind(center=given[center], reason=given[reason]),
        "plus",
        (center, reason),
        tr("列入名单"),
    )


def _paper() -> Line:
    return PaperNumber("paper", tr("会议或文号"), limit=80)


def _ids(rows: Rows) -> list[str]:
    return [row.id for row in rows]


# -- the usual way


def _notice() -> tuple[Day, Line, Day]:
    return (
        Day("on", tr("通知日期")),
        PaperNumber("number", tr("通知文号"), limit=80),
        Day("report_due_on", tr("自评报告截止日")),
    )


def _notify(today: Today) -> Act[EvaluationRow]:
    on, number, due = _notice()
    return Act(
        listing.notify_evaluation,
        tr("登记通知…"),
        lambda row, given: listing.notify_evaluation.bind(
            evaluation_ids=[row.id], on=given[on], number=given[number], report_due_on=given[due]
        ),
        "megaphone",
        (on, number, due),
        tr("登记通知"),
        fill=lambda _row: {"report_due_on": today() + _WEEKS},
    )


def _notify_many(today: Today) -> Act[Rows]:
    on, number, due = _notice()
    return Act(
        listing.notify_evaluation,
        tr("登记通知 {n} 项…"),
        lambda rows, given: listing.notify_evaluation.bind(
            evaluation_ids=_ids(rows), on=given[on], number=given[number], report_due_on=given[due]
        ),
        "megaphone",
        (on, number, due),
        tr("登记通知"),
        fill=lambda _rows: {"report_due_on": today() + _WEEKS},
        done=lambda _rows, _given, changes: tr("已登记通知 {n} 个中心。").format(n=len(changes.ids)),
    )


def _receive() -> Act[EvaluationRow]:
    on = Day("on", tr("收到日期"), asked=True)
    score = Line("self_score", tr("自评分"), tr("没有自评分的不填"), required=False, limit=8)
    why = order_reason()
    file = File(
        "file", tr("自评报告文件"), tr("PDF，可以不附；评分时专家能看到"), required=False, kinds=tr("PDF 文件 (*.pdf)")
    )
    return Act(
        files.keep_self_report,
        tr("收到自评报告…"),
        lambda row, given: files.keep_self_report.bind(
            evaluation_id=row.id, on=given[on], self_score=given[score], file=given[file], order_reason=given[why]
        ),
        "inbox",
        (on, score, file, why),
        tr("登记收到"),
        from_top=True,
    )


def _check() -> Act[EvaluationRow]:
    on, opinion = Day("on", tr("审核日期")), Words("opinion", tr("审核意见"), tr("照抄区市科技主管部门写在纸上的意见"))
    why = order_reason()
    return Act(
        listing.check_self_report,
        tr("区市审核…"),
        lambda row, given: listing.check_self_report.bind(
            evaluation_id=row.id, on=given[on], opinion=given[opinion], order_reason=given[why]
        ),
        "clipboard-check",
        (on, opinion, why),
        tr("登记区市审核"),
    )


def _place() -> Act[EvaluationRow]:
    tasks = Line("tasks", tr("选择的任务"), tr("写任务编号 1 到 6，空格分开；没有选的任务，对应的指标不适用"), limit=20)
    return Act(
        review.place_evaluation,
        tr("提交评审…"),
        lambda row, given: review.place_evaluation.bind(
            evaluation_ids=[row.id], tasks="" if row.targets else given[tasks]
        ),
        "presentation",
        (tasks,),
        tr("提交评审"),
        hides=lambda row: frozenset({"tasks"}) if row.targets else frozenset(),
        done=lambda _row, _given, _changes: tr("已提交评审，可以在“评审会议”里选入议程。"),
    )


def _place_many() -> Act[Rows]:
    return Act(
        review.place_evaluation,
        tr("提交评审 {n} 项"),
        lambda rows, _given: review.place_evaluation.bind(evaluation_ids=_ids(rows)),
        "presentation",
        done=lambda rows, _given, _changes: tr("已提交评审 {n} 个，可以在“评审会议”里选入议程。").format(n=len(rows)),
    )


def _decide(names: Callable[[], list[str]]) -> Act[EvaluationRow]:
    grade = Choice(
        "grade", tr("等次"), tr("由会议决定，程序只登记"), theirs=True, later=lambda: [(one, one) for one in names()]
    )
    on, paper = Day("on", tr("决定日期")), _paper()
    reason = Words("reason", tr("理由"), tr("与推算等次不同、同分待定或未参加的，必须写明"), lines=2)
    why = order_reason()
    return Act(
        grades.decide_grade,
        tr("决定等次…"),
        lambda row, given: grades.decide_grade.bind(
            evaluation_id=row.id, grade=given[grade], on=given[on], paper=given[paper], reason=given[reason],
            order_reason=given[why],
        ),
        "gavel",
        (grade, on, paper, _optional(reason), why),
        tr("登记等次"),
        touches=_suggested,
    )  # fmt: skip


def _suggested(row: EvaluationRow) -> str:
    """What score and cap come to; the choice is a person's."""
    grade = row.suggestion.grade if row.suggestion else ""
    return tr("按得分和比例推算为“{grade}”；由会议决定，请选择。").format(grade=grade) if grade else ""


def _optional(words: Words) -> Words:
    return Words(words.name, words.label, words.help, required=False, limit=words.limit, lines=words.lines)


def _apply() -> Act[Rows]:
    on, paper, why = Day("on", tr("决定日期")), _paper(), order_reason()

    def told(rows: Rows, _given: object, changes: Changes) -> tuple[str, str]:
        done = len(changes.ids)
        words = tr("已按推算等次登记 {n} 个。").format(n=done)
        left = len(rows) - done
        if left:
            words += tr("还有 {n} 个同分待定或没有结论，请逐个决定并写明理由。").format(n=left)
        return words, "warn" if left else "ok"

    return Act(
        grades.apply_grades,
        tr("按推算等次登记 {n} 项…"),
        lambda rows, given: grades.apply_grades.bind(
            evaluation_ids=_ids(rows), on=given[on], paper=given[paper], order_reason=given[why]
        ),
        "gavel",
        (on, paper, why),
        tr("登记等次"),
        done=told,
    )


def _publication() -> tuple[Day, Line]:
    return Day("on", tr("公布日期"), slides=30), Line("place", tr("公布地方"), tr("例如局网站通知公告栏"), limit=80)


def _days_ahead(on: Day) -> Ahead[Any, PostingPlan]:
    """Until when it would be public, and what that is computed from."""

    def question(_subject: object, given: Given) -> Question[PostingPlan] | None:
        return None if given[on] is None else plan_public_days.bind(posted_on=given[on])

    return Ahead(question, planned)


def _publish() -> Act[EvaluationRow]:
    on, place = _publication()
    return Act(
        grades.publish_grades,
        tr("公布等次…"),
        lambda row, given: grades.publish_grades.bind(evaluation_ids=[row.id], on=given[on], place=given[place]),
        "megaphone",
        (on, place),
        tr("登记公布"),
        ahead=_days_ahead(on),
    )


def _publish_many() -> Act[Rows]:
    on, place = _publication()
    return Act(
        grades.publish_grades,
        tr("公布等次 {n} 项…"),
        lambda rows, given: grades.publish_grades.bind(evaluation_ids=_ids(rows), on=given[on], place=given[place]),
        "megaphone",
        (on, place),
        tr("登记公布"),
        ahead=_days_ahead(on),
        done=lambda _rows, _given, changes: tr("已登记公布 {n} 个等次。").format(n=len(changes.ids)),
    )


def _closing() -> tuple[Day, Words]:
    help_text = tr("没有异议写“无异议”；有异议的，写明内容和处理结果")
    return Day("on", tr("办结日期")), Words("outcome", tr("公示结果"), help_text, lines=2)


def _conclude() -> Act[EvaluationRow]:
    on, outcome = _closing()
    return Act(
        grades.conclude_grades,
        tr("公示办结…"),
        lambda row, given: grades.conclude_grades.bind(evaluation_ids=[row.id], on=given[on], outcome=given[outcome]),
        "check",
        (on, outcome),
        tr("登记办结"),
    )


def _conclude_many() -> Act[Rows]:
    on, outcome = _closing()
    return Act(
        grades.conclude_grades,
        tr("公示办结 {n} 项…"),
        lambda rows, given: grades.conclude_grades.bind(
            evaluation_ids=_ids(rows), on=given[on], outcome=given[outcome]
        ),
        "check",
        (on, outcome),
        tr("登记办结"),
        done=lambda _rows, _given, changes: tr("已办结 {n} 个。").format(n=len(changes.ids)),
    )

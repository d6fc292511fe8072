"""What is done with an evaluation beside the usual way: figures of the targets, a grade from paper, 缓评, 视为合格, absence."""

from __future__ import annotations

from collections.abc import Callable

from qtic_desktop.gui.stage.act import Act, Choice, Day, File, Line, PaperNumber, Words, order_reason
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.evaluation import files, grades, listing
from qtic_desktop.storage.queries.evaluation import EvaluationRow


def acts(names: Callable[[], list[str]]) -> tuple[Act[EvaluationRow], ...]:
    """In their order; ``names`` are the grades of the rules in force."""
    return (_actual(), _on_paper(names), _defer(), _deem(), _absent())


def _reason(label: str, help_text: str = "") -> Words:
    return Words("reason", label, help_text)


def _actual() -> Act[EvaluationRow]:
    task = Choice("task", tr("任务"), choices=tuple((n, n) for n in "123456"))
    years = [
        Line(f"year{n}", tr("第{n}年完成").format(n=n), tr("不填不改，填“—”清除"), required=False, limit=200)
        for n in (1, 2, 3)
    ]
    source = Line(
        "source",
        tr("来源"),
        tr("不填即该年已备案的年度报告；另有出处的写明，例如自评报告第8页"),
        required=False,
        limit=80,
    )
    return Act(
        listing.note_actual,
        tr("登记完成情况…"),
        lambda row, given: listing.note_actual.bind(
            evaluation_id=row.id, task=given[task], year1=given[years[0]], year2=given[years[1]], year3=given[years[2]],
            source=given[source],
        ),
        "pen-line",
        (task, *years, source),
        tr("登记完成情况"),
        group=tr("材料"),
    )  # fmt: skip


def _on_paper(names: Callable[[], list[str]]) -> Act[EvaluationRow]:
    grade = Choice("grade", tr("等次"), theirs=True, later=lambda: [(one, one) for one in names()])
    on, paper = Day("on", tr("决定日期")), PaperNumber("paper", tr("文号"), limit=80)
    score, why = Line("score", tr("得分"), tr("没有得分的不填"), required=False, limit=8), order_reason()
    scan = File(
        "scan",
        tr("扫描件"),
        tr("PDF 或图片，可以不附"),
        required=False,
        kinds=tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"),
    )
    return Act(
        files.keep_paper_grade,
        tr("登记纸面评估…"),
        lambda row, given: files.keep_paper_grade.bind(
            evaluation_id=row.id, grade=given[grade], on=given[on], paper=given[paper], score=given[score],
            scan=given[scan], order_reason=given[why],
        ),
        "file-check",
        (grade, on, paper, score, scan, why),
        tr("登记"),
        group=tr("不经评审会"),
    )  # fmt: skip


def _defer() -> Act[EvaluationRow]:
    until, paper, reason = (
        Day("until", tr("缓评到")),
        PaperNumber("paper", tr("批准人或文号"), limit=80),
        _reason(tr("缓评原因")),
    )
    return Act(
        listing.defer_evaluation,
        tr("缓评…"),
        lambda row, given: listing.defer_evaluation.bind(
            evaluation_id=row.id, until=given[until], paper=given[paper], reason=given[reason]
        ),
        "clock",
        (until, paper, reason),
        tr("登记缓评"),
        fill=lambda _row: {"until": None},
        group=tr("不经评审会"),
    )


def _deem() -> Act[EvaluationRow]:
    on, paper = Day("on", tr("认可日期")), PaperNumber("paper", tr("会议或文号"), limit=80)
    reason = _reason(tr("依据"), tr("例如已通过省级或国家级评估，写明文号"))
    return Act(
        grades.deem_passed,
        tr("视为合格…"),
        lambda row, given: grades.deem_passed.bind(
            evaluation_id=row.id, on=given[on], paper=given[paper], reason=given[reason]
        ),
        "award",
        (on, paper, reason),
        tr("登记视为合格"),
        group=tr("不经评审会"),
    )


def _absent() -> Act[EvaluationRow]:
    kind = Choice(
        "kind", tr("情况"), choices=(("refused", tr("拒绝参加")), ("absent", tr("未按通知参加"))), theirs=True
    )
    on, reason = Day("on", tr("日期")), _reason(tr("说明"), tr("怎样处理由会议决定"))
    return Act(
        listing.note_absence,
        tr("拒绝或未参加…"),
        lambda row, given: listing.note_absence.bind(
            evaluation_id=row.id, kind=given[kind], on=given[on], reason=given[reason]
        ),
        "",
        (kind, on, reason),
        tr("登记"),
        group=tr("不经评审会"),
    )

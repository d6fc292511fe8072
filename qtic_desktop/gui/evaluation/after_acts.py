"""What follows a grade: rectification, revocation, the next period, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qtic_desktop.domain.evaluation.periods import add_months
from qtic_desktop.gui import weighing
from qtic_desktop.gui.stage.act import Act, Choice, Day, Line, PaperNumber, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.evaluation import after, listing
from qtic_desktop.services.evaluation.papers import revocation_draft
from qtic_desktop.storage.queries.evaluation import EvaluationRow

Today = Callable[[], date]


def acts(today: Today, months: Callable[[], int]) -> tuple[Act[EvaluationRow], ...]:
    """In their order; ``months`` is the usual term to rectify."""
    return (_rectify(today, months), _propose(), _hear(), _revoke(), _next(), _take_back(), _unlist())


def _reason(label: str, help_text: str = "") -> Words:
    return Words("reason", label, help_text)


def _paper() -> Line:
    return PaperNumber("paper", tr("会议或文号"), limit=80)


def _rectify(today: Today, months: Callable[[], int]) -> Act[EvaluationRow]:
    on, due, paper = (
        Day("on", tr("通知日期")),
        Day("due_on", tr("整改期限")),
        PaperNumber("paper", tr("文号"), limit=80),
    )
    demands = Words("demands", tr("整改要求"), limit=800)
    return Act(
        after.order_rectification,
        tr("限期整改…"),
        lambda row, given: after.order_rectification.bind(
            evaluation_id=row.id, on=given[on], due_on=given[due], paper=given[paper], demands=given[demands]
        ),
        "pen-line",
        (on, due, paper, demands),
        tr("登记整改"),
        fill=lambda _row: {"due_on": add_months(today(), months())},
        group=tr("不合格的处理"),
    )


def rectified() -> Act[EvaluationRow]:
    """The re-check, which is a next step."""
    passed = Choice("passed", tr("复核结果"), choices=(("yes", tr("合格")), ("no", tr("不合格"))), theirs=True)
    on, note = Day("on", tr("复核日期")), Words("note", tr("复核情况"), limit=800)
    return Act(
        after.record_rectification,
        tr("整改复核…"),
        lambda row, given: after.record_rectification.bind(
            evaluation_id=row.id, passed=given[passed], on=given[on], note=given[note]
        ),
        "clipboard-check",
        (passed, on, note),
        tr("登记复核"),
    )


def _propose() -> Act[EvaluationRow]:
    help_text = tr("只保存为拟办稿，由有权的人在纸上决定；中心的状态不会改变。")
    reason = Words("reason", tr("拟撤销的理由"), help_text, limit=800, lines=8)
    return Act(
        after.propose_revocation,
        tr("拟撤销…"),
        lambda row, given: after.propose_revocation.bind(evaluation_id=row.id, reason=given[reason]),
        "",
        (reason,),
        tr("保存拟办稿"),
        fill=lambda row: {"reason": revocation_draft(row)},
        look="danger",
        group=tr("不合格的处理"),
    )


def _hear() -> Act[EvaluationRow]:
    on = Day("on", tr("陈述申辩日期"))
    said = Words("statement", tr("陈述申辩内容"), tr("未作陈述的，写“已告知，逾期未陈述”"), limit=2000)
    return Act(
        after.hear_revocation,
        tr("陈述申辩…"),
        lambda row, given: after.hear_revocation.bind(evaluation_id=row.id, on=given[on], statement=given[said]),
        "",
        (on, said),
        tr("登记陈述申辩"),
        group=tr("不合格的处理"),
    )


def _revoke() -> Act[EvaluationRow]:
    result = Choice(
        "revoke",
        tr("决定"),
        tr("由人决定，程序只登记"),
        choices=(("no", tr("不予撤销")), ("yes", tr("撤销"))),
        theirs=True,
    )
    on, paper = Day("on", tr("决定日期")), _paper()
    return Act(
        after.decide_revocation,
        tr("登记撤销决定…"),
        lambda row, given: after.decide_revocation.bind(
            evaluation_id=row.id, revoke=given[result], on=given[on], paper=given[paper]
        ),
        "",
        (result, on, paper),
        tr("登记决定"),
        weighs=lambda row, given: weighing.revoked(row) if given[result] == "yes" else (),
        group=tr("不合格的处理"),
    )


def _next() -> Act[EvaluationRow]:
    years = Line("years", tr("年数"), tr("一般为三年（二（一）），期满日由程序推算"), limit=2)
    paper = _paper()
    return Act(
        after.open_next_period,
        tr("下一建设期…"),
        lambda row, given: after.open_next_period.bind(evaluation_id=row.id, paper=given[paper], years=given[years]),
        "rocket",
        (years, paper),
        tr("进入下一建设期"),
        fill=lambda _row: {"years": "3"},
        done=lambda _row, _given, _changes: tr(
            "已进入下一建设期，台账的期满日已改。任务书的新目标请在“启动建设”登记变更。"
        ),
        group=tr("台账"),
    )


# -- the way back


def _take_back() -> Act[EvaluationRow]:
    reason = _reason(tr("撤回的原因"), tr("一切回到这一步之前，台账也是；两者都留在记录里"))
    return Act(
        after.take_back_evaluation,
        tr("撤回上一步…"),
        lambda row, given: after.take_back_evaluation.bind(evaluation_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回上一步"),
        group=tr("撤回"),
    )


def _unlist() -> Act[EvaluationRow]:
    reason = _reason(tr("移出的原因"), tr("以后可以重新列入"))
    return Act(
        listing.unlist_evaluation,
        tr("移出名单…"),
        lambda row, given: listing.unlist_evaluation.bind(evaluation_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("移出名单"),
        group=tr("撤回"),
    )

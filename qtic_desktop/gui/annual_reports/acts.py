"""The acts on a report, the usual way first, then what mends; dates are today's unless the person says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui import weighing
from qtic_desktop.gui.stage.act import Act, Choice, Day, Line, MaybeDay, PaperNumber, Words, order_reason
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import annual_reports as reports
from qtic_desktop.services.annual_reports import corrections as mends
from qtic_desktop.services.summaries import cancellation_draft
from qtic_desktop.storage.queries.annual_reports import DutyRow

Rows = tuple[DutyRow, ...]


def acts(today: Callable[[], date]) -> tuple[Act[DutyRow], ...]:
    """What can be done with one report; which of it now, the domain says."""
    return (
        _receive(today), _check(), _file(), _return(), _propose(), _hear(), _decide(), _withdraw(),
        _correct(), _reverse(), _move(), _extend(), _unextend(), _restore(),
    )  # fmt: skip


def many_acts(today: Callable[[], date]) -> tuple[Act[Rows], ...]:
    """What can be done with several at once."""
    return (_receive_many(today), _check_many(), _file_many())


def _came() -> tuple[MaybeDay, MaybeDay]:
    return (
        MaybeDay("summary_on", tr("总结收到日期"), tr("上年度工作总结")),
        MaybeDay("plan_on", tr("计划收到日期"), tr("本年度工作计划")),
    )


def _reason(label: str, help_text: str = "") -> Words:
    return Words("reason", label, help_text)


# -- the usual way


def _receive(today: Callable[[], date]) -> Act[DutyRow]:
    summary, plan = _came()
    submitted = MaybeDay(
        "submitted_on", tr("单位提交日期"), tr("先交到区市的填交到区市的日期；不填则以总结和计划收齐之日为准")
    )

    def again(row: DutyRow, came: date | None) -> date:
        """What was given back is asked for anew, with the day it comes again."""
        return today() if came is None or row.returned_on is not None else came

    return Act(
        reports.receive_report,
        tr("登记收到…"),
        lambda row, given: reports.receive_report.bind(
            duty_id=row.id, summary_on=given[summary], plan_on=given[plan], submitted_on=given[submitted]
        ),
        "inbox",
        (summary, plan, submitted),
        fill=lambda row: {
            "summary_on": again(row, row.summary_received_on),
            "plan_on": again(row, row.plan_received_on),
            "submitted_on": row.submitted_on,
        },
    )


def _checked() -> tuple[Day, Words]:
    return Day("on", tr("审核日期")), Words("opinion", tr("审核意见"), tr("照抄区市科技主管部门写在纸上的意见"))


def _check() -> Act[DutyRow]:
    on, opinion = _checked()
    return Act(
        reports.record_district_check,
        tr("区市审核…"),
        lambda row, given: reports.record_district_check.bind(duty_id=row.id, on=given[on], opinion=given[opinion]),
        "clipboard-check",
        (on, opinion),
        tr("登记区市审核"),
    )


def _file() -> Act[DutyRow]:
    on, number = Day("on", tr("备案日期")), Line("filing_number", tr("备案号"), limit=40)
    return Act(
        reports.file_report,
        tr("备案…"),
        lambda row, given: reports.file_report.bind(duty_id=row.id, on=given[on], filing_number=given[number]),
        "file-check",
        (on, number),
        tr("办理备案"),
        fill=lambda row: {"filing_number": row.next_number},
    )


def _return() -> Act[DutyRow]:
    on, reason = Day("on", tr("退回日期")), _reason(tr("要补正的内容"))
    return Act(
        reports.return_report,
        tr("退回补正…"),
        lambda row, given: reports.return_report.bind(duty_id=row.id, on=given[on], reason=given[reason]),
        "undo-2",
        (on, reason),
        tr("办理退回补正"),
    )


# -- towards a cancellation: people decide, the program notes


def _propose() -> Act[DutyRow]:
    reason = Words(
        "reason",
        tr("拟取消资格的理由"),
        tr("只保存为拟办稿，由有权的人在纸上决定；中心的状态不会改变。"),
        limit=800,
        lines=9,
    )
    return Act(
        mends.propose_cancellation,
        tr("拟取消资格…"),
        lambda row, given: mends.propose_cancellation.bind(duty_id=row.id, reason=given[reason]),
        "",
        (reason,),
        tr("保存拟办稿"),
        fill=lambda row: {"reason": cancellation_draft(row)},
        look="danger",
    )


def _hear() -> Act[DutyRow]:
    on = Day("on", tr("陈述申辩日期"))
    said = Words("statement", tr("陈述申辩内容"), tr("未作陈述的，写“已告知，逾期未陈述”"), limit=2000)
    why = order_reason()
    return Act(
        mends.hear_statement,
        tr("陈述申辩…"),
        lambda row, given: mends.hear_statement.bind(
            duty_id=row.id, on=given[on], statement=given[said], order_reason=given[why]
        ),
        "",
        (on, said, why),
        tr("登记陈述申辩"),
    )


def _decide() -> Act[DutyRow]:
    result = Choice(
        "cancel",
        tr("决定"),
        tr("由人决定，程序只登记"),
        choices=(("no", tr("不予取消")), ("yes", tr("取消资格"))),
        theirs=True,
    )
    on, paper = Day("on", tr("决定日期")), PaperNumber("decision", tr("会议或文号"), limit=100)

    def touches(row: DutyRow) -> str:
        """What was sent, before people decide."""
        if row.reached:
            return ""
        if not row.reminders:
            return tr("还没有登记过催报或最终通知。")
        return tr("已发出催报或通知 {n} 次，没有一次确知送达。{why}").format(n=row.reminders, why=row.returned_mail)

    return Act(
        mends.decide_cancellation,
        tr("登记决定…"),
        lambda row, given: mends.decide_cancellation.bind(
            duty_id=row.id, cancel=given[result] == "yes", on=given[on], decision=given[paper]
        ),
        "",
        (result, on, paper),
        touches=touches,
        weighs=lambda row, given: weighing.cancelled(row) if given[result] == "yes" else (),
    )


def _withdraw() -> Act[DutyRow]:
    reason = _reason(tr("撤回理由"))
    return Act(
        mends.withdraw_cancellation,
        tr("撤回拟办稿…"),
        lambda row, given: mends.withdraw_cancellation.bind(duty_id=row.id, reason=given[reason]),
        "",
        (reason,),
    )


# -- what mends


def _correct() -> Act[DutyRow]:
    summary, plan = MaybeDay("summary_on", tr("总结收到日期")), MaybeDay("plan_on", tr("计划收到日期"))
    checked, filed = MaybeDay("checked_on", tr("区市审核日期")), MaybeDay("filed_on", tr("备案日期"))
    submitted = MaybeDay(
        "submitted_on", tr("单位提交日期"), tr("原来按收齐之日计的，改了收到日期会重新计；与此不同的请在这里填写")
    )
    number = Line("filing_number", tr("备案号"), required=False, limit=40)
    reason = _reason(tr("更正原因"), tr("改动前后的内容和原因都留在记录里"))
    return Act(
        mends.correct_report,
        tr("更正…"),
        lambda row, given: mends.correct_report.bind(
            duty_id=row.id,
            reason=given[reason],
            summary_on=given[summary],
            plan_on=given[plan],
            checked_on=given[checked],
            filed_on=given[filed],
            filing_number=given[number],
            submitted_on=given[submitted],
        ),
        "",
        (summary, plan, submitted, checked, filed, number, reason),
        tr("保存更正"),
        fill=lambda row: {
            "summary_on": row.summary_received_on,
            "plan_on": row.plan_received_on,
            "submitted_on": row.submitted_on,
            "checked_on": row.district_checked_on,
            "filed_on": row.filed_on,
            "filing_number": row.filing_number,
        },
        hides=lambda row: frozenset() if row.filed_on is not None else frozenset({"filed_on", "filing_number"}),
        group=tr("更正和延期"),
    )


def _reverse() -> Act[DutyRow]:
    reason = _reason(tr("撤销原因"), tr("备案号收回，可以再用；收到的材料和审核不变"))
    return Act(
        mends.reverse_filing,
        tr("撤销备案…"),
        lambda row, given: mends.reverse_filing.bind(duty_id=row.id, reason=given[reason]),
        "",
        (reason,),
        group=tr("更正和延期"),
    )


def _move() -> Act[DutyRow]:
    to = Line("to_center", tr("应记入的中心"), tr("写编号或全称；该中心本年度还没有任何登记"), limit=80)
    reason = _reason(tr("移动原因"), tr("改动前后的内容和原因都留在记录里"))
    return Act(
        mends.move_report,
        tr("记错中心…"),
        lambda row, given: mends.move_report.bind(duty_id=row.id, to_center=given[to], reason=given[reason]),
        "",
        (to, reason),
        tr("移到这个中心"),
        group=tr("更正和延期"),
    )


def _extend() -> Act[DutyRow]:
    until = Day("until", tr("新的截止日"))
    reason = _reason(tr("延期原因"), tr("例如不可抗力"))
    approval = Line("approval", tr("批准人或批准文件"), tr("延期由人批准，程序只登记"), limit=100)
    return Act(
        mends.extend_due,
        tr("延期…"),
        lambda row, given: mends.extend_due.bind(
            duty_id=row.id, until=given[until], reason=given[reason], approval=given[approval]
        ),
        "",
        (until, reason, approval),
        tr("登记延期"),
        fill=lambda _row: {"until": None},
        group=tr("更正和延期"),
    )


def _unextend() -> Act[DutyRow]:
    reason = _reason(tr("撤销原因"), tr("恢复原来的截止日"))
    return Act(
        mends.withdraw_extension,
        tr("撤销延期…"),
        lambda row, given: mends.withdraw_extension.bind(duty_id=row.id, reason=given[reason]),
        "",
        (reason,),
        group=tr("更正和延期"),
    )


def _restore() -> Act[DutyRow]:
    paper = PaperNumber("decision", tr("会议或文号"), limit=100)
    reason = _reason(tr("恢复原因"), tr("取消的记录保留，中心仍用原编号"))
    return Act(
        mends.restore_center,
        tr("恢复资格…"),
        lambda row, given: mends.restore_center.bind(duty_id=row.id, decision=given[paper], reason=given[reason]),
        "",
        (paper, reason),
        group=tr("更正和延期"),
    )


# -- several at once


def _receive_many(today: Callable[[], date]) -> Act[Rows]:
    summary, plan = _came()
    return Act(
        reports.receive_many,
        tr("登记收到 {n} 项…"),
        lambda rows, given: reports.receive_many.bind(
            duty_ids=_ids(rows), summary_on=given[summary], plan_on=given[plan]
        ),
        "inbox",
        (summary, plan),
        tr("登记收到"),
        fill=lambda _rows: {"summary_on": today(), "plan_on": today()},
        done=lambda _rows, _given, changes: tr("已登记收到 {n} 项。").format(n=_count(changes)),
    )


def _check_many() -> Act[Rows]:
    on, opinion = _checked()
    return Act(
        reports.check_many,
        tr("区市审核 {n} 项…"),
        lambda rows, given: reports.check_many.bind(duty_ids=_ids(rows), on=given[on], opinion=given[opinion]),
        "clipboard-check",
        (on, opinion),
        tr("登记区市审核"),
        done=lambda _rows, _given, changes: tr("已登记区市审核 {n} 项。").format(n=_count(changes)),
    )


def _file_many() -> Act[Rows]:
    on = Day("on", tr("备案日期"))
    first = Line("first_number", tr("首个备案号"), tr("以数字结尾，按清单顺序往后编号"), limit=40)
    return Act(
        reports.file_many,
        tr("备案 {n} 项…"),
        lambda rows, given: reports.file_many.bind(duty_ids=_ids(rows), on=given[on], first_number=given[first]),
        "file-check",
        (on, first),
        tr("办理备案"),
        done=lambda _rows, _given, changes: tr("已备案 {n} 项。").format(n=_count(changes)),
    )


def _ids(rows: Rows) -> list[str]:
    return [row.id for row in rows]


def _count(changes: Changes) -> int:
    return len(changes.ids)

"""Words, chips and the way of an annual report."""

from __future__ import annotations

from datetime import date

from qtic_desktop.domain.annual_reports import DutyState, still_counts
from qtic_desktop.domain.changes import Role
from qtic_desktop.gui.stage.records import Filter
from qtic_desktop.gui.stage.shown import Step
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.annual_reports import DutyRow, Spared


def filters() -> tuple[Filter[DutyRow], ...]:
    """The counts above the list as sentences that filter."""
    return (
        Filter("all", tr("应报")),
        _filter("filed", tr("已备案"), DutyState.FILED, DutyState.FILED_LATE),
        _filter("waiting_district", tr("待区市审核"), DutyState.WAITING_DISTRICT),
        _filter("waiting_filing", tr("待备案"), DutyState.WAITING_FILING),
        _filter("returned", tr("退回补正"), DutyState.RETURNED),
        _filter("missing", tr("未交齐"), DutyState.NOT_RECEIVED, DutyState.INCOMPLETE),
        _filter("overdue", tr("逾期"), DutyState.OVERDUE),
        _filter("cancelled", tr("已取消"), DutyState.CANCELLED, seldom=True),
        _filter("ended", tr("已终止"), DutyState.ENDED, seldom=True),
    )


def _filter(key: str, title: str, *states: DutyState, seldom: bool = False) -> Filter[DutyRow]:
    return Filter(key, title, lambda row: row.state in states, seldom)


def chip(row: DutyRow) -> tuple[str, str]:
    """Kind and word of the state; an overdue one says by how many days."""
    if row.state == "overdue":
        return "bad", tr("逾期 {n} 天").format(n=-row.days_left)
    return {
        "not_received": ("neutral", tr("未提报")),
        "incomplete": ("warn", tr("材料不齐")),
        "waiting_district": ("accent", tr("待区市审核")),
        "returned": ("warn", tr("退回补正")),
        "waiting_filing": ("accent", tr("待备案")),
        "filed": ("ok", tr("已备案")),
        "filed_late": ("warn", tr("逾期后备案")),
        "cancelled": ("neutral", tr("已取消资格")),
        "ended": ("neutral", tr("已终止")),
    }[row.state]


def left(row: DutyRow) -> str:
    """Days until the due day, below zero once it has passed; nothing once the report is filed, or past the due day where
    it came in time."""
    return str(row.days_left).replace("-", "−") if still_counts(row.state, row.days_left, row.filed_on) else ""


def day(value: date | None) -> str:
    """A date, or a dash for what has not happened."""
    return "—" if value is None else value.isoformat()


def short_day(value: date | None, year: int) -> str:
    """Month and day of a date in the year after the report's, else the whole date."""
    return day(value)[5:] if value is not None and value.year == year + 1 else day(value)


def why_not_yet(row: DutyRow, role: Role) -> str:
    """What the step after the next waits for; empty when nothing is left to do."""
    if row.state == "cancelled":
        return tr("资格已取消。如属误取消，由办公室写明原因和依据后恢复。")
    if row.state == "ended":
        return tr("中心已终止，不再应报。经过见“启动建设”的台账。")
    if row.filed_on is not None and role is Role.OFFICE:
        return tr("已备案。发现记错时在下面更正，原来的内容和原因都会保留。")
    if row.filed_on is not None:
        return tr("已备案。发现记错时请转告办公室更正。")
    if row.cancellation_proposed_on is not None:
        return _after_proposal(row, role)
    if row.summary_received_on is None or row.plan_received_on is None:
        return tr("总结和计划收齐后，才能登记区市审核和备案。")
    if row.district_checked_on is None:
        return tr("区市科技主管部门审核后，才能备案。")
    return tr("审核已登记，可以备案。")


def _after_proposal(row: DutyRow, role: Role) -> str:
    if role is not Role.OFFICE:
        return tr("已有拟办稿，由办公室听取陈述申辩、登记决定。")
    if row.statement_heard_on is None:
        return tr("先登记该中心的陈述申辩，才能登记决定。补报的材料照常登记。")
    return tr("陈述申辩已登记，可以登记会议的决定。补报的材料照常登记。")


def due_words(row: DutyRow) -> str:
    """The due day, what date counts, and an extension if there is one."""
    counts = {
        "submitted": tr("以单位提交日期为准"),
        "district": tr("以区市审核日期为准"),
        "city": tr("以市局备案日期为准"),
    }[row.measure]
    text = tr("截止 {day}，{counts}（指引未规定）").format(day=row.due_on.isoformat(), counts=counts)
    if row.first_due_on is None:
        return text
    return (
        text
        + "\n"
        + tr("原截止 {day}，延期批准：{who}").format(day=row.first_due_on.isoformat(), who=row.extension_approval)
    )


def rest_words(kind: str) -> str:
    """What to say about a due day that may be a rest day; empty for an ordinary work day."""
    return {
        "weekend": tr("截止日是周末。程序不自动顺延，需要顺延时请办理延期。"),
        "holiday": tr("截止日是法定假日。程序不自动顺延，需要顺延时请办理延期。"),
        "weekend_unknown": tr("截止日是周末（该年放假安排未载入）。程序不自动顺延。"),
        "work_unknown": tr("该年放假安排未载入，只按星期判断。"),
    }.get(kind, "")


def timeline(row: DutyRow) -> list[Step]:
    """What happened or is awaited, in the order of the procedure (三（四）)."""
    lines = [
        _step(row.summary_received_on, tr("收到上年度工作总结"), tr("等待上年度工作总结")),
        _step(row.plan_received_on, tr("收到本年度工作计划"), tr("等待本年度工作计划")),
    ]
    if row.returned_on is not None:
        lines.append(Step("warn", day(row.returned_on), tr("退回补正：{why}").format(why=row.return_reason)))
    checked = tr("区市科技主管部门审核")
    if row.district_opinion and row.district_checked_on:
        checked = tr("区市科技主管部门审核：{opinion}").format(opinion=row.district_opinion)
    lines.append(_step(row.district_checked_on, checked, tr("等待区市科技主管部门审核")))
    filed = tr("市科技局备案，备案号 {number}").format(number=row.filing_number)
    lines.append(_step(row.filed_on, filed, tr("等待市科技局备案")))
    return lines + _towards_cancellation(row)


def _towards_cancellation(row: DutyRow) -> list[Step]:
    lines = [Step("ok", day(one.on), spared_words(one)) for one in row.spared]
    if row.cancellation_proposed_on is not None:
        words = tr("拟取消资格：{reason}").format(reason=row.cancellation_reason)
        lines.append(Step("bad", day(row.cancellation_proposed_on), words))
        said = tr("陈述申辩：{text}").format(text=row.statement)
        lines.append(_step(row.statement_heard_on, said, tr("等待陈述申辩")))
        if row.cancelled_on is None:
            lines.append(_step(None, "", tr("等待会议决定")))
    if row.cancelled_on is not None:
        words = tr("决定取消资格：{paper}").format(paper=row.cancellation_decision)
        lines.append(Step("bad", day(row.cancelled_on), words))
    return lines


def spared_words(one: Spared) -> str:
    """That it was decided not to cancel, by whom, and on what."""
    told = tr("决定不予取消：{paper}。拟办理由：{draft}；陈述申辩：{said}")
    return told.format(paper=one.decision, draft=one.draft, said=one.statement)


def overdue_words(row: DutyRow, law: str) -> str:
    """What an overdue report leads to, with a decision that was taken about that; empty for another one."""
    if row.state != DutyState.OVERDUE:
        return ""
    if not row.spared:
        return law
    last = row.spared[-1]
    told = tr("{day} 已决定不予取消资格（{paper}）；报告仍没有按时，请继续催报。")
    return told.format(day=last.on.isoformat(), paper=last.decision)


def _step(on: date | None, done: str, waiting: str) -> Step:
    return Step("ok", day(on), done) if on is not None else Step("neutral", "—", waiting)

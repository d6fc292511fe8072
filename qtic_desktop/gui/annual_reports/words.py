"""Words, chips and possible acts of an annual report."""

from __future__ import annotations

from datetime import date

from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.annual_reports import DutyRow

#: Chips of the page and the states each of them shows.
FILTERS: dict[str, frozenset[str]] = {
    "all": frozenset(),
    "filed": frozenset({"filed", "filed_late"}),
    "waiting_district": frozenset({"waiting_district"}),
    "waiting_filing": frozenset({"waiting_filing"}),
    "returned": frozenset({"returned"}),
    "missing": frozenset({"not_received", "incomplete"}),
    "overdue": frozenset({"overdue"}),
}


def filter_texts() -> list[tuple[str, str]]:
    """Keys and words of the chips."""
    return [
        ("all", tr("应报")),
        ("filed", tr("已备案")),
        ("waiting_district", tr("待区市审核")),
        ("waiting_filing", tr("待备案")),
        ("returned", tr("退回补正")),
        ("missing", tr("未交齐")),
        ("overdue", tr("逾期")),
    ]


def shows(key: str, row: DutyRow) -> bool:
    """Whether the chip ``key`` shows the row."""
    return key == "all" or row.state in FILTERS[key]


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
    }[row.state]


def left(row: DutyRow) -> str:
    """Days until the due day; nothing once the report is filed."""
    return "" if row.filed_on is not None else str(row.days_left)


def day(value: date | None) -> str:
    """A date, or a dash for what has not happened."""
    return "—" if value is None else value.isoformat()


def short_day(value: date | None, year: int) -> str:
    """Month and day of a date in the year after the report's, else the whole date."""
    return day(value)[5:] if value is not None and value.year == year + 1 else day(value)


def possible_acts(row: DutyRow) -> tuple[str, ...]:
    """What can be done now, the next step first; the only thing that could end a centre stands last."""
    if row.filed_on is not None:
        return ()
    acts: list[str] = []
    parts = row.summary_received_on is not None, row.plan_received_on is not None
    if not all(parts):
        acts.append("receive")
    elif row.district_checked_on is None:
        acts.append("check")
    else:
        acts.append("file")
    if any(parts):
        acts.append("return")
    if row.cancellation_proposed_on is not None:
        acts.append("withdraw")
    elif row.state == "overdue":
        acts.append("cancel")
    return tuple(acts)


def act_texts() -> dict[str, str]:
    """Words on the buttons."""
    return {
        "receive": tr("登记收到…"),
        "check": tr("区市审核…"),
        "file": tr("备案…"),
        "return": tr("退回补正…"),
        "cancel": tr("拟取消资格…"),
        "withdraw": tr("撤回拟办稿…"),
    }


def why_not_yet(row: DutyRow) -> str:
    """What the step after the next waits for; empty when nothing is left to do."""
    if row.filed_on is not None:
        return tr("已备案，不再改动。如有错误，按更正程序办理。")
    if row.summary_received_on is None or row.plan_received_on is None:
        return tr("总结和计划收齐后，才能登记区市审核和备案。")
    if row.district_checked_on is None:
        return tr("区市科技主管部门审核后，才能备案。")
    return tr("审核已登记，可以备案。")


def timeline(row: DutyRow) -> list[tuple[str, str, str]]:
    """Kind, date and what happened or is awaited, in the order of the procedure (三（四）)."""
    lines = [
        _step(row.summary_received_on, tr("收到上年度工作总结"), tr("等待上年度工作总结")),
        _step(row.plan_received_on, tr("收到本年度工作计划"), tr("等待本年度工作计划")),
    ]
    if row.returned_on is not None:
        lines.append(("warn", day(row.returned_on), tr("退回补正：{why}").format(why=row.return_reason)))
    checked = tr("区市科技主管部门审核")
    if row.district_opinion and row.district_checked_on:
        checked = tr("区市科技主管部门审核：{opinion}").format(opinion=row.district_opinion)
    lines.append(_step(row.district_checked_on, checked, tr("等待区市科技主管部门审核")))
    filed = tr("市科技局备案，备案号 {number}").format(number=row.filing_number)
    lines.append(_step(row.filed_on, filed, tr("等待市科技局备案")))
    if row.cancellation_proposed_on is not None:
        words = tr("拟取消资格，待决定：{reason}").format(reason=row.cancellation_reason)
        lines.append(("bad", day(row.cancellation_proposed_on), words))
    return lines


def _step(on: date | None, done: str, waiting: str) -> tuple[str, str, str]:
    return ("ok", day(on), done) if on is not None else ("neutral", "—", waiting)

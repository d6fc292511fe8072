"""What follows from an act that weighs heavily, in words, for the second look before it is done: whom it is about, what
ends by it, on what ground, and how it is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from datetime import date

    from qtic_desktop.domain.selection import Filling
    from qtic_desktop.storage.queries.annual_reports import DutyRow
    from qtic_desktop.storage.queries.evaluation import EvaluationRow
    from qtic_desktop.storage.queries.launch import CenterRow
    from qtic_desktop.storage.queries.publicity import NoticeLineRow
    from qtic_desktop.storage.queries.selection import SelectionRow


def _out_of_the_ledger(name: str, number: str, what: str) -> tuple[str, ...]:
    return (
        tr("“{name}”（{number}）{what}，不再是在建中心").format(name=name, number=number, what=what),
        tr("以后不再要求它的年度报告和绩效评估；已经登记的都保留"),
    )


def cancelled(row: DutyRow) -> tuple[str, ...]:
    """取消资格 for an annual report."""
    return (
        *_out_of_the_ledger(row.center_name, row.center_number, tr("取消资格")),
        tr("{year} 年度报告的拟办理由：{why}").format(year=row.year, why=row.cancellation_reason),
        tr("陈述申辩（{day}）：{said}").format(day=row.statement_heard_on, said=row.statement),
        tr("编号不再给别的中心；决定有误的，用“恢复资格…”连同依据撤销，两次都留在记录里"),
    )


def revoked(row: EvaluationRow) -> tuple[str, ...]:
    """撤销 after an evaluation."""
    return (
        *_out_of_the_ledger(row.center_name, row.center_number, tr("撤销")),
        tr("拟撤销的理由：{why}").format(why=row.revoke_reason),
        tr("陈述申辩（{day}）：{said}").format(day=row.heard_on, said=row.statement),
        tr("决定有误的，用“撤回上一步…”撤销，两次都留在记录里"),
    )


def ended(row: CenterRow, how: str) -> tuple[str, ...]:
    """A centre leaves the ledger by its own act."""
    return (
        *_out_of_the_ledger(row.name, row.number, how),
        tr("登记有误的，用“恢复在建…”撤销，两次都留在记录里"),
    )


def start_taken_back(row: CenterRow) -> tuple[str, ...]:
    """收回启动."""
    return (
        tr("“{name}”（{number}）的启动收回，编号不再使用").format(name=row.name, number=row.number),
        tr("这个项目回到“经公示无异议、待启动”，可以重新启动，使用新的编号"),
        tr("收回有误、还没有重新启动的，用“恢复在建…”撤销"),
    )


def objection_late(row: NoticeLineRow, received_on: date) -> tuple[str, ...]:
    """An objection dated after the last day of the notice; none for one in time."""
    last = row.notice.ends_on
    if received_on <= last:
        return ()
    return (
        tr("提出日期 {day} 在公示期满（{last}）以后 {n} 天；邮寄的以邮戳为准，请核对").format(
            day=received_on.isoformat(), last=last.isoformat(), n=(received_on - last).days
        ),
        tr("登记以后按“公示期以后提出”审查是否受理；日期有误的，现在返回修改"),
    )


def objection_upheld(row: NoticeLineRow) -> tuple[str, ...]:
    """异议成立."""
    return (
        tr("“{name}”停在公示，不能启动建设；同一份公示里的其他中心不受影响").format(name=row.center_name),
        tr("异议：{what}").format(what=row.content),
        tr("还要登记对异议人的答复；结论有误的，用“退回上一步…”撤销"),
    )


def notice_recalled(row: NoticeLineRow) -> tuple[str, ...]:
    """收回公示."""
    told = row.notice
    return (
        tr("{day} 发布的整份公示（{batch}）收回，其中的中心都不能再凭它启动").format(
            day=told.posted_on, batch=told.batch_title
        ),
        tr("已登记的异议随这份公示保留，不带到新的公示里"),
        tr("公示不能恢复；名单可以重新公示，公示期重新计算"),
    )


def filled_from_a_cut(fills: Filling) -> tuple[str, ...]:
    """按名额填写: which decisions are made in one go, and which are not."""
    told = (
        (fills.supported, tr("{n} 个未决定的登记为“拟支持”：名额以内")),
        (fills.outside, tr("{n} 个未决定的登记为“不支持”：通过论证，在名额以外")),
        (fills.not_passed, tr("{n} 个未决定的登记为“不支持”：未通过论证，不在名额测算之内")),
        (fills.tied, tr("{n} 个仍未决定：分数相同，由人逐个决定")),
        (fills.unsealed, tr("{n} 个仍未决定：评审会已启封，没有封存的结果")),
        (fills.decided, tr("{n} 个已经决定的不动")),
    )
    back = tr("名单确定以前都能改：逐个用“登记决定…”，或选中多个用“决定 n 个…”改回“未决定”")
    return (*(words.format(n=len(ids)) for ids, words in told if ids), back)


def list_recalled(row: SelectionRow) -> tuple[str, ...]:
    """收回名单."""
    return (
        tr("整份名单收回，不只是这一个项目；名单上的决定都不再有效，不能据此公示"),
        tr("上一个确定的版本（有的话）恢复有效；这一版保留可查"),
        tr("名单不能恢复；可以拟定新版，原来的决定和名称会带过去"),
    )


def grade_objection_upheld(row: EvaluationRow) -> tuple[str, ...]:
    """异议成立 against a grade."""
    return (
        tr("“{name}”的等次“{grade}”不能办结公示，要撤回以后由会议重新决定").format(
            name=row.center_name, grade=row.grade
        ),
        tr("同时公布的其他中心不受影响；结论有误的，用“撤回异议的上一步…”撤销"),
    )


def year_taken_back(year: int, reports: int) -> tuple[str, ...]:
    """收回年度."""
    return (
        tr("{year} 年度的 {n} 份报告要求全部撤下，清单不再有这一年").format(year=year, n=reports),
        tr("重新开启时按当时的台账和设置重新列出"),
    )

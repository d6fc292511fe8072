"""Which of two dates of the procedure comes first: one rule for each pair, from the selection to the revocation.

Most pairs cannot lie the other way round: a list is not published before it was decided. Where life really does that
(a centre agrees to its name after the meeting), the entry is taken with its reason, and the log keeps it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.reasons import LEAST_REASON

#: The argument that carries the reason, and its name in the log.
ORDER_REASON: Final = "order_reason"


class Pair(StrEnum):
    """Two dates, named by the later one and the one it follows; the value is the code of its sentence."""

    VISIT_RECEIPT = "visit_receipt"  # 现场考察, 收到申报材料
    NAME_RECEIPT = "name_receipt"  # 依托单位同意名称, 收到申报材料
    LIST_MEETING = "list_meeting"  # 确定名单, 评审会
    LIST_VISIT = "list_visit"  # 确定名单, 现场考察
    LIST_NAME = "list_name"  # 确定名单, 依托单位同意名称
    NOTICE_LIST = "notice_list"  # 发布公示, 确定名单
    AGAIN_NOTICE = "again_notice"  # 再次公示, 上一次公示
    CLOSE_PROOF = "close_proof"  # 公示办结, 发布凭证
    START_OUTCOME = "start_outcome"  # 启动, 异议的核查结论
    START_NOTICE = "start_notice"  # 启动, 公示办结
    CHANGE_START = "change_start"  # 申请变更, 启动
    OLD_CENTER_START = "old_center_start"  # 注销原中心, 启动
    STEP_BEFORE = "step_before"  # 纸面环节, 前面的环节
    STEP_AFTER = "step_after"  # 后面的环节, 纸面环节
    RETURN_RECEIPT = "return_receipt"  # 退回补正, 收到
    AGAIN_RETURN = "again_return"  # 再次收到, 退回补正
    FINAL_DUE = "final_due"  # 最终通知, 截止日
    STATEMENT_FINAL = "statement_final"  # 陈述申辩, 最终通知
    EVALUATION_PERIOD = "evaluation_period"  # 评估通知, 建设期开始
    SELF_NOTICE = "self_notice"  # 收到自评报告, 评估通知
    CHECK_NOTICE = "check_notice"  # 区市审核, 评估通知
    ABSENCE_NOTICE = "absence_notice"  # 拒绝或未参加, 评估通知
    GRADE_MEETING = "grade_meeting"  # 决定等次, 评审会
    GRADE_REPORT = "grade_report"  # 决定等次, 收到自评报告
    GRADE_ABSENCE = "grade_absence"  # 决定等次, 登记拒绝或未参加
    GRADE_OBJECTION = "grade_objection"  # 重新决定等次, 异议成立
    POSTED_GRADE = "posted_grade"  # 公布等次, 决定等次
    RECTIFY_GRADE = "rectify_grade"  # 限期整改, 决定等次
    RECHECK_RECTIFY = "recheck_rectify"  # 整改复核, 整改通知
    STATEMENT_DRAFT = "statement_draft"  # 陈述申辩, 拟撤销


#: Pairs that really lie the other way round at times; such an entry is taken with its reason.
HAPPENS: Final = frozenset(
    {
        Pair.VISIT_RECEIPT, Pair.LIST_MEETING, Pair.LIST_VISIT, Pair.LIST_NAME, Pair.OLD_CENTER_START,
        Pair.STEP_BEFORE, Pair.STEP_AFTER, Pair.FINAL_DUE, Pair.STATEMENT_FINAL, Pair.SELF_NOTICE, Pair.CHECK_NOTICE,
        Pair.GRADE_MEETING, Pair.GRADE_REPORT,
    }
)  # fmt: skip


def in_order(pair: Pair, first: date | None, then: date | None, field: str, *, why: str = "") -> None:
    """Refuse a date ``then`` before ``first`` beside ``field``; the same day is in order, and so is what has no date. Of
    a pair that happens, the refusal stands beside the reason that is asked for, until ``why`` gives it."""
    if first is None or then is None or then >= first:
        return
    refusal = Refused(f"order.{pair.value}", first=first.isoformat(), then=then.isoformat())
    if pair not in HAPPENS:
        raise refusal.beside(field)
    if len(why.strip()) < LEAST_REASON:
        raise refusal.beside(ORDER_REASON)


def told(why: str) -> dict[str, str]:
    """What the log keeps of the reason; nothing where none was given."""
    return {ORDER_REASON: why.strip()} if why.strip() else {}

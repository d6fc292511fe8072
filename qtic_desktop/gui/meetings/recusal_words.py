"""The words of recusals: where they come from, how they stand, what one would touch."""

from __future__ import annotations

from qtic_desktop.domain.experts.ties import TieKind
from qtic_desktop.domain.meetings import Origin, RecusalState
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.meetings import RecusalRow, RecusalTouch

Chip = tuple[str, str]


def state_chip(row: RecusalRow) -> Chip:
    """How a recusal stands."""
    if row.sealed and row.state is RecusalState.WAITING:
        return ("neutral", tr("封存时未处理"))
    return {
        RecusalState.WAITING: ("warn", tr("待处理")),
        RecusalState.IN_FORCE: ("accent", tr("回避")),
        RecusalState.DISMISSED: ("neutral", tr("已排除")),
        RecusalState.WITHDRAWN: ("neutral", tr("已撤销")),
    }[row.state]


def origin(row: RecusalRow) -> str:
    """Who brought it up."""
    return {
        Origin.DECLARED: tr("本人或办公室申报"),
        Origin.FOUND: tr("程序查出"),
        Origin.WISHED: tr("申报单位要求"),
    }[row.origin]


def tie(row: RecusalRow) -> str:
    """What the program found."""
    if not row.tie:
        return ""
    told = {
        TieKind.HOST: tr("在依托单位任职：{unit}"),
        TieKind.CREDIT_CODE: tr("单位信用代码与依托单位相同：{unit}"),
        TieKind.PARTNER: tr("在共建单位任职：{unit}"),
        TieKind.FORMER_UNIT: tr("曾在这个单位任职：{unit}"),
        TieKind.DIRECTOR: tr("与中心主任同名：{unit}"),
        TieKind.DEPARTMENT: tr("在主管部门任职：{unit}"),
    }
    return told[TieKind(row.tie)].format(unit=row.unit)


def ground(row: RecusalRow) -> str:
    """Why it was brought up, in one line."""
    return tie(row) or row.reason


def touch_told(touch: RecusalTouch) -> str:
    """What a recusal would touch, before it is done. No figure is in it."""
    if not touch.sheet_state:
        return tr("会议还没有开始：开会时这个项目的评分表直接记为回避。")
    parts = []
    if touch.sheet_state == SheetState.SUBMITTED:
        parts.append(tr("已提交的评分表退出统计。"))
    elif touch.sheet_state == SheetState.OPEN:
        parts.append(tr("评分表还没有提交，回避以后不再填写。"))
    if touch.below:
        told = tr("这个项目只剩 {n} 人参加，少于规则要求的 {minimum} 人（指引未规定），封存时须由人裁定。")
        parts.append(told.format(n=touch.remaining, minimum=touch.minimum))
    else:
        parts.append(tr("这个项目还有 {n} 人参加。").format(n=touch.remaining))
    if touch.leads:
        parts.append(tr("这位专家主持这个项目，请另外指定代理组长。"))
    if touch.opinions:
        told = tr("上次封存后写的意见书 {n} 份，重新封存后数字不同的随即作废。")
        parts.append(told.format(n=touch.opinions))
    return "".join(parts)

"""What a recusal would touch, in words, wherever one is registered."""

from __future__ import annotations

from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.meetings import RecusalTouch


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

"""Words and chips of 综合评价."""

from __future__ import annotations

from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.gui.stage.shown import Chip
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.selection import SelectionRow


def decision(value: str) -> str:
    """A decision in a word."""
    return {
        Decision.UNDECIDED: tr("未决定"),
        Decision.SUPPORT: tr("拟支持"),
        Decision.REJECT: tr("不支持"),
        Decision.DEFER: tr("暂缓"),
    }[Decision(value)]


def chip(row: SelectionRow) -> Chip:
    """Where one proposal stands; a departure without its reason is the first thing to see."""
    if row.departs and not row.reason:
        return "bad", tr("缺理由")
    kinds = {Decision.SUPPORT: "ok", Decision.REJECT: "neutral", Decision.DEFER: "warn", Decision.UNDECIDED: "accent"}
    return kinds[row.decision], decision(row.decision)


def verdict(value: str) -> str:
    """What the panel came to."""
    return {"pass": tr("通过"), "revise": tr("修改后通过"), "fail": tr("未通过")}.get(value, tr("未定"))


def status(value: str) -> str:
    """Where a version of the list stands."""
    return {
        ListStatus.DRAFT: tr("拟定中"),
        ListStatus.ADOPTED: tr("已确定"),
        ListStatus.SUPERSEDED: tr("已被新版取代"),
        ListStatus.WITHDRAWN: tr("已收回"),
    }[ListStatus(value)]


def rank(row: SelectionRow) -> str:
    """The place, told when it is shared."""
    if row.rank is None:
        return "—"
    return tr("{n} 并列").format(n=row.rank) if row.tied else str(row.rank)

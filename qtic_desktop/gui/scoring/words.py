"""Words and chips of the scoring pages: states of a sheet, ballots, verdicts, tracks."""

from __future__ import annotations

from decimal import Decimal

from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.gui.texts import tr

VOTE_KEYS = ("agree", "agree-after-revision", "disagree", "abstain")


def points_text(points: Decimal | None) -> str:
    """The points as shown; blank for None."""
    return "" if points is None else decimal_text(points)


def total_text(total: Decimal, maximum: Decimal) -> str:
    """The running total of a sheet and what is attainable."""
    return tr("合计 {total} / {maximum}").format(total=points_text(total), maximum=points_text(maximum))


def missing_text(count: int) -> str:
    """How many criteria are still blank."""
    return tr("缺 {n} 项").format(n=count) if count else tr("各项已评")


def sheet_state(state: str) -> tuple[str, str]:
    """Chip (kind, word) of a sheet's state."""
    return {
        "open": ("neutral", tr("未提交")),
        "submitted": ("ok", tr("已提交")),
        "abstained": ("warn", tr("弃权")),
        "recused": ("warn", tr("回避")),
        "absent": ("neutral", tr("缺席")),
        "void": ("bad", tr("作废")),
    }.get(state, ("neutral", state))


def vote_text(choice: str) -> str:
    """The word of a ballot; empty while there is none."""
    return {
        "agree": tr("同意"),
        "agree-after-revision": tr("修改后同意"),
        "disagree": tr("不同意"),
        "abstain": tr("弃权"),
    }.get(choice, "")


def verdict(result: str) -> tuple[str, str]:
    """Chip (kind, word) of a verdict."""
    return {
        "pass": ("ok", tr("通过")),
        "revise": ("warn", tr("修改后通过")),
        "fail": ("bad", tr("不通过")),
    }.get(result, ("neutral", tr("待定")))


def line_text(line: str) -> str:
    """What a tie lies across."""
    return {
        "places": tr("拟支持名额"),
        "excellent_cap": tr("最高等次名额"),
        "pass_mean": tr("通过线"),
    }.get(line, line)

"""Words and chips of the scoring pages: states of a sheet, ballots, verdicts, tracks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qtic_desktop.domain.meetings import AWAY
from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.scoring.keying import Keying
from qtic_desktop.domain.scoring.margins import Closeness
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.gui.texts import tr, translations
from qtic_desktop.resources import message
from qtic_desktop.storage.queries.scoring import SheetStateRow

VOTES = tuple(VoteChoice)
"""The choices of a ballot in the order of their keys, 1 to 4."""


def points_text(points: Decimal | None) -> str:
    """The points as shown; blank for None."""
    return "" if points is None else decimal_text(points)


def total_text(total: Decimal, maximum: Decimal) -> str:
    """The running total of a sheet and what is attainable."""
    return tr("合计 {total} / {maximum}").format(total=points_text(total), maximum=points_text(maximum))


def missing_text(count: int) -> str:
    """How many criteria are still blank."""
    return tr("缺 {n} 项").format(n=count) if count else tr("各项已评")


def sheet_state(state: SheetState) -> tuple[str, str]:
    """Chip (kind, word) of a sheet's state."""
    return {
        SheetState.OPEN: ("neutral", tr("未提交")),
        SheetState.SUBMITTED: ("ok", tr("已提交")),
        SheetState.ABSTAINED: ("warn", tr("弃权")),
        SheetState.RECUSED: ("warn", tr("回避")),
        SheetState.ABSENT: ("neutral", tr("缺席")),
        SheetState.VOID: ("bad", tr("作废")),
    }[state]


def away_mark(state: SheetState) -> str:
    """The sign of who does not score, for a cell without room for a word; empty of who does."""
    return {SheetState.ABSENT: tr("缺"), SheetState.RECUSED: tr("避")}.get(state, "")


def keyed_state(state: SheetState, keying: Keying) -> tuple[str, str]:
    """Chip of a sheet, with how its second keying stands where it was copied from paper."""
    if keying is Keying.WAITING:
        return "warn", tr("未复核")
    if keying is Keying.DIFFERS:
        return "bad", tr("两次不同")
    return sheet_state(state)


def vote_text(choice: VoteChoice | None) -> str:
    """The word of a ballot; empty while there is none."""
    if choice is None:
        return ""
    return {
        VoteChoice.AGREE: tr("同意"),
        VoteChoice.AGREE_AFTER_REVISION: tr("修改后同意"),
        VoteChoice.DISAGREE: tr("不同意"),
        VoteChoice.ABSTAIN: tr("弃权"),
    }[choice]


def verdict(result: str, track: str) -> tuple[str, str]:
    """Chip (kind, word) of a verdict: the word that opinion and workbook say, by track."""
    kind = {"pass": "ok", "revise": "warn", "fail": "bad"}.get(result, "neutral")
    return kind, message(f"paper.scoring.verdict_{track}_{result}", translations.lang)


def closeness(close: Closeness) -> str:
    """How close a result was, in a word."""
    if close.verdict_by_vote:
        return tr("一票可变")
    if close.verdict_by_mark:
        return tr("一项可变结论")
    if close.place_by_mark:
        return tr("一项可变名次")
    return tr("系于个别专家") if close.lone else tr("稳固")


def line_text(line: str) -> str:
    """What a tie lies across."""
    return {
        "places": tr("拟支持名额"),
        "excellent_cap": tr("最高等次名额"),
        "pass_mean": tr("通过线"),
    }.get(line, line)


def vote_line(choice: VoteChoice | None, *, voted: bool, paper: bool, secret: bool = False) -> str:
    """How it stands with the ballot, and what can still be done; ``paper``: a clerk copies it, ``secret``: nobody does."""
    if secret:
        return tr("这个项目无记名表决：请在没有姓名的表决票上打勾，投进票箱。这里不记您投了什么。")
    if paper:
        said = tr("已代录：{choice}。登记有误时先撤回提交再改。") if choice else tr("表决票已登记，封存前不显示。")
        waits = tr("还没有表决票；照纸面选一项，再按回车确认。")
    else:
        said = tr("已登记：{choice}。封存前可以改。")
        waits = tr("还没有表决；也可以在讨论以后再表决。")
    return (said if voted else waits).format(choice=vote_text(choice))


def states_line(states: Sequence[SheetStateRow], waiting: int, ballots: int, *, runs: bool) -> str:
    """How many sheets are to be filled, how many are not, and what of them is still awaited while the meeting ``runs``."""
    told = tr("评分表共 {n} 份，未提交 {waiting} 份；未表决 {ballots} 票")
    told += tr("；无记名表决的票数在会议的“议程”里登记") if runs and any(one.secret for one in states) else ""
    expected = [one for one in states if one.state not in AWAY]
    away = len(states) - len(expected)
    told += tr("；缺席和回避的 {n} 份不填").format(n=away) if away else ""
    return told.format(n=len(expected), waiting=waiting, ballots=ballots)


def left_line(left: int, copied_for: str) -> str:
    """How many sheets are still to be handed in, and for whom a clerk copies them, if one does."""
    if copied_for:
        return tr("代录 {expert} · 剩余 {n} 个").format(expert=copied_for, n=left)
    return tr("剩余 {n} 个项目未评").format(n=left)

"""Words and chips of 综合评价."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.gui.stage.shown import Chip
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.resources import message
from qtic_desktop.services.selection.planning import AdoptionPlan, DraftPlan
from qtic_desktop.storage.queries.selection import SelectionRow
from qtic_desktop.storage.queries.selection_figures import WaitingDocket
from qtic_desktop.storage.queries.selection_late import Unlisted, UnsealedMeeting


def decision(value: str) -> str:
    """A decision in a word."""
    return {
        Decision.UNDECIDED: tr("未决定"),
        Decision.SUPPORT: tr("拟支持"),
        Decision.REJECT: tr("不支持"),
        Decision.DEFER: tr("暂缓"),
    }[Decision(value)]


def chip(row: SelectionRow) -> Chip:
    """Where one proposal stands; a departure without its reason is the first thing to see
    but for figures that are no longer those in force."""
    if row.corrected:
        return "bad", tr("已更正") if row.now is not None else tr("已启封")
    if row.departs and not row.reason:
        return "bad", tr("缺理由")
    kinds = {Decision.SUPPORT: "ok", Decision.REJECT: "neutral", Decision.DEFER: "warn", Decision.UNDECIDED: "accent"}
    return kinds[row.decision], decision(row.decision)


def verdict(value: str, track: str) -> str:
    """What the panel came to, in the word of its opinion."""
    return message(f"paper.scoring.verdict_{track}_{value}", translations.lang)


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


def correction(row: SelectionRow) -> str:
    """What is told of a line whose figures are no longer those in force; empty for another one."""
    if not row.corrected:
        return ""
    was = _figure(row.mean, row.verdict, row.track)
    if row.now is None and row.list_status is ListStatus.DRAFT:
        return tr("评审会已启封，没有封存的结果；重新封存后再决定。")
    if row.now is None:
        return tr("评审会已启封，结果待重新封存（原 {was}）；结果不同的，须拟定新版。").format(was=was)
    now = _figure(row.now.mean, row.now.verdict, row.track)
    if row.mean != row.now.mean and row.verdict == row.now.verdict:
        was, now = str(row.mean or "—"), str(row.now.mean or "—")
    return tr("结果已更正（原 {was}，现 {now}），须拟定新版。").format(was=was, now=now)


def _figure(mean: Decimal | None, result: str, track: str) -> str:
    return " ".join((str(mean or "—"), verdict(result, track)))


def corrections(rows: Sequence[SelectionRow]) -> str:
    """For the head of the page: every line whose figures are no longer those in force."""
    told = (f"《{row.center_name}》{correction(row)}" for row in rows if row.corrected)
    return "".join(told)


def unlisted(late: Unlisted) -> str:
    """That projects were sealed after the list was drawn up and are not on it, or are still to be judged; empty where there
    are none."""
    return "\n".join(told for told in (_sealed_late(late), unsealed(late.meetings)) if told)


def unsealed(meetings: Sequence[UnsealedMeeting]) -> str:
    """That meetings of the batch are not sealed, and how many of their projects the list lacks; empty without one."""
    if not meetings:
        return ""
    told = tr("另有 {m} 场评审会没有封存：{names}，其中 {n} 个项目不在名单里。")
    names = mark("、").join(one.title for one in meetings)
    return told.format(m=len(meetings), names=names, n=sum(one.projects for one in meetings))


def planned(plan: DraftPlan) -> str:
    """What a list would be drawn up in spite of; empty without anything."""
    return "\n".join(told for told in (unsealed(plan.meetings), dockets_told(plan.dockets)) if told)


def before_adoption(plan: AdoptionPlan) -> str:
    """What to look at before a list is confirmed; empty without anything."""
    told = ""
    if plan.unexplained:
        told = tr(
            "越过名次在前的项目而拟支持、没有写明理由的 {n} 个：{names}。名单上的理由栏会是空的，请先写明为什么选它。"
        )
        told = told.format(n=len(plan.unexplained), names="".join(f"《{name}》" for name in plan.unexplained))
    return "\n".join(one for one in (unlisted(plan.late), told) if one)


def _sealed_late(late: Unlisted) -> str:
    if not late.names:
        return ""
    names = "".join(f"《{name}》" for name in late.names)
    if late.open:
        return tr("拟定名单以后又封存了 {n} 个项目，还不在名单里：{names}。").format(n=len(late.names), names=names)
    return tr("名单确定以后又封存了 {n} 个项目，不在这一版里：{names}。要列入的，请拟定新版。").format(
        n=len(late.names), names=names
    )


def waiting(row: SelectionRow) -> str:
    """That a correction of its figures waits; empty without one."""
    told = tr("更正单第 {n} 号待确认：确认后分数或结论有变的，决定退回未决定。")
    return told.format(n=row.docket) if row.docket else ""


def waiting_of(rows: Sequence[SelectionRow]) -> str:
    """As ``waiting``, for several lines."""
    return dockets_told([WaitingDocket(row.docket, row.center_name) for row in rows if row.docket])


def dockets_told(found: Sequence[WaitingDocket]) -> str:
    """Which corrections wait; empty without one."""
    told = tr("《{center}》有更正单第 {n} 号待确认：确认后分数或结论有变的，决定退回未决定。")
    return "\n".join(told.format(center=one.center_name, n=one.number) for one in found)

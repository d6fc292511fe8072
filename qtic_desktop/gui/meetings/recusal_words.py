"""The words of recusals: where they come from, how they stand, what one would touch."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.domain.experts.ties import TieKind
from qtic_desktop.domain.meetings import Origin, RecusalState
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.storage.queries.meetings import MeetingDesk, RecusalRow

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


def clues_told(rows: Sequence[RecusalRow], desk: MeetingDesk) -> list[str]:
    """That nobody has decided about a tie or a wish, for each proposal that is judged, in running order."""
    told = tr("第 {n} 个项目：{who}的回避还没有处理（{ground}）。请在“回避”里确认回避，或写明理由排除。")
    places = {line.life.proposal_id: line.life.position for line in desk.judged}
    grounds: dict[tuple[int, str], list[str]] = {}
    for row in rows:
        if row.proposal_id in places:
            who = f"{row.expert_name}（{row.organization}）"
            grounds.setdefault((places[row.proposal_id], who), []).append(ground(row))
    return [
        told.format(n=place, who=who, ground=mark("；").join(why))
        for (place, who), why in sorted(grounds.items(), key=lambda one: one[0][0])
    ]


def clues_in_short(rows: Sequence[RecusalRow]) -> str:
    """The same of one proposal in one line, where there is little room; empty without any."""
    names = list(dict.fromkeys(row.expert_name for row in rows))
    if not names:
        return ""
    told = tr("{who}的回避还没有处理。") if len(names) == 1 else tr("{who}等 {n} 位专家的回避还没有处理。")
    return told.format(who=names[0], n=len(names))

"""What the card of a meeting says: its facts, what comes next, and where to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.gui.meetings import words
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.shown import Fact, Link
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.meetings import MeetingDesk, RecusalRow

_SEALING: Final = frozenset({Act.CONFIRM_SEAL, Act.WITHDRAW_SEAL})
_REOPENING: Final = frozenset({Act.CONFIRM_REOPEN, Act.WITHDRAW_REOPEN})


def facts(now: MeetingDesk) -> tuple[Fact, ...]:
    """Left out while the sign-in shows them."""
    aside = sum(line.life.state is ItemState.SET_ASIDE for line in now.items)
    items = tr("{n} 个").format(n=len(now.judged)) + (tr("，另暂缓 {n} 个").format(n=aside) if aside else "")
    opened = now.row.status in (MeetingStatus.OPEN, MeetingStatus.SEALED)
    came = words.attendance(now) if opened else tr("{n} 人").format(n=now.row.experts)
    return (Fact(tr("项目"), items), Fact(tr("专家"), came), Fact(tr("组长"), words.who(now.leader)))


def note(now: MeetingDesk, *, may_run: bool) -> str:
    """What comes next."""
    status, asked = now.row.status, {one.act for one in now.seal.acts}
    if asked & _SEALING:
        return tr("封存已提出，等待监督员确认；这期间有改动的，要撤回重提。")
    if asked & _REOPENING:
        return tr("启封已提出，等待监督员确认；确认以前结果仍然封存。")
    if status is MeetingStatus.PREPARED:
        if may_run:
            return tr("签到以后开会，每位到会专家得到每个项目的评分表。")
        return tr("会议尚未开始；由录入员或办公室签到开会。")
    return {
        MeetingStatus.OPEN: tr(
            "会议正在进行；到会、离会、回避和每个项目在“打开会议”里，评分、表决和封存在“评分与表决”。"
        ),
        MeetingStatus.SEALED: tr("结果已封存；下一步起草专家意见书。"),
        MeetingStatus.POSTPONED: tr("会议已延期，项目和专家组都保留。"),
        MeetingStatus.CANCELLED: tr("会议已取消，项目可以列入别的会议。"),
    }[status]


def links(now: MeetingDesk, clues: Sequence[RecusalRow]) -> tuple[Link, ...]:
    """Where the work on a meeting goes on; first of all to what nobody has decided about (``clues``)."""
    row, waits = now.row, bool({one.act for one in now.seal.acts} & {Act.CONFIRM_SEAL, Act.CONFIRM_REOPEN})
    first = f"{clues[0].expert_id} {clues[0].proposal_id}" if clues else ""
    decide = (Link(tr("去处理回避"), Place("meetings", row.id, view=f"recusals/{first}")),) if clues else ()
    if row.status is MeetingStatus.OPEN:
        return (Link(tr("去评分与表决"), Place("scoring", row.id), is_next=not waits), *decide)
    if row.status is MeetingStatus.PREPARED:
        return decide
    if row.status is MeetingStatus.SEALED:
        return (Link(tr("去意见书"), Place("opinions", row.id), is_next=not waits),)
    return ()

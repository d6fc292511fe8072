"""Sealing and reopening a meeting, by one or by two people as its rules say; each request can be taken back."""

from __future__ import annotations

from qtic_desktop.domain.meetings import ItemState
from qtic_desktop.domain.scoring.blockers import DECISION_LENGTH
from qtic_desktop.domain.scoring.sealing import SealState
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.stage.act import Act, Ahead, Given, Same, Words
from qtic_desktop.gui.stage.shown import Step
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.words import minute
from qtic_desktop.services import scoring
from qtic_desktop.storage.queries.meetings import MeetingDesk, ReopenTouch, reopen_touch
from qtic_desktop.storage.queries.query import Question
from qtic_desktop.storage.queries.sealing import SealRow


def acts(known: Known) -> tuple[Act[MeetingDesk], ...]:
    """All of them; which comes into question the meeting itself says."""
    return (
        _seal(known), _ask_seal(known), _confirm_seal(known), _withdraw_seal(), _ask_reopen(), _confirm_reopen(known),
        _withdraw_reopen(),
    )  # fmt: skip


def _number(known: Known) -> Same:
    def wanted() -> str:
        return "" if known.desk is None else known.desk.row.number

    return Same("number", tr("会议编号"), tr("照样输入会议编号，以免弄错会议"), wanted=wanted)


def _decision() -> Words:
    told = tr("只有须由人裁定、监督员又没有放行的事项才要写：由谁、依据什么决定，至少 {n} 个字")
    return Words("decision", tr("裁定说明"), told.format(n=DECISION_LENGTH), required=False, lines=2)


def _sealing_touches(desk: MeetingDesk) -> str:
    aside = sum(line.life.state is ItemState.SET_ASIDE for line in desk.items)
    told = tr("{n} 个项目的评分和表决从此不能再改，分数、名次和结论随即显示，写入会议记录。").format(n=len(desk.judged))
    if aside:
        told += tr("暂缓的 {n} 个不在内。").format(n=aside)
    return told + tr("以后要改，走更正单；或由办公室提出、监督员确认启封。")


def _seal(known: Known) -> Act[MeetingDesk]:
    number, decision = _number(known), _decision()
    return Act(
        scoring.seal_meeting,
        tr("封存结果…"),
        lambda desk, given: scoring.seal_meeting.bind(meeting_id=desk.row.id, decision=given[decision]),
        "lock",
        (decision, number),
        tr("封存结果"),
        done=lambda _desk, _given, _changes: tr("结果已封存。"),
        touches=_sealing_touches,
        group=tr("封存"),
        wide=True,
    )


def _ask_seal(known: Known) -> Act[MeetingDesk]:
    number, decision = _number(known), _decision()
    return Act(
        scoring.ask_seal,
        tr("提出封存…"),
        lambda desk, given: scoring.ask_seal.bind(meeting_id=desk.row.id, decision=given[decision]),
        "lock",
        (decision, number),
        tr("提出封存"),
        done=lambda _desk, _given, _changes: tr("封存已提出，等待监督员确认。这期间有改动的，要撤回重提。"),
        touches=lambda desk: tr("按规则，封存要由经办人提出、监督员确认。") + _sealing_touches(desk),
        group=tr("封存"),
        wide=True,
    )


def _confirm_seal(known: Known) -> Act[MeetingDesk]:
    number = _number(known)

    def touches(desk: MeetingDesk) -> str:
        newest = desk.seal.versions[-1] if desk.seal.versions else None
        asked = ""
        if newest is not None:
            asked = tr("{who}于 {at} 提出封存。").format(who=newest.asked_by, at=minute(newest.asked_at))
            if newest.decision:
                asked += tr("裁定说明：{text}。").format(text=newest.decision.rstrip("。"))
        return asked + _sealing_touches(desk)

    return Act(
        scoring.confirm_seal,
        tr("确认封存…"),
        lambda desk, _given: scoring.confirm_seal.bind(meeting_id=desk.row.id),
        "lock",
        (number,),
        tr("确认封存"),
        done=lambda _desk, _given, _changes: tr("结果已封存。"),
        touches=touches,
        is_next=True,
        group=tr("封存"),
        wide=True,
    )


def _withdraw_seal() -> Act[MeetingDesk]:
    why = Words("reason", tr("撤回的原因"), lines=2)
    return Act(
        scoring.withdraw_seal,
        tr("撤回封存申请…"),
        lambda desk, given: scoring.withdraw_seal.bind(meeting_id=desk.row.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("撤回申请"),
        done=lambda _desk, _given, _changes: tr("封存申请已撤回，可以继续录入和更正。"),
        touches=lambda _desk: tr("评分和表决又可以录入、更正，以后重新提出封存。"),
        group=tr("封存"),
        wide=True,
    )


def _reopening(desk: MeetingDesk, _given: Given) -> Question[ReopenTouch]:
    return reopen_touch.bind(meeting_id=desk.row.id)


def _reopen_told(touch: ReopenTouch) -> str:
    if touch.gone:
        told = tr("现在还不能启封：{names}已在重新评审或进入后续环节。")
        return told.format(names=mark("、").join(touch.gone))
    parts = [tr("启封以后分数、名次重新隐藏，评分和表决又可以更正；这一版封存保留可查，再次封存为新的一版。")]
    if touch.drafts:
        parts.append(tr("起草中的意见书 {n} 份随即作废。").format(n=touch.drafts))
    if touch.finished:
        parts.append(
            tr("已定稿或已签名的 {n} 份暂停签名；重新封存后数字不同的作废，要重新签。").format(n=touch.finished)
        )
    if touch.drawn_up:
        told = tr("拟定中的综合评价名单上 {n} 个项目撤下分数，决定退回未决定，重新封存后再决定。")
        parts.append(told.format(n=touch.drawn_up))
    if touch.in_force:
        told = tr("已确定的综合评价名单上有 {n} 个项目，名单不变；重新封存后数字不同的，须拟定新版。")
        parts.append(told.format(n=touch.in_force))
    return "".join(parts)


def _ask_reopen() -> Act[MeetingDesk]:
    why = Words("reason", tr("启封的理由"), tr("至少 {n} 个字，写明谁发现了什么").format(n=DECISION_LENGTH), lines=2)
    return Act(
        scoring.ask_reopen,
        tr("申请启封…"),
        lambda desk, given: scoring.ask_reopen.bind(meeting_id=desk.row.id, reason=given[why]),
        "refresh-cw",
        (why,),
        tr("申请启封"),
        done=lambda _desk, _given, _changes: tr("启封已提出，等待监督员确认；确认以前结果仍然封存。"),
        touches=lambda _desk: tr("启封要由办公室提出、监督员确认。只改一两处的，走更正单更好。"),
        ahead=Ahead(_reopening, _reopen_told),
        group=tr("封存"),
        wide=True,
    )


def _confirm_reopen(known: Known) -> Act[MeetingDesk]:
    number = _number(known)

    def touches(desk: MeetingDesk) -> str:
        newest = desk.seal.versions[-1] if desk.seal.versions else None
        if newest is None:
            return ""
        return tr("{who}提出启封，理由：{reason}").format(who=newest.reopen_by, reason=newest.reopen_reason)

    return Act(
        scoring.confirm_reopen,
        tr("确认启封…"),
        lambda desk, _given: scoring.confirm_reopen.bind(meeting_id=desk.row.id),
        "refresh-cw",
        (number,),
        tr("确认启封"),
        done=lambda _desk, _given, _changes: tr("会议已启封，评分和表决可以更正；更正完请重新封存。"),
        touches=touches,
        ahead=Ahead(_reopening, _reopen_told),
        is_next=True,
        group=tr("封存"),
        wide=True,
    )


def _withdraw_reopen() -> Act[MeetingDesk]:
    return Act(
        scoring.withdraw_reopen,
        tr("撤回启封申请…"),
        lambda desk, _given: scoring.withdraw_reopen.bind(meeting_id=desk.row.id),
        "undo-2",
        does=tr("撤回申请"),
        asks=lambda _desk: tr("撤回启封申请，结果照旧封存，什么都不变。"),
        done=lambda _desk, _given, _changes: tr("启封申请已撤回，结果照旧封存。"),
        group=tr("封存"),
    )


def steps(versions: tuple[SealRow, ...]) -> tuple[Step, ...]:
    """The story of the seal: each version asked for, sealed, reopened."""
    found: list[Step] = []
    for row in versions:
        facts = {"n": row.number, "docket": row.docket, "who": row.asked_by or "—", "second": row.confirmed_by}
        if row.state is SealState.ASKED:
            text = tr("第 {n} 版：{who}提出封存，等待监督员确认").format(**facts)
            found.append(Step("neutral", minute(row.asked_at), text))
        elif row.state is SealState.WITHDRAWN:
            found.append(Step("neutral", minute(row.asked_at), tr("第 {n} 版：{who}提出封存，已撤回").format(**facts)))
        else:
            both = tr("第 {n} 版封存：{who}提出，{second}确认") if row.confirmed_by else tr("第 {n} 版封存：{who}")
            if row.docket is not None:
                both = tr("第 {n} 版封存（更正单第 {docket} 号）：{who}开单，{second}确认")
            found.append(Step("ok", minute(row.sealed_at or ""), both.format(**facts)))
        found.extend(_reopened(row))
    return tuple(found)


def _reopened(row: SealRow) -> list[Step]:
    if row.reopened_at:
        told = tr("启封：{who}提出，{second}确认。{reason}")
        text = told.format(who=row.reopen_by, second=row.reopen_confirmed_by, reason=row.reopen_reason)
        return [Step("warn", minute(row.reopened_at), text)]
    if row.reopen_by:
        told = tr("{who}申请启封，等待监督员确认。{reason}")
        return [Step("neutral", "", told.format(who=row.reopen_by, reason=row.reopen_reason))]
    return []

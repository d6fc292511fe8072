"""The words of the meetings stage: states, grounds, what an act is going to touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qtic_desktop.domain.meetings import Ground, ItemState, MeetingStatus, Presence
from qtic_desktop.gui.examination import words as examination_words
from qtic_desktop.gui.stage.shown import Step
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.words import minute
from qtic_desktop.storage.queries.meetings import (
    AttendanceRow,
    ItemLine,
    MeetingDesk,
    MovementRow,
    MovementTouch,
    SeatLine,
    SeatRow,
)

Chip = tuple[str, str]


def meeting_chip(status: str) -> Chip:
    """Where a meeting stands."""
    return {
        MeetingStatus.PREPARED: ("neutral", tr("待召开")),
        MeetingStatus.OPEN: ("accent", tr("进行中")),
        MeetingStatus.SEALED: ("ok", tr("已封存")),
        MeetingStatus.POSTPONED: ("warn", tr("已延期")),
        MeetingStatus.CANCELLED: ("neutral", tr("已取消")),
    }.get(MeetingStatus(status), ("neutral", status))


def item_chip(line: ItemLine) -> Chip:
    """Where a proposal of the agenda stands; one that came without having passed the examination is marked."""
    if line.unexamined and line.life.state is ItemState.LISTED:
        return ("warn", examination_words.lacking(line.examination))
    return {
        ItemState.LISTED: ("accent", tr("参评")),
        ItemState.SET_ASIDE: ("neutral", tr("已暂缓")),
        ItemState.CLOSED: ("ok", tr("已单独封存")),
    }[line.life.state]


def ground(value: str) -> str:
    """Why a proposal is set aside."""
    return {
        Ground.APPLICANT_ABSENT: tr("申报单位未到场"),
        Ground.EVERYBODY_RECUSED: tr("专家全部回避"),
        Ground.NO_QUORUM: tr("专家人数不够"),
        Ground.WITHDRAWN: tr("申报单位撤回"),
        Ground.OTHER: tr("其他"),
    }.get(Ground(value), value) if value else ""  # fmt: skip


def presence_chip(seat: SeatRow, *, signing_in: bool) -> Chip:
    """Whether an expert is there; before the meeting nobody is expected to be."""
    if signing_in:
        return ("neutral", tr("待签到"))
    return {
        Presence.EXPECTED: ("neutral", tr("未签到")),
        Presence.PRESENT: ("ok", tr("到会")),
        Presence.ABSENT: ("warn", tr("缺席")),
        Presence.LEFT: ("warn", tr("已离会")),
    }[seat.presence]


def who(seat: SeatRow) -> str:
    """An expert as namesakes are told apart: seat, name and unit."""
    return tr("{seat}  {name}（{unit}）").format(seat=seat.seat, name=seat.name, unit=seat.organization)


def what(line: ItemLine) -> str:
    """A proposal as it is chosen: its place and name."""
    return f"{line.life.position}  {line.life.center_name}"


def taking_part(row: AttendanceRow | None) -> str:
    """Who takes part in a proposal, in counts."""
    if row is None:
        return ""
    parts = [tr("参加 {n} 人").format(n=len(row.taking_part))]
    if row.recused:
        parts.append(tr("回避 {n} 人").format(n=row.recused))
    if row.absent:
        parts.append(tr("缺席 {n} 人").format(n=row.absent))
    return mark("，").join(parts)


def lacks(line: ItemLine, minimum: int, *, sealed: bool = False) -> list[str]:
    """What is wrong with the attendance of a proposal, as sentences; of a ``sealed`` one what was decided with it."""
    row, found = line.attendance, []
    if row is None:
        return []
    if len(row.taking_part) < minimum:
        words = tr("参加 {n} 人，少于规则要求的 {minimum} 人（指引未规定）；封存时须由人裁定。")
        if sealed:
            words = tr("参加 {n} 人，少于规则要求的 {minimum} 人（指引未规定）；封存时已由人裁定。")
        found.append(words.format(n=len(row.taking_part), minimum=minimum))
    if not row.leader_id:
        found.append(tr("组长不参加这个项目，请指定代理组长。"))
    return found


def remarks(line: ItemLine, today: date) -> list[str]:
    """What there is to know about a proposal before it is judged, as sentences; none of it holds anything up."""
    if not line.unexamined:
        return []
    if line.due_on is not None:
        return [owing(examination_words.awaited(line.due_on, today))]
    told = tr("列入会议时没有通过形式审查（{state}）；规则不要求等审查，不影响开会和封存。")
    return [told.format(state=examination_words.state(line.examination))]


def owing(awaited: str) -> str:
    """That papers are still owed for a proposal that is on a meeting."""
    told = tr("等待补正：{awaited}。列入会议不改变期限，登记补正、延期或审查结果以前，“今日待办”一直提醒。")
    return told.format(awaited=awaited)


def all_lacks(desk: MeetingDesk, today: date) -> list[str]:
    """What is wrong with the attendance of the proposals, each sentence with the place of its proposal."""
    told = tr("第 {n} 个项目：{sentence}")
    by_state: dict[str, list[int]] = {}
    for line in desk.judged:
        if line.unexamined and line.due_on is None:
            by_state.setdefault(examination_words.state(line.examination), []).append(line.life.position)
    listed = tr("第 {places} 个项目没有通过形式审查（{state}）就列入了会议；规则不要求等审查，不影响开会和封存。")
    found = [listed.format(places=places(which), state=state) for state, which in by_state.items()]
    found += [
        told.format(n=line.life.position, sentence=owing(examination_words.awaited(line.due_on, today)))
        for line in desk.judged
        if line.due_on is not None
    ]
    return found + [
        told.format(n=line.life.position, sentence=sentence)
        for line in desk.judged
        for sentence in lacks(line, desk.minimum, sealed=desk.row.status is MeetingStatus.SEALED)
    ]


def attendance(desk: MeetingDesk) -> str:
    """How many came."""
    seats = [line.seat for line in desk.seats]
    came = sum(seat.presence in (Presence.PRESENT, Presence.LEFT) for seat in seats)
    left = sum(seat.presence is Presence.LEFT for seat in seats)
    text = tr("到会 {present} 人，应到 {all} 人。")
    if left:
        text = tr("到会 {present} 人，应到 {all} 人；其中提前离会 {left} 人。")
    return text.format(present=came, all=len(seats), left=left)


def movement(row: MovementRow) -> str:
    """An arrival or a leaving as a sentence."""
    text = tr("从第 {n} 个项目起到会：{reason}") if row.kind == "arrival" else tr("从第 {n} 个项目起离会：{reason}")
    told = text.format(n=row.from_position, reason=row.reason)
    return told + (tr("（已撤销：{reason}）").format(reason=row.undone_reason) if row.undone_at else "")


def steps(line: SeatLine) -> tuple[Step, ...]:
    """When an expert came and went."""
    return tuple(
        Step(
            "neutral" if row.undone_at else ("ok" if row.kind == "arrival" else "warn"),
            minute(row.at)[11:],
            movement(row),
        )
        for row in line.movements
    )


def places(numbers: Iterable[int]) -> str:
    """Places on the agenda."""
    return mark("、").join(map(str, numbers))


def leaving_told(touch: MovementTouch) -> str:
    """What a leaving would do, before it is registered."""
    parts = []
    if touch.changes:
        parts.append(tr("第 {n} 个项目未提交的评分表转为缺席。").format(n=places(touch.changes)))
    if touch.ballots:
        parts.append(tr("其中第 {n} 个项目已投的票收起，撤销离会时还回。").format(n=places(touch.ballots)))
    if touch.stays:
        parts.append(tr("第 {n} 个项目的评分表仍可按纸质表补录。").format(n=places(touch.stays)))
    if touch.below:
        told = tr("第 {n} 个项目将少于规则要求的 {minimum} 人（指引未规定）。")
        parts.append(told.format(n=places(touch.below), minimum=touch.minimum))
    return "".join(parts) or tr("没有未提交的评分表受影响；已提交的保留并计入。")


def arrival_told(touch: MovementTouch) -> str:
    """What an arrival would do, before it is registered."""
    out = tr("第 {n} 个项目已回避，不参加。").format(n=places(touch.recused)) if touch.recused else ""
    if not touch.changes and not out:
        return tr("从这个项目起没有缺席的评分表，请选较前的项目。")
    parts = [tr("第 {n} 个项目可以评分和表决。").format(n=places(touch.changes))] if touch.changes else []
    parts.append(out)
    if touch.stays:
        parts.append(tr("第 {n} 个项目仍为缺席。").format(n=places(touch.stays)))
    return "".join(parts)

"""The running order by lot, with numbers spoken in the room, and the times that follow from it."""

from __future__ import annotations

from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.domain.meetings.timetable import MINUTES_EACH, Timetable, clock
from qtic_desktop.gui.stage.act import Act, Choice, Given, Line, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import meetings
from qtic_desktop.storage.queries.meetings import MeetingDesk

_SPEAKERS = 3
#: The number of the first panel that is split off; the first of all is the meeting itself.
_FIRST_OTHER = 2


def order_acts() -> tuple[Act[MeetingDesk], ...]:
    """All of them."""
    return (_lots(), _times(), _split())


def planned(desk: MeetingDesk | None) -> dict[str, str]:
    """When each proposal that is judged begins and ends, by the id of its agenda item; empty without a plan."""
    plan = None if desk is None else Timetable.parse(desk.row.timetable)
    if desk is None or plan is None:
        return {}
    return {line.id: time for line, time in zip(desk.judged, plan.times(len(desk.judged)), strict=True)}


def _lots() -> Act[MeetingDesk]:
    by = Choice(
        "by",
        tr("排在一起"),
        choices=(
            (LotGroups.NONE.value, tr("不分组，全部一起抽")),
            (LotGroups.TRACK.value, tr("新建、转建分别排在一起")),
            (LotGroups.FIELD.value, tr("同一领域排在一起")),
        ),
    )
    said = [
        (
            Line(f"who_{n}", tr("第 {n} 位报数的人").format(n=n), limit=20, required=n < _SPEAKERS),
            Line(f"number_{n}", tr("第 {n} 个数字").format(n=n), limit=9, required=n < _SPEAKERS),
        )
        for n in range(1, _SPEAKERS + 1)
    ]
    why = Words("reason", tr("原因（重抽时填）"), tr("第一次抽签空着"), limit=200, lines=2, required=False)

    def spoken(given: Given) -> tuple[Spoken, ...]:
        pairs = [Spoken(given[who].strip(), given[number].strip()) for who, number in said]
        return tuple(one for one in pairs if one.who or one.number)

    return Act(
        meetings.draw_running_order,
        tr("抽签定顺序…"),
        lambda desk, given: meetings.draw_running_order.bind(
            meeting_id=desk.row.id, by=LotGroups(given[by]), spoken=spoken(given), reason=given[why]
        ),
        "vote",
        (by, *(line for pair in said for line in pair), why),
        tr("抽签"),
        done=lambda _desk, _given, _changes: tr(
            "顺序已按抽签排好，见“议程”。报数和校验码写在办理记录和答辩抽签表里，谁都可以重新演算。"
        ),
        touches=lambda _desk: tr(
            "请至少两位不同的人各报一个一至九位的数字，照报出的写，开头的 0 也写。只改先后，项目、专家和回避不变。"
        ),
        group=tr("议程"),
        wide=True,
    )


def _times() -> Act[MeetingDesk]:
    start = Line("start", tr("第一个项目开始"), tr("例如 09:00；空着就取消排好的时间"), limit=5, required=False)
    each = Line("each", tr("每个项目几分钟"), tr("汇报、质询和打分合计"), limit=3)
    pause_from = Line("pause_from", tr("休息从"), tr("例如 12:00；不休息就空着"), limit=5, required=False)
    pause_to = Line("pause_to", tr("休息到"), limit=5, required=False)

    def fill(desk: MeetingDesk) -> dict[str, object]:
        plan = Timetable.parse(desk.row.timetable)
        if plan is None:
            return {"start": "09:00", "each": str(MINUTES_EACH), "pause_from": "", "pause_to": ""}
        begins, ends = ("", "") if plan.pause is None else (clock(plan.pause[0]), clock(plan.pause[1]))
        return {"start": clock(plan.start), "each": str(plan.each), "pause_from": begins, "pause_to": ends}

    return Act(
        meetings.set_times,
        tr("排定时间…"),
        lambda desk, given: meetings.set_times.bind(
            meeting_id=desk.row.id,
            start=given[start],
            each=given[each],
            pause_from=given[pause_from],
            pause_to=given[pause_to],
        ),
        "clock",
        (start, each, pause_from, pause_to),
        tr("排定时间"),
        fill=fill,
        done=lambda _desk, _given, _changes: tr("时间已排定，顺序改变时自动跟着改，印在议程上。"),
        touches=lambda _desk: tr("只是计划的时间；实际的起止由会场记录。"),
        group=tr("议程"),
    )


def _split() -> Act[MeetingDesk]:
    panels = tr("第二组"), tr("第三组"), tr("第四组")
    many = Choice(
        "panels",
        tr("分成几组"),
        choices=tuple((str(n), tr("{n} 组").format(n=n)) for n in range(_FIRST_OTHER, _FIRST_OTHER + len(panels))),
    )
    by = Choice(
        "by",
        tr("排在一起"),
        choices=(
            (LotGroups.FIELD.value, tr("同一领域排在一起")),
            (LotGroups.TRACK.value, tr("新建、转建分别排在一起")),
            (LotGroups.NONE.value, tr("不分组，轮流分到各组")),
        ),
    )
    title = Line("title", tr("另几组的会议名称"), tr("各组名称后面自动加“第二组”“第三组”"), limit=80)
    places = tuple(
        Line(f"place_{n}", tr("{panel}的会议地点").format(panel=panel), limit=80, required=n == _FIRST_OTHER)
        for n, panel in enumerate(panels, _FIRST_OTHER)
    )

    def others(given: Given) -> tuple[meetings.OtherPanel, ...]:
        found = [
            meetings.OtherPanel(tr("{title}（{panel}）").format(title=given[title].strip(), panel=panel), given[place])
            for panel, place in zip(panels, places, strict=True)
        ]
        return tuple(found[: int(given[many]) - 1])

    return Act(
        meetings.split_meeting,
        tr("分成几组同时评…"),
        lambda desk, given: meetings.split_meeting.bind(
            meeting_id=desk.row.id, by=LotGroups(given[by]), others=others(given)
        ),
        "users",
        (many, by, title, *places),
        tr("分组"),
        fill=lambda desk: {"panels": str(_FIRST_OTHER), "title": desk.row.title},
        done=lambda _desk, given, _changes: tr(
            "已分成 {n} 场会议，各有自己的议程、专家组和会场页，没有共同的专家。请分别核对，需要时再换人。"
        ).format(n=given[many]),
        touches=lambda desk: tr(
            "{items} 个项目和 {experts} 位专家平均分到各场会议：专家按类别分匀，尽量避开回避、靠近本人领域。另几场日期和时间相同，"
            "组长暂由各组第一位专家担任。取消其中一场，它的项目就退回“已受理”。"
        ).format(items=len(desk.items), experts=len(desk.seats)),
        group=tr("会议"),
        wide=True,
    )

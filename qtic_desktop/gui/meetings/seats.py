"""The panel of a meeting: who came, who went and from which proposal on, pledges, and what is done about a seat."""

from __future__ import annotations

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.meetings import MeetingStatus, Presence
from qtic_desktop.domain.possible import is_for
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.meetings import words
from qtic_desktop.gui.meetings.acts import items_of, reason
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.recusal_touch import touch_told
from qtic_desktop.gui.stage.act import Act, Ahead, Choice, Given, Tick
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Filter, Records
from qtic_desktop.gui.stage.shown import Fact, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services import meetings
from qtic_desktop.storage.queries.meetings import (
    MovementTouch,
    RecusalTouch,
    SeatLine,
    arrival_touch,
    leaving_touch,
    recusal_touch,
    seat_lines,
)
from qtic_desktop.storage.queries.query import Question

KINDS = frozenset({Kind.MEETING, Kind.SHEET, Kind.VOTE, Kind.RECUSAL, Kind.OPINION})


def seats_list(ctx: AppContext, known: Known) -> RecordPage[SeatLine]:
    """The panel."""
    return _Seats(ctx, known).page


class _Seats:
    """The list, and what of it is no value: the meeting, for the forms."""

    def __init__(self, ctx: AppContext, known: Known) -> None:
        self.known = known
        self._reads_recusals = is_for(ctx.actor, Read.RECUSALS)
        self.page = RecordPage(ctx, self._records())

    def _records(self) -> Records[SeatLine]:
        return Records(
            name="meetings",
            part="panel",
            table=tr("专家组"),
            reads=lambda _scope: seat_lines.bind(meeting_id=self.known.meeting_id),
            kinds=KINDS,
            key=lambda line: line.id,
            columns=(
                Column("seat", tr("座次"), lambda line: line.seat.seat, align="right", width=56),
                Column("name", tr("姓名"), _name, width=136, pinyin=True),
                Column("state", tr("状态"), lambda line: line.seat.presence, width=100, chip=self._chip),
                Column("unit", tr("单位"), lambda line: line.seat.organization, pinyin=True, stretch=True),
                Column("pledge", tr("承诺书"), _pledge, width=112),
            ),
            filters=(
                Filter("all", tr("全部")),
                Filter("away", tr("缺席或离会"), _is_away, seldom=True),
                Filter("unpledged", tr("未签承诺书"), lambda line: not line.seat.pledged, seldom=True),
            ),
            shown=self._shown,
            nothing=Shown(tr("选择一位专家，登记到会、离会、回避。")),
            acts=(
                self._leaving(), self._arrival(), self._recusal(), _take_back(), self._pledged(), self._unpledged(),
                self._elect(), self._remove(),
            ),
            possible=lambda line: line.acts,
            empty=Empty(tr("这场会议没有专家组。"), "meetings"),
            counted=tr("共 {total} 人，显示 {shown} 人"),
            split=(680, 380),
        )  # fmt: skip

    def _status(self) -> MeetingStatus | None:
        return None if self.known.desk is None else self.known.desk.row.status

    def _chip(self, line: SeatLine) -> tuple[str, str]:
        before = (MeetingStatus.PREPARED, MeetingStatus.POSTPONED)
        return words.presence_chip(line.seat, signing_in=self._status() in before)

    def _shown(self, line: SeatLine) -> Shown:
        seat = line.seat
        facts = (
            Fact(tr("座次"), str(seat.seat)),
            Fact(tr("职务"), tr("组长") if seat.is_leader else ""),
            Fact(tr("职称"), seat.title),
            Fact(tr("专业"), seat.speciality),
            Fact(tr("承诺书"), _pledge(line)),
        )
        signs = tr("签到在会议列表的右侧。")
        there = Link(tr("看回避"), Place("meetings", self.known.meeting_id, view="recusals"))
        return Shown(
            seat.called,
            seat.organization,
            self._chip(line),
            facts=tuple(fact for fact in facts if fact.text),
            steps=words.steps(line),
            note=signs if self._status() is MeetingStatus.PREPARED else "",
            links=(there,) if self._reads_recusals else (),
        )

    def _from_item(self) -> Choice:
        return Choice("from_item_id", tr("从哪个项目起"), later=lambda: items_of(self.known.desk))

    # -- coming and going

    def _leaving(self) -> Act[SeatLine]:
        start, why = self._from_item(), reason(tr("例如：另有公务，15:20 离会"))

        def question(line: SeatLine, given: Given) -> Question[MovementTouch] | None:
            return leaving_touch.bind(expert_id=line.id, agenda_item_id=given[start]) if given[start] else None

        return Act(
            meetings.record_leaving,
            tr("登记离会…"),
            lambda line, given: meetings.record_leaving.bind(
                meeting_id=self.known.meeting_id, expert_id=line.id, reason=given[why], from_item_id=given[start]
            ),
            "arrow-right",
            (start, why),
            tr("登记离会"),
            fill=lambda _line: {"from_item_id": None},
            done=lambda line, _given, _changes: tr("{name}已登记离会，写入会议记录。登记错了可以“撤销”。").format(
                name=line.seat.called
            ),
            touches=lambda _line: tr("从所选项目起不再参加；此前没录完的纸质评分表仍可补录，已提交的保留并计入。"),
            ahead=Ahead(question, words.leaving_told),
            group=tr("到会和回避"),
        )

    def _arrival(self) -> Act[SeatLine]:
        start, why = self._from_item(), reason(tr("原因和时间，例如航班延误，10:20 到会"))

        def question(line: SeatLine, given: Given) -> Question[MovementTouch] | None:
            return arrival_touch.bind(expert_id=line.id, agenda_item_id=given[start]) if given[start] else None

        return Act(
            meetings.record_arrival,
            tr("登记到会…"),
            lambda line, given: meetings.record_arrival.bind(
                from_item_id=given[start], expert_id=line.id, reason=given[why]
            ),
            "check",
            (start, why),
            tr("登记到会"),
            fill=lambda _line: {"from_item_id": None},
            done=lambda line, _given, _changes: tr("{name}已登记到会，写入会议记录。登记错了可以“撤销”。").format(
                name=line.seat.called
            ),
            touches=lambda _line: tr("从所选项目起参加评分和表决；此前的项目仍为缺席。"),
            ahead=Ahead(question, words.arrival_told),
            is_next=True,
        )

    def _recusal(self) -> Act[SeatLine]:
        item = Choice("agenda_item_id", tr("回避哪个项目"), later=lambda: items_of(self.known.desk))
        why = reason(tr("例如：三年内曾在依托单位任职"), tr("回避原因"))

        def question(line: SeatLine, given: Given) -> Question[RecusalTouch] | None:
            return recusal_touch.bind(agenda_item_id=given[item], expert_id=line.id) if given[item] else None

        return Act(
            meetings.record_recusal,
            tr("登记回避…"),
            lambda line, given: meetings.record_recusal.bind(
                agenda_item_id=given[item], expert_id=line.id, reason=given[why]
            ),
            "user",
            (item, why),
            tr("登记回避"),
            fill=lambda _line: {"agenda_item_id": None},
            done=lambda _line, _given, _changes: tr("回避已登记，只对这一个项目。登记错了在“回避”里撤销。"),
            touches=lambda _line: tr("只对一个项目：已评的分保留但不计入，已投的票收起，撤销回避时还回。"),
            ahead=Ahead(question, touch_told),
            group=tr("到会和回避"),
        )

    # -- the seat itself

    def _elect(self) -> Act[SeatLine]:
        why = reason(tr("例如：原定组长未到，专家组推选"))

        def touches(_line: SeatLine) -> str:
            desk = self.known.desk
            told = tr("现任组长：{who}。新组长主持全部项目，并在意见书上签字。")
            return told.format(who="" if desk is None else words.who(desk.leader))

        return Act(
            meetings.elect_leader,
            tr("推选为组长…"),
            lambda line, given: meetings.elect_leader.bind(
                meeting_id=self.known.meeting_id, expert_id=line.id, reason=given[why]
            ),
            "award",
            (why,),
            tr("登记推选"),
            done=lambda line, _given, _changes: tr("{name}已登记为组长。要改回来，再推选一次即可。").format(
                name=line.seat.called
            ),
            touches=touches,
            group=tr("这个席位"),
        )

    def _remove(self) -> Act[SeatLine]:
        why = reason()
        return Act(
            meetings.remove_member,
            tr("移出专家组…"),
            lambda line, given: meetings.remove_member.bind(
                meeting_id=self.known.meeting_id, expert_id=line.id, reason=given[why]
            ),
            "x",
            (why,),
            tr("移出专家组"),
            done=lambda line, _given, _changes: tr("{name}已移出专家组；需要时可以再补充进来。").format(
                name=line.seat.called
            ),
            touches=lambda _line: tr(
                "只用于席位给错了：空白的评分表一并取消。来了又走的请登记离会，不参加某个项目的请登记回避。"
            ),
            group=tr("这个席位"),
        )

    def _pledged(self) -> Act[SeatLine]:
        devices = Tick("devices", tr("手机等已交存"))
        return Act(
            meetings.record_pledge,
            tr("登记承诺书…"),
            lambda line, given: meetings.record_pledge.bind(
                meeting_id=self.known.meeting_id, expert_id=line.id, devices=given[devices]
            ),
            "file-signature",
            (devices,),
            tr("登记承诺书"),
            touches=lambda _line: tr("登记专家已签承诺书。本场一旦登记过承诺书，到会而没有签的会列在关口上。"),
            group=tr("承诺书"),
            is_next=lambda line: not line.seat.pledged,
        )

    def _unpledged(self) -> Act[SeatLine]:
        why = reason()
        return Act(
            meetings.withdraw_pledge,
            tr("撤销承诺书登记…"),
            lambda line, given: meetings.withdraw_pledge.bind(
                meeting_id=self.known.meeting_id, expert_id=line.id, reason=given[why]
            ),
            "undo-2",
            (why,),
            tr("撤销登记"),
            group=tr("承诺书"),
        )


def _take_back() -> Act[SeatLine]:
    why = reason()

    def touches(line: SeatLine) -> str:
        newest = line.newest
        told = tr("撤销：{movement} 评分表和票回到登记以前的样子。")
        return "" if newest is None else told.format(movement=words.movement(newest))

    return Act(
        meetings.take_back_movement,
        tr("撤销最近一次到会或离会…"),
        lambda line, given: meetings.take_back_movement.bind(
            movement_id="" if line.newest is None else line.newest.id, reason=given[why]
        ),
        "undo-2",
        (why,),
        tr("撤销登记"),
        done=lambda _line, _given, _changes: tr("已撤销，评分表和票回到登记以前的样子。"),
        touches=touches,
    )


def _name(line: SeatLine) -> str:
    return line.seat.called + (tr("（组长）") if line.seat.is_leader else "")


def _pledge(line: SeatLine) -> str:
    if not line.seat.pledged:
        return ""
    return tr("已签，手机已交") if line.seat.devices else tr("已签")


def _is_away(line: SeatLine) -> bool:
    return line.seat.presence in (Presence.ABSENT, Presence.LEFT)

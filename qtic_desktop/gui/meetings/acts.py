"""What can be done with a meeting as a whole: its day and place, its panel, its agenda, and every way back."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.domain.meetings import ItemState, Presence
from qtic_desktop.gui.meetings import words
from qtic_desktop.gui.meetings.form import proposal_words
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.meetings.order_acts import order_acts
from qtic_desktop.gui.meetings.pick_field import Pick, Picked
from qtic_desktop.gui.stage.act import Act, Choice, Day, Line, Words
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.words import with_track
from qtic_desktop.services import meetings
from qtic_desktop.storage.queries.meetings import MeetingDesk

Choices = Sequence[tuple[str, str]]


def acts(known: Known) -> tuple[Act[MeetingDesk], ...]:
    """All of them, the ways back of a state among them."""
    return (
        _resume(), _restore(), _change(), _postpone(), _cancel(), _withdraw_opening(),
        _change_panel(known), _add_member(known), _elect(known),
        _change_agenda(known), _add_item(known), _reorder(known), *order_acts(),
    )  # fmt: skip


def reason(help_text: str = "", label: str = "") -> Words:
    """The reason that every change needs."""
    return Words("reason", label or tr("原因"), help_text, limit=200, lines=2)


# -- day and place


def _change() -> Act[MeetingDesk]:
    title, on = Line("title", tr("会议名称"), limit=80), Day("held_on", tr("会议日期"))
    place = Line("place", tr("会议地点"), limit=80)
    return Act(
        meetings.change_meeting,
        tr("更改名称、日期、地点…"),
        lambda desk, given: meetings.change_meeting.bind(
            meeting_id=desk.row.id, title=given[title], held_on=given[on], place=given[place]
        ),
        "pen-line",
        (title, on, place),
        tr("保存更改"),
        fill=lambda desk: {"title": desk.row.title, "held_on": desk.row.held_on, "place": desk.row.place},
        done=lambda _desk, _given, _changes: tr("会议已更改，原来的写在办理记录里。"),
        touches=lambda _desk: tr("只改这三项。专家组、议程和已登记的承诺书不变。"),
        group=tr("会议"),
    )


def _postpone() -> Act[MeetingDesk]:
    why = reason()
    return Act(
        meetings.postpone_meeting,
        tr("延期…"),
        lambda desk, given: meetings.postpone_meeting.bind(meeting_id=desk.row.id, reason=given[why]),
        "clock",
        (why,),
        tr("登记延期"),
        done=lambda _desk, _given, _changes: tr("会议已延期，项目和专家组都保留。定了日期以后在这里恢复。"),
        touches=lambda _desk: tr("会议暂不召开，新日期以后再定。项目、专家组和承诺书都保留。"),
        group=tr("会议"),
    )


def _resume() -> Act[MeetingDesk]:
    on, place = Day("held_on", tr("新的日期")), Line("place", tr("会议地点"), limit=80)
    return Act(
        meetings.resume_meeting,
        tr("定新日期…"),
        lambda desk, given: meetings.resume_meeting.bind(meeting_id=desk.row.id, held_on=given[on], place=given[place]),
        "calendar",
        (on, place),
        tr("定新日期"),
        fill=lambda desk: {"held_on": None, "place": desk.row.place},
        done=lambda _desk, given, _changes: tr("会议恢复为“待召开”，日期 {on}。").format(on=given[on].isoformat()),
    )


def _cancel() -> Act[MeetingDesk]:
    why = reason()

    def touches(desk: MeetingDesk) -> str:
        told = tr("{n} 个项目退回“已受理”，可以列入别的会议；编号 {number} 不再用于别的会议。以后可以“恢复会议”。")
        listed = sum(line.life.state is ItemState.LISTED for line in desk.items)
        return told.format(n=listed, number=desk.row.number)

    return Act(
        meetings.cancel_meeting,
        tr("取消会议…"),
        lambda desk, given: meetings.cancel_meeting.bind(meeting_id=desk.row.id, reason=given[why]),
        "circle-x",
        (why,),
        tr("取消会议"),
        back=tr("不取消"),
        done=lambda _desk, _given, _changes: tr("会议已取消，项目可以列入别的会议。"),
        touches=touches,
        group=tr("会议"),
    )


def _restore() -> Act[MeetingDesk]:
    why = reason()
    return Act(
        meetings.restore_meeting,
        tr("恢复会议…"),
        lambda desk, given: meetings.restore_meeting.bind(meeting_id=desk.row.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("恢复会议"),
        done=lambda _desk, _given, _changes: tr("会议已恢复，项目回到它的议程。"),
        touches=lambda desk: tr("{n} 个项目回到这场会议的议程，会议回到取消以前的状态。").format(n=len(desk.judged)),
    )


def _withdraw_opening() -> Act[MeetingDesk]:
    why = reason()
    return Act(
        meetings.withdraw_opening,
        tr("退回到待召开…"),
        lambda desk, given: meetings.withdraw_opening.bind(meeting_id=desk.row.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("退回到待召开"),
        done=lambda _desk, _given, _changes: tr("会议回到“待召开”，请重新签到。"),
        touches=lambda _desk: tr(
            "签到和空白的评分表清空，到会、离会的登记清空；回避仍然有效。还没有人打分或表决时才能退回。"
        ),
        group=tr("会议"),
    )


# -- the panel


def _change_panel(known: Known) -> Act[MeetingDesk]:
    def offered() -> Choices:
        desk = known.desk
        seated = [] if desk is None else [line.seat for line in desk.seats]
        rest = [(row.id, f"{row.name}  {row.organization}  {row.speciality}") for row in known.spare]
        return [*((s.expert_id, f"{s.name}  {s.organization}  {s.speciality}") for s in seated), *rest]

    panel = Pick(
        "expert_ids", tr("专家组（按座次）"), offered=offered, with_leader=True, empty=tr("专家库里没有可选的专家。")
    )
    why = Words("reason", tr("原因"), limit=200, lines=2, required=False)
    return Act(
        meetings.change_panel,
        tr("更换专家组…"),
        lambda desk, given: meetings.change_panel.bind(
            meeting_id=desk.row.id, expert_ids=given[panel].keys, leader_id=given[panel].leader, reason=given[why]
        ),
        "users",
        (panel, why),
        tr("保存专家组"),
        fill=lambda desk: {"expert_ids": Picked(tuple(line.id for line in desk.seats), desk.leader.expert_id)},
        done=lambda _desk, _given, _changes: tr("专家组已更换；与项目的关联已重新核对，见“回避”。"),
        touches=lambda desk: tr(
            "规则要求至少 {n} 人（指引未规定）。留下的专家保留承诺书；换上的专家与项目的关联随即核对。"
        ).format(n=desk.minimum),
        group=tr("专家组"),
        wide=True,
    )


def _add_member(known: Known) -> Act[MeetingDesk]:
    def offered() -> Choices:
        return [(row.id, f"{row.name}（{row.organization}）{row.speciality}") for row in known.spare]

    expert = Choice("expert_id", tr("专家"), tr("专家库里还不在这个专家组的人"), later=offered)
    start = Choice("from_item_id", tr("从哪个项目起参加"), later=lambda: items_of(known.desk))
    why = reason(tr("例如：某专家未到，递补候补专家"))
    return Act(
        meetings.add_member,
        tr("补充专家…"),
        lambda _desk, given: meetings.add_member.bind(
            from_item_id=given[start], expert_id=given[expert], reason=given[why]
        ),
        "plus",
        (expert, start, why),
        tr("补充专家"),
        fill=lambda _desk: {"expert_id": None},
        done=lambda _desk, _given, _changes: tr("专家已补入并登记到会；与项目的关联已核对，见“回避”。"),
        touches=lambda _desk: tr("补入的专家从所选项目起有评分表；此前的项目记为缺席。还没有打分时可以移出。"),
        group=tr("专家组"),
    )


def _elect(known: Known) -> Act[MeetingDesk]:
    def offered() -> Choices:
        desk = known.desk
        seats = [] if desk is None else [line.seat for line in desk.seats]
        return [
            (seat.expert_id, words.who(seat))
            for seat in seats
            if seat.presence is Presence.PRESENT and not seat.is_leader
        ]

    expert = Choice("expert_id", tr("新组长"), later=offered)
    why = reason(tr("例如：原定组长未到，专家组推选"))
    return Act(
        meetings.elect_leader,
        tr("推选组长…"),
        lambda desk, given: meetings.elect_leader.bind(
            meeting_id=desk.row.id, expert_id=given[expert], reason=given[why]
        ),
        "award",
        (expert, why),
        tr("登记推选"),
        fill=lambda _desk: {"expert_id": None},
        done=lambda _desk, _given, _changes: tr("新组长已登记。要改回来，再推选一次即可。"),
        touches=lambda desk: tr("现任组长：{who}。新组长主持全部项目，并在意见书上签字。").format(
            who=words.who(desk.leader)
        ),
        group=tr("专家组"),
    )


# -- the agenda


def items_of(desk: MeetingDesk | None) -> Choices:
    """What is judged and not sealed by itself, to be chosen from."""
    lines = () if desk is None else desk.items
    return [(line.id, words.what(line)) for line in lines if line.life.state is ItemState.LISTED]


def _change_agenda(known: Known) -> Act[MeetingDesk]:
    def offered() -> Choices:
        desk = known.desk
        listed = (
            []
            if desk is None
            else [
                (line.life.proposal_id, f"{line.life.number}  {with_track(line.life.center_name, line.track)}")
                for line in desk.items
            ]
        )
        return [*listed, *((row.id, proposal_words(row, known.today)) for row in known.free)]

    order = Pick("proposal_ids", tr("评审项目（按答辩顺序）"), offered=offered, empty=tr("没有已受理的项目。"))
    why = Words("reason", tr("原因"), limit=200, lines=2, required=False)
    return Act(
        meetings.change_agenda,
        tr("更改议程…"),
        lambda desk, given: meetings.change_agenda.bind(
            meeting_id=desk.row.id, proposal_ids=given[order].keys, reason=given[why]
        ),
        "list-checks",
        (order, why),
        tr("保存议程"),
        fill=lambda desk: {"proposal_ids": Picked(tuple(line.life.proposal_id for line in desk.items))},
        done=lambda desk, given, _changes: _agenda_told(desk, given[order].keys),
        touches=lambda _desk: tr("取下的项目退回“已受理”，可以列入别的会议；加入的项目与专家的关联随即核对。"),
        group=tr("议程"),
        wide=True,
    )


def _agenda_told(desk: MeetingDesk, now: Sequence[str]) -> str:
    """What became of the agenda, and nothing that did not happen."""
    was = [line.life.proposal_id for line in desk.items]
    gone, come = len(set(was) - set(now)), len(set(now) - set(was))
    if list(now) == was:
        return tr("议程和原来一样，没有变动。")
    parts = [tr("取下 {n} 个项目，退回“已受理”").format(n=gone)] if gone else []
    parts += [tr("加入 {n} 个项目").format(n=come)] if come else []
    if [one for one in was if one in now] != [one for one in now if one in was]:
        parts.append(tr("调整了先后顺序"))
    return tr("议程已更改：{what}。").format(what=mark("，").join(parts))


def _add_item(known: Known) -> Act[MeetingDesk]:
    def offered() -> Choices:
        return [(row.id, proposal_words(row, known.today)) for row in known.free]

    proposal, why = Choice("proposal_id", tr("已受理的项目"), later=offered), reason()
    return Act(
        meetings.add_proposal,
        tr("补充项目…"),
        lambda desk, given: meetings.add_proposal.bind(
            meeting_id=desk.row.id, proposal_id=given[proposal], reason=given[why]
        ),
        "plus",
        (proposal, why),
        tr("补充项目"),
        fill=lambda _desk: {"proposal_id": None},
        done=lambda _desk, _given, _changes: tr("项目已排在最后，到会专家都有它的评分表。不评的，可以暂缓。"),
        touches=lambda _desk: tr("项目排在议程最后，每位到会专家得到它的评分表，不在场的记为缺席。"),
        group=tr("议程"),
    )


def _reorder(known: Known) -> Act[MeetingDesk]:
    def offered() -> Choices:
        desk = known.desk
        return [] if desk is None else [(line.id, words.what(line)) for line in desk.items]

    order = Pick("item_ids", tr("新的顺序"), offered=offered)
    why = reason(tr("例如：抽签结果；申报单位晚到"))
    return Act(
        meetings.reorder_agenda,
        tr("调整顺序…"),
        lambda desk, given: meetings.reorder_agenda.bind(
            meeting_id=desk.row.id, item_ids=given[order].keys, reason=given[why]
        ),
        "arrow-up",
        (order, why),
        tr("保存顺序"),
        fill=lambda desk: {"item_ids": Picked(tuple(line.id for line in desk.items))},
        done=lambda _desk, _given, _changes: tr("顺序已调整，评分和表决不受影响。"),
        touches=lambda _desk: tr("只改先后，评分表、表决和回避不变。印好的评分表上的次序请以新的为准。"),
        group=tr("议程"),
        wide=True,
    )

"""The acts of 专家抽取: on one expert (what came of asking, appointing by hand), and on the whole draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qtic_desktop.domain.experts.contacting import Answer
from qtic_desktop.gui.draws import words
from qtic_desktop.gui.stage.act import Act, Choice, Day, Given, Line, Words
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.services import experts as use
from qtic_desktop.storage.queries.experts.draw_lines import DrawLine

Choices = Callable[[], Sequence[tuple[str, str]]]


def acts(panel: Choices, meetings: Choices) -> tuple[Act[DrawLine], ...]:
    """``panel`` gives those who come, ``meetings`` those that have not begun."""
    return (
        _answer(), _appoint(), _withdraw(), _give_up(), _convene(panel), _seat(panel, meetings), _redraw()
    )  # fmt: skip


def whole() -> str:
    """The heading of the acts on the whole draw."""
    return tr("整次抽取")


def _answer() -> Act[DrawLine]:
    known = tuple((one.value, words.answer(one)) for one in Answer)
    answer = Choice("answer", tr("联系结果"), choices=known)
    note = Words(
        "note", tr("说明"), tr("不参加的要写明原因；由同组的下一位候补递补。填错了，改成正确的结果即可"), required=False
    )

    def done(row: DrawLine, given: Given, _changes: object) -> str:
        said = tr("已登记：{name}（{unit}）{answer}。")
        return said.format(name=row.name, unit=row.unit, answer=words.answer(Answer(given[answer])))

    return Act(
        use.record_answer,
        tr("登记联系结果…"),
        lambda row, given: use.record_answer.bind(
            place_id=row.place_id, answer=Answer(given[answer]), note=given[note]
        ),
        "check",
        (answer, note),
        tr("登记"),
        fill=lambda row: {
            "answer": None if row.answer is Answer.NOT_ASKED or row.answer is None else row.answer.value,
            "note": "" if row.answer is Answer.NOT_ASKED else row.note,
        },
        done=done,
        is_next=lambda row: bool(row.draw.ask_next),
        touches=lambda row: tr("还没有轮到这位候补：正选有人不参加时才递补。") if _waits(row) else "",
    )


def _appoint() -> Act[DrawLine]:
    reason = Words("reason", tr("指定的理由"), tr("印在抽取记录上，写明不经抽取；指定可以撤销"))
    return Act(
        use.appoint_expert,
        tr("不经抽取，指定…"),
        lambda row, given: use.appoint_expert.bind(draw_id=row.draw.id, expert_id=row.expert_id, reason=given[reason]),
        "pen-line",
        (reason,),
        tr("指定"),
        done=lambda row, _given, _changes: tr("已指定{name}（{unit}），抽取记录上写明是指定。").format(
            name=row.name, unit=row.unit
        ),
    )


def _withdraw() -> Act[DrawLine]:
    reason = Line("reason", tr("撤销的原因"))
    return Act(
        use.withdraw_appointment,
        tr("撤销指定…"),
        lambda row, given: use.withdraw_appointment.bind(place_id=row.place_id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销指定"),
        done=lambda row, _given, _changes: tr("已撤销对{name}（{unit}）的指定。").format(name=row.name, unit=row.unit),
    )


def _give_up() -> Act[DrawLine]:
    reason = Words("reason", tr("作废的原因"), tr("留在抽取记录上；改好以后重新冻结，算下一次抽取"))
    return Act(
        use.give_up_draw,
        tr("名单作废…"),
        lambda row, given: use.give_up_draw.bind(draw_id=row.draw.id, reason=given[reason]),
        "x",
        (reason,),
        tr("作废"),
        done=lambda _row, _given, _changes: tr("这份名单已作废，原样保留。点“重新抽取”冻结新的名单。"),
        group=whole(),
    )


def _redraw() -> Act[DrawLine]:
    reason = Words("reason", tr("重新抽取的原因"), tr("印在抽取记录上；这一次的名单和结果原样保留"))
    return Act(
        use.redraw,
        tr("重新抽取…"),
        lambda row, given: use.redraw.bind(draw_id=row.draw.id, reason=given[reason]),
        "refresh-cw",
        (reason,),
        tr("按原规则冻结新名单"),
        done=lambda row, _given, _changes: tr("第 {n} 次抽取的名单已冻结，打印出来请监督员签字，再现场报数。").format(
            n=row.draw.attempt + 1
        ),
        touches=_what_is_given_up,
        group=whole(),
    )


def _waits(row: DrawLine) -> bool:
    """An alternate whose turn has not come: nobody of the group has declined so far."""
    return row.expert_id not in row.draw.panel


def _who_sits(row: DrawLine) -> str:
    """The panel as it would sit, and who of them has not answered."""
    known = {place.expert_id: f"{place.name}（{place.unit}）" for place in row.draw.places}
    told = tr("按这个顺序入座：{names}。").format(names=mark("、").join(known[one] for one in row.draw.panel))
    if row.draw.ask_next:
        told += tr("其中 {n} 位还没有答复。").format(n=len(row.draw.ask_next))
    return told


def _what_is_given_up(row: DrawLine) -> str:
    if row.draw.drawn_at is None:
        return ""
    asked = sum(place.answer is not Answer.NOT_ASKED for place in row.draw.places)
    told = tr("这次抽中的 {n} 位（已联系 {m} 位）不再作数，名单、报数和结果原样保留。")
    return told.format(n=len(row.draw.places), m=asked)


def _leader(panel: Choices) -> Choice:
    return Choice("leader_id", tr("组长"), later=panel)


def _convene(panel: Choices) -> Act[DrawLine]:
    title, on = Line("title", tr("会议名称"), limit=80), Day("held_on", tr("会议日期"))
    place, leader = Line("place", tr("地点"), limit=80), _leader(panel)
    return Act(
        use.convene_drawn,
        tr("新建评审会…"),
        lambda row, given: use.convene_drawn.bind(
            draw_id=row.draw.id,
            title=given[title],
            held_on=given[on],
            place=given[place],
            leader_id=given[leader],
        ),
        "presentation",
        (title, on, place, leader),
        tr("新建评审会"),
        fill=lambda row: {"title": row.draw.title, "leader_id": None},
        touches=_who_sits,
        done=lambda _row, _given, _changes: tr("评审会已新建，项目和专家组按这次抽取。请到“评审会议”核对。"),
        group=whole(),
        is_next=lambda row: not row.draw.ask_next and not row.draw.meeting,
    )


def _seat(panel: Choices, meetings: Choices) -> Act[DrawLine]:
    meeting = Choice(
        "meeting_id", tr("评审会"), tr("还没有开的评审会；原来的专家组换成抽取的，按抽中的顺序入座"), later=meetings
    )
    leader = _leader(panel)
    return Act(
        use.seat_drawn,
        tr("列入评审会…"),
        lambda row, given: use.seat_drawn.bind(draw_id=row.draw.id, meeting_id=given[meeting], leader_id=given[leader]),
        "users",
        (meeting, leader),
        tr("列入评审会"),
        fill=lambda row: {"meeting_id": row.draw.meeting_id, "leader_id": None},
        touches=_who_sits,
        done=lambda _row, _given, _changes: tr("专家组已按抽取结果列入评审会，并重新查找了回避线索。"),
        group=whole(),
    )

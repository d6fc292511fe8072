"""专家抽取: freeze the pool, draw with numbers spoken in the room, draw again only with a reason, ask, seat."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import func, or_, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.contacting import Answer, panel_of
from qtic_desktop.domain.experts.draw import DrawRule, Spoken, check_spoken, draw, fingerprint, plain_pool, plain_rule
from qtic_desktop.domain.experts.pool import TIED, DrawState, acts_on_draw
from qtic_desktop.domain.meetings import MeetingStatus, require_possible
from qtic_desktop.domain.possible import for_person
from qtic_desktop.services.meetings.changes import change_panel
from qtic_desktop.services.meetings.convening import create_meeting
from qtic_desktop.services.meetings.naming import whom
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.experts.draws import candidates_for, places_of, rule_and_pool
from qtic_desktop.storage.tables.experts import Draw, DrawPlace
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@use_case(Act.FREEZE_POOL)
def freeze_pool(work: UnitOfWork, *, title: str, proposal_ids: Sequence[str], rule: DrawRule) -> Changes:
    """Freeze the pool for a draw: who fits the rule and has no tie to a proposal, with the fingerprint that the supervisor
    signs before anybody speaks a number. Who is left out is kept with the reason."""
    rule.check()
    if not title.strip() or not proposal_ids:
        raise Refused("experts.draw_for_nothing")
    for proposal_id in proposal_ids:
        work.get(Proposal, proposal_id)
    _refuse_second(work, set(proposal_ids))
    row = _frozen(work, title.strip(), list(proposal_ids), rule, attempt=1, previous=None)
    work.record(Act.FREEZE_POOL, Kind.DRAW, row.id, **_facts(row))
    return Changes.of(Kind.DRAW, row.id)


@use_case(Act.RUN_DRAW)
def run_draw(work: UnitOfWork, *, draw_id: str, spoken: Sequence[Spoken]) -> Changes:
    """Draw with the numbers that at least two people in the room have spoken; members and alternates in drawn order."""
    row = _allowed(work, draw_id, Act.RUN_DRAW)
    check_spoken(spoken)
    rule, pool = rule_and_pool(row)
    if fingerprint(rule, pool) != row.fingerprint:
        raise Refused("experts.draw_pool_changed")
    result = draw(rule, pool, attempt=row.attempt, numbers=[one.number for one in spoken])
    row.spoken = _text([asdict(one) for one in spoken])
    row.result, row.state, row.drawn_at = _text(asdict(result)), DrawState.DRAWN, work.stamp
    drawn = [(one, False) for one in result.members] + [(one, True) for one in result.alternates]
    for position, (one, alternate) in enumerate(drawn, 1):
        _place(work, row, one.id, position, one.group, alternate=alternate)
    names = {one.id: f"{one.name}（{one.unit}）" for one in pool}
    facts = {"seed": result.seed, "spoken": [f"{one.who} {one.number}" for one in spoken]}
    members, alternates = ([names[one.id] for one in part] for part in (result.members, result.alternates))
    work.record(Act.RUN_DRAW, Kind.DRAW, row.id, members=members, alternates=alternates, **facts)
    return Changes.of(Kind.DRAW, row.id)


@use_case(Act.GIVE_UP_DRAW)
def give_up_draw(work: UnitOfWork, *, draw_id: str, reason: str) -> Changes:
    """Give up a pool that was frozen and not drawn from (a wrong rule, a list not up to date); it is kept with the
    reason, and the next pool of these proposals is the next attempt."""
    row = _allowed(work, draw_id, Act.GIVE_UP_DRAW)
    _need(reason)
    row.state, row.ended_reason = DrawState.REPLACED, reason.strip()
    work.record(Act.GIVE_UP_DRAW, Kind.DRAW, row.id, reason=reason.strip(), attempt=row.attempt)
    return Changes.of(Kind.DRAW, row.id)


@use_case(Act.REDRAW)
def redraw(
    work: UnitOfWork,
    *,
    draw_id: str,
    reason: str,
    rule: DrawRule | None = None,
    proposal_ids: Sequence[str] | None = None,
) -> Changes:
    """Freeze a pool for another attempt, with a reason that is printed; the draw it replaces is kept as it was. Rule and
    proposals are those of before unless others are given.

    Also after a pool was given up: the attempts of one draw are counted on whatever became of them.
    """
    row = _allowed(work, draw_id, Act.REDRAW)
    _need(reason)
    wanted = rule_and_pool(row)[0] if rule is None else rule
    wanted.check()
    proposals: list[str] = json.loads(row.proposals) if proposal_ids is None else list(proposal_ids)
    if not proposals:
        raise Refused("experts.draw_for_nothing")
    _refuse_second(work, set(proposals), but=draw_id)
    if row.state is DrawState.DRAWN:
        row.state, row.ended_reason = DrawState.REPLACED, reason.strip()
    new = _frozen(work, row.title, proposals, wanted, attempt=row.attempt + 1, previous=row.id)
    work.record(Act.REDRAW, Kind.DRAW, new.id, reason=reason.strip(), **_facts(new))
    return Changes.of(Kind.DRAW, row.id, new.id)


@use_case(Act.RECORD_ANSWER)
def record_answer(work: UnitOfWork, *, place_id: str, answer: Answer, note: str = "") -> Changes:
    """Note what came of asking a drawn expert; who declines or does not answer is replaced by the next alternate. A wrong
    entry is put right by noting the right one, ``not_asked`` among them."""
    place = work.get(DrawPlace, place_id)
    _allowed(work, place.draw_id, Act.RECORD_ANSWER)
    if answer is Answer.DECLINED and not note.strip():
        raise Refused("experts.declined_without_reason")
    before, place.answer, place.answer_note = place.answer, Answer(answer), note.strip()
    place.asked_at = None if answer is Answer.NOT_ASKED else work.stamp
    facts = {"expert": place.expert_id, "whom": whom(work, place.expert_id), "before": before, "after": place.answer}
    work.record(Act.RECORD_ANSWER, Kind.DRAW, place.draw_id, note=note.strip(), **facts)
    return Changes.of(Kind.DRAW, place.draw_id)


@use_case(Act.APPOINT_EXPERT)
def appoint_expert(work: UnitOfWork, *, draw_id: str, expert_id: str, reason: str) -> Changes:
    """Appoint an expert beside the lot (指定), with a reason that is printed with the record. An alternate whose turn has
    not come may be appointed, too: the lot still names the alternate, and the record says who was seated by hand."""
    row = _allowed(work, draw_id, Act.APPOINT_EXPERT)
    _need(reason)
    drawn = one_or_none(work.session, DrawPlace, draw_id=draw_id, expert_id=expert_id)
    panel = panel_of([place for _, place in places_of(work.session, draw_id)])
    if drawn is not None and (drawn.by_hand or not drawn.alternate or expert_id in panel):
        raise Refused("experts.drawn_already", expert=whom(work, expert_id))
    if any(one["id"] == expert_id and one["why"] in TIED for one in json.loads(row.excluded)):
        raise Refused("experts.appoint_tied")
    last = work.session.scalar(select(func.max(DrawPlace.position)).where(DrawPlace.draw_id == draw_id)) or 0
    place = drawn or _place(work, row, expert_id, last + 1, 0, alternate=False)
    place.by_hand, place.reason = True, reason.strip()
    facts = {"expert": expert_id, "whom": whom(work, expert_id), "reason": reason.strip()}
    work.record(Act.APPOINT_EXPERT, Kind.DRAW, draw_id, **facts)
    return Changes.of(Kind.DRAW, draw_id)


@use_case(Act.WITHDRAW_APPOINTMENT)
def withdraw_appointment(work: UnitOfWork, *, place_id: str, reason: str) -> Changes:
    """Take back an appointment by hand; nobody who was drawn can be taken off the record."""
    place = work.get(DrawPlace, place_id)
    _allowed(work, place.draw_id, Act.APPOINT_EXPERT)
    _need(reason)
    if not place.by_hand:
        raise Refused("experts.not_appointed", expert=whom(work, place.expert_id))
    was = place.reason
    if place.alternate:  # drawn by lot as an alternate, and that stays
        place.by_hand, place.reason = False, ""
    else:
        work.session.delete(place)
    facts = {"expert": place.expert_id, "whom": whom(work, place.expert_id), "reason": reason.strip()}
    work.record(Act.WITHDRAW_APPOINTMENT, Kind.DRAW, place.draw_id, was=was, **facts)
    return Changes.of(Kind.DRAW, place.draw_id)


@use_case(Act.SEAT_DRAWN)
def seat_drawn(work: UnitOfWork, *, draw_id: str, meeting_id: str, leader_id: str) -> Changes:
    """Give the panel of a prepared meeting to those who were drawn and come, in drawn order. ``Refused`` where the meeting
    has a proposal the draw was not made for: ties to it were never looked for."""
    row = _allowed(work, draw_id, Act.SEAT_DRAWN)
    listed = select(AgendaItem.proposal_id).where(AgendaItem.meeting_id == meeting_id)
    if set(work.session.scalars(listed)) - set(json.loads(row.proposals)):
        raise Refused("experts.draw_of_others").beside("meeting_id")
    panel = panel_of([place for _, place in places_of(work.session, draw_id)])
    touched = change_panel(work, meeting_id=meeting_id, expert_ids=panel, leader_id=leader_id, reason=row.title)
    row.meeting_id = meeting_id
    facts = {"attempt": row.attempt, "fingerprint": row.fingerprint, "experts": [whom(work, one) for one in panel]}
    work.record(Act.SEAT_DRAWN, Kind.DRAW, draw_id, **facts)
    return touched | Changes.of(Kind.DRAW, draw_id)


@use_case(Act.CONVENE_DRAWN)
def convene_drawn(work: UnitOfWork, *, draw_id: str, title: str, held_on: date, place: str, leader_id: str) -> Changes:
    """Convene a meeting for the proposals of a draw with those who were drawn and come, in drawn order."""
    row = _allowed(work, draw_id, Act.CONVENE_DRAWN)
    panel = panel_of([place_row for _, place_row in places_of(work.session, draw_id)])
    proposals = json.loads(row.proposals)
    made = create_meeting(
        work, title=title, held_on=held_on, place=place, proposal_ids=proposals, expert_ids=panel, leader_id=leader_id
    )
    (row.meeting_id,) = made.ids
    facts = {"attempt": row.attempt, "fingerprint": row.fingerprint, "experts": [whom(work, one) for one in panel]}
    work.record(Act.CONVENE_DRAWN, Kind.DRAW, draw_id, **facts)
    return made | Changes.of(Kind.DRAW, draw_id)


def _frozen(
    work: UnitOfWork, title: str, proposals: list[str], rule: DrawRule, *, attempt: int, previous: str | None
) -> Draw:
    pool, excluded = candidates_for(work.session, proposals=proposals, rule=rule, year=work.today.year)
    if not pool:
        raise Refused("experts.draw_pool_empty", excluded=len(excluded))
    row = Draw(
        id=work.new_id(),
        title=title,
        proposals=_text(proposals),
        attempt=attempt,
        state=DrawState.FROZEN,
        rule=_text(plain_rule(rule)),
        pool=_text(plain_pool(rule, pool)["pool"]),
        excluded=_text([asdict(one) for one in excluded]),
        fingerprint=fingerprint(rule, pool),
        frozen_at=work.stamp,
        previous_id=previous,
    )
    work.session.add(row)
    work.session.flush()
    return row


def _facts(row: Draw) -> dict[str, Any]:
    sizes = {"count": len(json.loads(row.pool)), "excluded": len(json.loads(row.excluded))}
    return {"title": row.title, "attempt": row.attempt, "fingerprint": row.fingerprint, **sizes}


def _place(work: UnitOfWork, row: Draw, expert_id: str, position: int, group: int, *, alternate: bool) -> DrawPlace:
    place = DrawPlace(
        id=work.new_id(),
        draw_id=row.id,
        expert_id=expert_id,
        position=position,
        group_no=group,
        alternate=alternate,
        by_hand=False,
        answer=Answer.NOT_ASKED,
    )
    work.session.add(place)
    return place


def _allowed(work: UnitOfWork, draw_id: str, act: Act) -> Draw:
    row = work.get(Draw, draw_id)
    followed = _replaced(work, draw_id)
    found = for_person(
        work.actor, partial(acts_on_draw, row.state, seated=row.meeting_id is not None, followed=followed)
    )
    require_possible(found, act, "experts.draw_not_in_this_state")
    return row


def _replaced(work: UnitOfWork, draw_id: str) -> bool:
    """Whether another attempt follows already."""
    return work.session.scalars(select(Draw.id).where(Draw.previous_id == draw_id).limit(1)).first() is not None


def _refuse_second(work: UnitOfWork, proposals: set[str], *, but: str = "") -> None:
    """A draw for the same proposals is another attempt (of the draw ``but``), counted and with a reason, until its
    meeting is over."""
    over = select(Meeting.id).where(Meeting.status.in_((MeetingStatus.SEALED, MeetingStatus.CANCELLED)))
    query = select(Draw).where(or_(Draw.meeting_id.is_(None), Draw.meeting_id.not_in(over)))
    for row in work.session.scalars(query):
        if row.id != but and proposals.intersection(json.loads(row.proposals)) and not _replaced(work, row.id):
            raise Refused("experts.draw_exists", title=row.title, attempt=row.attempt)


def _need(reason: str) -> None:
    if not reason.strip():
        raise Refused("experts.without_reason")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)

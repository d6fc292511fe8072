"""The draw in the record: frozen, drawn, asked, replaced with a reason, appointed, seated; files that repeat it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.experts.contacting import Answer
from qtic_desktop.domain.experts.draw import DrawRule, Group
from qtic_desktop.domain.experts.draw_records import replay
from qtic_desktop.resources import message
from qtic_desktop.services import experts as use
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.experts.draw_lines import (
    DrawLine,
    draw_lines,
    draw_of,
    draw_subjects,
    pool_preview,
)
from qtic_desktop.storage.queries.experts.draws import draw_paper, draw_record, draws
from qtic_desktop.storage.queries.meetings import panel
from qtic_desktop.storage.tables.experts import Draw
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.unit_of_work import find
from tests.helpers.drawn import RULE, SPOKEN, SUPERVISOR, freeze, newest, run, story, undrawn
from tests.review_story import CLERK, OFFICE, TODAY, Story

__all__ = ["story"]


def refusal(story: Story, use_case: Callable[..., Any], **facts: Any) -> str:
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    error = caught.value
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def test_a_pool_is_frozen_drawn_and_seated(story: Story) -> None:
    frozen = freeze(story)
    assert (frozen.state, frozen.attempt, len(frozen.pool) + len(frozen.excluded)) == ("frozen", 1, 12)
    assert {one.why for one in frozen.excluded} <= {"tie"}
    story.do(use.run_draw, draw_id=frozen.id, spoken=SPOKEN)
    drawn = newest(story)
    assert (drawn.fingerprint, len(drawn.places), len(drawn.panel)) == (frozen.fingerprint, 7, 5)
    assert drawn.ask_next == drawn.panel
    story.convene()
    seat = {"draw_id": drawn.id, "meeting_id": story.meeting_id, "leader_id": drawn.panel[0]}
    story.do(use.seat_drawn, actor=CLERK, **seat)
    assert tuple(one.expert_id for one in story.ask(panel, meeting_id=story.meeting_id)) == drawn.panel
    assert refusal(story, use.redraw, draw_id=drawn.id, reason="再抽") == "experts.draw_seated"
    assert check_workspace(story.workspace) == ()


def test_who_is_recused_tied_retired_or_at_the_limit_is_not_in_the_pool_and_it_is_said_why(story: Story) -> None:
    first, second, third = story.experts[:3]
    story.do(meetings.wish_recusal, proposal_id=story.proposals[0], expert_id=first, reason="诉讼")
    with story.workspace.store.read() as session:
        host = find(session, Proposal, story.proposals[0]).host_name
    change = use.ExpertChange(former_units=(host,))
    story.do(use.correct_expert, expert_id=second, change=change, reason="履历")
    story.do(use.retire_expert, expert_id=third, reason="退休")
    frozen = freeze(story)
    assert {one.id: one.why for one in frozen.excluded} == {first: "recused", second: "tie"}
    assert third not in {one.id for one in frozen.pool}
    assert len(frozen.pool) == 9


def test_edge_33_who_is_at_the_limit_of_the_year_is_not_drawn(story: Story) -> None:
    story.convene(size=6, proposals=story.proposals[:1])
    story.open(size=6)
    rule = DrawRule((Group(5),), one_per_unit=False, yearly_limit=1)
    story.do(use.freeze_pool, title="另一场", proposal_ids=story.proposals[1:], rule=rule)
    frozen = newest(story)
    assert {one.why for one in frozen.excluded} == {"limit"}
    assert len(frozen.pool) == 6


def test_it_is_drawn_again_only_with_a_reason_and_every_attempt_is_kept(story: Story) -> None:
    first = run(story)
    assert refusal(story, use.redraw, draw_id=first.id, reason=" ") == "experts.without_reason"
    exists = {"title": "另起", "proposal_ids": story.proposals[:1], "rule": RULE}
    assert refusal(story, use.freeze_pool, **exists) == "experts.draw_exists"
    story.do(use.redraw, draw_id=first.id, reason="三位专家同日出差")
    second = next(one for one in ask(story.workspace.store, OFFICE, draws.bind()) if one.attempt == 2)
    assert second.state == "frozen"
    story.do(use.run_draw, draw_id=second.id, spoken=SPOKEN)
    body = story.ask(draw_record, draw_id=second.id)
    assert [one["reason"] for one in body["earlier"]] == ["三位专家同日出差"]
    assert replay(body).holds
    old = next(one for one in ask(story.workspace.store, OFFICE, draws.bind()) if one.attempt == 1)
    assert (old.state, old.places) == ("replaced", first.places)
    assert body["members"] != [{"id": one.expert_id, "group": 0} for one in first.places[:5]]
    assert refusal(story, use.redraw, draw_id=first.id, reason="再来") == "experts.draw_not_in_this_state"


def test_a_pool_given_up_counts_as_an_attempt(story: Story) -> None:
    frozen = freeze(story)
    story.do(use.give_up_draw, draw_id=frozen.id, reason="规则写错")
    assert refusal(story, use.run_draw, draw_id=frozen.id, spoken=SPOKEN) == "experts.draw_not_in_this_state"
    story.do(use.redraw, draw_id=frozen.id, reason="改规则", rule=DrawRule((Group(6, 1),), one_per_unit=False))
    attempts = {one.attempt: one.rule.members for one in ask(story.workspace.store, OFFICE, draws.bind())}
    assert attempts == {1: 5, 2: 6}


def test_contact_results_bring_in_the_next_alternate_and_a_wrong_one_is_put_right(story: Story) -> None:
    drawn = run(story)
    lost, alternate = drawn.places[1], drawn.places[5]
    answer = {"place_id": lost.id, "answer": Answer.DECLINED}
    assert refusal(story, use.record_answer, **answer) == "experts.declined_without_reason"
    story.do(use.record_answer, actor=CLERK, note="出差", **answer)
    assert newest(story).panel[1] == alternate.expert_id
    story.do(use.record_answer, place_id=lost.id, answer=Answer.NOT_ASKED)
    assert newest(story).panel == drawn.panel


def test_an_appointment_by_hand_is_recorded_as_such_and_taken_back(story: Story) -> None:
    drawn = run(story)
    free = undrawn(drawn)
    appointed = {"draw_id": drawn.id, "expert_id": free, "reason": "该领域仅此一位"}
    story.do(use.appoint_expert, **appointed)
    place = newest(story).places[-1]
    assert (place.by_hand, place.reason, newest(story).panel[-1]) == (True, "该领域仅此一位", free)
    assert refusal(story, use.appoint_expert, **appointed) == "experts.drawn_already"
    story.do(use.withdraw_appointment, place_id=place.id, reason="不再需要")
    assert newest(story).panel == drawn.panel
    drawn_one = {"place_id": drawn.places[0].id, "reason": "不想要"}
    assert refusal(story, use.withdraw_appointment, **drawn_one) == "experts.not_appointed"


def test_an_alternate_who_comes_is_seated_by_hand_where_nobody_declined_and_stays_drawn(story: Story) -> None:
    drawn = run(story)
    alternate = drawn.places[5]
    line = next(one for one in lines(story, drawn.id) if one.expert_id == alternate.expert_id)
    assert "appoint_expert" in offered(line)
    story.do(use.record_answer, place_id=alternate.id, answer=Answer.ACCEPTED)
    assert alternate.expert_id not in newest(story).panel
    reason = {"reason": "规则要求五人，候补已答应参加"}
    story.do(use.appoint_expert, draw_id=drawn.id, expert_id=alternate.expert_id, **reason)
    assert newest(story).panel == (*drawn.panel, alternate.expert_id)
    paper = ask(story.workspace.store, OFFICE, draw_paper.bind(draw_id=drawn.id, made_at=""))
    assert [(one.name, one.what) for one in paper.appointed] == [(alternate.name, reason["reason"])]
    assert alternate.expert_id in [one.id for one in paper.alternates], "the lot is told as it fell"
    story.do(use.withdraw_appointment, place_id=alternate.id, reason="不再需要")
    after = newest(story).places[5]
    assert (newest(story).panel, after.alternate, after.by_hand) == (drawn.panel, True, False)
    assert after.answer is Answer.ACCEPTED


def lines(story: Story, draw_id: str, viewer: Actor = OFFICE) -> tuple[DrawLine, ...]:
    return ask(story.workspace.store, viewer, draw_lines.bind(draw_id=draw_id))


def offered(line: DrawLine) -> set[str]:
    return {one.act for one in line.acts if not one.why_not}


def test_a_draw_is_shown_person_by_person_with_what_can_be_done(story: Story) -> None:
    tied = story.experts[0]
    with story.workspace.store.read() as session:
        host = find(session, Proposal, story.proposals[0]).host_name
    change = use.ExpertChange(former_units=(host,))
    story.do(use.correct_expert, expert_id=tied, change=change, reason="履历")
    frozen = freeze(story)
    before = lines(story, frozen.id)
    assert [one.expert_id for one in before if one.part == "pool"] == sorted(one.id for one in frozen.pool)
    assert [one.number for one in before if one.part == "pool"] == list(range(1, len(frozen.pool) + 1))
    assert offered(before[0]) == {"run_draw", "give_up_draw"}
    story.do(use.run_draw, draw_id=frozen.id, spoken=SPOKEN)
    after = lines(story, frozen.id)
    assert [one.part for one in after[:8]] == ["member"] * 5 + ["alternate"] * 2 + ["pool"]
    assert [one.expert_id for one in after if one.number] == list(newest(story).order)
    assert [one.to_ask for one in after[:6]] == [True] * 5 + [False]
    whole = {"convene_drawn", "seat_drawn", "redraw"}
    assert offered(after[0]) == {"record_answer", *whole}
    assert offered(after[7]) == {"appoint_expert", *whole}
    left_out = next(one for one in after if one.expert_id == tied)
    assert (left_out.part, left_out.why) == ("excluded", "tie")
    assert offered(left_out) == whole
    by_hand = {"draw_id": frozen.id, "expert_id": tied, "reason": "专业对口"}
    assert refusal(story, use.appoint_expert, **by_hand) == "experts.appoint_tied"
    story.do(use.appoint_expert, draw_id=frozen.id, expert_id=after[7].expert_id, reason="专业对口")
    appointed = next(one for one in lines(story, frozen.id) if one.part == "appointed")
    assert offered(appointed) == {"record_answer", "withdraw_appointment", *whole}
    assert offered(lines(story, frozen.id, CLERK)[0]) == {"record_answer", "convene_drawn", "seat_drawn"}
    assert offered(lines(story, frozen.id, SUPERVISOR)[0]) == set()


def test_a_pool_given_up_has_a_way_on_also_for_other_proposals(story: Story) -> None:
    frozen = freeze(story)
    story.do(use.give_up_draw, draw_id=frozen.id, reason="少了一个项目")
    assert offered(lines(story, frozen.id)[0]) == {"redraw"}
    again = {"draw_id": frozen.id, "reason": "补上项目"}
    assert refusal(story, use.redraw, proposal_ids=(), **again) == "experts.draw_for_nothing"
    story.do(use.redraw, proposal_ids=story.proposals[:1], **again)
    second = next(one for one in ask(story.workspace.store, OFFICE, draws.bind()) if one.attempt == 2)
    assert [one for one, _ in second.proposals] == story.proposals[:1]
    assert offered(lines(story, frozen.id)[0]) == set()
    assert [one.reason for one in second.earlier] == ["少了一个项目"]


def test_a_meeting_is_convened_with_those_who_come_and_no_other_one_takes_them(story: Story) -> None:
    story.do(use.freeze_pool, title="示例评审会", proposal_ids=story.proposals[:1], rule=RULE)
    story.do(use.run_draw, draw_id=newest(story).id, spoken=SPOKEN)
    drawn = newest(story)
    story.convene(proposals=story.proposals[1:])
    seat = {"draw_id": drawn.id, "leader_id": drawn.panel[0]}
    assert refusal(story, use.seat_drawn, meeting_id=story.meeting_id, **seat) == "experts.draw_of_others"
    story.do(use.record_answer, place_id=drawn.places[1].id, answer=Answer.DECLINED, note="出差")
    plan = {"title": "示例评审会", "held_on": TODAY, "place": "第二会议室"}
    story.do(use.convene_drawn, actor=CLERK, **seat, **plan)
    made = newest(story)
    assert made.meeting_id is not None
    seats = story.ask(panel, meeting_id=made.meeting_id)
    assert tuple(one.expert_id for one in seats) == made.panel
    assert drawn.places[1].expert_id not in made.panel
    assert story.ask(draw_of, subject=made.meeting_id).startswith(drawn.id)
    assert refusal(story, use.convene_drawn, **seat, **plan) == "experts.draw_convened"
    assert check_workspace(story.workspace) == ()


def test_what_a_pool_would_be_is_told_before_it_is_frozen(story: Story) -> None:
    story.do(use.retire_expert, expert_id=story.experts[11], reason="退休")
    rule = DrawRule((Group(2, field="海洋装备"), Group(1)), one_per_unit=False)
    told = story.ask(pool_preview, proposal_ids=story.proposals, rule=rule, year=2026)
    frozen = freeze(story, rule)
    assert told.size == len(frozen.pool)
    assert sum(count for _, count in told.left_out) == len(frozen.excluded)
    assert (told.fitting, told.thin) == ((0, len(frozen.pool)), (0,))
    assert len(ask(story.workspace.store, OFFICE, draws.bind())) == 1
    story.convene(proposals=story.proposals[:1])
    subjects = story.ask(draw_subjects)
    assert [(one.id, one.meeting) for one in subjects] == [(story.proposals[0], "示例评审会"), (story.proposals[1], "")]


def test_nobody_but_the_office_draws_and_the_supervisor_reads(story: Story) -> None:
    frozen = freeze(story)
    for actor in (CLERK, SUPERVISOR, story.seat(0)):
        with pytest.raises(NotAllowed):
            story.do(use.run_draw, actor=actor, draw_id=frozen.id, spoken=SPOKEN)
    assert ask(story.workspace.store, SUPERVISOR, draws.bind())[0].fingerprint == frozen.fingerprint
    with pytest.raises(NotAllowed):
        ask(story.workspace.store, story.seat(0), draws.bind())


@pytest.mark.parametrize("what", ["pool", "result", "attempt", "spoken"])
def test_a_draw_changed_behind_the_program_is_found(story: Story, what: str) -> None:
    drawn = run(story)
    with story.workspace.store.begin(OFFICE) as unit:
        row = unit.get(Draw, drawn.id)
        if what == "attempt":
            row.attempt = 2
        elif what == "result":
            row.result = row.result.replace(drawn.places[0].expert_id, drawn.places[6].expert_id)
        else:
            old, new = ("外地研究所3", "外地研究所99") if what == "pool" else ("37", "38")
            setattr(row, what, getattr(row, what).replace(old, new))
        unit.record("redraw", "draw", drawn.id)
    assert [one.code for one in check_workspace(story.workspace)] == ["check.draw_changed"]

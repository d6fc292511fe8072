"""A meeting lives: it changes until it opens, is put off and called off, gets members and proposals, and goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.meetings import Ground, MeetingStanding, MeetingStatus, possible_acts
from qtic_desktop.resources import message
from qtic_desktop.services import meetings, opinions, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.services.registry import revise_rules
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage.queries import intake as intake_rows
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from qtic_desktop.storage.queries.opinions import opinions as opinion_rows
from tests.review_story import CLERK, OFFICE, Story, begin_story

WHY = "现场情况变化"
LATER = date(2026, 3, 20)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=4, experts=8)
    made.convene(size=5, proposals=made.proposals[:3])
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def refusal(story: Story, use_case: Callable[..., Any], **facts: Any) -> str:
    """The code of the refusal, after its sentence has been made in both languages."""
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    error = caught.value
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def life(story: Story) -> rows.MeetingLife:
    return ask(story.workspace.store, OFFICE, rows.meeting_life.bind(meeting_id=story.meeting_id))


def status(story: Story) -> str:
    return story.ask(rows.meetings)[0].status


def proposals(story: Story) -> list[str]:
    found = {row.id: row.status for row in story.ask(intake_rows.proposals)}
    return [str(found[one]) for one in story.proposals]


def seats(story: Story) -> list[str]:
    return [seat.expert_id for seat in story.ask(rows.panel, meeting_id=story.meeting_id)]


def leader(story: Story) -> str:
    return next(seat.expert_id for seat in story.ask(rows.panel, meeting_id=story.meeting_id) if seat.is_leader)


def recorded(story: Story) -> dict[str, Any]:
    """What the newest audit entry says."""
    return story.ask(audit_page, wanted=LogFilter(), limit=1).rows[0].details


def score_all(story: Story, *, places: int = 5, items: int = 3) -> None:
    for place in range(places):
        for item in range(items):
            story.score(place, item)


def test_day_place_and_name_change_until_the_meeting_opens(story: Story) -> None:
    new = {"title": "改期的评审会", "held_on": LATER, "place": "第二会议室"}
    story.do(meetings.change_meeting, actor=CLERK, meeting_id=story.meeting_id, **new)
    row = story.ask(rows.meetings)[0]
    assert (row.title, row.held_on, row.place) == tuple(new.values())
    assert recorded(story)["before"] == ["示例评审会", "2026-03-10", "第一会议室"]
    story.open()
    assert refusal(story, meetings.change_meeting, meeting_id=story.meeting_id, **new) == "meetings.not_in_this_state"


def test_a_member_of_the_smallest_panel_who_does_not_come_is_replaced_and_the_meeting_opens(story: Story) -> None:
    with pytest.raises(Refused):
        story.open(absent=(4,))
    panel = [*story.experts[:4], story.experts[6]]
    facts = {"meeting_id": story.meeting_id, "expert_ids": panel, "leader_id": story.experts[1], "reason": WHY}
    story.do(meetings.change_panel, **facts)
    assert (seats(story), leader(story)) == (panel, story.experts[1])
    story.do(meetings.open_meeting, meeting_id=story.meeting_id, present_ids=panel)
    assert status(story) == "open"


def test_a_panel_that_was_changed_is_changed_back(story: Story) -> None:
    before = seats(story)
    facts = {"meeting_id": story.meeting_id, "leader_id": story.experts[0]}
    story.do(meetings.change_panel, expert_ids=story.experts[:6], **facts)
    story.do(meetings.change_panel, expert_ids=before, **facts)
    assert seats(story) == before
    assert refusal(story, meetings.change_panel, expert_ids=before[:4], **facts) == "meetings.panel_too_small"


def test_proposals_are_taken_out_added_and_put_in_another_order_before_opening(story: Story) -> None:
    first, second, third, fourth = story.proposals
    story.do(meetings.change_agenda, meeting_id=story.meeting_id, proposal_ids=[fourth, first, second], reason=WHY)
    assert [item.proposal_id for item in story.ask(rows.agenda, meeting_id=story.meeting_id)] == [fourth, first, second]
    assert proposals(story) == ["in_review", "in_review", "accepted", "in_review"]
    story.do(meetings.change_agenda, meeting_id=story.meeting_id, proposal_ids=[first, second, third])
    assert proposals(story) == ["in_review", "in_review", "in_review", "accepted"]
    facts = {"meeting_id": story.meeting_id}
    assert refusal(story, meetings.change_agenda, proposal_ids=[], **facts) == "meetings.no_proposals"


def test_a_meeting_put_off_gets_a_new_day(story: Story) -> None:
    story.do(meetings.postpone_meeting, meeting_id=story.meeting_id, reason=WHY)
    assert status(story) == "postponed"
    assert refusal(story, meetings.open_meeting, meeting_id=story.meeting_id, present_ids=seats(story)) == (
        "meetings.called_off"
    )
    story.do(meetings.resume_meeting, meeting_id=story.meeting_id, held_on=LATER, place="第三会议室")
    row = story.ask(rows.meetings)[0]
    assert (row.status, row.held_on, row.place) == ("prepared", LATER, "第三会议室")
    story.open()


def test_a_meeting_called_off_frees_its_proposals_and_is_taken_up_again(story: Story) -> None:
    story.do(meetings.cancel_meeting, meeting_id=story.meeting_id, reason=WHY)
    assert (status(story), proposals(story)[:3]) == ("cancelled", ["accepted"] * 3)
    story.do(meetings.restore_meeting, meeting_id=story.meeting_id, reason="又可以开了")
    assert (status(story), proposals(story)[:3]) == ("prepared", ["in_review"] * 3)


def test_a_meeting_called_off_is_not_taken_up_while_a_proposal_is_judged_elsewhere(story: Story) -> None:
    first = story.meeting_id
    story.do(meetings.cancel_meeting, meeting_id=first, reason=WHY)
    second = story.convene(proposals=story.proposals[:1])
    assert refusal(story, meetings.restore_meeting, meeting_id=first, reason=WHY) == "meetings.proposals_taken"
    story.do(meetings.cancel_meeting, meeting_id=second, reason=WHY)
    story.do(meetings.restore_meeting, meeting_id=first, reason=WHY)
    assert proposals(story)[0] == "in_review"


def test_only_the_office_calls_a_meeting_off(story: Story) -> None:
    with pytest.raises(NotAllowed):
        story.do(meetings.cancel_meeting, actor=CLERK, meeting_id=story.meeting_id, reason=WHY)


def test_an_opening_is_taken_back_while_nothing_is_written(story: Story) -> None:
    story.open()
    story.do(meetings.withdraw_opening, meeting_id=story.meeting_id, reason="点错了")
    assert status(story) == "prepared"
    assert {seat.presence for seat in story.ask(rows.panel, meeting_id=story.meeting_id)} == {"expected"}
    story.open()
    story.score(0, submit=False, vote="")
    assert (
        refusal(story, meetings.withdraw_opening, meeting_id=story.meeting_id, reason=WHY) == "meetings.already_begun"
    )


def test_a_substitute_takes_part_from_the_named_proposal_on_and_can_be_taken_off_again(story: Story) -> None:
    story.open()
    added = {"from_item_id": story.items()[1], "expert_id": story.experts[6], "reason": "替补"}
    story.do(meetings.add_member, **added)
    assert [story.sheet(6, item).state for item in range(3)] == ["absent", "open", "open"]
    assert refusal(story, meetings.add_member, **added) == "meetings.on_panel_already"
    removed = {"meeting_id": story.meeting_id, "expert_id": story.experts[6], "reason": "人选有误"}
    story.do(meetings.remove_member, **removed)
    assert seats(story) == story.experts[:5]
    story.do(meetings.add_member, **added)
    story.score(6, 1)
    assert refusal(story, meetings.remove_member, **removed) == "meetings.member_has_written"
    removed["expert_id"] = story.experts[0]
    assert refusal(story, meetings.remove_member, **removed) == "meetings.leader_stays"


def test_the_panel_elects_another_leader_and_the_first_one_again(story: Story) -> None:
    story.open()
    elected = {"meeting_id": story.meeting_id, "reason": "专家组推选"}
    story.do(meetings.elect_leader, expert_id=story.experts[2], **elected)
    assert leader(story) == story.experts[2]
    assert refusal(story, meetings.elect_leader, expert_id=story.experts[2], **elected) == "meetings.leads_already"
    story.do(meetings.elect_leader, expert_id=story.experts[0], **elected)
    assert leader(story) == story.experts[0]
    entry = recorded(story)
    assert "（" in entry["whom"], "the audit entry names the person with the unit"


def test_a_proposal_added_while_the_meeting_runs_is_scored_like_the_others(story: Story) -> None:
    story.open()
    story.do(meetings.add_proposal, meeting_id=story.meeting_id, proposal_id=story.proposals[3], reason="补充")
    assert [story.sheet(place, 3).state for place in range(5)] == ["open"] * 5
    score_all(story, items=4)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    assert proposals(story) == ["reviewed"] * 4


def test_the_running_order_changes_while_the_meeting_runs(story: Story) -> None:
    story.open()
    first, second, third = story.items()
    facts = {"meeting_id": story.meeting_id, "reason": "抽签"}
    story.do(meetings.reorder_agenda, item_ids=[third, first, second], **facts)
    assert story.items() == [third, first, second]
    story.do(meetings.reorder_agenda, item_ids=[first, second, third], **facts)
    assert story.items() == [first, second, third]
    assert refusal(story, meetings.reorder_agenda, item_ids=[first, second], **facts) == "meetings.order_incomplete"


def test_edge_47_an_absent_applicant_is_set_aside_and_judged_when_he_comes(story: Story) -> None:
    story.open()
    item = story.items()[1]
    aside = {"agenda_item_id": item, "ground": Ground.APPLICANT_ABSENT, "reason": "申报单位未到"}
    story.do(meetings.set_aside, **aside)
    assert item not in story.items()
    assert proposals(story)[1] == "accepted"
    sheet = next(iter(story.ask(rows.agenda, meeting_id=story.meeting_id)))
    assert sheet.position == 1
    ballot = {"agenda_item_id": item, "expert_id": story.experts[0], "choice": "agree"}
    assert refusal(story, scoring.cast_vote, **ballot) == "meetings.item_set_aside"
    story.do(meetings.resume_item, agenda_item_id=item, reason="晚到")
    assert proposals(story)[1] == "in_review"
    story.do(scoring.cast_vote, **ballot)


def test_edge_31_everyone_recused_from_one_proposal_does_not_hold_up_the_others(story: Story) -> None:
    story.open()
    item = story.items()[0]
    for expert in story.experts[:5]:
        story.do(meetings.record_recusal, agenda_item_id=item, expert_id=expert, reason="均有合作")
    for place in range(5):
        for other in (1, 2):
            story.score(place, other)
    facts = {"meeting_id": story.meeting_id, "decision": "监督员与组长书面决定"}
    assert refusal(story, scoring.seal_meeting, **facts) == "scoring.cannot_seal"
    aside = {"agenda_item_id": item, "ground": Ground.EVERYBODY_RECUSED, "reason": "另组专家"}
    story.do(meetings.set_aside, **aside)
    story.do(scoring.seal_meeting, **facts)
    assert proposals(story)[:3] == ["accepted", "reviewed", "reviewed"]
    assert refusal(story, opinions.draft_opinion, agenda_item_id=item) == "opinions.set_aside"
    second = story.convene(proposals=story.proposals[:1])
    assert second != ""


def test_edge_30_a_meeting_that_lost_everything_is_called_off_and_taken_up_open(story: Story) -> None:
    story.open()
    for item in story.items():
        story.do(meetings.set_aside, agenda_item_id=item, ground=Ground.NO_QUORUM, reason="人数不足")
    assert refusal(story, scoring.seal_meeting, meeting_id=story.meeting_id) == "meetings.nothing_listed"
    story.do(meetings.cancel_meeting, meeting_id=story.meeting_id, reason="流会")
    assert (status(story), proposals(story)[:3]) == ("cancelled", ["accepted"] * 3)
    story.do(meetings.restore_meeting, meeting_id=story.meeting_id, reason="专家到齐")
    assert status(story) == "open"
    item = life(story).items[0].id
    story.do(meetings.resume_item, agenda_item_id=item, reason="恢复")
    assert story.items() == [item]


def test_a_proposal_set_aside_and_taken_by_another_meeting_does_not_come_back(story: Story) -> None:
    story.open()
    item, first = story.items()[0], story.meeting_id
    story.do(meetings.set_aside, agenda_item_id=item, ground=Ground.OTHER, reason=WHY)
    story.convene(proposals=story.proposals[:1])
    assert refusal(story, meetings.resume_item, agenda_item_id=item, reason=WHY) == "meetings.item_elsewhere"
    story.do(meetings.cancel_meeting, meeting_id=story.meeting_id, reason=WHY)
    story.do(meetings.resume_item, agenda_item_id=item, reason=WHY)
    story.meeting_id = first
    assert story.items()[0] == item


def test_one_proposal_is_sealed_by_itself_and_reopened(story: Story) -> None:
    story.open()
    item = story.items()[0]
    assert refusal(story, meetings.close_item, agenda_item_id=item) == "scoring.cannot_seal"
    for place in range(5):
        story.score(place, 0)
    story.do(meetings.close_item, agenda_item_id=item)
    ballot = {"agenda_item_id": item, "expert_id": story.experts[0], "choice": "disagree"}
    assert refusal(story, scoring.cast_vote, **ballot) == "meetings.item_closed"
    story.do(meetings.reopen_item, agenda_item_id=item, reason="一张表抄错")
    story.do(scoring.cast_vote, actor=story.seat(0), **ballot)
    story.do(meetings.close_item, agenda_item_id=item)
    for place in range(5):
        for other in (1, 2):
            story.score(place, other)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    assert status(story) == "sealed"


def test_a_pledge_is_noted_and_taken_back(story: Story) -> None:
    seat = {"meeting_id": story.meeting_id, "expert_id": story.experts[1]}
    story.do(meetings.record_pledge, devices=True, **seat)
    story.do(meetings.withdraw_pledge, reason="登记有误", **seat)
    assert refusal(story, meetings.withdraw_pledge, reason="再次", **seat) == "meetings.no_pledge"


def test_every_act_without_a_reason_is_refused_and_changes_nothing(story: Story) -> None:
    meeting = {"meeting_id": story.meeting_id, "reason": " "}
    code = "meetings.change_without_reason"
    assert refusal(story, meetings.cancel_meeting, **meeting) == code
    assert refusal(story, meetings.postpone_meeting, **meeting) == code
    story.open()
    item = story.items()[0]
    assert refusal(story, meetings.set_aside, agenda_item_id=item, ground=Ground.OTHER, reason="") == code
    assert refusal(story, meetings.elect_leader, expert_id=story.experts[1], **meeting) == code
    assert refusal(story, meetings.withdraw_opening, **meeting) == code
    assert status(story) == "open"


@pytest.mark.parametrize("status_now", [one for one in MeetingStatus if one is not MeetingStatus.SEALED])
def test_no_state_of_a_meeting_is_without_a_way_out_for_the_office(status_now: MeetingStatus) -> None:
    for begun in (False, True):
        for listed in (0, 3):
            found = possible_acts(MeetingStanding(status_now, begun, listed), Role.OFFICE)
            assert [one for one in found if not one.why_not]
    assert possible_acts(MeetingStanding(status_now, listed=3), Role.EXPERT) == ()


def test_what_is_possible_is_told_with_the_reason_where_it_is_not(story: Story) -> None:
    assert Act.OPEN_MEETING in {one.act for one in life(story).acts}
    story.open()
    story.score(0)
    told = {one.act: one.why_not for one in life(story).acts}
    assert told[Act.WITHDRAW_OPENING] == "meetings.already_begun"
    assert {one.act for one in life(story).items[0].acts} == {Act.CLOSE_ITEM, Act.SET_ASIDE_ITEM}


def test_edge_45_rules_revised_after_the_first_entry_do_not_touch_the_meeting(story: Story) -> None:
    story.open()
    score_all(story)
    before = story.ask(meeting_results, meeting_id=story.meeting_id)
    story.do(revise_rules, settings={"pass_mean": "99", "trim": "none"}, reason="下次会议起执行")
    assert story.ask(meeting_results, meeting_id=story.meeting_id) == before


def test_edge_35_dissent_is_kept_in_the_words_of_the_opinion(story: Story) -> None:
    story.open()
    score_all(story)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    item = story.items()[0]
    story.do(opinions.draft_opinion, agenda_item_id=item)
    opinion = next(row for row in story.ask(opinion_rows) if row.agenda_item_id == item).opinion_id
    view = story.ask(opinions.opinion_view, opinion_id=opinion)
    text = replace(view.text, dissent="一位专家认为指标偏高，保留意见。")
    story.do(opinions.save_opinion_text, opinion_id=opinion, text=text)
    assert story.ask(opinions.opinion_view, opinion_id=opinion).text.dissent == text.dissent

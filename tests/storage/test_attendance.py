"""Late, gone early, a leader who is away; and a sheet that has to be corrected before sealing (三（二）)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.resources import message
from qtic_desktop.services import meetings, opinions, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.registry import AuditRow, audit_rows
from tests.review_story import CLERK, OFFICE, Story, begin_story

LATE = "航班延误，10:20 到会"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    made.convene(size=6)
    made.open(size=6, absent=(5,))
    yield made
    made.workspace.close()


def refusal(story: Story, use_case: Callable[..., Any], *, actor: Actor = OFFICE, **facts: Any) -> str:
    """The code of the refusal, after its sentence has been made in both languages."""
    with pytest.raises(Refused) as caught:
        story.do(use_case, actor=actor, **facts)
    error = caught.value
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def newest(story: Story) -> AuditRow:
    return story.ask(audit_rows, limit=1)[0]


def arrive(story: Story, item: int = 1, place: int = 5, reason: str = LATE) -> None:
    facts = {"from_item_id": story.items()[item], "expert_id": story.experts[place], "reason": reason}
    story.do(meetings.record_arrival, actor=CLERK, **facts)


def leave(story: Story, place: int, reason: str = "另有公务") -> None:
    facts = {"meeting_id": story.meeting_id, "expert_id": story.experts[place], "reason": reason}
    story.do(meetings.record_leaving, actor=CLERK, **facts)


def states(story: Story, place: int) -> list[str]:
    return [story.sheet(place, item).state for item in range(3)]


def test_who_comes_late_scores_from_the_named_proposal_on(story: Story) -> None:
    arrive(story)
    assert states(story, 5) == ["absent", "open", "open"]
    assert story.sheet(5, 0).reason == LATE
    assert next(s.presence for s in story.ask(rows.panel, meeting_id=story.meeting_id) if s.seat == 6) == "present"
    assert [len(a.taking_part) for a in story.ask(rows.attendance, meeting_id=story.meeting_id)] == [5, 6, 6]
    entry = newest(story)
    assert (entry.act, entry.subject_id) == ("record_arrival", story.meeting_id)
    story.score(5, 1)
    item = story.items()[0]
    assert refusal(story, scoring.cast_vote, agenda_item_id=item, expert_id=story.experts[5], choice="agree") == (
        "scoring.not_entitled"
    )


def test_a_late_arrival_is_refused_where_there_is_none(story: Story) -> None:
    first = {"from_item_id": story.items()[0], "reason": LATE}
    act = meetings.record_arrival
    assert refusal(story, act, **{**first, "expert_id": story.experts[0]}) == "meetings.already_here"
    assert refusal(story, act, **{**first, "expert_id": story.experts[6]}) == "meetings.not_on_panel"
    assert refusal(story, act, **{**first, "expert_id": story.experts[5], "reason": " "}) == (
        "meetings.arrival_without_reason"
    )
    assert states(story, 5) == ["absent"] * 3
    with pytest.raises(NotAllowed):
        story.do(act, actor=story.seat(5), **{**first, "expert_id": story.experts[5]})


def test_who_leaves_early_keeps_what_was_handed_in(story: Story) -> None:
    story.score(1, 0)
    story.score(1, 1, submit=False)
    leave(story, 1)
    assert states(story, 1) == ["submitted", "absent", "absent"]
    assert [story.sheet(1, item).vote for item in range(2)] == ["agree", None]
    assert story.sheet(1, 1).entries["1"].points is not None, "points already typed are kept, they only do not count"
    assert [len(a.taking_part) for a in story.ask(rows.attendance, meeting_id=story.meeting_id)] == [5, 4, 4]
    facts = {"meeting_id": story.meeting_id, "expert_id": story.experts[1], "reason": "再次"}
    assert refusal(story, meetings.record_leaving, **facts) == "meetings.not_here"
    assert check_workspace(story.workspace) == ()


def test_leaving_needs_a_reason_and_a_running_meeting(story: Story) -> None:
    facts = {"meeting_id": story.meeting_id, "expert_id": story.experts[1], "reason": ""}
    assert refusal(story, meetings.record_leaving, **facts) == "meetings.leaving_without_reason"
    assert states(story, 1) == ["open"] * 3


def test_a_mistaken_leaving_is_taken_back_by_an_arrival(story: Story) -> None:
    story.score(1, 0)
    leave(story, 1)
    arrive(story, 1, 1, "登记有误")
    assert states(story, 1) == ["submitted", "open", "open"]
    facts = {"from_item_id": story.items()[2], "expert_id": story.experts[5], "reason": LATE}
    story.do(meetings.record_arrival, **facts)
    leave(story, 5)
    story.do(meetings.record_recusal, agenda_item_id=story.items()[0], expert_id=story.experts[0], reason="合作")
    assert states(story, 5) == ["absent"] * 3


def away(story: Story, item: int = 1) -> str:
    """The leader recused from one proposal."""
    facts = {"agenda_item_id": story.items()[item], "expert_id": story.experts[0], "reason": "曾任职"}
    story.do(meetings.record_recusal, **facts)
    return str(facts["agenda_item_id"])


def act_for(story: Story, item: str, place: int) -> None:
    facts = {"agenda_item_id": item, "expert_id": story.experts[place], "reason": "专家组推举"}
    story.do(meetings.name_acting_leader, actor=CLERK, **facts)


def test_an_acting_leader_leads_where_the_leader_is_away(story: Story) -> None:
    item = away(story)
    before = story.ask(rows.attendance, meeting_id=story.meeting_id)
    assert [(row.leader_id, row.acting) for row in before] == [
        (story.experts[0], False),
        ("", False),
        (story.experts[0], False),
    ]
    act_for(story, item, 3)
    after = story.ask(rows.attendance, meeting_id=story.meeting_id)[1]
    assert (after.leader_id, after.acting) == (story.experts[3], True)
    details = json.loads(story.ask(last_details))
    assert (details["after"], details["reason"]) == (story.experts[3], "专家组推举")


def last_details(session: Any) -> str:
    from sqlalchemy import select

    from qtic_desktop.storage.tables.audit import AuditEntry

    return str(session.scalars(select(AuditEntry.details).order_by(AuditEntry.seq.desc()).limit(1)).one())


def test_an_acting_leader_is_refused_where_none_is_needed_or_fit(story: Story) -> None:
    items = story.items()
    facts = {"agenda_item_id": items[0], "expert_id": story.experts[1], "reason": "推举"}
    assert refusal(story, meetings.name_acting_leader, **facts) == "meetings.leader_takes_part"
    facts["agenda_item_id"] = away(story)
    assert refusal(story, meetings.name_acting_leader, **{**facts, "reason": ""}) == "meetings.acting_without_reason"
    assert refusal(story, meetings.name_acting_leader, **{**facts, "expert_id": story.experts[5]}) == (
        "meetings.acting_leader_away"
    )


def test_an_acting_leader_who_recuses_leads_no_more(story: Story) -> None:
    item = away(story)
    act_for(story, item, 3)
    story.do(meetings.record_recusal, agenda_item_id=item, expert_id=story.experts[3], reason="合作")
    assert story.ask(rows.attendance, meeting_id=story.meeting_id)[1].leader_id == ""


def test_the_opinion_is_signed_by_who_took_part_under_the_acting_leader(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "o", proposals=2)
    story.convene(size=7)
    story.open(size=7, absent=(6,))
    item = away(story, 0)
    arrive(story, 1, 6)
    for place in range(7):
        for number in range(2):
            if story.sheet(place, number).state == "open":
                story.score(place, number, short=str(place))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    assert refusal(story, opinions.draft_opinion, agenda_item_id=item) == "opinions.leader_away"
    act_for(story, item, 2)
    story.do(opinions.draft_opinion, agenda_item_id=item)
    facts = story.ask(opinions.opinion_facts, agenda_item_id=item, version_no=1)
    signing = opinions.signing_order(facts)
    assert [seat.expert_id for seat in signing] == [story.experts[n] for n in (1, 3, 4, 5, 2)]
    assert signing[-1].is_leader
    names = {row.expert_id: row.name for row in story.ask(rows.panel, meeting_id=story.meeting_id)}
    assert (facts.leader_named, facts.absent) == (names[story.experts[0]], (names[story.experts[6]],))
    other = story.ask(opinions.opinion_facts, agenda_item_id=story.items()[1], version_no=1)
    assert len(opinions.signing_order(other)) == 7
    assert (other.leader_named, other.absent) == ("", ())
    again = {"agenda_item_id": item, "expert_id": story.experts[3], "reason": "改选"}
    assert refusal(story, meetings.name_acting_leader, **again) == "meetings.opinion_begun"
    assert check_workspace(story.workspace) == ()
    story.workspace.close()


def seconds_later(story: Story, seconds: int) -> None:
    """Let time pass: the clock of the story moves a second at every look."""
    for _ in range(seconds):
        story.workspace.store.now()


def test_a_sheet_is_taken_back_within_the_minute_by_who_handed_it_in(story: Story) -> None:
    sheet = story.sheet(1)
    story.score(1, submit=False)
    story.do(scoring.submit_sheet, actor=story.seat(1), sheet_id=sheet.id)
    assert refusal(story, corrections.withdraw_sheet, sheet_id=sheet.id) == "scoring.submitted_by_other"
    with pytest.raises(NotAllowed):
        story.do(corrections.withdraw_sheet, actor=story.seat(2), sheet_id=sheet.id)
    seconds_later(story, 50)
    story.do(corrections.withdraw_sheet, actor=story.seat(1), sheet_id=sheet.id)
    assert (story.sheet(1).state, story.sheet(1).submitted_at) == ("open", None)
    assert newest(story).act == "withdraw_sheet"
    story.do(scoring.save_points, actor=story.seat(1), sheet_id=sheet.id, criterion="1", text="3")
    story.do(scoring.submit_sheet, actor=story.seat(1), sheet_id=sheet.id)
    seconds_later(story, 61)
    late = refusal(story, corrections.withdraw_sheet, actor=story.seat(1), sheet_id=sheet.id)
    assert (late, story.sheet(1).state) == ("scoring.withdrawal_over", "submitted")


def test_the_office_returns_a_sheet_with_its_reason(story: Story) -> None:
    story.score(1)
    sheet = story.sheet(1)
    assert refusal(story, corrections.return_sheet, sheet_id=sheet.id, reason=" ") == "scoring.return_without_reason"
    for actor in (CLERK, story.seat(1), Actor("s", "监督", Role.SUPERVISOR)):
        with pytest.raises(NotAllowed):
            story.do(corrections.return_sheet, actor=actor, sheet_id=sheet.id, reason="第 2 项评错")
    story.do(corrections.return_sheet, sheet_id=sheet.id, reason="第 2 项评错")
    assert (story.sheet(1).state, story.sheet(1).reason) == ("open", "第 2 项评错")
    assert json.loads(story.ask(last_details))["points"]["2"] == "20"
    story.do(scoring.save_points, actor=story.seat(1), sheet_id=sheet.id, criterion="2", text="15")
    story.do(scoring.submit_sheet, actor=story.seat(1), sheet_id=sheet.id)
    assert json.loads(story.ask(last_details))["points"]["2"] == "15"
    assert (story.sheet(1).state, story.sheet(1).reason) == ("submitted", "")


def test_a_void_sheet_can_be_returned_and_an_open_one_not(story: Story) -> None:
    sheet = story.sheet(1)
    assert refusal(story, corrections.return_sheet, sheet_id=sheet.id, reason="未交") == "scoring.not_submitted"
    story.do(scoring.void_sheet, sheet_id=sheet.id, reason="项目写错")
    story.do(corrections.return_sheet, sheet_id=sheet.id, reason="作废登记有误")
    assert story.sheet(1).state == "open"


def test_nothing_is_returned_or_taken_back_after_sealing(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "s", proposals=1)
    story.convene()
    story.open()
    for place in range(5):
        story.score(place, short=str(place))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    sheet = story.sheet(1).id
    assert refusal(story, corrections.return_sheet, sheet_id=sheet, reason="评错") == "meetings.sealed"
    assert refusal(story, corrections.withdraw_sheet, sheet_id=sheet) == "meetings.sealed"
    facts = {"meeting_id": story.meeting_id, "expert_id": story.experts[1], "reason": "公务"}
    assert refusal(story, meetings.record_leaving, **facts) == "meetings.not_running"
    story.workspace.close()

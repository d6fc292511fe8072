"""A meeting is convened, opened and kept to its rules (三（二）)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.resources import message
from qtic_desktop.services import meetings, scoring
from qtic_desktop.storage.queries import intake as intake_rows
from qtic_desktop.storage.queries import meetings as meeting_rows
from tests.review_story import CLERK, TODAY, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w")
    yield made
    made.workspace.close()


def convene(story: Story, **other: object) -> Changes:
    facts: dict[str, object] = {
        "title": "评审会",
        "held_on": TODAY,
        "place": "会议室",
        "proposal_ids": story.proposals,
        "expert_ids": story.experts[:5],
        "leader_id": story.experts[0],
    }
    return story.do(meetings.create_meeting, actor=CLERK, **{**facts, **other})


def refused(error: Refused) -> str:
    """The code, after its sentence has been made in both languages."""
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def test_convening_takes_the_proposals_out_of_the_waiting_list(story: Story) -> None:
    convene(story)
    row = story.ask(meeting_rows.meetings)[0]
    assert (row.number, row.status, row.proposals, row.experts) == ("PS-2026-01", "prepared", 2, 5)
    assert [p.status for p in story.ask(intake_rows.proposals)] == ["in_review", "in_review"]
    detail = story.ask(meeting_rows.meeting_detail, meeting_id=row.id)
    assert [item.proposal_id for item in detail.items] == story.proposals
    assert [seat.expert_id for seat in detail.panel if seat.is_leader] == [story.experts[0]]


def test_running_order_is_the_order_given(story: Story) -> None:
    convene(story, proposal_ids=list(reversed(story.proposals)))
    row = story.ask(meeting_rows.meetings)[0]
    agenda = story.ask(meeting_rows.agenda, meeting_id=row.id)
    assert [(i.position, i.proposal_id) for i in agenda] == [(1, story.proposals[1]), (2, story.proposals[0])]


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("meetings.no_proposals", lambda s: {"proposal_ids": []}),
        ("meetings.proposal_twice", lambda s: {"proposal_ids": [s.proposals[0]] * 2}),
        ("meetings.expert_twice", lambda s: {"expert_ids": [s.experts[0], *s.experts[:4]]}),
        ("meetings.panel_too_small", lambda s: {"expert_ids": s.experts[:4]}),
        ("meetings.no_leader", lambda s: {"leader_id": s.experts[6]}),
        ("meetings.title_and_place", lambda s: {"place": "  "}),
    ],
)
def test_a_wrong_plan_is_refused_and_leaves_nothing(story: Story, code: str, change: object) -> None:
    with pytest.raises(Refused) as caught:
        convene(story, **change(story))  # type: ignore[operator]
    assert refused(caught.value) == code
    assert story.ask(meeting_rows.meetings) == ()
    assert {p.status for p in story.ask(intake_rows.proposals)} == {"accepted"}


def test_a_proposal_sits_in_one_meeting_only(story: Story) -> None:
    convene(story)
    with pytest.raises(Refused) as caught:
        convene(story)
    assert refused(caught.value) == "meetings.proposal_not_ready"


def test_opening_needs_the_quorum_and_people_of_the_panel(story: Story) -> None:
    story.convene(size=5)
    with pytest.raises(Refused) as caught:
        story.open(absent=(4,))
    assert refused(caught.value) == "meetings.no_quorum"
    with pytest.raises(Refused) as caught:
        story.do(meetings.open_meeting, meeting_id=story.meeting_id, present_ids=[*story.experts[:4], story.experts[6]])
    assert refused(caught.value) == "meetings.not_on_panel"
    assert story.ask(meeting_rows.meetings)[0].status == "prepared"


def test_opening_gives_present_experts_open_sheets_and_absent_ones_none_to_fill(story: Story) -> None:
    story.convene(size=6)
    story.open(absent=(5,), size=6)
    assert story.sheet(0).state == "open"
    assert story.sheet(5).state == "absent"
    with pytest.raises(Refused) as caught:
        story.open(size=6)
    assert refused(caught.value) == "meetings.already_open"


def test_recusal_needs_a_reason_and_takes_the_ballot_back(story: Story) -> None:
    story.convene()
    story.open()
    story.score(1)
    item = story.items()[0]
    with pytest.raises(Refused) as caught:
        story.do(meetings.record_recusal, agenda_item_id=item, expert_id=story.experts[1], reason=" ")
    assert refused(caught.value) == "meetings.recusal_without_reason"
    story.do(meetings.record_recusal, agenda_item_id=item, expert_id=story.experts[1], reason="曾在依托单位任职")
    sheet = story.sheet(1)
    assert (sheet.state, sheet.reason, sheet.vote) == ("recused", "曾在依托单位任职", None)
    assert story.sheet(1, 1).state == "open"
    with pytest.raises(Refused) as caught:
        story.do(scoring.cast_vote, agenda_item_id=item, expert_id=story.experts[1], choice="agree")
    assert refused(caught.value) == "scoring.not_entitled"
    with pytest.raises(Refused) as caught:
        story.do(meetings.record_recusal, agenda_item_id=item, expert_id=story.experts[1], reason="再次")
    assert refused(caught.value) == "meetings.already_away"


def test_an_expert_recuses_only_himself(story: Story) -> None:
    story.convene()
    story.open()
    item = story.items()[0]
    with pytest.raises(NotAllowed):
        story.do(
            meetings.record_recusal,
            actor=story.seat(0),
            agenda_item_id=item,
            expert_id=story.experts[1],
            reason="我说他回避",
        )
    story.do(
        meetings.record_recusal, actor=story.seat(1), agenda_item_id=item, expert_id=story.experts[1], reason="合作"
    )
    assert story.sheet(1).state == "recused"

"""抽签定顺序, 排定时间: who may, what is kept, what the papers say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.domain.meetings.print_set import SetFacts
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.print_set import set_facts
from qtic_desktop.storage.queries.meetings import agenda
from qtic_desktop.storage.queries.meetings.lots import attempts_of
from tests.review_story import Story, begin_story

SAID = (Spoken("王建国", "007"), Spoken("监督员", "42"))


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=5)
    made.convene()
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def order(story: Story) -> list[str]:
    return [item.number for item in story.ask(agenda, meeting_id=story.meeting_id)]


def facts(story: Story) -> SetFacts:
    told: SetFacts = story.ask(set_facts, meeting_id=story.meeting_id, made_at="")
    return told


def lots(story: Story, by: LotGroups = LotGroups.NONE, reason: str = "", spoken: tuple[Spoken, ...] = SAID) -> None:
    story.do(meetings.draw_running_order, meeting_id=story.meeting_id, by=by, spoken=spoken, reason=reason)


def test_the_order_is_the_one_drawn_and_repeats_from_the_record(story: Story) -> None:
    before = order(story)
    lots(story, LotGroups.TRACK)
    with story.workspace.store.read() as session:
        (row,) = attempts_of(session, story.meeting_id)
    assert row.repeats(facts(story).number)
    assert list(row.order) == order(story)
    assert sorted(before) == sorted(order(story))
    tracks = [item.track for item in story.ask(agenda, meeting_id=story.meeting_id)]
    assert tracks == sorted(tracks, key=tracks.index)
    drawn = facts(story).lots
    assert drawn is not None
    assert (drawn.attempt, drawn.spoken) == (1, (("王建国", "007"), ("监督员", "42")))


def test_lots_are_drawn_again_only_with_a_reason_and_never_after_a_score(story: Story) -> None:
    lots(story)
    first = order(story)
    with pytest.raises(Refused, match="lots_again"):
        lots(story)
    lots(story, reason="一位申报人晚到，专家组同意重抽")
    assert order(story) != first
    with pytest.raises(Refused, match="draw_speakers"):
        lots(story, reason="再来", spoken=SAID[:1])
    story.open()
    lots(story, reason="到会后当场抽")
    story.score(0)
    with pytest.raises(Refused, match="already_begun"):
        lots(story, reason="又要抽")


def test_an_order_changed_by_hand_is_not_printed_as_drawn(story: Story) -> None:
    lots(story)
    items = [item.proposal_id for item in story.ask(agenda, meeting_id=story.meeting_id)]
    story.do(meetings.change_agenda, meeting_id=story.meeting_id, proposal_ids=items[::-1], reason="申报人晚到")
    assert facts(story).lots is None


def test_times_are_planned_follow_the_order_and_are_taken_away(story: Story) -> None:
    plan = {"start": "09:00", "each": "45", "pause_from": "10:30", "pause_to": "10:45"}
    story.do(meetings.set_times, meeting_id=story.meeting_id, **plan)
    assert facts(story).times[:3] == ("09:00-09:45", "09:45-10:30", "10:45-11:30")
    story.open()
    story.do(meetings.set_times, meeting_id=story.meeting_id, start="09:20", each="45")
    assert facts(story).times[0] == "09:20-10:05"
    story.do(meetings.set_times, meeting_id=story.meeting_id, start="", each="")
    assert facts(story).times == ()

"""分成两组同时评: two meetings of one day, no shared expert, refused where planned times overlap."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries import meetings as rows
from tests.review_story import CLERK, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=5, experts=11)
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def divide(story: Story) -> str:
    """Split the meeting; the id of the second one."""
    facts = {"others": [meetings.OtherPanel("第二组", "第二会议室")], "by": LotGroups.TRACK}
    story.do(meetings.split_meeting, actor=CLERK, meeting_id=story.meeting_id, **facts)
    return next(row.id for row in story.ask(rows.meetings) if row.id != story.meeting_id)


def seats(story: Story, meeting_id: str) -> list[str]:
    return [seat.expert_id for seat in story.ask(rows.panel, meeting_id=meeting_id)]


def test_two_panels_share_nobody_and_both_can_open_and_score(story: Story) -> None:
    story.convene(size=11)
    story.do(meetings.set_times, meeting_id=story.meeting_id, start="09:00", each="30")
    second = divide(story)
    panels = [seats(story, one) for one in (story.meeting_id, second)]
    assert not set(panels[0]) & set(panels[1])
    assert sorted(map(len, panels)) == [5, 6]
    assert story.experts[0] in panels[0]  # who leads stays
    items = [
        [item.proposal_id for item in story.ask(rows.agenda, meeting_id=one)] for one in (story.meeting_id, second)
    ]
    assert sorted(items[0] + items[1]) == sorted(story.proposals)
    look = story.ask(rows.meeting_detail, meeting_id=second).row
    assert (look.timetable, look.held_on) == ("09:00 30", story.ask(rows.meetings)[0].held_on)
    for meeting_id, panel in zip((story.meeting_id, second), panels, strict=True):
        story.do(meetings.open_meeting, meeting_id=meeting_id, present_ids=panel)


def test_an_expert_of_the_other_panel_is_refused_while_the_times_overlap_and_taken_when_they_do_not(
    story: Story,
) -> None:
    story.convene(size=11)
    story.do(meetings.set_times, meeting_id=story.meeting_id, start="09:00", each="30")
    second = divide(story)
    mine, theirs = seats(story, story.meeting_id), seats(story, second)
    shared = {"meeting_id": second, "expert_ids": [*theirs, mine[1]], "leader_id": theirs[0]}
    with pytest.raises(Refused, match="expert_elsewhere"):
        story.do(meetings.change_panel, **shared)
    story.do(meetings.set_times, meeting_id=second, start="14:00", each="30")
    story.do(meetings.change_panel, **shared)
    with pytest.raises(Refused, match="expert_elsewhere"):
        story.do(meetings.set_times, meeting_id=second, start="09:30", each="30")


def test_a_panel_too_small_is_not_split_and_a_split_is_undone_by_cancelling(story: Story) -> None:
    story.convene(size=8)
    with pytest.raises(Refused, match="split_too_small"):
        divide(story)
    assert len(story.ask(rows.meetings)) == 1
    more = {"meeting_id": story.meeting_id, "expert_ids": story.experts, "leader_id": story.experts[0]}
    story.do(meetings.change_panel, **more)
    second = divide(story)
    story.do(meetings.cancel_meeting, meeting_id=second, reason="改为一组评")
    back = {"meeting_id": story.meeting_id, "proposal_ids": story.proposals}
    story.do(meetings.change_agenda, **back)
    story.do(meetings.change_panel, **more)
    assert seats(story, story.meeting_id) == story.experts


def test_four_panels_sit_at_once_and_share_nobody(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "four", proposals=6, experts=21)
    story.convene(size=21)
    story.do(meetings.set_times, meeting_id=story.meeting_id, start="09:00", each="30")
    others = [meetings.OtherPanel(f"第{n}组", f"{n} 会议室") for n in (2, 3, 4)]
    split = {"actor": CLERK, "meeting_id": story.meeting_id, "by": LotGroups.FIELD}
    with pytest.raises(Refused, match="title_and_place"):
        story.do(meetings.split_meeting, others=[*others[:2], meetings.OtherPanel("第4组", " ")], **split)
    with pytest.raises(Refused, match="split_too_small"):
        story.do(meetings.split_meeting, others=[*others, meetings.OtherPanel("第5组", "5 会议室")], **split)
    assert len(story.ask(rows.meetings)) == 1
    story.do(meetings.split_meeting, others=others, **split)
    found = story.ask(rows.meetings)
    assert sorted(row.place for row in found if row.id != story.meeting_id) == [one.place for one in others]
    panels = [seats(story, row.id) for row in found]
    assert sorted(map(len, panels)) == [5, 5, 5, 6]
    assert len({expert for panel in panels for expert in panel}) == 21
    agendas = [[item.proposal_id for item in story.ask(rows.agenda, meeting_id=row.id)] for row in found]
    assert sorted(map(len, agendas)) == [1, 1, 2, 2]
    assert sorted(one for agenda in agendas for one in agenda) == sorted(story.proposals)
    for row, panel in zip(found, panels, strict=True):
        story.do(meetings.open_meeting, meeting_id=row.id, present_ids=panel)
    mine, theirs = panels[0], panels[2]
    shared = {"from_item_id": story.ask(rows.agenda, meeting_id=found[2].id)[0].id, "expert_id": mine[1]}
    with pytest.raises(Refused, match="expert_elsewhere"):
        story.do(meetings.add_member, reason="补人", **shared)
    assert seats(story, found[2].id) == theirs
    assert check_workspace(story.workspace) == ()
    story.workspace.close()

"""Whatever is offered about a seat or about who leads is carried out, in any order; and nothing leads nowhere."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.storage.queries import meetings as rows
from tests.review_story import CLERK, OFFICE, Story, begin_story

WHY = "现场情况变化"
STEPS = 60


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3, experts=8)
    made.convene(size=6)
    made.open(size=6, absent=(5,))
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def desk(story: Story) -> rows.MeetingDesk:
    return ask(story.workspace.store, OFFICE, rows.meeting_desk.bind(meeting_id=story.meeting_id))


def on_seat(
    story: Story, line: rows.SeatLine, items: list[str], dice: random.Random
) -> Mapping[Act, Callable[[], Any]]:
    """How each act on a seat is carried out."""
    who = {"expert_id": line.id, "reason": WHY}
    meeting = {"meeting_id": story.meeting_id, **who}
    newest = "" if line.newest is None else line.newest.id
    item = dice.choice(items)
    calls: dict[Act, Any] = {
        Act.RECORD_LEAVING: partial(meetings.record_leaving.bind, from_item_id=item, **meeting),
        Act.RECORD_ARRIVAL: partial(meetings.record_arrival.bind, from_item_id=items[0], **who),
        Act.RECORD_RECUSAL: partial(meetings.record_recusal.bind, agenda_item_id=item, **who),
        Act.TAKE_BACK_MOVEMENT: partial(meetings.take_back_movement.bind, movement_id=newest, reason=WHY),
        Act.RECORD_PLEDGE: partial(
            meetings.record_pledge.bind, meeting_id=story.meeting_id, expert_id=line.id, devices=True
        ),
        Act.WITHDRAW_PLEDGE: partial(meetings.withdraw_pledge.bind, **meeting),
        Act.ELECT_LEADER: partial(meetings.elect_leader.bind, **meeting),
        Act.REMOVE_MEMBER: partial(meetings.remove_member.bind, **meeting),
    }
    return calls


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_offered_about_a_seat_is_carried_out(story: Story, seed: int) -> None:
    dice, done = random.Random(seed), set()
    refused: set[tuple[Act, str]] = set()
    for _ in range(STEPS):
        now = desk(story)
        offered = [(line, one) for line in now.seats for one in line.acts if not one.why_not]
        assert offered
        line, one = dice.choice(offered)
        call = on_seat(story, line, [item.id for item in now.judged], dice)[one.act]
        try:
            perform(story.workspace.store, CLERK, call())
        except Refused as refusal:
            refused.add((one.act, refusal.code))
        else:
            done.add(one.act)
    of_the_proposal = {(Act.RECORD_RECUSAL, "meetings.already_away"), (Act.RECORD_ARRIVAL, "meetings.nothing_to_open")}
    assert refused <= of_the_proposal, "what the chosen proposal decides, not the seat"
    assert {Act.RECORD_LEAVING, Act.RECORD_ARRIVAL, Act.RECORD_RECUSAL, Act.TAKE_BACK_MOVEMENT} <= done


def test_what_is_grey_is_refused_with_the_reason_that_stands_beside_it(story: Story) -> None:
    story.score(1)
    grey = [(line, one) for line in desk(story).seats for one in line.acts if one.why_not]
    assert {one.act for _, one in grey} == {Act.REMOVE_MEMBER}
    assert {one.why_not for _, one in grey} == {"meetings.leader_stays", "meetings.member_has_written"}
    for line, one in grey:
        with pytest.raises(Refused) as caught:
            story.do(meetings.remove_member, meeting_id=story.meeting_id, expert_id=line.id, reason=WHY)
        assert caught.value.code == one.why_not


def test_a_leader_is_offered_and_released_exactly_where_the_leader_of_the_panel_is_away(story: Story) -> None:
    first, second, _ = story.items()
    story.do(meetings.record_recusal, agenda_item_id=second, expert_id=story.experts[0], reason=WHY)

    def acts(item: str) -> set[Act]:
        return {one.act for line in desk(story).items if line.id == item for one in line.acts}

    assert Act.NAME_ACTING_LEADER in acts(second)
    assert Act.NAME_ACTING_LEADER not in acts(first)
    story.do(meetings.name_acting_leader, agenda_item_id=second, expert_id=story.experts[1], reason=WHY)
    assert {Act.NAME_ACTING_LEADER, Act.RELEASE_ACTING_LEADER} <= acts(second)
    story.do(meetings.release_acting_leader, agenda_item_id=second, reason=WHY)
    assert Act.RELEASE_ACTING_LEADER not in acts(second)

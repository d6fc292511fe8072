"""抽签定顺序, 排定时间: who may, what is kept, what the papers say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.domain.meetings.lots_records import replay_lots
from qtic_desktop.domain.meetings.print_set import SetFacts
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.drawn_page import page_with
from qtic_desktop.services.perform import work
from qtic_desktop.services.print_set import set_facts
from qtic_desktop.storage.queries.meetings import agenda
from qtic_desktop.storage.queries.meetings.lots import attempts_of
from tests.helpers.draw_page import DrawPage, told_by
from tests.helpers.drawn import SUPERVISOR
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


@pytest.mark.usefixtures("qapp")
def test_the_page_alone_draws_the_lots_again_and_finds_what_was_changed(story: Story, tmp_path: Path) -> None:
    export = meetings.export_lots.bind(meeting_id=story.meeting_id, out=tmp_path / "抽签.html")
    with pytest.raises(Refused, match="no_lots"):
        work(story.workspace, SUPERVISOR, export)
    lots(story, LotGroups.TRACK)
    lots(story, LotGroups.TRACK, reason="一位申报人晚到")
    made = work(story.workspace, SUPERVISOR, export)
    body = json.loads(made.record.read_bytes())
    assert made.is_order
    assert replay_lots(body).holds
    assert (body["attempt"], [one["reason"] for one in body["earlier"]]) == (2, ["一位申报人晚到"])
    assert sorted(one["number"] for one in body["proposals"]) == sorted(order(story))
    assert body["order"] == order(story)
    assert set(told_by(made.path).values()) == {True}
    page = DrawPage(page_with(""))
    first = body["proposals"][0]["number"]
    for name, value in (
        ("attempt", 3),
        ("seed", "0" * 64),
        ("order", body["order"][::-1]),
        ("proposals", body["proposals"][1:]),
        ("groups", [[number for number in group if number != first] for group in body["groups"]]),
        ("meeting", body["meeting"] + "𠅤"),
        ("title", "别的会"),
        ("spoken", [{**one, "number": one["number"] + "0"} for one in body["spoken"]]),
    ):
        changed = {**body, name: value}
        told = page.told(json.dumps(changed, ensure_ascii=False))
        faults = {part for part, holds in told.items() if not holds}
        assert faults, name
        assert faults == set(replay_lots(changed).faults), name
    story.do(
        meetings.change_agenda,
        meeting_id=story.meeting_id,
        proposal_ids=[item.proposal_id for item in story.ask(agenda, meeting_id=story.meeting_id)][::-1],
        reason="申报人晚到",
    )
    assert not work(story.workspace, SUPERVISOR, export).is_order


def test_lots_changed_behind_the_program_are_found_and_not_exported(story: Story, tmp_path: Path) -> None:
    lots(story)
    with story.workspace.store.read() as session:
        (row,) = attempts_of(session, story.meeting_id)
    forged = replace(row, order=row.order[::-1])
    with patch("qtic_desktop.services.audit.records.attempts_of", return_value=(forged,)):
        assert [one.code for one in check_workspace(story.workspace)] == ["check.lots_changed"]
    with (
        patch("qtic_desktop.storage.queries.meetings.lots.attempts_of", return_value=(forged,)),
        pytest.raises(Refused, match="lots_changed"),
    ):
        work(
            story.workspace, SUPERVISOR, meetings.export_lots.bind(meeting_id=story.meeting_id, out=tmp_path / "a.html")
        )
    assert not (tmp_path / "a.html").exists()

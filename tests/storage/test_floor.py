"""The room: a proposal is called and over, who is recused leaves for it and returns, words; each is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.meetings import NoteKind, room_of
from qtic_desktop.resources import message
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries import meetings as rows
from tests.review_story import CLERK, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    made.convene(size=6)
    made.open(size=6)
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def room(story: Story) -> rows.Floor:
    found: rows.Floor = story.ask(rows.floor, meeting_id=story.meeting_id)
    return found


def refusal(story: Story, use_case: Callable[..., Any], **facts: Any) -> str:
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    error = caught.value
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def test_one_proposal_is_on_at_a_time_and_the_next_ends_it(story: Story) -> None:
    first, second, _ = story.items()
    story.do(meetings.call_item, actor=CLERK, agenda_item_id=first)
    assert room(story).room.current == first
    assert refusal(story, meetings.call_item, agenda_item_id=first) == "meetings.called_already"
    assert refusal(story, meetings.finish_item, agenda_item_id=second) == "meetings.not_called"
    story.do(meetings.call_item, agenda_item_id=second)
    assert room(story).room.current == second
    kinds = [(note.kind, note.position) for note in room(story).notes]
    assert kinds == [(NoteKind.CALLED, 1), (NoteKind.OVER, 1), (NoteKind.CALLED, 2)]
    story.do(meetings.finish_item, agenda_item_id=second)
    assert room(story).room.current == ""


def test_edge_31_who_is_recused_leaves_for_the_proposal_and_returns(story: Story) -> None:
    item, expert = story.items()[1], story.experts[2]
    story.do(meetings.record_recusal, agenda_item_id=item, expert_id=expert, reason="曾任顾问")
    assert [seat.expert_id for seat in room(story).must_leave(item)] == [expert]
    story.do(meetings.step_out, agenda_item_id=item, expert_id=expert)
    assert room(story).room.outside == {expert}
    assert len(room(story).inside()) == 5
    assert refusal(story, meetings.step_out, agenda_item_id=item, expert_id=expert) == "meetings.outside_already"
    story.do(meetings.step_in, agenda_item_id=story.items()[2], expert_id=expert)
    assert room(story).room.outside == frozenset()
    assert refusal(story, meetings.step_in, agenda_item_id=item, expert_id=expert) == "meetings.inside_already"


def test_a_note_is_taken_back_and_stays_in_the_record(story: Story) -> None:
    item = story.items()[0]
    story.do(meetings.call_item, agenda_item_id=item)
    story.do(meetings.step_out, agenda_item_id=item, expert_id=story.experts[3])
    assert refusal(story, meetings.note_words, agenda_item_id=item, words="  ") == "meetings.no_words"
    story.do(meetings.note_words, agenda_item_id=item, words="问：样机何时完成？答：六月。")
    out = next(note for note in room(story).notes if note.kind is NoteKind.OUT)
    story.do(meetings.take_back_note, note_id=out.id, reason="点错了人")
    assert room(story).room.outside == frozenset()
    assert refusal(story, meetings.take_back_note, note_id=out.id, reason="再点") == "meetings.note_undone"
    kept = next(note for note in room(story).notes if note.id == out.id)
    assert kept.undone_reason == "点错了人"


def test_a_project_sealed_by_itself_while_it_is_on_ends_and_what_was_noted_of_it_is_taken_back(story: Story) -> None:
    """The notes of the room change no sheet."""
    item = story.items()[0]
    story.do(meetings.call_item, agenda_item_id=item)
    story.do(meetings.step_out, agenda_item_id=item, expert_id=story.experts[3])
    for place in range(len(story.experts[:6])):
        if story.sheet(place).state == "open":
            story.score(place, 0)
    story.do(meetings.close_item, agenda_item_id=item)
    story.do(meetings.step_in, agenda_item_id=item, expert_id=story.experts[3])
    story.do(meetings.finish_item, agenda_item_id=item)
    assert room(story).room.current == ""
    over = room(story).notes[-1]
    story.do(meetings.take_back_note, note_id=over.id, reason="还在讨论")
    assert room(story).room.current == item
    assert refusal(story, meetings.call_item, agenda_item_id=item) == "meetings.item_closed"


def test_only_the_desk_runs_the_room_and_only_while_the_meeting_is_open(story: Story) -> None:
    item = story.items()[0]
    with pytest.raises(NotAllowed):
        story.do(meetings.call_item, actor=story.seat(0), agenda_item_id=item)
    story.do(meetings.set_aside, agenda_item_id=item, ground="applicant_absent", reason="未到")
    assert refusal(story, meetings.call_item, agenda_item_id=item) == "meetings.item_set_aside"
    story.do(meetings.record_leaving, meeting_id=story.meeting_id, expert_id=story.experts[5], reason="公务")
    facts = {"agenda_item_id": story.items()[0], "expert_id": story.experts[5]}
    assert refusal(story, meetings.step_out, **facts) == "meetings.not_here"


def test_an_opening_taken_back_clears_the_room(story: Story) -> None:
    story.do(meetings.call_item, agenda_item_id=story.items()[0])
    story.do(meetings.withdraw_opening, meeting_id=story.meeting_id, reason="开早了")
    proposals = story.proposals[1:]
    story.do(meetings.change_agenda, meeting_id=story.meeting_id, proposal_ids=proposals)
    assert room(story).notes == ()


def test_what_was_taken_back_did_not_happen(story: Story) -> None:
    item = story.items()[0]
    story.do(meetings.call_item, agenda_item_id=item)
    (called,) = room(story).notes
    story.do(meetings.take_back_note, note_id=called.id, reason="还没有开始")
    assert room_of(room(story).notes).current == ""

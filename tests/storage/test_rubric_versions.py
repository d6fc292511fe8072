"""Versions of score sheets: a draft is kept, a version needs a ground and leaves agendas alone, and is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.rubric_drafts import RubricDraft, draft_of
from qtic_desktop.services.meetings import change_agenda
from qtic_desktop.services.registry.rubrics import drop_rubric, keep_rubric, revise_rubric, withdraw_rubric
from qtic_desktop.storage.queries.rubrics import RubricDesk, rubric_desk
from tests.review_story import CLERK, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    yield made
    made.workspace.close()


def desk(story: Story, track: str = "NEW") -> RubricDesk:
    told: RubricDesk = story.ask(rubric_desk, track=track)
    return told


def other(story: Story) -> RubricDraft:
    """The sheet in force with five points moved from the first criterion to the second."""
    draft = draft_of(desk(story).versions[0].rubric)
    first, second = draft.criteria[:2]
    moved = draft.with_criterion(0, replace(first, maximum="10", subs=()))
    return moved.with_criterion(1, replace(second, maximum="25", subs=()))


def refused(code: str, story: Story, use_case: Any, **facts: Any) -> None:
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    assert caught.value.code == f"registry.{code}"


def test_a_new_version_is_for_items_listed_later_and_the_meeting_keeps_its_own(story: Story) -> None:
    story.convene(proposals=story.proposals[:1])
    story.do(revise_rubric, draft=other(story), reason="局长办公会议定")
    newest, first = desk(story).versions
    assert (newest.number, newest.reason, newest.items, newest.in_force) == (2, "局长办公会议定", 0, True)
    assert (first.number, first.items, first.in_force) == (1, 1, False)
    story.open()
    assert [str(one.maximum) for one in story.sheet(0).rubric.criteria][:2] == ["15", "20"]
    story.score(0)
    assert desk(story).versions[1].scored == 1
    assert [str(one.maximum) for one in newest.rubric.criteria][:2] == ["10", "25"]


def test_a_proposal_listed_again_takes_the_newer_version_and_nothing_takes_that_back(story: Story) -> None:
    story.convene()
    story.do(revise_rubric, draft=other(story), reason="改表")
    story.do(change_agenda, meeting_id=story.meeting_id, proposal_ids=story.proposals[1:])
    story.do(change_agenda, meeting_id=story.meeting_id, proposal_ids=story.proposals)
    newest = desk(story).versions[0]
    assert newest.items == 1
    refused("rubric_in_use", story, withdraw_rubric, rubric_id=newest.id, reason="撤回")


def test_a_version_is_taken_back_its_words_are_the_draft_and_its_number_is_not_given_again(story: Story) -> None:
    written = other(story)
    story.do(revise_rubric, draft=written, reason="改表")
    newest = desk(story).versions[0]
    story.do(withdraw_rubric, rubric_id=newest.id, reason="附件写错")
    told = desk(story)
    assert [row.number for row in told.versions] == [1]
    assert told.draft == replace(written, begun_from=1)
    refused("rubric_first", story, withdraw_rubric, rubric_id=told.versions[0].id, reason="撤回")
    story.do(revise_rubric, draft=told.draft, reason="重新启用")
    assert [row.number for row in desk(story).versions] == [3, 1]
    assert desk(story).draft is None


def test_a_draft_is_kept_while_it_is_typed_and_given_up_with_its_words_in_the_log(story: Story) -> None:
    half = replace(other(story), title="")
    story.do(keep_rubric, draft=half)
    story.do(keep_rubric, draft=replace(half, veto="是否"))
    assert desk(story).draft == replace(half, veto="是否")
    assert desk(story, "CONVERSION").draft is None
    assert [row.number for row in desk(story).versions] == [1]
    story.do(drop_rubric, track="NEW")
    assert desk(story).draft is None


def test_what_is_no_whole_sheet_is_refused_with_its_sentence(story: Story) -> None:
    draft = other(story)
    refused("rubric_reason", story, revise_rubric, draft=draft, reason=" ")
    refused("rubric_unchanged", story, revise_rubric, draft=draft_of(desk(story).versions[0].rubric), reason="改表")
    short = draft.with_criterion(0, replace(draft.criteria[0], maximum="9"))
    refused("rubric_short", story, revise_rubric, draft=short, reason="改表")
    refused("rubric_moved", story, revise_rubric, draft=replace(draft, begun_from=4), reason="改表")
    assert [row.number for row in desk(story).versions] == [1]


@pytest.mark.parametrize("actor", [CLERK, Actor("s", "监督员", Role.SUPERVISOR)])
def test_the_office_alone_writes_score_sheets(story: Story, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        story.do(keep_rubric, actor=actor, draft=other(story))
    with pytest.raises(NotAllowed):
        story.do(revise_rubric, actor=actor, draft=other(story), reason="改表")


def test_giving_up_a_draft_that_is_not_there_is_said(story: Story) -> None:
    refused("no_draft", story, drop_rubric, track="NEW")

"""Lists of the office in versions: an examination keeps its items, a version that was used stays, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.office_lists import ListDraft, ListEntry, OfficeList
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.examination import conclude_examination, examination_sheet, mark_items
from qtic_desktop.services.intake import save_draft
from qtic_desktop.services.registry.office_lists import drop_list, keep_list, revise_list, withdraw_list
from qtic_desktop.storage.queries.office_lists import ListDesk, list_desk
from tests.review_story import CLERK, Story, begin_story

NAME = OfficeList.EXAMINATION_NEW


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    yield made
    made.workspace.close()


def desk(story: Story, name: OfficeList = NAME) -> ListDesk:
    told: ListDesk = story.ask(list_desk, name=name)
    return told


def other(story: Story, *more: ListEntry, name: OfficeList = NAME) -> ListDraft:
    """The list in force with more entries."""
    newest = desk(story, name).versions[0]
    return ListDraft(name, newest.number, (*newest.entries, *more))


def refused(code: str, story: Story, use_case: Any, **facts: Any) -> None:
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    assert caught.value.code == f"registry.list_{code}"


def titles(story: Story, place: int) -> list[str]:
    sheet = story.ask(examination_sheet, proposal_id=story.proposals[place], today=story.workspace.store.now().date())
    return [one.title for one in sheet.items]


def test_an_examination_that_was_begun_keeps_its_items_and_locks_the_version(story: Story) -> None:
    extra = ListEntry("typed", "有绿色门槛审查意见", "completeness", required=False)
    story.do(revise_list, draft=other(story, extra), reason="局长办公会议定")
    first = story.proposals[0]
    story.do(mark_items, proposal_id=first, marks=[("host", "met", "")])
    newest = desk(story).versions[0]
    assert (newest.number, newest.reason, newest.used, newest.in_force) == (2, "局长办公会议定", 1, True)
    assert titles(story, 0)[-1] == titles(story, 2)[-1] == "有绿色门槛审查意见"
    refused("in_use", story, withdraw_list, list_id=newest.id, reason="撤回")
    story.do(revise_list, draft=ListDraft(NAME, 2, newest.entries[:-1]), reason="不再看")
    assert titles(story, 0)[-1] == "有绿色门槛审查意见"
    assert "有绿色门槛审查意见" not in titles(story, 2)
    keys = [one.key for one in newest.entries]
    story.do(mark_items, proposal_id=first, marks=[(key, "met", "") for key in keys[:-1]])
    story.do(mark_items, proposal_id=first, marks=[(keys[-1], "not_met", "没有附")])
    today = story.workspace.store.now().date()
    story.do(conclude_examination, proposal_id=first, result="passed", examined_on=today)
    assert check_workspace(story.workspace) == ()


def test_a_version_is_taken_back_its_words_are_the_draft_and_its_number_is_not_given_again(story: Story) -> None:
    written = other(story, ListEntry("typed", "新事项"))
    story.do(keep_list, draft=written)
    assert desk(story).draft == written
    refused("reason", story, revise_list, draft=written, reason=" ")
    story.do(revise_list, draft=written, reason="改表")
    told = desk(story)
    assert told.draft is None
    refused("moved", story, revise_list, draft=written, reason="改表")
    refused("unchanged", story, revise_list, draft=ListDraft(NAME, 2, told.versions[0].entries), reason="改表")
    story.do(withdraw_list, list_id=told.versions[0].id, reason="附件写错")
    told = desk(story)
    assert [row.number for row in told.versions] == [1]
    assert told.draft is not None
    assert [one.title for one in told.draft.entries][-1] == "新事项"
    story.do(revise_list, draft=told.draft, reason="重新启用")
    assert [row.number for row in desk(story).versions] == [3, 1]
    story.do(keep_list, draft=other(story))
    story.do(drop_list, name=NAME)
    assert desk(story).draft is None
    with pytest.raises(Refused, match=r"registry\.no_draft"):
        story.do(drop_list, name=NAME)  # somebody else gave it up meanwhile
    assert check_workspace(story.workspace) == ()


def test_a_dictionary_entry_that_was_chosen_locks_its_version(story: Story) -> None:
    name = OfficeList.FIELDS
    story.do(revise_list, draft=other(story, ListEntry("typed", "低空经济"), name=name), reason="新领域")
    newest = desk(story, name).versions[0]
    assert newest.used == 0
    story.do(save_draft, draft=ProposalDraft({"field": "低空经济"}), page="direction", cursor_field="", actor=CLERK)
    newest = desk(story, name).versions[0]
    assert newest.used == 1
    refused("in_use", story, withdraw_list, list_id=newest.id, reason="撤回")
    retired = tuple(replace(one, retired=one.key == "低空经济") for one in newest.entries)
    story.do(revise_list, draft=ListDraft(name, 2, retired), reason="并入其他领域")
    assert desk(story, name).versions[0].used == 0
    with pytest.raises(NotAllowed):
        story.do(keep_list, draft=other(story), actor=Actor("c", "录入员", Role.CLERK))

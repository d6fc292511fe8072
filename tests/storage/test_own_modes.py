"""An office's own modes, and words that were merged: lists, groups and statistics follow, the record keeps what was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.checks import check_draft
from qtic_desktop.domain.office_lists import ListDraft, ListEntry, OfficeList
from qtic_desktop.gui.intake.shown import shown
from qtic_desktop.services.intake import save_draft
from qtic_desktop.services.intake.changes import correct_proposal
from qtic_desktop.services.intake.corrections import take_back_correction
from qtic_desktop.services.perform import ask as ask_at_the_door
from qtic_desktop.services.registry.office_lists import revise_list, withdraw_list
from qtic_desktop.services.statistics import center_facts
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries.office_lists import dictionaries, list_versions, own_modes, stands_for
from qtic_desktop.storage.queries.second_keying import keying_sheet
from tests.exchange.test_nasty_folder import line, nothing, written
from tests.review_story import OFFICE, TODAY, Story, begin_story
from tests.services.taking_in import codes, counts, take
from tests.storage.test_second_keying import THIRD, form

OWN = "联盟共建"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    yield made
    made.workspace.close()


def entries(story: Story, name: OfficeList) -> tuple[ListEntry, ...]:
    return story.ask(dictionaries)[name]


def revise(story: Story, name: OfficeList, *also: ListEntry, into: dict[str, str] | None = None) -> str:
    at = story.ask(list_versions, name=name)[0].number
    old = tuple(
        replace(one, into=into[one.key], retired=True) if into and one.key in into else one
        for one in entries(story, name)
    )
    (key,) = story.do(revise_list, actor=OFFICE, draft=ListDraft(name, at, (*old, *also)), reason="本局工作需要").ids
    return key


def test_an_office_adds_its_own_mode_and_takes_the_version_back_while_nothing_uses_it(story: Story) -> None:
    key = revise(story, OfficeList.MODES, ListEntry("new", OWN, words="由联盟牵头"))
    assert story.ask(own_modes) == ((OWN, OWN),)
    draft = form(story, story.proposals[0]).having("mode", OWN)
    assert ("intake.required", "mode") in {(one.code, one.field) for one in check_draft(draft, today=TODAY)}
    assert not [one for one in check_draft(draft, today=TODAY, own_modes=[OWN]) if one.blocking]
    facts = {"proposal_id": story.proposals[0], "draft": draft, "reason": "申报单位改了建设模式"}
    story.do(correct_proposal, **facts)
    assert form(story, story.proposals[0]).get("mode") == OWN
    sheet = ask_at_the_door(story.workspace.store, THIRD, keying_sheet.bind(proposal_id=story.proposals[0]))
    assert (OWN, OWN) in sheet.modes
    with pytest.raises(Refused, match="list_in_use"):
        story.do(withdraw_list, actor=OFFICE, list_id=key, reason="还没有用到")
    story.do(take_back_correction, proposal_id=story.proposals[0], reason="申报单位又改回来了")
    story.do(withdraw_list, actor=OFFICE, list_id=key, reason="还没有用到")
    assert story.ask(own_modes) == ()
    with pytest.raises(Refused, match="not_ready|blocking"):
        story.do(correct_proposal, **facts)


def test_a_mode_in_use_keeps_its_version_and_a_name_has_room_in_the_record(story: Story) -> None:
    with pytest.raises(Refused, match="list_title_long"):
        revise(story, OfficeList.MODES, ListEntry("new", "很" * 21))
    key = revise(story, OfficeList.MODES, ListEntry("new", OWN))
    kept = ProposalDraft(values={"center_name": "青岛市甲技术创新中心", "mode": OWN})
    story.do(save_draft, draft=kept, page="direction", cursor_field="")
    with pytest.raises(Refused, match="list_in_use"):
        story.do(withdraw_list, actor=OFFICE, list_id=key, reason="还没有用到")


def test_the_six_tasks_are_fixed_by_the_guideline(story: Story) -> None:
    with pytest.raises(Refused, match="list_closed"):
        revise(story, OfficeList.TASKS, ListEntry("7", "第七项任务"))


def test_an_imported_list_takes_an_own_mode_and_follows_a_merge(story: Story, tmp_path: Path) -> None:
    usual = line(建设模式=OWN)
    report = take(story.workspace, "proposals", written(tmp_path / "a.xlsx", [usual], nothing))
    assert counts(report)[3] == 1, "nobody knows it yet"
    revise(story, OfficeList.MODES, ListEntry("new", OWN))
    revise(story, OfficeList.MODES, into={OWN: "ALLIANCE"})
    report = take(story.workspace, "proposals", written(tmp_path / "b.xlsx", [usual], nothing))
    assert counts(report)[0] == 1
    assert "imports.mode_merged" in {code for _row, code in codes(report)}
    (new,) = [one for one in story.ask(rows.proposals) if one.status == "draft"]
    assert form(story, new.id).get("mode") == "ALLIANCE"
    assert openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]["J2"].value == OWN


def test_lists_follow_a_merged_field_and_the_record_says_what_was_written(story: Story) -> None:
    row = story.ask(rows.proposals)[0]
    into = next(one.key for one in entries(story, OfficeList.FIELDS) if one.key != row.field)
    revise(story, OfficeList.FIELDS, into={row.field: into})
    with story.workspace.store.read() as session:
        assert stands_for(session, OfficeList.FIELDS) == {row.field: into}
    card = shown(story.ask(rows.proposals)[0], story.ask(dictionaries))
    assert {fact.name: fact.text for fact in card.facts}["领域"] == f"{into}（原：{row.field}）"
    assert story.ask(rows.proposals)[0].field == row.field, "the record keeps it"
    assert form(story, row.id).get("field") == row.field
    assert all(one.field != row.field for one in story.ask(center_facts))

"""One spelling: what was typed in any accepted way stands in the record as every reader reads it, and nothing that is equal
is rewritten by the second keying."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from qtic_desktop.documents.content.application import application_document
from qtic_desktop.domain.intake import PAPER_NUMBERS, Finance, Funding, Operation, Partner, ProposalDraft, Verification
from qtic_desktop.domain.intake.changes import changes_between
from qtic_desktop.domain.intake.second_keying import (
    GROUPS,
    EntryKind,
    fields_to_key,
    kind_of,
    read_entry,
    value_at,
    with_value,
)
from qtic_desktop.domain.intake.spelling import in_one_spelling
from qtic_desktop.services import intake
from qtic_desktop.services.intake import changes
from qtic_desktop.services.intake.papers import application_paper
from qtic_desktop.storage.queries import intake as rows
from tests.review_story import TODAY, Story
from tests.storage.test_second_keying import again, form, hand_in, key_all, row, sheet, story, truth_of

__all__ = ["story"]

CODE = "91370200MA3C0WXY9T"
SPELLINGS = {
    EntryKind.DATE: (
        "2026-11-20",
        ["20261120", "２０２６１１２０", "2026/11/20", "2026.11.20", "2026年11月20日", "二〇二六年十一月二十日", " 2026－11－20 "],
    ),
    EntryKind.MONEY: ("1200.5", ["1,200.50", "１２００．５", "1200.500", " 1200.5 ", "1200。5", "１，２００．５"]),
    EntryKind.NUMBER: ("1200", ["1,200", "１２００", "1200.0", " 1200 "]),
    EntryKind.CODE: (CODE, [CODE.lower(), "91370200 MA3C0WXY9T", "９１３７０２００MA3C0WXY9T",
        "9137-0200-MA3C-0WXY-9T", CODE.replace("0", "O")]),
    EntryKind.NAME: ("青岛示例", ["青岛 示例", "青岛　示例", " 青岛示例 "]),
}  # fmt: skip
NUMBERED = (
    "青科字〔2026〕12号",
    ["青科字[2026]12号", "青科字［２０２６］12号", "青科字【2026】12号", "青科字(2026)12号"],
)


def every_field() -> ProposalDraft:
    lines = tuple(Finance(str(year)) for year in (2023, 2024, 2025))
    years = tuple(Operation(str(year)) for year in (2023, 2024, 2025))
    return replace(
        ProposalDraft({"track": "CONVERSION"}),
        partners=(Partner("甲"),), funding=(Funding("own"),), finance=lines, operation=years,
    )  # fmt: skip


@pytest.mark.parametrize("field", [f for f in fields_to_key(every_field(), tuple(GROUPS)) if kind_of(f) in SPELLINGS])
def test_every_accepted_spelling_of_every_kind_of_field_becomes_one(field: str) -> None:
    one, ways = SPELLINGS[kind_of(field)]
    for way in ways:
        assert value_at(in_one_spelling(with_value(every_field(), field, way)), field) == one, way
        assert read_entry(field, way).written == one, way


@pytest.mark.parametrize("field", PAPER_NUMBERS)
def test_the_brackets_of_a_number_of_a_paper_become_one(field: str) -> None:
    one, ways = NUMBERED
    for way in ways:
        assert in_one_spelling(with_value(every_field(), field, way)).get(field) == one, way
        assert read_entry(field, way).written == one


def test_what_cannot_be_read_stays_for_the_checks() -> None:
    draft = (
        every_field().having("filled_on", "去年").having("registered_capital", "五百").having("equipment_value", "3元")
    )
    assert in_one_spelling(draft) == draft


def test_a_form_handed_in_has_its_dates_as_the_page_before_it_showed_them(story: Story) -> None:
    truth = truth_of(story, random.Random(1), 0)
    typed = truth.having("filled_on", "20261120").having("registered_capital", "１２，０００．５０")
    proposal_id = hand_in(story, typed)
    assert form(story, proposal_id).get("filled_on") == "2026-11-20"
    assert form(story, proposal_id).get("registered_capital") == "12000.5"
    fixed = form(story, proposal_id).having("filled_on", "2026年11月21日")
    story.do(changes.correct_proposal, proposal_id=proposal_id, draft=fixed, reason="纸面上是二十一日")
    assert form(story, proposal_id).get("filled_on") == "2026-11-21"


def test_the_second_keying_rewrites_nothing_that_is_equal_and_names_everything_it_changes(story: Story) -> None:
    truth = truth_of(story, random.Random(1), 0)
    truth = truth.having("filled_on", "2026-11-20").having("letter_number", "示例科函〔2026〕12号")
    proposal_id = hand_in(story, truth)
    before = form(story, proposal_id)
    for field, text in (("filled_on", "20261120"), ("registered_capital", f"{truth.get('registered_capital')}.00")):
        assert not again(story, proposal_id, field, text).keyer_wrong
    for _ in range(2):
        again(story, proposal_id, "letter_number", "示例科函[2026]13号")
    for _ in range(2):
        again(story, proposal_id, "letter_date", "２０２６０３０９")
    key_all(story, proposal_id, form(story, proposal_id), {})
    after = form(story, proposal_id)
    assert row(story, proposal_id).verification is Verification.VERIFIED
    told = {one.field: (one.before, one.after) for one in changes_between(before, after)}
    assert told == {
        "letter_number": ("示例科函〔2026〕12号", "示例科函〔2026〕13号"),
        "letter_date": (before.get("letter_date"), "2026-03-09"),
    }
    shown = {one.field: (one.before, one.value) for one in sheet(story, proposal_id).lines if one.keyer_wrong}
    assert shown == told  # what the sentence at the end says: as it was keyed first, not as it stands now
    (entry,) = [e for e in story.ask(rows.proposal_history, proposal_id=proposal_id) if e.act == "verify_proposal"]
    assert {field: tuple(pair) for field, pair in entry.details["changed"].items()} == told


def test_a_record_of_before_with_a_date_as_it_was_typed_keeps_it(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(intake, "in_one_spelling", lambda draft: draft)
        proposal_id = hand_in(story, truth_of(story, random.Random(1), 0).having("filled_on", "20261120"))
    assert again(story, proposal_id, "filled_on", "2026-11-20").value == "2026-11-20"
    key_all(story, proposal_id, form(story, proposal_id), {})
    assert form(story, proposal_id).get("filled_on") == "20261120"
    order = {"proposal_id": proposal_id, "today": TODAY, "made_at": "2026-12-01 09:00"}
    paper = application_document(story.ask(application_paper, **order))
    assert ("填报日期", "2026-11-20") in [pair for block in paper.blocks for pair in getattr(block, "pairs", ())]

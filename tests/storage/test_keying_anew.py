"""复录: what waits for whom, and the way back from an entry that was settled by a value which came twice."""

from __future__ import annotations

import random

import pytest

from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake.second_keying import DEFAULT_GROUPS, Keyed, fields_to_key
from qtic_desktop.services import registry
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.intake import second_keying as use
from qtic_desktop.services.perform import ask as ask_at_the_door
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries import second_keying as keyed
from qtic_desktop.storage.queries.today import waiting
from tests.review_story import CLERK, TODAY, Story
from tests.storage.test_second_keying import ANOTHER, THIRD, again, form, hand_in, key_all, story, truth_of

__all__ = ["story"]


def test_the_money_of_the_former_centre_is_keyed_twice_by_default(story: Story) -> None:
    draft = truth_of(story, random.Random(1), 1)
    asked = fields_to_key(draft.having("track", "CONVERSION"), DEFAULT_GROUPS)
    table = [name for name in asked if name.startswith("operation.")]
    assert table == [f"operation.{n}.{part}" for n in range(3) for part in ("year", "service", "project_money")]
    assert [n for n in fields_to_key(draft.having("track", "NEW"), DEFAULT_GROUPS) if n.startswith("operation")] == []
    whole = fields_to_key(draft.having("track", "CONVERSION"), (*DEFAULT_GROUPS, "operation"))
    assert len(whole) == len(set(whole))
    assert "operation.0.patents" in whole


def test_an_entry_settled_by_a_value_that_came_twice_is_keyed_anew_and_counts_against_who_typed_it(
    story: Story,
) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(1), 0).having("letter_number", "示例科函〔2026〕7号"))
    again(story, proposal_id, "letter_number", "示例科函〔2026〕17号")
    assert again(story, proposal_id, "letter_number", "示例科函〔2026〕17号").keyer_wrong
    with pytest.raises(Refused, match="own_keying"):
        story.do(use.key_entry_anew, actor=CLERK, proposal_id=proposal_id, field="letter_number")
    story.do(use.key_entry_anew, actor=ANOTHER, proposal_id=proposal_id, field="letter_number")
    with pytest.raises(Refused, match="no_such_entry"):
        story.do(use.key_entry_anew, actor=ANOTHER, proposal_id=proposal_id, field="letter_number")
    seen = again(story, proposal_id, "letter_number", "示例科函〔2026〕7号")
    assert (seen.state, seen.keyer_wrong) == (Keyed.AGREED, False)
    told = {one.id: (one.wrong, one.slips) for one in story.ask(keyed.keying_statistics)}
    assert told == {CLERK.id: (0, 0), ANOTHER.id: (0, 1)}
    assert check_workspace(story.workspace) == ()


def test_what_waits_to_be_keyed_again_waits_for_who_verifies_and_never_for_its_keyer(story: Story) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(1), 0))

    def waits(viewer: Actor) -> list[tuple[int, str]]:
        shown = ask_at_the_door(story.workspace.store, viewer, waiting.bind(today=TODAY))
        return [(row.count, row.subject_id) for row in shown if row.kind == "to_key_again"]

    others = waits(THIRD)
    open_yet = [one for one in story.ask(rows.proposals) if one.status in ("accepted", "in_review")]
    assert sum(count for count, _ in others) == len(open_yet)
    assert waits(ANOTHER) == []  # the rules leave it open: it is the verifier's work
    story.do(registry.revise_rules, settings={"keying_gate": "required"}, reason="本局规定上会前复录")
    assert waits(ANOTHER) == others
    assert proposal_id not in {one for _, one in waits(CLERK)}
    key_all(story, proposal_id, form(story, proposal_id), {}, THIRD)
    assert sum(count for count, _ in waits(THIRD)) == sum(count for count, _ in others) - 1

"""An empty field in the second keying says nothing by itself against what the first keying has."""

from __future__ import annotations

import random

from qtic_desktop.domain.intake.second_keying import Keyed
from tests.review_story import Story
from tests.storage import test_second_keying as keying
from tests.storage.test_second_keying import again, hand_in, sheet, truth_of

story = keying.story


def test_nothing_wipes_out_what_was_keyed_first_unless_the_paper_is_said_to_be_empty(story: Story) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(1), 0).having("registered_capital", "12000"))
    for _ in range(5):  # a finger on Enter
        assert again(story, proposal_id, "registered_capital", " ").state is Keyed.DIFFERS
    assert sheet(story, proposal_id).slips == 0
    seen = again(story, proposal_id, "registered_capital", "", blank=True)
    assert (seen.state, seen.before, seen.value, seen.keyer_wrong) == (Keyed.AGREED, "12000", "", True)


def test_an_empty_paper_is_not_said_of_a_value_that_was_typed(story: Story) -> None:
    proposal_id = hand_in(story, truth_of(story, random.Random(1), 0).having("registered_capital", "12000"))
    assert again(story, proposal_id, "registered_capital", "", blank=True).state is Keyed.DIFFERS  # the first time, too
    assert again(story, proposal_id, "registered_capital", "13000", blank=True).state is Keyed.DIFFERS
    assert again(story, proposal_id, "registered_capital", "12000", blank=True).state is Keyed.AGREED

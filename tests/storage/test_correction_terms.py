"""What a correction period that runs says of itself: among what waits, and on the card of the proposal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.gui.intake.shown import shown
from qtic_desktop.services import examination
from qtic_desktop.storage.queries import intake as intake_rows
from qtic_desktop.storage.queries.today import waiting
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

#: The first day in the story; working days after it: Wed 11, Thu 12, Fri 13 March 2026.
TENTH = TODAY


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    yield made
    made.workspace.close()


def conclude(story: Story, result: str, place: int = 0, **more: Any) -> None:
    facts = {"proposal_id": story.proposals[place], "result": result, "examined_on": TENTH, **more}
    story.do(examination.conclude_examination, **facts)


def test_a_term_that_runs_waits_from_its_first_to_its_last_day_for_office_and_clerk(story: Story) -> None:
    conclude(story, "correction", note="缺推荐函", days="3")
    conclude(story, "correction", place=1, note="缺推荐函", days="1")
    for person in (OFFICE, CLERK):
        for day, kind, facts in (
            (TENTH, "corrections_running", (2, 1, story.proposals[1])),
            (date(2026, 3, 11), "corrections_running", (2, 0, story.proposals[1])),
            (date(2026, 3, 13), "corrections_running", (1, 0, story.proposals[0])),
            (date(2026, 3, 13), "corrections_overdue", (1, -2, story.proposals[1])),
        ):
            (row,) = [one for one in story.ask(waiting, person, today=day) if one.kind == kind]
            assert (row.count, row.days, row.subject_id) == facts
    story.do(examination.record_supplement, proposal_id=story.proposals[1], arrived_on=TENTH, arrived="推荐函")
    (row,) = [one for one in story.ask(waiting, OFFICE, today=TENTH) if one.kind == "corrections_running"]
    assert (row.count, row.days, row.subject_id) == (1, 3, story.proposals[0])


def test_the_card_of_a_proposal_that_is_to_be_corrected_says_until_when(story: Story) -> None:
    conclude(story, "correction", note="缺推荐函", days="3")
    (row,) = [one for one in story.ask(intake_rows.proposals) if one.id == story.proposals[0]]
    card = shown(row)
    assert "待补正，期限 2026-03-13" in card.note
    assert "安排评审会" not in card.note + "".join(link.title for link in card.links)
    assert "查看补正" in [link.title for link in card.links]
    conclude(story, "not_admitted", note="逾期未补正")
    (row,) = [one for one in story.ask(intake_rows.proposals) if one.id == story.proposals[0]]
    assert "不予受理" in shown(row).note

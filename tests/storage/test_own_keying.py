"""A field that was verified and is put right afterwards waits for another person, and two people are always enough."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.scoring.keying import Keying
from qtic_desktop.services import scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.queries.keying import keyer_tallies, pile
from tests.review_story import CLERK, OFFICE, Story
from tests.storage.test_paper_keying import Paper, begin, codes, key_first, key_second, refusal, state, write_paper


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin(tmp_path / "w")
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def keyed_twice(story: Story, sheet: Any, paper: Paper) -> None:
    key_first(story, sheet, paper)
    key_second(story, sheet, paper, actor=OFFICE)


def turn(story: Story, sheet: Any, person: Any) -> tuple[frozenset[str], frozenset[str]]:
    found = ask(story.workspace.store, person, pile.bind(agenda_item_id=sheet.agenda_item_id))
    column = next(one for one in found.columns if one.sheet_id == sheet.id)
    return column.second, column.mend


def again(story: Story, sheet: Any, person: Any, **facts: Any) -> None:
    story.do(scoring.key_second, actor=person, sheet_id=sheet.id, **({"points": {}} | facts))


def test_a_sum_that_the_expert_corrected_is_verified_by_the_other_of_two_people(story: Story) -> None:
    """The written sum was wrong on paper and keyed so twice; the expert puts it right, who keyed second takes it over."""
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(3))
    wrong = replace(paper, total=f"{float(paper.total) + 1:g}")
    keyed_twice(story, sheet, wrong)
    assert state(story, sheet).state is Keying.AGREED
    assert codes(story, sheet) == {"scoring.gate.paper_total"}

    story.do(scoring.record_paper_total, actor=OFFICE, sheet_id=sheet.id, text=paper.total)
    assert state(story, sheet).differs == ("total",)
    assert turn(story, sheet, OFFICE) == (frozenset(), frozenset())
    assert turn(story, sheet, CLERK)[0] == {"total"}
    own = refusal(story, scoring.key_second, sheet_id=sheet.id, points={}, total=paper.total, fields=("total",))
    assert own == "scoring.own_keying"

    again(story, sheet, CLERK, total=wrong.total, fields=("total",))
    assert state(story, sheet).differs == ("total",), "keyed blind, and not the same"
    again(story, sheet, CLERK, total=paper.total, fields=("total",))
    assert state(story, sheet).state is Keying.AGREED
    assert codes(story, sheet) == set()


def test_who_keyed_second_does_not_make_a_difference_go_alone(story: Story) -> None:
    """The sum in the first keying is set to what the same person keyed second: the same, and still not verified."""
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(4))
    key_first(story, sheet, replace(paper, total="9"))
    key_second(story, sheet, paper, actor=OFFICE)
    assert state(story, sheet).state is Keying.DIFFERS
    story.do(scoring.record_paper_total, actor=OFFICE, sheet_id=sheet.id, text=paper.total)
    assert (state(story, sheet).state, state(story, sheet).own) == (Keying.WAITING, ("total",))
    assert codes(story, sheet) == {"scoring.own_keyed_twice"}
    assert refusal(story, scoring.seal_meeting, meeting_id=story.meeting_id) == "scoring.cannot_seal"
    again(story, sheet, CLERK, total=paper.total, fields=("total",))
    assert state(story, sheet).state is Keying.AGREED


def test_what_the_verifier_keyed_again_after_a_return_waits_for_the_first_keyer(story: Story) -> None:
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(5))
    keyed_twice(story, sheet, paper)
    other = "1.5" if paper.points["1"] != "1.5" else "2"
    story.do(corrections.return_sheet, sheet_id=sheet.id, reason="示例：专家改了第一项")
    story.do(scoring.save_points, actor=OFFICE, sheet_id=sheet.id, criterion="1", text=other)
    total = f"{float(paper.total) - float(paper.points['1']) + float(other):g}"
    story.do(scoring.record_paper_total, actor=OFFICE, sheet_id=sheet.id, text=total)
    story.do(scoring.submit_sheet, actor=OFFICE, sheet_id=sheet.id)
    assert state(story, sheet).differs == ("1", "total")
    assert turn(story, sheet, CLERK)[0] >= {"1", "total"}
    again(story, sheet, CLERK, points={"1": other}, total=total, fields=("1", "total"))
    assert state(story, sheet).state is Keying.AGREED
    assert codes(story, sheet) == set()


def test_two_people_who_both_keyed_a_part_verify_each_others(story: Story) -> None:
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(6))
    story.do(scoring.save_points, actor=OFFICE, sheet_id=sheet.id, criterion="1", text=paper.points["1"])
    key_first(story, sheet, Paper({k: v for k, v in paper.points.items() if k != "1"}, paper.total, paper.ballot))
    key_second(story, sheet, paper, actor=OFFICE)
    assert (state(story, sheet).state, state(story, sheet).own) == (Keying.WAITING, ("1",))
    again(story, sheet, CLERK, points={"1": paper.points["1"]}, fields=("1",))
    assert state(story, sheet).state is Keying.AGREED
    tally = {one.person: (one.first, one.second) for one in tallies(story)}
    assert tally[OFFICE.name][1] == 1, "a field keyed again is no second sheet"


def tallies(story: Story) -> Any:
    return ask(story.workspace.store, OFFICE, keyer_tallies.bind(meeting_id=story.meeting_id))

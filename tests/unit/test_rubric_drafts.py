"""A score sheet while it is written: it reads back as the rubric it came from, and says what it lacks."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubric_drafts import (
    CriterionDraft,
    RubricDraft,
    SubDraft,
    draft_from_mapping,
    draft_of,
    draft_to_mapping,
    rubric_problems,
    whole_rubric,
)
from qtic_desktop.domain.rubrics import Rubric, band_middle, band_of, parse_rubric
from qtic_desktop.resources import resource

HALF = Decimal("0.5")


def shipped(name: str) -> Rubric:
    return parse_rubric(tomllib.loads(resource("rubrics", f"{name}.toml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["new", "conversion", "evaluation"])
def test_a_draft_of_a_rubric_is_that_rubric_again_also_after_it_was_kept(name: str) -> None:
    draft = draft_of(shipped(name))
    kept = draft_from_mapping(json.loads(json.dumps(draft_to_mapping(draft))))
    assert kept == draft
    assert whole_rubric(kept, 1) == shipped(name)
    assert rubric_problems(kept, HALF) == ()


def codes(draft: RubricDraft, step: Decimal = HALF) -> set[tuple[str, str]]:
    return {(one.code.removeprefix("registry.rubric_"), one.field) for one in rubric_problems(draft, step)}


def test_what_a_draft_lacks_is_said_with_its_place() -> None:
    draft = draft_of(shipped("new"))
    first = draft.criteria[0]
    assert codes(draft.with_criterion(0, replace(first, maximum="14"))) == {("subs", "1"), ("short", "total")}
    assert codes(draft.with_criterion(0, replace(first, maximum="16", subs=()))) == {("over", "total")}
    assert ("no_maximum", "1") in codes(draft.with_criterion(0, replace(first, maximum="")))
    assert ("no_maximum", "1") in codes(draft.with_criterion(0, replace(first, maximum="0")))
    assert codes(draft.with_criterion(0, replace(first, title=" "))) == {("no_title", "1")}
    assert codes(draft.with_criterion(1, replace(draft.criteria[1], title=first.title))) == {("same_title", "2")}
    half_sub = replace(first, subs=(*first.subs, SubDraft("", "1")))
    assert codes(draft.with_criterion(0, half_sub)) == {("sub", "1.3"), ("subs", "1")}
    assert codes(replace(draft, bounds=("75", "90", "60"))) == {("bounds", "bounds")}
    assert codes(replace(draft, bounds=("90", "75", ""))) == {("bounds", "bounds")}
    assert codes(replace(draft, title="")) == {("title", "title")}
    assert codes(replace(draft, criteria=())) == {("count", "criteria")}
    thirteen = tuple(CriterionDraft(f"第{n}项", "10") for n in range(13))
    assert ("count", "criteria") in codes(replace(draft, criteria=thirteen))


def test_a_maximum_that_nobody_could_reach_in_steps_is_said() -> None:
    draft = replace(draft_of(shipped("new")), criteria=(CriterionDraft("甲", "50.5"), CriterionDraft("乙", "49.5")))
    assert codes(draft) == set()
    assert codes(draft, Decimal(1)) == {("off_step", "1"), ("off_step", "2")}


def test_part_of_the_bands_described_is_a_hint_only() -> None:
    draft = draft_of(shipped("new"))
    (found,) = rubric_problems(draft.with_criterion(0, replace(draft.criteria[0], anchors=("好", "", "", ""))), HALF)
    assert (found.code, found.blocking) == ("registry.rubric_anchors", False)


def test_bands_of_its_own_decide_what_a_score_is_called() -> None:
    rubric = whole_rubric(replace(draft_of(shipped("new")), bounds=("85", "70", "50.5")), 2)
    assert [band.lower for band in rubric.bands] == [Fraction(17, 20), Fraction(7, 10), Fraction(101, 200), 0]
    assert band_of(Decimal("17"), Decimal(20), rubric.bands) == "优"
    assert band_of(Decimal("17"), Decimal(20)) == "良"
    assert band_of(Decimal("10"), Decimal(20), rubric.bands) == "差"
    assert band_middle("良", Decimal(20), HALF, rubric.bands) == Decimal("15.5")
    assert draft_of(rubric).bounds == ("85", "70", "50.5")


@pytest.mark.parametrize("bounds", [["90", "75"], ["75", "90", "60"], ["100", "75", "60"], ["90", "75", "0"], "90"])
def test_bands_that_do_not_fall_are_refused(bounds: object) -> None:
    data = {"code": "x", "version": 1, "track": "NEW", "title": "表", "bands": bounds}
    with pytest.raises(Refused, match="rubric_bands"):
        parse_rubric({**data, "criteria": [{"number": "1", "title": "甲", "maximum": "100"}]})

"""Rubrics as data, bands, and the check of one score."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubrics import BANDS, Criterion, Rubric, band_middle, band_of, check_points, parse_rubric
from qtic_desktop.resources import resource

HALF = Decimal("0.5")
TWENTY = Criterion("4", maximum=Decimal(20))
MAXIMA = {
    "new": [15, 20, 15, 20, 10, 10, 5, 5],
    "conversion": [20, 15, 15, 20, 15, 10, 5],
    "evaluation": [20, 20, 20, 12, 5, 8, 8, 7],
}


def load(name: str) -> Rubric:
    return parse_rubric(tomllib.loads(resource("rubrics", f"{name}.toml").read_text(encoding="utf-8")))


def plain(**changes: Any) -> dict[str, Any]:
    lines = [{"number": "1", "title": "甲", "maximum": "60"}, {"number": "2", "title": "乙", "maximum": 40}]
    return {"code": "x", "version": 1, "track": "NEW", "title": "表", "criteria": lines, **changes}


@pytest.mark.parametrize("name", MAXIMA)
def test_supplied_rubrics_are_complete(name: str) -> None:
    rubric = load(name)
    assert [int(criterion.maximum) for criterion in rubric.criteria] == MAXIMA[name]
    assert (rubric.track, rubric.version) == (name.upper(), 1)
    assert rubric.maximum() == 100
    for criterion in rubric.criteria:
        assert criterion.title
        assert criterion.title_en
        assert criterion.clause[0] in "一二三"
        assert [anchor.band for anchor in criterion.anchors] == ["优", "良", "中", "差"]
        assert all(4 < len(anchor.text) <= 32 and anchor.text_en for anchor in criterion.anchors)
        assert all(sub.title_en for sub in criterion.subs)
        assert bool(criterion.subs) == (name != "evaluation")


def test_items_without_their_task_do_not_apply() -> None:
    rubric = load("evaluation")
    assert rubric.not_applicable_for({1, 2, 3, 6}) == {"5", "6"}
    assert rubric.maximum({"5", "6"}) == 87
    assert rubric.not_applicable_for({1, 2, 3, 4, 5, 6}) == frozenset()
    assert rubric.not_applicable_for(()) == {"2", "3", "4", "5", "6", "7"}
    assert load("new").not_applicable_for(()) == frozenset()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"criteria": [{"number": "1", "title": "甲", "maximum": "99.5"}]}, "scoring.rubric_sum"),
        ({"criteria": [{"number": "1", "title": "甲", "maximum": "50"}] * 2}, "scoring.rubric_number"),
        ({"criteria": [{"number": "1", "title": "甲"}]}, "scoring.rubric_key"),
        ({"criteria": [{"number": "1", "title": "甲", "maximum": "100", "weight": 1}]}, "scoring.rubric_key"),
        ({"criteria": ["甲"]}, "scoring.rubric_value"),
        ({"criteria": "甲"}, "scoring.rubric_value"),
        ({"track": "OLD"}, "scoring.rubric_value"),
        ({"version": 0}, "scoring.rubric_value"),
        ({"version": "1.5"}, "scoring.rubric_value"),
        ({"colour": "red"}, "scoring.rubric_key"),
    ],
)
def test_a_bad_rubric_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_rubric(plain(**changes))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"maximum": 100.0}, "scoring.rubric_value"),
        ({"maximum": "-1"}, "scoring.rubric_value"),
        ({"maximum": "0"}, "scoring.rubric_value"),
        ({"applies_task": 7}, "scoring.rubric_value"),
        ({"anchors": [{"band": "好", "text": "好"}]}, "scoring.rubric_value"),
        ({"subs": [{"title": "子", "points": "99"}]}, "scoring.rubric_sum"),
    ],
)
def test_a_bad_criterion_is_refused(line: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_rubric(plain(criteria=[{"number": "1", "title": "甲", "maximum": "100", **line}]))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("points", "band"),
    [
        ("20", "优"),
        ("18", "优"),
        ("17.5", "良"),
        ("15", "良"),
        ("14.5", "中"),
        ("12", "中"),
        ("11.5", "差"),
        ("0", "差"),
    ],
)
def test_a_bound_belongs_to_the_upper_band(points: str, band: str) -> None:
    assert band_of(Decimal(points), Decimal(20)) == band


@pytest.mark.parametrize(
    ("band", "maximum", "middle"),
    [
        ("优", 20, "19"),
        ("良", 20, "16.5"),
        ("中", 20, "13.5"),
        ("差", 20, "6"),
        ("优", 5, "5"),
        ("良", 5, "4"),
        ("差", 5, "1.5"),
    ],
)
def test_band_middles(band: str, maximum: int, middle: str) -> None:
    assert band_middle(band, Decimal(maximum), HALF) == Decimal(middle)


@given(st.integers(4, 60), st.sampled_from(["0.5", "0.1", "0.25"]), st.sampled_from([band.mark for band in BANDS]))
def test_a_band_middle_lies_on_the_step_inside_its_band(maximum: int, step: str, band: str) -> None:
    middle = band_middle(band, Decimal(maximum), Decimal(step))
    assert middle % Decimal(step) == 0
    assert 0 <= middle <= maximum
    assert band_of(middle, Decimal(maximum)) == band


def test_a_band_without_a_score_is_refused() -> None:
    for band, maximum in (("良", "1"), ("极", "20")):
        with pytest.raises(Refused):
            band_middle(band, Decimal(maximum), HALF)


@pytest.mark.parametrize(
    ("text", "points"), [("20", "20"), ("０", "0"), ("1７．５", "17.5"), (" 8. ", "8"), (".5", "0.5"), ("-0", "0")]
)
def test_legal_scores(text: str, points: str) -> None:
    assert str(check_points(text, TWENTY, HALF)).rstrip(".") == points


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "not_a_number"), ("八", "not_a_number"), ("8,5", "not_a_number"), ("20.5", "above_maximum"),
     ("1,000", "above_maximum"), ("-0.5", "negative"), ("8.55", "off_step"), ("0.1", "off_step")],
)  # fmt: skip
def test_illegal_scores(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_points(text, TWENTY, HALF)
    assert refused.value.code == f"scoring.{code}"

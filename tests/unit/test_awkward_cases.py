"""The built-in awkward cases agree with their second calculation for every rule set, and a wrong rule is found by them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from qtic_desktop.domain.rubrics import Criterion, Rubric, parse_rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import awkward
from qtic_desktop.domain.scoring.awkward import awkward_cases, try_all
from qtic_desktop.resources import message, resource


def shipped(name: str) -> Rubric:
    return parse_rubric(tomllib.loads(resource("rubrics", f"{name}.toml").read_text(encoding="utf-8")))


EVERY = [
    RuleSet(trim, lowest, panel, decimals, Decimal(line), majority, Decimal(step))
    for (trim, lowest), panel, decimals, line, majority, step in product(
        (("none", 5), ("one-high-one-low", 5), ("one-high-one-low", 9)),
        (1, 3, 9),
        (0, 2),
        ("60", "59.5", "100"),
        ("1/2", "2/3", "3/4"),
        ("0.5", "1"),
    )
]
#: Every setting of every rule, each beside others; all combinations would take minutes.
RULES = EVERY[::11]


@pytest.mark.parametrize("name", ["new", "evaluation"])
def test_both_calculations_agree_under_every_setting(name: str) -> None:
    rubric = shipped(name)
    for rules in RULES:
        for tried in try_all(rubric, rules):
            assert not tried.parts, (rules, tried.code, tried.parts)


def test_a_sheet_of_one_criterion_and_one_of_uneven_maxima_are_tried_too() -> None:
    for maxima in ((100,), (33, 33, 34), (1, 99)):
        criteria = tuple(Criterion(str(n), "甲", Decimal(most)) for n, most in enumerate(maxima, 1))
        for tried in try_all(Rubric("x", 1, "NEW", "表", criteria), RuleSet()):
            assert not tried.parts, (maxima, tried.code, tried.parts)


def test_every_case_has_its_sentence_and_is_another_one() -> None:
    codes = [one.code for one in awkward_cases(shipped("new"), RuleSet())]
    assert len(codes) == len(set(codes)) > 20
    for code in (*codes, "tie"):
        assert message(f"rehearsal.case.{code}", "zh") != message(f"rehearsal.case.{code}", "en")


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        (lambda result: replace(result, mean=result.mean and result.mean + Decimal("0.01")), "mean"),
        (lambda result: replace(result, counted=result.counted - 1), "counted"),
        (lambda result: replace(result, verdict="pass"), "verdict"),
        (lambda result: replace(result, blockers=()), "obstacles"),
        (lambda result: replace(result, vote=replace(result.vote, needed=1)), "vote"),
    ],
)
def test_a_calculation_that_goes_wrong_is_found(monkeypatch: pytest.MonkeyPatch, wrong: object, part: str) -> None:
    right = awkward.aggregate
    monkeypatch.setattr(awkward, "aggregate", lambda case, rules: wrong(right(case, rules)))  # type: ignore[operator]
    assert any(part in tried.parts for tried in try_all(shipped("new"), RuleSet()))


def test_dropping_the_lowest_of_two_equals_drops_one_of_them() -> None:
    (tried,) = [one for one in try_all(shipped("new"), RuleSet()) if one.code == "double_extremes"]
    assert tried.result.counted == 6
    kept = sorted(tried.result.totals.values())[1:-1]
    assert tried.result.exact == sum(kept, Fraction(0)) / 4

"""The scoring rules as settings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.resources import known_messages, message


def test_defaults_are_those_of_the_contract() -> None:
    assert RuleSet.default().to_mapping() == {
        "trim": "one-high-one-low",
        "trim_minimum": 5,
        "minimum_panel": 5,
        "decimals": 2,
        "pass_mean": "60",
        "vote_majority": "2/3",
        "step": "0.5",
        "grades": [["优秀", "90"], ["良好", "75"], ["合格", "60"], ["不合格", "0"]],
        "excellent_cap": "none",
        "trim_leaves": 3,
    }
    assert RuleSet.from_mapping({}) == RuleSet.default()


def test_numbers_may_be_text_ints_or_decimals_and_come_back() -> None:
    rules = RuleSet.from_mapping(
        {"trim": "none", "trim_minimum": "7", "minimum_panel": 3, "decimals": 1, "pass_mean": Decimal("62.5"),
         "vote_majority": "3/4", "step": "0.1", "grades": [["过", 62], ["不过", "0"]], "excellent_cap": "0.20"}
    )  # fmt: skip
    assert (rules.trim_minimum, rules.pass_mean, rules.step, rules.excellent_cap) == (
        7, Decimal("62.5"), Decimal("0.1"), "0.2",
    )  # fmt: skip
    assert RuleSet.from_mapping(rules.to_mapping()) == rules


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("trim", "two"), ("trim", 1), ("trim_minimum", 0), ("trim_minimum", "5.5"), ("minimum_panel", 100),
        ("minimum_panel", True), ("decimals", 7), ("decimals", -1), ("pass_mean", "101"), ("pass_mean", "六十"),
        ("pass_mean", 60.0), ("vote_majority", "4/5"), ("vote_majority", "0.67"), ("step", "0"), ("step", "-0.5"),
        ("grades", []), ("grades", "优秀"), ("grades", [["优秀", "90"]]), ("grades", [["a", "60"], ["b", "75"], ["c", "0"]]),
        ("grades", [["a", "60"], ["a", "0"]]), ("grades", [["a"]]), ("excellent_cap", "1.5"), ("excellent_cap", "0"),
        ("excellent_cap", "some"), ("trim_leaves", 0),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_with_its_key(key: str, value: Any) -> None:
    with pytest.raises(Refused) as refused:
        RuleSet.from_mapping({key: value})
    assert refused.value.code == "scoring.bad_rule_value"
    assert refused.value.facts["key"] == key
    assert key in message(refused.value.code, "en", **refused.value.facts)


def test_an_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refused:
        RuleSet.from_mapping({"trimming": "none"})
    assert "trimming" in message(refused.value.code, "zh", **refused.value.facts)


@pytest.mark.parametrize(
    ("mean", "grade"), [("90.00", "优秀"), ("89.99", "良好"), ("60", "合格"), ("59.99", "不合格"), ("0", "不合格")]
)
def test_grade_bounds_belong_to_the_upper_grade(mean: str, grade: str) -> None:
    assert RuleSet.default().grade_of(Decimal(mean)) == grade


def test_every_scoring_sentence_has_both_languages() -> None:
    for code, texts in known_messages().items():
        if code.startswith(("scoring.", "rehearse.")):
            assert set(texts) == {"zh", "en"}, code
            assert all(texts.values()), code

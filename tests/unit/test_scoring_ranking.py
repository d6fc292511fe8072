"""Places in a group, the cap on the first grade, ties at a line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import CaseResult, Rank, VoteCount
from qtic_desktop.domain.scoring.ranking import rank_group, settle_group

RULES = RuleSet.default()
CAPPED = replace(RULES, excellent_cap="0.5")


def result(name: str, mean: str | None) -> CaseResult:
    printed = None if mean is None else Decimal(mean)
    grade = None if printed is None else RULES.grade_of(printed)
    exact = None if mean is None else Fraction(mean)
    vote = VoteCount(5, 0, 0, 0, 5, 4, True)
    return CaseResult(name, 5, None, None, {}, exact, printed, grade, vote, "pass", group="g")


def group(*means: str | None) -> list[CaseResult]:
    return [result("ABCDEFGH"[place], mean) for place, mean in enumerate(means)]


def test_equal_means_share_a_place_and_the_next_is_skipped() -> None:
    ranks = rank_group(group("70.00", "82.18", "70.00", None, "60.10"))
    assert ranks == {
        "A": Rank(2, ("C",)),
        "B": Rank(1),
        "C": Rank(2, ("A",)),
        "D": Rank(None),
        "E": Rank(4),
    }


@given(st.lists(st.integers(0, 8), min_size=1, max_size=8))
def test_place_is_one_more_than_those_above(means: list[int]) -> None:
    ranks = rank_group(group(*(str(mean) for mean in means)))
    places = [rank.rank for rank in ranks.values()]
    assert places == [sorted(means, reverse=True).index(mean) + 1 for mean in means]


def test_a_tie_at_the_pass_mean_is_for_people_to_decide() -> None:
    settled = settle_group(group("60.00", "60.00", "59.99", "70.00", "70.00"), RULES)
    assert [[b.code for b in case.blockers] for case, _ in settled] == [["scoring.tie_at_cut"]] * 2 + [[]] * 3
    assert settled[0][0].blockers[0].facts == {"mean": "60", "others": "B", "line": "pass_mean"}


def test_a_tie_across_the_last_place() -> None:
    for places, tied in ((1, 0), (2, 2), (3, 0)):
        settled = settle_group(group("90.00", "80.00", "80.00", "70.00"), RULES, places=places)
        assert sum(bool(case.blockers) for case, _ in settled) == tied


def test_the_cap_moves_those_behind_it_to_the_next_grade() -> None:
    settled = settle_group(group("95.00", "94.00", "93.00", "80.00"), CAPPED)
    assert [case.grade for case, _ in settled] == ["优秀", "优秀", "良好", "良好"]
    assert [case.steps[-1].code for case, _ in settled if case.steps] == ["scoring.step.capped"]


def test_the_cap_never_cuts_between_equals() -> None:
    settled = settle_group(group("95.00", "94.00", "94.00", "80.00"), CAPPED)
    assert [case.grade for case, _ in settled] == ["优秀", "优秀", "优秀", "良好"]
    assert [bool(case.blockers) for case, _ in settled] == [False, True, True, False]


def test_the_cap_is_silent_while_places_are_enough() -> None:
    means = ("95.00", "80.00", "80.00", "70.00")
    assert not any(case.blockers for case, _ in settle_group(group(*means), CAPPED))
    assert [case.grade for case, _ in settle_group(group("95.00", "94.00", "93.00"), RULES)] == ["优秀"] * 3

"""Edge cases of score sheets that the meeting meets: each is caught where it is typed, or says what it blocks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubrics import Criterion, Rubric, check_points
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import aggregate, settle_group
from qtic_desktop.domain.scoring.values import CaseInput, CaseResult, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice

TEN = Criterion("1", maximum=Decimal(10))
RUBRIC = Rubric("edge", 1, "NEW", "两项", (TEN, Criterion("2", maximum=Decimal(90))))
RULES = RuleSet.default()


def case(*totals: str, name: str = "c", rubric: Rubric = RUBRIC) -> CaseInput:
    """Experts E0, E1, ... who agree; the first criterion is empty of points, the second holds the total."""
    sheets = tuple(
        SheetScores(f"E{n}", SheetState.SUBMITTED, (Decimal(0), Decimal(total))) for n, total in enumerate(totals)
    )
    votes = {sheet.expert_id: VoteChoice.AGREE for sheet in sheets}
    return CaseInput(name, rubric, sheets=sheets, votes=votes, group="g")


def codes(result: CaseResult) -> list[str]:
    return [blocker.code for blocker in result.blockers]


def with_first(sheet: SheetScores, wanted: CaseInput) -> CaseResult:
    """The result when the first sheet is another one."""
    return aggregate(replace(wanted, sheets=(sheet, *wanted.sheets[1:])), RULES)


@pytest.mark.parametrize("text", ["10.5", "-1", "8.55", "85", "１１", "abc"])
def test_edge_38_points_that_cannot_be_are_refused_where_they_are_typed(text: str) -> None:
    with pytest.raises(Refused):
        check_points(text, TEN, Decimal("0.5"))


def test_edge_39_a_blank_item_is_no_zero_and_blocks() -> None:
    wanted = case("80", "80", "80", "80", "80")
    blank = replace(wanted.sheets[0], points=(Decimal(0), None))
    result = with_first(blank, wanted)
    assert codes(result).count("scoring.blank_item") == 1
    assert result.verdict == "undecided"
    assert "E0" not in result.totals


def test_edge_40_a_sum_on_paper_that_differs_blocks_and_changes_no_figure() -> None:
    wanted = case("80", "81", "82", "83", "84")
    result = with_first(replace(wanted.sheets[0], paper_total=Decimal(79)), wanted)
    assert codes(result) == ["scoring.paper_total"]
    assert result.exact == aggregate(wanted, RULES).exact


def test_edge_41_equal_sheets_lose_one_each_and_two_sheets_lose_none() -> None:
    equal = aggregate(case("80", "80", "80", "80", "80"), RULES)
    assert (equal.counted, equal.exact, equal.dropped_high == equal.dropped_low) == (5, Fraction(80), False)
    two = aggregate(case("70", "90"), RULES)
    assert (two.dropped_high, two.dropped_low, two.exact) == (None, None, Fraction(80))
    assert "scoring.panel_too_small" in codes(two)


def test_edge_42_what_is_printed_decides_at_the_line() -> None:
    exact_below = aggregate(
        case("59.995", "59.995", "59.995", "59.995", "59.995"), replace(RULES, step=Decimal("0.001"))
    )
    assert (str(exact_below.mean), exact_below.verdict) == ("60.00", "pass")
    tied = [aggregate(case("60", "60", "60", "60", "60", name=name), RULES) for name in ("a", "b")]
    assert {code for result, _ in settle_group(tied, RULES) for code in codes(result)} == {"scoring.tie_at_cut"}


def test_edge_43_a_veto_ticked_by_one_of_five_leaves_the_verdict_open() -> None:
    wanted = case("90", "90", "90", "90", "90")
    result = with_first(replace(wanted.sheets[0], veto=True, veto_reason="重复申报"), wanted)
    assert (result.verdict, codes(result)) == ("undecided", ["scoring.veto"])


def test_edge_44_neither_vote_nor_mean_alone_carries() -> None:
    low = case("50", "50", "50", "50", "50")
    four_to_one = replace(low, votes={**low.votes, "E4": VoteChoice.DISAGREE})
    assert aggregate(four_to_one, RULES).verdict == "fail"
    high = case("88", "88", "88", "88", "88")
    lost = replace(high, votes=dict.fromkeys(high.votes, VoteChoice.DISAGREE))
    assert aggregate(lost, RULES).verdict == "fail"

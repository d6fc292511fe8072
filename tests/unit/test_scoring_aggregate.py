"""Totals, trimming, mean, grade, verdict and blockers of one case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring import (
    Blocker,
    CaseInput,
    CaseResult,
    Criterion,
    Rubric,
    RuleSet,
    SheetScores,
    SheetState,
    Step,
    VoteChoice,
    aggregate,
)
from qtic_desktop.resources import known_messages

EVALUATION = Rubric(
    "evaluation",
    1,
    "EVALUATION",
    "绩效评估",
    tuple(Criterion(str(n), maximum=Decimal(m)) for n, m in enumerate([20, 20, 20, 12, 5, 8, 8, 7], start=1)),
)
HUNDRED = Rubric("one", 1, "NEW", "一项", (Criterion("1", maximum=Decimal(100)),))
RULES = RuleSet.default()
FREE = replace(RULES, step=Decimal("0.001"))


def sheet(expert: str, *points: str, paper: str | None = None, veto: bool = False) -> SheetScores:
    given_points = tuple(Decimal(p) if p else None for p in points)
    return SheetScores(expert, SheetState.SUBMITTED, given_points, Decimal(paper) if paper else None, veto)


def panel(*totals: str, votes: Mapping[str, VoteChoice] | None = None, states: Sequence[SheetState] = ()) -> CaseInput:
    """Experts E1, E2, ... with one score of 100 each, then one without a sheet per state; all agree unless told."""
    sheets = [sheet(f"E{n}", total) for n, total in enumerate(totals, start=1)]
    sheets += [SheetScores(f"S{n}", state) for n, state in enumerate(states, start=1)]
    case = CaseInput("c", HUNDRED, sheets=tuple(sheets))
    return replace(case, votes=dict.fromkeys(case.entitled, VoteChoice.AGREE) if votes is None else votes)


def codes(result: CaseResult) -> list[str]:
    return [blocker.code for blocker in result.blockers]


def test_worked_example_of_the_command_line() -> None:
    points = ("18", "17", "15.5", "10", "", "", "6", "5")
    sheets = (
        sheet("E1", *points, paper="71.5"),
        SheetScores("E2", SheetState.RECUSED),
        SheetScores("E3", SheetState.ABSENT),
        SheetScores("E4", SheetState.VOID),
    )
    case = CaseInput("worked", EVALUATION, frozenset({"5", "6"}), sheets, {"E1": VoteChoice.AGREE})
    result = aggregate(case, RULES)
    assert result.exact == Fraction(7150, 87)
    assert (str(result.mean), result.grade, result.counted) == ("82.18", "良好", 1)
    assert (result.vote.entitled, result.vote.needed, result.verdict) == (2, 2, "undecided")
    assert codes(result) == ["scoring.panel_too_small", "scoring.vote_missing"]


def test_worked_example_of_tasks_not_chosen() -> None:
    case = CaseInput(
        "n/a", EVALUATION, frozenset({"5", "6"}), (sheet("E1", *["17.5", "17", "15", "10", "", "", "5", "5"]),)
    )
    result = aggregate(case, RULES)
    assert EVALUATION.maximum({"5", "6"}) == 87
    assert result.totals["E1"] == Fraction("69.5") / 87 * 100
    assert (str(result.mean), result.grade) == ("79.89", "良好")


@pytest.mark.parametrize(
    ("total", "mean", "grade"),
    [("59.995", "60.00", "合格"), ("89.995", "90.00", "优秀"), ("59.994", "59.99", "不合格"), ("89.994", "89.99", "良好"),
     ("60", "60.00", "合格"), ("75", "75.00", "良好"), ("74.994", "74.99", "合格")],
)  # fmt: skip
def test_grade_takes_the_printed_mean(total: str, mean: str, grade: str) -> None:
    result = aggregate(panel(*[total] * 5), FREE)
    assert (str(result.mean), result.grade) == (mean, grade)
    assert result.verdict == ("fail" if grade == "不合格" else "pass")
    rounded_up = [step for step in result.steps if step.code == "scoring.step.reached_by_rounding"]
    assert bool(rounded_up) == (total in ("59.995", "89.995"))


def test_totals_are_not_rounded_before_the_mean() -> None:
    three = Rubric("three", 1, "NEW", "三分", (Criterion("1", maximum=Decimal(3)),))
    sheets = tuple(sheet(f"E{n}", "2") for n in range(1, 4))
    result = aggregate(CaseInput("c", three, sheets=sheets), replace(RULES, decimals=0))
    assert result.exact == Fraction(200, 3)
    thousandth = aggregate(panel("59.995", "59.994"), FREE)
    assert str(thousandth.mean) == "59.99"  # rounding each total first gives 60.00


def test_trimming_starts_exactly_at_its_minimum() -> None:
    four = aggregate(panel("10", "50", "60", "90"), RULES)
    assert (four.dropped_high, four.dropped_low, four.exact) == (None, None, Fraction(210, 4))
    five = aggregate(panel("10", "50", "60", "90", "64"), RULES)
    assert (five.dropped_high, five.dropped_low, five.exact) == ("E4", "E1", Fraction(58))
    assert five.counted == 5
    untrimmed = aggregate(panel("10", "50", "60", "90", "64"), replace(RULES, trim="none"))
    assert (untrimmed.dropped_high, untrimmed.exact) == (None, Fraction(274, 5))


def test_ties_at_the_ends_drop_one_each() -> None:
    result = aggregate(panel("90", "90", "70", "50", "50"), RULES)
    assert (result.dropped_high, result.dropped_low) == ("E1", "E4")
    assert result.exact == 70
    equal = aggregate(panel(*["80"] * 5), RULES)
    assert {equal.dropped_high, equal.dropped_low} == {"E1", "E2"}
    assert equal.exact == 80


def test_trimming_that_leaves_too_few_is_said() -> None:
    small = replace(RULES, trim_minimum=2, minimum_panel=1)
    assert aggregate(panel("70", "80"), small).mean is None
    left_two = aggregate(panel("70", "80", "90", "60"), small)
    assert codes(left_two) == ["scoring.trim_leaves_too_few"]
    assert codes(aggregate(panel("70", "80", "90", "60", "65"), small)) == []


def test_small_panel_blocks_and_still_shows() -> None:
    result = aggregate(panel("70", "80", "90", "60"), RULES)
    assert codes(result) == ["scoring.panel_too_small"]
    assert (str(result.mean), result.verdict) == ("75.00", "pass")
    assert codes(aggregate(panel("70", "80", "90", "60", "60"), RULES)) == []


@pytest.mark.parametrize(
    ("points", "code"),
    [("", "scoring.blank_item"), ("100.5", "scoring.above_maximum"), ("8.55", "scoring.off_step"),
     ("-0.5", "scoring.negative")],
)  # fmt: skip
def test_a_bad_score_blocks(points: str, code: str) -> None:
    result = aggregate(panel("70", "70", "70", "70", "70", points), RULES)
    assert codes(result) == [code]
    assert result.verdict == "undecided"
    assert result.mean is not None
    assert result.counted == (5 if not points else 6)


def test_zero_and_full_score_are_legal() -> None:
    assert codes(aggregate(panel("0", "100", "70", "70", "70"), RULES)) == []


def test_blank_is_not_zero() -> None:
    blank = aggregate(panel("", "70"), replace(RULES, trim="none"))
    zero = aggregate(panel("0", "70"), replace(RULES, trim="none"))
    assert blank.exact == 70
    assert zero.exact == 35


def test_paper_total_is_compared_with_the_points_as_written() -> None:
    points = ("18", "17", "15.5", "10", "", "", "6", "5")
    for written, expected in (("71.5", []), ("71", ["scoring.paper_total"])):
        case = CaseInput("c", EVALUATION, frozenset({"5", "6"}), (sheet("E1", *points, paper=written),))
        found = [code for code in codes(aggregate(case, RULES)) if code == "scoring.paper_total"]
        assert found == expected


def test_points_on_an_item_that_does_not_apply_are_left_out() -> None:
    case = CaseInput(
        "c", EVALUATION, frozenset({"5", "6"}), (sheet("E1", *["20", "20", "20", "12", "5", "8", "8", "7"]),)
    )
    result = aggregate(case, RULES)
    assert result.exact == 100
    assert codes(result).count("scoring.points_not_applicable") == 2


def test_states_of_sheets() -> None:
    states = [SheetState.ABSTAINED, SheetState.VOID, SheetState.RECUSED, SheetState.ABSENT, SheetState.OPEN]
    result = aggregate(panel("60", "70", "80", states=states), RULES)
    assert (result.counted, result.vote.entitled) == (3, 6)
    assert codes(result) == ["scoring.sheet_open", "scoring.panel_too_small"]
    assert result.verdict == "undecided"


def test_a_veto_leaves_the_figures_and_suspends_the_verdict() -> None:
    case = panel(*["80"] * 5)
    case = replace(case, sheets=(*case.sheets[:4], replace(case.sheets[4], veto=True)))
    result = aggregate(case, RULES)
    assert codes(result) == ["scoring.veto"]
    assert (str(result.mean), result.verdict) == ("80.00", "undecided")


A, R, D, X = VoteChoice.AGREE, VoteChoice.AGREE_AFTER_REVISION, VoteChoice.DISAGREE, VoteChoice.ABSTAIN


@pytest.mark.parametrize(
    ("ballots", "total", "verdict"),
    [
        ([A, A, A, A, D], "70", "pass"),
        ([A, A, A, R, D], "70", "revise"),
        ([A, A, A, D, D], "70", "fail"),
        ([A, A, A, X, X], "70", "fail"),  # abstention stays in the denominator: 3 of 5 is short of 4
        ([R, R, R, R, X], "70", "revise"),
        ([A, A, A, A, D], "59.5", "fail"),  # 4:1 does not lift a mean below 60
        ([A, A, D, D, D], "95", "fail"),  # nor a high mean a lost vote
        ([A, A, A, A, A], "60", "pass"),
    ],
)
def test_vote_and_mean_must_both_hold(ballots: list[VoteChoice], total: str, verdict: str) -> None:
    votes = {f"E{n}": ballot for n, ballot in enumerate(ballots, start=1)}
    assert aggregate(panel(*[total] * 5, votes=votes), RULES).verdict == verdict


def test_no_or_missing_votes_leave_it_undecided() -> None:
    none = aggregate(panel(*["80"] * 5, votes={}), RULES)
    assert (none.vote.carried, none.verdict) == (None, "undecided")
    four = aggregate(panel(*["80"] * 5, votes={f"E{n}": A for n in range(1, 5)}), RULES)
    assert (four.vote.carried, four.verdict) == (True, "undecided")
    assert codes(four) == ["scoring.vote_missing"]


def test_a_ballot_of_a_recused_expert_does_not_count() -> None:
    votes = {**{f"E{n}": D for n in range(1, 6)}, "S1": A}
    result = aggregate(panel(*["80"] * 5, states=[SheetState.RECUSED], votes=votes), RULES)
    assert (result.vote.agree, result.vote.entitled) == (0, 5)
    assert codes(result) == ["scoring.vote_not_entitled"]


def test_everyone_recused() -> None:
    result = aggregate(panel(states=[SheetState.RECUSED] * 5), RULES)
    assert (result.mean, result.grade, result.verdict) == (None, None, "undecided")
    assert "scoring.nobody_entitled" in codes(result)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (CaseInput("c", HUNDRED, sheets=(sheet("E1", "1", "2"),)), "scoring.points_count"),
        (CaseInput("c", HUNDRED, sheets=(sheet("E1", "1"), sheet("E1", "2"))), "scoring.expert_twice"),
        (CaseInput("c", HUNDRED, frozenset({"9"})), "scoring.unknown_criterion"),
        (CaseInput("c", HUNDRED, frozenset({"1"})), "scoring.nothing_applicable"),
    ],
)
def test_a_case_that_cannot_be_computed_is_refused(case: CaseInput, code: str) -> None:
    with pytest.raises(Refused) as refused:
        aggregate(case, RULES)
    assert refused.value.code == code


def oracle(rows: list[list[int]], maxima: list[int], left_out: set[int], trim_from: int) -> int:
    """The mean x 100 in half points, by whole numbers alone: sorted rows, slices, one division with half up."""
    sums = sorted(sum(row[i] for i in range(len(maxima)) if i not in left_out) for row in rows)
    kept = sums[1:-1] if len(sums) >= trim_from else sums
    below = len(kept) * sum(2 * m for i, m in enumerate(maxima) if i not in left_out)
    return (2 * sum(kept) * 10000 + below) // (2 * below)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[list[list[int]], list[int], set[int], int]:
    maxima = draw(st.lists(st.integers(1, 20), min_size=1, max_size=8))
    left_out = draw(st.sets(st.integers(1, len(maxima)), max_size=len(maxima) - 1)) if len(maxima) > 1 else set()
    left_out = {place % len(maxima) for place in left_out}
    row = st.tuples(*(st.integers(0, 2 * m) for m in maxima)).map(list)
    return draw(st.lists(row, min_size=1, max_size=9)), maxima, left_out, draw(st.integers(3, 7))


def case_of(rows: list[list[int]], maxima: list[int], left_out: set[int]) -> CaseInput:
    rubric = Rubric("r", 1, "NEW", "r", tuple(Criterion(str(i), maximum=Decimal(m)) for i, m in enumerate(maxima)))
    sheets = tuple(
        SheetScores(f"E{n}", SheetState.SUBMITTED, tuple(Decimal(half) / 2 for half in row))
        for n, row in enumerate(rows)
    )
    return CaseInput("c", rubric, frozenset(str(i) for i in left_out), sheets)


@given(meetings())
def test_mean_equals_whole_number_arithmetic(meeting: tuple[list[list[int]], list[int], set[int], int]) -> None:
    rows, maxima, left_out, trim_from = meeting
    result = aggregate(case_of(rows, maxima, left_out), replace(RULES, trim_minimum=trim_from))
    assert result.mean is not None
    assert int(result.mean * 100) == oracle(rows, maxima, left_out, trim_from)
    assert result.counted == len(rows)


@given(meetings(), st.randoms(use_true_random=False))
def test_order_of_experts_does_not_matter(
    meeting: tuple[list[list[int]], list[int], set[int], int], random: Random
) -> None:
    rows, maxima, left_out, trim_from = meeting
    case, rules = case_of(rows, maxima, left_out), replace(RULES, trim_minimum=trim_from)
    shuffled = list(case.sheets)
    random.shuffle(shuffled)
    one, other = aggregate(case, rules), aggregate(replace(case, sheets=tuple(shuffled)), rules)
    assert (one.exact, one.dropped_high, one.dropped_low) == (other.exact, other.dropped_high, other.dropped_low)


@given(meetings())
def test_every_step_and_blocker_has_a_sentence_with_its_facts(
    meeting: tuple[list[list[int]], list[int], set[int], int],
) -> None:
    rows, maxima, left_out, _ = meeting
    result = aggregate(case_of(rows, maxima, left_out), RULES)
    lines: list[Step | Blocker] = [*result.steps, *result.blockers]
    for line in lines:
        for text in known_messages()[line.code].values():
            text.format(**line.facts)

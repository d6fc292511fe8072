"""How close it was: every single mark and every single ballot tried out, by a second way of reckoning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.margins import FAR, closeness, spread_of
from qtic_desktop.domain.scoring.values import CaseInput, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.resources import Language, message

TWO = Rubric("two", 1, "NEW", "两项", (Criterion("1", maximum=Decimal(4)), Criterion("2", maximum=Decimal(6))))
RULES = replace(RuleSet.default(), step=Decimal(1), minimum_panel=1, trim_minimum=4, trim_leaves=1)
LANGUAGES: tuple[Language, ...] = ("zh", "en")
CHOICES = list(VoteChoice)

Marks = list[tuple[int, int]]
"""One pair of marks for each expert."""


def case(name: str, marks: Marks, votes: Sequence[VoteChoice]) -> CaseInput:
    sheets = tuple(
        SheetScores(f"E{n}", SheetState.SUBMITTED, (Decimal(a), Decimal(b))) for n, (a, b) in enumerate(marks)
    )
    return CaseInput(name, TWO, sheets=sheets, votes={f"E{n}": vote for n, vote in enumerate(votes)}, group="g")


def mean(marks: Mapping[int, tuple[int, int]]) -> Decimal | None:
    """The printed mean: one highest and one lowest left out from four sheets on."""
    totals = sorted(Fraction(a + b) * 10 for a, b in marks.values())
    kept = totals[1:-1] if len(totals) >= 4 else totals
    if not kept:
        return None
    exact = sum(kept, Fraction(0)) / len(kept)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def verdict(printed: Decimal | None, votes: Mapping[int, VoteChoice]) -> str:
    yes = sum(vote is VoteChoice.AGREE for vote in votes.values())
    both = yes + sum(vote is VoteChoice.AGREE_AFTER_REVISION for vote in votes.values())
    needed = max(1, -(-2 * len(votes) // 3))
    if printed is None or not votes:
        return "undecided"
    if both < needed or printed < 60:
        return "fail"
    return "pass" if yes >= needed else "revise"


def place(
    name: str, means: Mapping[str, Decimal | None], ballots: Mapping[str, Mapping[int, VoteChoice]]
) -> int | None:
    """Among those that passed; nothing else has a place, or takes one away."""
    passed = {key: one for key, one in means.items() if verdict(one, ballots[key]) in ("pass", "revise")}
    mine = passed.get(name)
    if mine is None:
        return None
    return 1 + sum(other is not None and other > mine for key, other in passed.items() if key != name)


GROUPS = st.integers(2, 5).flatmap(
    lambda size: st.lists(
        st.tuples(
            st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), min_size=size, max_size=size),
            st.lists(st.sampled_from(CHOICES), min_size=size, max_size=size),
        ),
        min_size=1,
        max_size=3,
    )
)


@settings(max_examples=60)
@given(GROUPS)
def test_it_is_what_trying_every_mark_and_every_ballot_finds(group: list[tuple[Marks, list[VoteChoice]]]) -> None:
    found = closeness([case(f"c{n}", marks, votes) for n, (marks, votes) in enumerate(group)], RULES)
    sheets = {f"c{n}": dict(enumerate(marks)) for n, (marks, _) in enumerate(group)}
    ballots = {f"c{n}": dict(enumerate(votes)) for n, (_, votes) in enumerate(group)}
    means = {name: mean(marks) for name, marks in sheets.items()}
    for name, close in found.items():
        now = verdict(means[name], ballots[name])
        tried = [
            mean({**sheets[name], expert: (a, marks[1]) if first else (marks[0], b)})
            for expert, marks in sheets[name].items()
            for first in (True, False)
            for a in (range(5) if first else (0,))
            for b in ((0,) if first else range(7))
        ]
        assert close.verdict_by_mark == any(verdict(one, ballots[name]) != now for one in tried)
        assert close.place_by_mark == any(
            place(name, {**means, name: one}, ballots) != place(name, means, ballots) for one in tried
        )
        assert close.verdict_by_vote == any(
            verdict(means[name], {**ballots[name], expert: choice}) != now
            for expert in ballots[name]
            for choice in CHOICES
        )
        assert close.lone == tuple(f"E{n}" for n in sheets[name] if differs_without(n, name, sheets, ballots))


def differs_without(
    expert: int,
    name: str,
    sheets: Mapping[str, Mapping[int, tuple[int, int]]],
    ballots: Mapping[str, Mapping[int, VoteChoice]],
) -> bool:
    """Whether verdict or place of a case would be another one had one expert stayed away from all."""
    left = {key: {n: marks for n, marks in one.items() if n != expert} for key, one in sheets.items()}
    votes = {key: {n: vote for n, vote in one.items() if n != expert} for key, one in ballots.items()}
    before = {key: mean(one) for key, one in sheets.items()}
    after = {key: mean(one) for key, one in left.items()}
    return (verdict(after[name], votes[name]), place(name, after, votes)) != (
        verdict(before[name], ballots[name]),
        place(name, before, ballots),
    )


def test_a_unanimous_case_far_from_the_line_is_firm_and_says_so() -> None:
    found = closeness([case("c", [(4, 6)] * 9, [VoteChoice.AGREE] * 9)], RULES)["c"]
    assert found.firm
    assert [code for code, _ in found.sentences] == ["scoring.close.firm", "scoring.close.stable"]


def test_edge_44_a_vote_at_the_majority_hangs_on_one_ballot() -> None:
    votes = [VoteChoice.AGREE] * 4 + [VoteChoice.DISAGREE]
    found = closeness([case("c", [(4, 6)] * 5, votes)], RULES)["c"]
    assert found.verdict_by_vote
    assert "scoring.close.verdict_by_vote" in [code for code, _ in found.sentences]


def test_the_spread_names_who_lies_far_from_the_median_and_only_those() -> None:
    totals = {"A": Fraction(80), "B": Fraction(82), "C": Fraction(78), "D": Fraction(65), "E": Fraction(95)}
    spread = spread_of(totals)
    assert spread is not None
    assert (spread.highest, spread.lowest, set(spread.far)) == (95, 65, {"D", "E"})
    nearer = spread_of({**totals, "D": 80 - FAR + Fraction(1, 1000), "E": Fraction(94)})
    assert nearer is not None
    assert nearer.far == ()
    two = spread_of({"A": Fraction(50), "B": Fraction(80)})
    assert two is not None
    assert set(two.far) == {"A", "B"}  # each is fifteen away from the middle of the two
    assert spread_of({"A": Fraction(80)}) is None


def test_no_place_is_spoken_of_where_there_is_none_and_nobody_is_counted_who_took_no_part() -> None:
    """Of nine seats one is recused, one absent and one void; the case fails by its votes, another one passes."""
    votes = [VoteChoice.AGREE] * 3 + [VoteChoice.DISAGREE] * 6
    failed = case("failed", [(3, 5)] * 9, votes)
    out = {"E0": SheetState.RECUSED, "E1": SheetState.ABSENT, "E8": SheetState.VOID}
    sheets = tuple(replace(one, state=out.get(one.expert_id, one.state)) for one in failed.sheets)
    failed = replace(failed, sheets=sheets, votes={key: vote for key, vote in failed.votes.items() if key not in out})
    near = case("near", [(3, 5)] * 8 + [(4, 4)], [VoteChoice.AGREE] * 9)
    other = case("other", [(4, 4)] * 9, [VoteChoice.AGREE] * 9)
    found = closeness([failed, near, other], RULES)
    assert not found["failed"].placed
    assert not found["failed"].place_by_mark
    assert all("place" not in code or "unplaced" in code for code, _ in found["failed"].sentences)
    for code, _facts in found["failed"].sentences:
        for lang in LANGUAGES:
            said = message(code, lang, count=1)
            assert "名次" not in said, code
            assert "place" not in said, code
    assert found["near"].placed
    assert not set(found["failed"].lone) & set(out)
    everybody = closeness([failed, near, other], RULES, all_placed={"g"})
    assert everybody["failed"].placed, "an evaluation gives everybody a place"


def test_who_was_recused_is_not_counted_though_another_place_hangs_on_them() -> None:
    """Without E0, who is recused from ``one``, the other case would not pass and ``one`` would be first."""
    four = [VoteChoice.AGREE] * 4
    one = case("one", [(3, 5)] * 4, four)
    one = replace(
        one,
        sheets=(replace(one.sheets[0], state=SheetState.RECUSED), *one.sheets[1:]),
        votes={key: vote for key, vote in one.votes.items() if key != "E0"},
    )
    two = case("two", [(4, 6), (3, 5), (3, 5), (3, 4)], four)
    rules = replace(RULES, trim_minimum=9)
    found = closeness([one, two], rules)
    assert "E0" in found["two"].lone, "the case says something: it does hang on E0 where they took part"
    assert "E0" not in found["one"].lone

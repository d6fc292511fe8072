"""Random score sets against arithmetic of this test's own, by whole numbers: totals, trimming, what does not apply, every
number of decimals, grades, votes, verdicts, places with ties, and who stands at a line.

2,000 sets in the suite; ``make reliability`` asks for a million by ``QTIC_SETS``.
"""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import CaseInput, CaseResult, SheetScores, SheetState, VoteChoice, aggregate
from qtic_desktop.domain.scoring.ranking import settle_group

SETS = int(os.environ.get("QTIC_SETS", "2000"))
GROUP = 5
#: The smallest difference of two marks, as text and in thousandths of a point.
STEPS = (("0.5", 500), ("1", 1000), ("0.25", 250), ("0.1", 100), ("0.125", 125), ("5", 5000), ("0.001", 1))
WORDS = {"a": VoteChoice.AGREE, "r": VoteChoice.AGREE_AFTER_REVISION, "d": VoteChoice.DISAGREE, "x": VoteChoice.ABSTAIN}
OTHER = (SheetState.ABSTAINED, SheetState.VOID, SheetState.RECUSED, SheetState.ABSENT)


@dataclass(frozen=True)
class Office:
    """The settings, as plain numbers. Points are thousandths; ``majority`` is a numerator and a denominator."""

    trims: bool
    trim_from: int
    decimals: int
    passes: int
    majority: tuple[int, int]
    step: tuple[str, int]
    grades: tuple[tuple[str, int], ...]
    cap: tuple[int, int] | None
    places: int | None

    def rules(self) -> RuleSet:
        return RuleSet.from_mapping(
            {
                "trim": "one-high-one-low" if self.trims else "none",
                "trim_minimum": self.trim_from,
                "decimals": self.decimals,
                "pass_mean": thousandths(self.passes),
                "vote_majority": f"{self.majority[0]}/{self.majority[1]}",
                "step": self.step[0],
                "grades": [[name, thousandths(least)] for name, least in self.grades],
                "excellent_cap": "none" if self.cap is None else thousandths(self.cap[0] * 1000 // self.cap[1]),
            }
        )


@dataclass(frozen=True)
class Set:
    """One proposal: rows of marks in thousandths, what does not apply, who hands in nothing, ballots by letter."""

    maxima: tuple[int, ...]
    left_out: frozenset[int]
    rows: tuple[tuple[int, ...], ...]
    others: tuple[SheetState, ...]
    ballots: str

    def case(self, name: str) -> CaseInput:
        criteria = tuple(Criterion(str(n), maximum=Decimal(maximum)) for n, maximum in enumerate(self.maxima))
        sheets = [
            SheetScores(
                f"E{place}",
                SheetState.SUBMITTED,
                tuple(None if n in self.left_out else Decimal(mark) / 1000 for n, mark in enumerate(row)),
            )
            for place, row in enumerate(self.rows)
        ]
        sheets += [SheetScores(f"O{place}", state) for place, state in enumerate(self.others)]
        voters = [one.expert_id for one in sheets if one.state not in (SheetState.RECUSED, SheetState.ABSENT)]
        votes = {expert: WORDS[letter] for expert, letter in zip(voters, self.ballots, strict=True)}
        left_out = frozenset(map(str, self.left_out))
        return CaseInput(name, Rubric("r", 1, "NEW", "r", criteria), left_out, tuple(sheets), votes, "g")


def thousandths(number: int) -> str:
    return f"{number // 1000}.{number % 1000:03d}"


@dataclass(frozen=True)
class Worked:
    """What a set comes to: the mean as a pair of whole numbers and as it is printed, in units of its last place."""

    sums: tuple[int, ...]
    dropped: tuple[int, ...]
    mean: tuple[int, int]
    shown: int
    grade: str
    needed: int
    verdict: str


def work_out(one: Set, office: Office) -> Worked:
    """By hand, so to speak."""
    full = 1000 * sum(maximum for n, maximum in enumerate(one.maxima) if n not in one.left_out)
    sums = [sum(mark for n, mark in enumerate(row) if n not in one.left_out) for row in one.rows]
    lined = sorted(sums)
    dropped = (lined[0], lined[-1]) if office.trims and len(lined) >= max(2, office.trim_from) else ()
    kept = lined[1:-1] if dropped else lined
    top, bottom = 100 * sum(kept), len(kept) * full
    if not kept:
        return Worked(tuple(sums), dropped, (0, 0), -1, "", 0, "undecided")
    ten = 10**office.decimals
    shown = (2 * top * ten + bottom) // (2 * bottom)
    grade = next(name for name, least in office.grades if shown * 1000 >= least * ten)
    voters, (share, of) = len(one.ballots), office.majority
    needed = voters // 2 + 1 if of == 2 else max(1, (voters * share + of - 1) // of)
    yes, revised = one.ballots.count("a"), one.ballots.count("r")
    if yes + revised < needed or shown * 1000 < office.passes * ten:
        verdict = "fail"
    else:
        verdict = "pass" if yes >= needed else "revise"
    return Worked(tuple(sums), dropped, (top, bottom), shown, grade, needed, verdict)


def random_office(dice: random.Random) -> Office:
    high = dice.randrange(70_000, 100_000, 500)
    middle = dice.randrange(40_000, high, 500)
    return Office(
        trims=dice.random() < 0.6,
        trim_from=dice.randrange(1, 9),
        decimals=dice.randrange(7),
        passes=dice.choice((60_000, middle, 59_995)),
        majority=dice.choice(((1, 2), (2, 3), (3, 4))),
        step=dice.choice(STEPS),
        grades=(("优秀", high), ("合格", middle), ("不合格", 0)),
        cap=dice.choice((None, (1, 5), (2, 5), (1, 2))),
        places=dice.choice((None, 1, 2, 3)),
    )


def random_set(dice: random.Random, office: Office, like: Set | None) -> Set:
    """Now and then the marks of another one, so that there are equals."""
    if like is not None and dice.random() < 0.3:
        return Set(
            like.maxima, like.left_out, like.rows[::-1], like.others, "".join(dice.choices("aard", k=len(like.ballots)))
        )
    maxima = tuple(dice.randrange(5, 40, 5) for _ in range(dice.randrange(1, 9)))
    width = len(maxima)
    left_out = frozenset(dice.sample(range(width), dice.randrange(width))) if dice.random() < 0.3 else frozenset()
    step, least = office.step[1], dice.choice((0, 30, 55, 80))
    rows = tuple(
        tuple(
            dice.randrange(1000 * maximum * least // 100 // step, 1000 * maximum // step + 1) * step
            for maximum in maxima
        )
        for _ in range(dice.randrange(1, 10))
    )
    others = tuple(dice.choice(OTHER) for _ in range(dice.randrange(3)))
    voters = len(rows) + sum(state not in (SheetState.RECUSED, SheetState.ABSENT) for state in others)
    return Set(maxima, left_out, rows, others, "".join(dice.choices("ardx", (6, 2, 2, 1), k=voters)))


def differences(one: Set, office: Office, worked: Worked, result: CaseResult) -> list[str]:
    """In what the program and the hand differ."""
    full = 1000 * sum(maximum for n, maximum in enumerate(one.maxima) if n not in one.left_out)
    totals = tuple(result.totals[f"E{place}"] for place in range(len(one.rows)))
    dropped = () if result.dropped_low is None else (result.dropped_low, result.dropped_high)
    pairs = {
        "totals": (totals, tuple(Fraction(100 * points, full) for points in worked.sums)),
        "counted": (result.counted, len(one.rows)),
        "dropped": (
            tuple(result.totals[expert] for expert in dropped if expert is not None),
            tuple(Fraction(100 * points, full) for points in worked.dropped),
        ),
        "verdict": (result.verdict, worked.verdict),
    }
    if worked.shown < 0:
        return [name for name, (mine, other) in pairs.items() if mine != other] + ["mean"] * (result.mean is not None)
    text = f"{worked.shown:0{office.decimals + 1}d}"
    printed = f"{text[: -office.decimals]}.{text[-office.decimals :]}" if office.decimals else text
    pairs |= {
        "exact": (result.exact, Fraction(*worked.mean)),
        "mean": (f"{result.mean:f}", printed),
        "needed": (result.vote.needed, worked.needed),
    }
    return [name for name, (mine, other) in pairs.items() if mine != other]


def places_differ(office: Office, worked: list[Worked], settled: list[tuple[CaseResult, int | None]]) -> list[str]:
    """Places, the cap on the first grade, and who is told to stand at a line with equals."""
    shown = [one.shown for one in worked if one.shown >= 0]
    best = office.grades[0][0]
    cap = None if office.cap is None else len(shown) * office.cap[0] // office.cap[1]
    if cap is not None and sum(one.grade == best for one in worked) <= cap:
        cap = None
    wrong = []
    for one, (result, place) in zip(worked, settled, strict=True):
        if one.shown < 0:
            wrong += ["place"] * (place is not None)
            continue
        mine, equals = 1 + sum(other > one.shown for other in shown), shown.count(one.shown)
        grade = office.grades[1][0] if cap is not None and one.grade == best and mine > cap else one.grade
        lines = [last for last in (office.places, cap) if last is not None]
        at_line = equals > 1 and sum(mine <= last < mine + equals - 1 for last in lines)
        at_line += equals > 1 and one.shown * 1000 == office.passes * 10**office.decimals
        told = sum(blocker.code == "scoring.tie_at_cut" for blocker in result.blockers)
        wrong += ["place"] * (place != mine) + ["grade"] * (result.grade != grade) + ["line"] * (told != at_line)
    return wrong


def group_of(dice: random.Random) -> tuple[Office, list[Set]]:
    office, sets = random_office(dice), list[Set]()
    for _ in range(GROUP):
        sets.append(random_set(dice, office, dice.choice(sets) if sets else None))
    return office, sets


def test_no_random_score_set_differs_from_whole_number_arithmetic() -> None:
    dice, began, ties, trimmed = random.Random(20260310), time.monotonic(), 0, 0
    for number in range(0, SETS, GROUP):
        office, sets = group_of(dice)
        rules = office.rules()
        worked = [work_out(one, office) for one in sets]
        results = [aggregate(one.case(str(place)), rules) for place, one in enumerate(sets)]
        for one, hand, result in zip(sets, worked, results, strict=True):
            assert differences(one, office, hand, result) == [], (number, office, one)
        settled = [(result, rank.rank) for result, rank in settle_group(results, rules, office.places)]
        assert places_differ(office, worked, settled) == [], (number, office, sets)
        ties += any(one.tied_with for _, one in settle_group(results, rules))
        trimmed += sum(bool(one.dropped) for one in worked)
    print(
        f"\nFIGURE {SETS} score sets, {trimmed} trimmed, {ties} groups with ties, 0 differences, {time.monotonic() - began:.0f} s"
    )
    assert ties > SETS / GROUP / 10
    assert trimmed > SETS / 10


def test_the_comparison_sees_one_thousandth_of_a_point_a_ballot_and_a_place() -> None:
    dice = random.Random(7)
    while True:
        office, sets = group_of(dice)
        if not office.trims and len(sets[0].rows) == 3 and "a" in sets[0].ballots and office.cap is None:
            break
    rules, one = office.rules(), sets[0]
    (first, *rest), *others = one.rows
    slip = Set(one.maxima, frozenset(), ((first - 1, *rest), *others), one.others, one.ballots)
    right = Set(one.maxima, frozenset(), one.rows, one.others, one.ballots)
    assert differences(right, office, work_out(right, office), aggregate(right.case("x"), rules)) == []
    assert {"totals", "exact"} <= set(
        differences(right, office, work_out(right, office), aggregate(slip.case("x"), rules))
    )
    worked = [work_out(other, office) for other in sets]
    results = [aggregate(other.case(str(place)), rules) for place, other in enumerate(sets)]
    settled = [(result, rank.rank) for result, rank in settle_group(results, rules, office.places)]
    assert places_differ(office, worked, settled) == []
    assert "place" in places_differ(office, worked, [(result, place and place + 1) for result, place in settled])

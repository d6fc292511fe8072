"""A whole review meeting as it was on paper, and what it must come to, worked out by hand: nothing of the program here.

Nine experts, a tenth who comes as a substitute, twelve proposals. Marks are whole numbers of half points.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from fractions import Fraction

EXPERTS, PROPOSALS = 9, 12
SUBSTITUTE = 9
#: Maxima of the two score sheets as the guideline's supplement prints them (points of 100), copied by hand.
MAXIMA = {"NEW": (15, 20, 15, 20, 10, 10, 5, 5), "CONVERSION": (20, 15, 15, 20, 15, 10, 5)}
BALLOTS = ("agree", "agree-after-revision", "disagree", "abstain")
GRADES = ((90, "优秀"), (75, "良好"), (60, "合格"), (0, "不合格"))
MAJORITIES = {"1/2": Fraction(1, 2), "2/3": Fraction(2, 3), "3/4": Fraction(3, 4)}

Key = tuple[int, int]


@dataclass(frozen=True)
class Rules:
    """The settings that a meeting is held under."""

    trim: bool
    trim_minimum: int
    decimals: int
    majority: str


@dataclass(frozen=True)
class Paper:
    """What one expert wrote about one proposal: half points by criterion (None: does not apply), and the ballot."""

    marks: tuple[int | None, ...]
    ballot: str

    @property
    def total(self) -> str:
        """The sum as the expert writes it under the marks."""
        return half(sum(mark for mark in self.marks if mark is not None))


def half(number: int) -> str:
    """Half points as people write them: 13 is 6.5, 12 is 6."""
    return f"{number // 2}.5" if number % 2 else str(number // 2)


@dataclass(frozen=True)
class Day:
    """The plan of one meeting. Experts by seat and proposals by place in the running order, both from 0."""

    seed: int
    rules: Rules
    tracks: tuple[str, ...]
    left_out: tuple[frozenset[int], ...]
    papers: dict[Key, Paper]
    on_paper: frozenset[int]
    absent: int
    comes_at: int
    recused: Key
    swapped: tuple[int, int, int]
    docket: tuple[Key, int, int]
    mended: tuple[Key, int, int]
    cut: int
    away: frozenset[Key] = field(default=frozenset())

    def takes_part(self, place: int, item: int) -> bool:
        """Whether this expert hands in a sheet for this proposal on the day, a late recusal not yet seen."""
        return place != self.absent and (place != SUBSTITUTE or item >= self.comes_at)

    def sheets(self) -> list[Key]:
        """Every sheet that is handed in, proposal by proposal."""
        return [(place, item) for item in range(PROPOSALS) for place in range(10) if self.takes_part(place, item)]


def plan_day(seed: int) -> Day:
    """Everything that happens on the day, from a seed."""
    dice = random.Random(f"meeting-{seed}")
    tracks = tuple("CONVERSION" if item % 2 else "NEW" for item in range(PROPOSALS))
    left_out = tuple(
        frozenset(dice.sample(range(len(MAXIMA[track])), dice.choice((1, 2)))) if item % 4 == 3 else frozenset()
        for item, track in enumerate(tracks)
    )
    papers: dict[Key, Paper] = {}
    for item, track in enumerate(tracks):
        level = dice.choice((52, 60, 68, 74, 80, 88, 95))
        for place in range(10):
            papers[place, item] = _paper(dice, track, left_out[item], level)
    for item, like in ((4, 0), (5, 1)):  # equal sheets make equal means, which share a place
        if not left_out[item] and not left_out[like]:
            for place in range(10):
                papers[place, item] = replace(papers[place, item], marks=papers[place, like].marks)
    absent = dice.randrange(1, EXPERTS)  # the leader (seat 0) is there
    seats = [place for place in range(1, EXPERTS) if place != absent]
    paper_seats = dice.sample(seats, 4)
    one, other = paper_seats[:2]
    place = dice.choice([seat for seat in seats if seat not in (one, other)])
    swap_at = dice.randrange(PROPOSALS)
    while papers[one, swap_at].marks == papers[other, swap_at].marks:
        swap_at = dice.randrange(PROPOSALS)
    docket, mended = _change(dice, papers, one, left_out), _change(dice, papers, other, left_out)
    return Day(
        seed=seed,
        rules=Rules(
            seed % 4 != 2, dice.choice((5, 6, 8, 9)), (2, 0, 1, 3, 6)[seed % 5], ("2/3", "1/2", "3/4")[seed % 3]
        ),
        tracks=tracks,
        left_out=left_out,
        papers=papers,
        on_paper=frozenset(paper_seats),
        absent=absent,
        comes_at=dice.randrange(2, 8),
        recused=(place, dice.randrange(PROPOSALS)),
        swapped=(one, other, swap_at),
        docket=docket,
        mended=mended,
        cut=dice.randrange(100, 900),
    )


def _paper(dice: random.Random, track: str, left_out: frozenset[int], level: int) -> Paper:
    marks = []
    for place, maximum in enumerate(MAXIMA[track]):
        wanted = 2 * maximum * (level + dice.randrange(-9, 10)) // 100
        marks.append(None if place in left_out else max(0, min(2 * maximum, wanted)))
    return Paper(tuple(marks), dice.choices(BALLOTS, (12, 4, 2, 1))[0])


def _change(
    dice: random.Random, papers: dict[Key, Paper], place: int, left_out: tuple[frozenset[int], ...]
) -> tuple[Key, int, int]:
    """One mark of an expert that turns out to be another one: the sheet, the criterion, the half points."""
    item = dice.randrange(PROPOSALS)
    marks = papers[place, item].marks
    criterion = dice.choice([n for n in range(len(marks)) if n not in left_out[item]])
    was = marks[criterion] or 0
    return (place, item), criterion, was - 3 if was >= 3 else was + 3


def with_mark(day: Day, change: tuple[Key, int, int]) -> Day:
    """The day with one mark changed."""
    key, criterion, now = change
    marks = list(day.papers[key].marks)
    marks[criterion] = now
    return replace(day, papers={**day.papers, key: replace(day.papers[key], marks=tuple(marks))})


def without(day: Day, key: Key) -> Day:
    """The day with one sheet and its ballot out of the count."""
    return replace(day, away=day.away | {key})


@dataclass(frozen=True)
class Result:
    """What a proposal came to, as it is printed. ``totals`` by seat; ``dropped`` are the printed totals left out of the
    mean, highest first; ``votes`` are those for, for after revision, against, abstained. ``place``: among those that passed,
    as papers show it (三（三）)."""

    totals: dict[int, str]
    dropped: tuple[str, ...]
    exact: Fraction
    mean: str
    rank: int
    tied: bool
    grade: str
    votes: tuple[int, int, int, int]
    entitled: int
    needed: int
    verdict: str
    place: str = ""


def printed(value: Fraction, places: int) -> str:
    """A number with so many decimals, half up, by whole numbers alone."""
    whole = (2 * value.numerator * 10**places + value.denominator) // (2 * value.denominator)
    text = f"{whole:0{places + 1}d}"
    return f"{text[:-places]}.{text[-places:]}" if places else text


def expected(day: Day) -> list[Result]:
    """The results of all proposals in running order."""
    means, found = [], []
    for item in range(PROPOSALS):
        seats = [key[0] for key in day.sheets() if key[1] == item and key not in day.away]
        full = sum(m for place, m in enumerate(MAXIMA[day.tracks[item]]) if place not in day.left_out[item])
        totals = {
            seat: Fraction(sum(m for m in day.papers[seat, item].marks if m is not None), 2) / full * 100
            for seat in seats
        }
        lined = sorted(totals.values(), reverse=True)
        trims = day.rules.trim and len(lined) >= day.rules.trim_minimum
        kept, gone = (lined[1:-1], (lined[0], lined[-1])) if trims else (lined, ())
        exact = sum(kept, Fraction(0)) / len(kept)
        mean = printed(exact, day.rules.decimals)
        means.append(Fraction(mean))
        ballots = [day.papers[seat, item].ballot for seat in seats]
        votes = tuple(ballots.count(one) for one in BALLOTS)
        share = MAJORITIES[day.rules.majority]
        needed = next(
            n for n in range(1, len(seats) + 1)
            if (n > share * len(seats) if day.rules.majority == "1/2" else n >= share * len(seats))
        )  # fmt: skip
        carried = votes[0] + votes[1] >= needed and Fraction(mean) >= 60
        places = max(day.rules.decimals, 1)  # a mark has one decimal, and so has a sum of marks
        found.append(
            Result(
                totals={seat: printed(total, places) for seat, total in totals.items()},
                dropped=tuple(printed(one, places) for one in gone),
                exact=exact,
                mean=mean,
                rank=0,
                tied=False,
                grade=next(name for least, name in GRADES if Fraction(mean) >= least),
                votes=votes,  # type: ignore[arg-type]
                entitled=len(seats),
                needed=needed,
                verdict=("pass" if votes[0] >= needed else "revise") if carried else "fail",
            )
        )
    for item, result in enumerate(found):
        rivals = [means[other] for other in range(PROPOSALS) if day.tracks[other] == day.tracks[item]]
        above = sum(rival > means[item] for rival in rivals)
        passed = [means[other] for other in range(PROPOSALS)
                  if day.tracks[other] == day.tracks[item] and found[other].verdict != "fail"]  # fmt: skip
        shared = " 并列" if passed.count(means[item]) > 1 else ""
        place = "—" if result.verdict == "fail" else f"{1 + sum(one > means[item] for one in passed)}{shared}"
        found[item] = replace(result, rank=1 + above, tied=rivals.count(means[item]) > 1, place=place)
    return found

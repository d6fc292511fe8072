"""Awkward cases for a rule set and a score sheet: what a day in the room may bring, with a second calculation beside it.

The second calculation shares nothing with ``aggregate`` but the values it takes: whole numbers of the smallest unit, one
division, one comparison of twice the remainder. Where both agree for every case, the rules do what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qtic_desktop.domain.rubrics import Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import aggregate, settle_group
from qtic_desktop.domain.scoring.blockers import UNSETTLING
from qtic_desktop.domain.scoring.values import CaseInput, CaseResult, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice

_GOOD: Final = Fraction(4, 5)
_AGREE, _REVISE, _NO, _ABSTAIN = (
    VoteChoice.AGREE, VoteChoice.AGREE_AFTER_REVISION, VoteChoice.DISAGREE, VoteChoice.ABSTAIN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Awkward:
    """A case by the code of its sentence, and the obstacles it must raise (codes, in any order)."""

    code: str
    case: CaseInput
    obstacles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a case: the result, what the second calculation says of the mean, and where the two part (codes of
    ``rehearsal.part.*``; empty: they agree)."""

    code: str
    result: CaseResult
    mean: Decimal | None
    parts: tuple[str, ...]


class _Maker:
    """Cases over one score sheet; ``size`` experts, enough that one may be missing and every rule still bites."""

    def __init__(self, rubric: Rubric, rules: RuleSet) -> None:
        self.rubric, self.rules = rubric, rules
        bites = rules.trim_minimum if rules.trim != "none" else 1
        self.size = max(rules.minimum_panel, bites, rules.trim_leaves + 2, 3) + 1

    def points(self, share: Fraction) -> tuple[Decimal, ...]:
        """``share`` of every maximum, on the step."""
        unit = Fraction(self.rules.step)
        counts = (Fraction(one.maximum) * share // unit for one in self.rubric.criteria)
        return tuple(Decimal(int(count)) * self.rules.step for count in counts)

    def sheets(self, *shares: Fraction) -> tuple[SheetScores, ...]:
        """Sheets handed in: the shares given first, all others at four fifths."""
        every = [*shares, *[_GOOD] * (self.size - len(shares))]
        return tuple(
            SheetScores(str(place), SheetState.SUBMITTED, self.points(share)) for place, share in enumerate(every, 1)
        )

    def case(self, *shares: Fraction, **first: object) -> CaseInput:
        """A case where all agree; ``first`` is what differs on the first sheet."""
        sheets = self.sheets(*shares)
        if first:
            sheets = (replace(sheets[0], **first), *sheets[1:])  # type: ignore[arg-type]
        return self.of(sheets)

    def of(self, sheets: tuple[SheetScores, ...]) -> CaseInput:
        """A case of these sheets, everybody who may vote agreeing."""
        case = CaseInput(name="", rubric=self.rubric, sheets=sheets)
        return replace(case, votes=dict.fromkeys(case.entitled, _AGREE))

    def voted(self, case: CaseInput, **counts: int) -> CaseInput:
        """The same with so many ballots of each kind, the rest against."""
        kinds = {"agree": _AGREE, "revise": _REVISE, "abstain": _ABSTAIN}
        ballots = [kinds[kind] for kind, count in counts.items() for _ in range(count)]
        experts = sorted(case.entitled, key=int)
        every = [*ballots, *[_NO] * (len(experts) - len(ballots))]
        return replace(case, votes=dict(zip(experts, every, strict=True)))

    def first_points(self, value: Decimal | None) -> tuple[Decimal | None, ...]:
        """Points of four fifths with another value for the first criterion."""
        return (value, *self.points(_GOOD)[1:])

    def at_total(self, total: Decimal) -> tuple[Decimal, ...]:
        """Points that add up to ``total`` (on the step, downwards), criterion by criterion as full as can be."""
        left, points = total - total % self.rules.step, []
        for one in self.rubric.criteria:
            given = min(left, one.maximum)
            points.append(given)
            left -= given
        return tuple(points)


def awkward_cases(rubric: Rubric, rules: RuleSet) -> Iterator[Awkward]:
    """The built-in set, in the order of a day: scores, absences, mistakes on a sheet, votes."""
    make = _Maker(rubric, rules)
    full, half, nothing = Fraction(1), Fraction(1, 2), Fraction(0)
    whole = make.case()
    yield Awkward("full", make.case(*[full] * make.size))
    yield Awkward("nothing", make.case(*[nothing] * make.size))
    yield Awkward("equal", whole)
    yield Awkward("one_low", make.case(nothing))
    yield Awkward("one_high_one_low", make.case(nothing, full))
    yield Awkward("double_extremes", make.case(half, half, full, full))
    shifted = make.points(_GOOD)
    place = next((n for n, one in enumerate(rubric.criteria) if shifted[n] + rules.step <= one.maximum), 0)
    higher = (*shifted[:place], shifted[place] + rules.step, *shifted[place + 1 :])
    raised = tuple(replace(sheet, points=higher) for sheet in whole.sheets[:2])
    yield Awkward("one_step", make.of((*raised, *whole.sheets[2:])))  # trimming leaves one of the two
    yield from _around_the_line(make)
    left_out = frozenset({rubric.criteria[-1].number}) if len(rubric.criteria) > 1 else frozenset()
    yield Awkward("not_applicable", _without_last(make, replace(whole, not_applicable=left_out)))
    yield from _absences(make)
    yield from _mistakes(make)
    yield from _votes(make)


def _around_the_line(make: _Maker) -> Iterator[Awkward]:
    rules = make.rules
    at = make.of(tuple(replace(one, points=make.at_total(rules.pass_mean)) for one in make.sheets()))
    yield Awkward("at_the_line", at)
    if rules.pass_mean >= rules.step:
        below = make.at_total(rules.pass_mean - rules.step)
        yield Awkward("below_the_line", make.of(tuple(replace(one, points=below) for one in make.sheets())))


def _without_last(make: _Maker, case: CaseInput) -> CaseInput:
    if not case.not_applicable:
        return case
    return replace(case, sheets=tuple(replace(one, points=(*one.points[:-1], None)) for one in case.sheets))


def _absences(make: _Maker) -> Iterator[Awkward]:
    for code, state in (("absent", SheetState.ABSENT), ("recused", SheetState.RECUSED)):
        sheets = make.sheets(Fraction(0))
        yield Awkward(code, make.of((SheetScores(sheets[0].expert_id, state), *sheets[1:])))
    abstained = make.sheets()
    yield Awkward("abstained", make.of((SheetScores("1", SheetState.ABSTAINED), *abstained[1:])))
    if make.rules.minimum_panel > 1:
        few = make.sheets()[: make.rules.minimum_panel - 1]
        codes = ["scoring.panel_too_small"]
        kept = len(few) - 2
        if make.rules.trim != "none" and len(few) >= max(2, make.rules.trim_minimum) and kept < make.rules.trim_leaves:
            codes.append("scoring.trim_leaves_too_few")
        yield Awkward("too_few", make.of(few), tuple(codes))
    sheets = make.sheets()
    yield Awkward("still_open", make.of((SheetScores("1", SheetState.OPEN), *sheets[1:])), ("scoring.sheet_open",))


def _mistakes(make: _Maker) -> Iterator[Awkward]:
    rules, first = make.rules, make.rubric.criteria[0]
    yield Awkward("blank", make.case(points=make.first_points(None)), ("scoring.blank_item",))
    above = make.first_points(first.maximum - first.maximum % rules.step + rules.step)
    yield Awkward("above_maximum", make.case(points=above), ("scoring.above_maximum",))
    off = make.first_points(rules.step / 2)
    yield Awkward("off_step", make.case(points=off), ("scoring.off_step",))
    total = sum(make.points(_GOOD), Decimal(0))
    yield Awkward("written_total", make.case(paper_total=total + 1), ("scoring.paper_total",))
    yield Awkward("veto", make.case(veto=True), ("scoring.veto",))


def _votes(make: _Maker) -> Iterator[Awkward]:
    whole = make.case(*[Fraction(1)] * make.size)
    needed = _needed(make.size, make.rules.vote_majority)
    yield Awkward("just_carried", make.voted(whole, agree=needed))
    yield Awkward("one_short", make.voted(whole, agree=needed - 1))
    yield Awkward("with_revision", make.voted(whole, agree=needed - 1, revise=1))
    yield Awkward("all_abstain", make.voted(whole, abstain=make.size))
    yield Awkward("high_but_refused", make.voted(whole, agree=0))
    low = make.case(*[Fraction(0)] * make.size)
    yield Awkward("low_but_agreed", low)
    ballots = dict(whole.votes)
    ballots.pop("1")
    yield Awkward("ballot_missing", replace(whole, votes=ballots), ("scoring.vote_missing",))


# -- the second calculation


def try_case(awkward: Awkward, rules: RuleSet) -> Tried:
    """Run a case and hold it against the second calculation."""
    result = aggregate(awkward.case, rules)
    mean, counted = _mean_again(awkward.case, rules)
    wrong: dict[str, Callable[[], bool]] = {
        "mean": lambda: result.mean != mean,
        "counted": lambda: result.counted != counted,
        "obstacles": lambda: sorted({one.code for one in result.blockers}) != sorted(awkward.obstacles),
        "vote": lambda: _vote_again(awkward.case, rules) != (result.vote.needed, result.vote.carried),
        "verdict": lambda: _verdict_again(awkward, rules, mean) != result.verdict,
    }
    return Tried(awkward.code, result, mean, tuple(code for code, parts in wrong.items() if parts()))


def try_all(rubric: Rubric, rules: RuleSet) -> tuple[Tried, ...]:
    """The built-in set on one score sheet, and three proposals of which two are equal, ranked."""
    tried = tuple(try_case(one, rules) for one in awkward_cases(rubric, rules))
    return (*tried, _ranked(rubric, rules))


def _ranked(rubric: Rubric, rules: RuleSet) -> Tried:
    """Two equal proposals share the second place, and the fourth stands behind them at the fourth."""
    make = _Maker(rubric, rules)
    shares = (Fraction(1), Fraction(9, 10), Fraction(9, 10), Fraction(1, 2))
    cases = [
        replace(make.case(*[share] * make.size), name=str(place), group="g") for place, share in enumerate(shares, 1)
    ]
    settled = settle_group([aggregate(case, rules) for case in cases], rules)
    parts = () if [rank.rank for _, rank in settled] == [1, 2, 2, 4] else ("rank",)
    return Tried("tie", settled[1][0], settled[1][0].mean, parts)


def _mean_again(case: CaseInput, rules: RuleSet) -> tuple[Decimal | None, int]:
    """The printed mean and how many sheets count, in whole numbers of a millionth."""
    scale, full, totals = 10**6, 0, []
    for one in case.rubric.criteria:
        full += 0 if one.number in case.not_applicable else int(one.maximum * scale)
    for sheet in case.sheets:
        pairs = zip(case.rubric.criteria, sheet.points, strict=False)
        given = [points for one, points in pairs if one.number not in case.not_applicable]
        if sheet.state is SheetState.SUBMITTED and None not in given:
            totals.append(sum(int((points or Decimal(0)) * scale) for points in given))
    counted = len(totals)
    totals.sort()
    if rules.trim != "none" and counted >= max(2, rules.trim_minimum):
        totals = totals[1:-1]
    if not totals:
        return None, counted
    above, below = sum(totals) * 100 * 10**rules.decimals, full * len(totals)
    whole, rest = divmod(above, below)
    whole += 1 if 2 * rest >= below else 0
    return Decimal(whole).scaleb(-rules.decimals), counted


def _needed(entitled: int, majority: str) -> int:
    """The smallest number that is more than half, or at least the share."""
    up, down = (int(part) for part in majority.split("/"))
    more = majority == "1/2"
    return next(n for n in range(1, entitled + 2) if (n * down > entitled * up if more else n * down >= entitled * up))


def _vote_again(case: CaseInput, rules: RuleSet) -> tuple[int, bool | None]:
    present = [one.expert_id for one in case.sheets if one.state not in (SheetState.ABSENT, SheetState.RECUSED)]
    needed = _needed(len(present), rules.vote_majority)
    heard = [case.votes[one] for one in present if one in case.votes]
    return needed, (sum(one in (_AGREE, _REVISE) for one in heard) >= needed if heard else None)


def _verdict_again(awkward: Awkward, rules: RuleSet, mean: Decimal | None) -> str:
    needed, carried = _vote_again(awkward.case, rules)
    if mean is None or carried is None or set(awkward.obstacles) & UNSETTLING:
        return "undecided"
    if not carried or mean < rules.pass_mean:
        return "fail"
    agreed = sum(choice is _AGREE for choice in awkward.case.votes.values())
    return "pass" if agreed >= needed else "revise"

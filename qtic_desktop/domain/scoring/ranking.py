"""Places within a group, and what equal figures at a line mean (三（三）: the panel's result is an input to selection)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final, Protocol

from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.values import Blocker, CaseResult, Rank, Step


def rank_group(results: Sequence[CaseResult]) -> dict[str, Rank]:
    """Places by printed mean, highest first; equal means share a place and the next is skipped (1, 1, 3).

    A case without a mean has no place. Names must be unique within the group.
    """
    means = {result.name: result.mean for result in results if result.mean is not None}
    ranks = {result.name: Rank(None) for result in results}
    for name, mean in means.items():
        tied = tuple(other for other, value in means.items() if value == mean and other != name)
        ranks[name] = Rank(1 + sum(value > mean for value in means.values()), tied)
    return ranks


#: Verdicts of a panel with which a proposal 通过咨询论证; nothing else competes for a place, nor may be supported.
PASSED: Final = frozenset({"pass", "revise"})


class Judged(Protocol):
    """What of a case decides about its place in the selection."""

    @property
    def verdict(self) -> str:
        """pass | revise | fail | undecided."""

    @property
    def mean(self) -> Decimal | None:
        """The printed mean."""


def rank_passed(lines: Mapping[str, Judged]) -> dict[str, Rank]:
    """Places in the selection by name: 择优 is among those that passed (三（三）: 对于通过咨询论证的，综合评价择优确定), by printed
    mean within their track; equal means share a place. Whoever did not pass has none and takes none away. Workbook, window and
    list of the selection all show these."""
    means = {name: one.mean for name, one in lines.items() if one.verdict in PASSED and one.mean is not None}
    ranks = {name: Rank(None) for name in lines}
    for name, mean in means.items():
        tied = tuple(other for other, value in means.items() if value == mean and other != name)
        ranks[name] = Rank(1 + sum(value > mean for value in means.values()), tied)
    return ranks


def settle_group(
    results: Sequence[CaseResult], rules: RuleSet, places: int | None = None
) -> tuple[tuple[CaseResult, Rank], ...]:
    """Rank a group, apply the cap on the first grade and mark ties at a line; in the order given.

    Lines: the pass mean, the last place under ``excellent_cap`` (share of the group, rounded down), and ``places`` when
    the office selects a fixed number. A tie across a line is the blocker scoring.tie_at_cut: a person decides.
    """
    ranks = rank_group(results)
    lines = [] if places is None else [("places", places)]
    cap = _cap_places(results, rules)
    if cap is not None:
        lines.append(("excellent_cap", cap))
    settled = []
    for result in results:
        rank = ranks[result.name]
        capped = _capped(result, rank, rules, cap)
        settled.append((_with_ties(capped, rank, rules, lines), rank))
    return tuple(settled)


def _cap_places(results: Sequence[CaseResult], rules: RuleSet) -> int | None:
    """How many may hold the first grade; None without a cap, or when no more reach the grade than may hold it."""
    if rules.excellent_cap == "none":
        return None
    placed = [result for result in results if result.mean is not None]
    limit = int(Fraction(Decimal(rules.excellent_cap)) * len(placed))
    best = rules.grades[0][0]
    return limit if sum(result.grade == best for result in placed) > limit else None


def _capped(result: CaseResult, rank: Rank, rules: RuleSet, cap: int | None) -> CaseResult:
    """The next grade for a case that reached the first one but stands behind the cap. Equals at the cap all keep it
    until a person decides: the program never prefers one of two equal figures."""
    if (
        cap is None
        or rank.rank is None
        or result.grade != rules.grades[0][0]
        or rank.rank <= cap
        or len(rules.grades) < 2
    ):
        return result
    grade = rules.grades[1][0]
    facts = {"rank": str(rank.rank), "places": str(cap), "grade": grade}
    return replace(result, grade=grade, steps=(*result.steps, Step("scoring.step.capped", facts)))


def _with_ties(result: CaseResult, rank: Rank, rules: RuleSet, lines: Sequence[tuple[str, int]]) -> CaseResult:
    if rank.rank is None or not rank.tied_with or result.mean is None:
        return result
    crossed = [kind for kind, last in lines if rank.rank <= last < rank.rank + len(rank.tied_with)]
    if result.mean == rules.pass_mean:
        crossed.append("pass_mean")
    others = "、".join(rank.tied_with)
    facts = {"mean": decimal_text(result.mean), "others": others}
    found = tuple(Blocker("scoring.tie_at_cut", {**facts, "line": kind}) for kind in crossed)
    return replace(result, blockers=(*result.blockers, *found))

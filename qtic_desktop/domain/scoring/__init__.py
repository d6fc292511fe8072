"""Scoring and vote of one case (评分与表决, 三（二）), exact to the one rounding at the end.

A total is the scored points over the applicable maximum x 100, an exact fraction. Trimming drops one highest and one
lowest total (by total, one each even among equals). The mean is rounded half up once; grade and rank use that figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import round_half_up
from qtic_desktop.domain.rubrics import (
    BANDS,
    Anchor,
    Band,
    Criterion,
    Rubric,
    SubItem,
    band_middle,
    band_of,
    check_points,
    parse_rubric,
)
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import blockers as blocking
from qtic_desktop.domain.scoring import steps
from qtic_desktop.domain.scoring.ranking import rank_group, settle_group
from qtic_desktop.domain.scoring.values import (
    Blocker,
    CaseInput,
    CaseResult,
    Rank,
    SheetScores,
    SheetState,
    Step,
)
from qtic_desktop.domain.scoring.votes import (
    SecretCount,
    VoteChoice,
    VoteCount,
    count_secret,
    count_votes,
    votes_needed,
)

__all__ = [
    "BANDS",
    "Anchor",
    "Band",
    "Blocker",
    "CaseInput",
    "CaseResult",
    "Criterion",
    "Rank",
    "Rubric",
    "RuleSet",
    "SecretCount",
    "SheetScores",
    "SheetState",
    "Step",
    "SubItem",
    "VoteChoice",
    "VoteCount",
    "aggregate",
    "band_middle",
    "band_of",
    "check_points",
    "count_secret",
    "count_votes",
    "parse_rubric",
    "rank_group",
    "settle_group",
    "sheet_points",
    "sheet_total",
    "trimmed",
    "verdict_of",
    "vote_of",
    "votes_needed",
]


def aggregate(case: CaseInput, rules: RuleSet) -> CaseResult:
    """Work out one case: totals, trimming, mean, grade, vote, verdict, with every step and every blocker.

    Blockers stand beside the figures and hide none; a real meeting withholds the figures while there is one.
    Raises ``Refused`` where the case is not well formed: scoring.points_count, scoring.expert_twice,
    scoring.unknown_criterion, scoring.nothing_applicable.
    """
    check_shape(case)
    totals = {s.expert_id: t for s in case.sheets if (t := sheet_total(s, case)) is not None}
    high, low = trimmed(totals, rules)
    kept = [total for expert, total in totals.items() if expert not in (high, low)]
    exact = sum(kept, Fraction(0)) / len(kept) if kept else None
    mean = None if exact is None else round_half_up(exact, rules.decimals)
    vote = vote_of(case, rules)
    blockers = blocking.find_blockers(case, rules, counted=len(totals), kept=len(kept), vote=vote)
    result = CaseResult(
        name=case.name,
        counted=len(totals),
        dropped_high=high,
        dropped_low=low,
        totals=totals,
        exact=exact,
        mean=mean,
        grade=None if mean is None else rules.grade_of(mean),
        vote=vote,
        verdict="undecided",
        blockers=blockers,
        group=case.group,
    )
    return steps.explain(case, rules, result, verdict_of(result, rules))


def vote_of(case: CaseInput, rules: RuleSet) -> VoteCount:
    """The count of the vote, by name or in secret."""
    if case.secret:
        return count_secret(case.count, len(case.entitled), rules.vote_majority)
    return count_votes(case.votes, case.entitled, rules.vote_majority)


def check_shape(case: CaseInput) -> None:
    """Refuse a case that cannot be computed at all (wrong number of points, a double expert, an unknown criterion)."""
    width = len(case.rubric.criteria)
    seen: set[str] = set()
    for sheet in case.sheets:
        if sheet.expert_id in seen:
            raise Refused("scoring.expert_twice", case=case.name, expert=sheet.expert_id)
        seen.add(sheet.expert_id)
        if sheet.state is SheetState.SUBMITTED and len(sheet.points) != width:
            given = str(len(sheet.points))
            raise Refused(
                "scoring.points_count", case=case.name, expert=sheet.expert_id, given=given, wanted=str(width)
            )
    for number in sorted(case.not_applicable - {criterion.number for criterion in case.rubric.criteria}):
        raise Refused("scoring.unknown_criterion", case=case.name, number=number)
    if case.rubric.maximum(case.not_applicable) <= 0:
        raise Refused("scoring.nothing_applicable", case=case.name)


def sheet_points(sheet: SheetScores, case: CaseInput) -> Fraction | None:
    """Sum of the applicable points as scored; None unless the sheet is handed in and has no blank applicable item."""
    if sheet.state is not SheetState.SUBMITTED:
        return None
    total = Fraction(0)
    for criterion, points in zip(case.rubric.criteria, sheet.points, strict=True):
        if criterion.number in case.not_applicable:
            continue
        if points is None:
            return None
        total += Fraction(points)
    return total


def sheet_total(sheet: SheetScores, case: CaseInput) -> Fraction | None:
    """Exact total in points of 100; None where the sheet does not count."""
    points = sheet_points(sheet, case)
    return None if points is None else points / Fraction(case.rubric.maximum(case.not_applicable)) * 100


def trimmed(totals: Mapping[str, Fraction], rules: RuleSet) -> tuple[str | None, str | None]:
    """Whose totals are dropped (highest, lowest): exactly one each, also among equals; nobody's below ``trim_minimum``.

    Among equal totals the choice does not change the mean; it is the smallest id, so that it never depends on order.
    """
    if rules.trim == "none" or len(totals) < max(2, rules.trim_minimum):
        return None, None
    high = min(totals, key=lambda expert: (-totals[expert], expert))
    low = min((expert for expert in totals if expert != high), key=lambda expert: (totals[expert], expert))
    return high, low


def verdict_of(result: CaseResult, rules: RuleSet) -> str:
    """What the figures say: pass | revise | fail | undecided. Both conditions must hold (指引未规定: a setting).

    * undecided: no mean, no vote, an entitled expert without a ballot, a blank or impossible score, a sheet not handed
      in, or a veto ticked (the supervisor decides first).
    * fail: not carried, or the printed mean is below ``pass_mean`` - a vote of 4:1 does not lift a mean below 60, nor
      does a high mean lift a lost vote.
    * revise: carried only together with 修改后同意; pass: 同意 alone reaches the majority.

    Too small a panel, a differing paper total and a tie leave the verdict visible: they stop its use, not its meaning.
    """
    vote = result.vote
    unsettled = any(blocker.code in blocking.UNSETTLING for blocker in result.blockers)
    if result.mean is None or vote.carried is None or unsettled:
        return "undecided"
    if not vote.carried or result.mean < rules.pass_mean:
        return "fail"
    return "pass" if vote.agree >= vote.needed else "revise"

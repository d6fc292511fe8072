"""The working of a case, line by line, so that every printed figure can be explained on a click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.blockers import sum_text
from qtic_desktop.domain.scoring.values import CaseInput, CaseResult, SheetScores, SheetState, Step

#: Digits shown of a figure that is kept exact: enough to see which way it will be rounded.
SHOWN = 6


def explain(case: CaseInput, rules: RuleSet, result: CaseResult, verdict: str) -> CaseResult:
    """The result with its verdict and steps: sheets, trimming, mean, grade, vote, verdict."""
    lines = [*_sheets(case, result), *_mean(rules, result), *_vote(case, rules, result)]
    code = verdict if verdict == "undecided" else f"{case.rubric.track}_{verdict}"
    lines.append(Step(f"scoring.step.verdict_{code}", {"pass_mean": decimal_text(rules.pass_mean)}))
    return replace(result, verdict=verdict, steps=tuple(lines))


def exact_text(value: Fraction) -> str:
    """``82.183908…`` for an endless fraction, the plain decimal for one that ends; cut, never rounded."""
    scaled = value * 10**SHOWN
    if scaled.denominator == 1:
        return sum_text(value)
    whole = abs(scaled.numerator) // scaled.denominator
    text = f"{whole:0{SHOWN + 1}d}"
    return f"{'-' if value < 0 else ''}{text[:-SHOWN]}.{text[-SHOWN:]}…"


def _sheets(case: CaseInput, result: CaseResult) -> Iterator[Step]:
    for sheet in case.sheets:
        if sheet.expert_id in result.totals:
            yield _total(sheet, case, result.totals[sheet.expert_id])
        elif sheet.state is SheetState.SUBMITTED:
            yield Step("scoring.step.incomplete", {"expert": sheet.expert_id})
        else:
            yield Step(f"scoring.step.{sheet.state.value}", {"expert": sheet.expert_id})


def _total(sheet: SheetScores, case: CaseInput, total: Fraction) -> Step:
    parts = [
        points
        for criterion, points in zip(case.rubric.criteria, sheet.points, strict=True)
        if criterion.number not in case.not_applicable and points is not None
    ]
    facts = {
        "expert": sheet.expert_id,
        "parts": " + ".join(decimal_text(points) for points in parts),
        "sum": sum_text(sum((Fraction(points) for points in parts), Fraction(0))),
        "maximum": decimal_text(case.rubric.maximum(case.not_applicable)),
        "total": exact_text(total),
    }
    return Step("scoring.step.total", facts)


def _mean(rules: RuleSet, result: CaseResult) -> Iterator[Step]:
    minimum = {"counted": str(result.counted), "minimum": str(max(2, rules.trim_minimum))}
    if result.dropped_high is not None and result.dropped_low is not None:
        for code, expert in (("dropped_high", result.dropped_high), ("dropped_low", result.dropped_low)):
            total = exact_text(result.totals[expert])
            yield Step(f"scoring.step.{code}", {"expert": expert, "total": total, **minimum})
    elif rules.trim != "none":
        yield Step("scoring.step.not_trimmed", minimum)
    if result.exact is None or result.mean is None:
        yield Step("scoring.step.no_mean")
        return
    dropped = (result.dropped_high, result.dropped_low)
    kept = [total for expert, total in result.totals.items() if expert not in dropped]
    facts = {
        "parts": " + ".join(exact_text(total) for total in kept),
        "kept": str(len(kept)),
        "exact": f"{result.exact.numerator}/{result.exact.denominator}",
        "shown": exact_text(result.exact),
        "mean": f"{result.mean:f}",
        "decimals": str(rules.decimals),
    }
    yield Step("scoring.step.mean", facts)
    yield from _thresholds(rules, result)


def _thresholds(rules: RuleSet, result: CaseResult) -> Iterator[Step]:
    """The grade, and a remark where the printed mean reaches a line that the exact one does not (59.995, 89.995)."""
    if result.mean is None or result.exact is None:
        return
    yield Step("scoring.step.grade", {"mean": f"{result.mean:f}", "grade": result.grade or "-"})
    for line in sorted({rules.pass_mean, *(threshold for _, threshold in rules.grades)}):
        if result.exact < Fraction(line) <= Fraction(result.mean):
            facts = {"line": decimal_text(line), "exact": exact_text(result.exact), "mean": f"{result.mean:f}"}
            yield Step("scoring.step.reached_by_rounding", facts)


def _vote(case: CaseInput, rules: RuleSet, result: CaseResult) -> Iterator[Step]:
    vote = result.vote
    majority = "scoring.step.needed_half" if rules.vote_majority == "1/2" else "scoring.step.needed"
    yield Step(majority, {"entitled": str(vote.entitled), "majority": rules.vote_majority, "needed": str(vote.needed)})
    facts = {
        "agree": str(vote.agree),
        "agree_after_revision": str(vote.agree_after_revision),
        "disagree": str(vote.disagree),
        "abstain": str(vote.abstain),
        "missing": str(vote.missing),
        "yes": str(vote.agree + vote.agree_after_revision),
        "needed": str(vote.needed),
    }
    ending = "carried" if vote.carried else "open" if vote.carried is None or vote.missing else "lost"
    yield Step(f"scoring.step.vote_{ending}", facts)
    if case.secret and case.count is not None:
        yield Step("scoring.step.secret_vote", {"invalid": str(vote.invalid)})

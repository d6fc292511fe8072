"""How close was it: whether any single mark or ballot could change a result, and whether any one expert decides it.

Everything is exact. The mean, trimmed or not, never falls when a mark rises, so what no mark at its least and at its
most changes, no mark changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Final

from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import aggregate
from qtic_desktop.domain.scoring.ranking import PASSED, rank_group, rank_passed
from qtic_desktop.domain.scoring.values import CaseInput, CaseResult, Rank, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice

#: A total this many points away from the median of its proposal is worth a look at the sheet (指引未规定).
FAR: Final = Fraction(15)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the totals of one proposal lie apart, exact points of 100: the highest and the lowest, and the experts whose
    total is ``FAR`` or more away from the median. A hint, which changes nothing."""

    highest: Fraction
    lowest: Fraction
    far: tuple[str, ...]


def spread_of(totals: Mapping[str, Fraction]) -> Spread | None:
    """The spread of two or more totals by expert; None for fewer. The median of an even number is the middle of two."""
    if len(totals) < 2:
        return None
    ordered = sorted(totals.values())
    half = len(ordered) // 2
    median = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
    far = tuple(expert for expert, total in totals.items() if abs(total - median) >= FAR)
    return Spread(ordered[-1], ordered[0], far)


@dataclass(frozen=True, slots=True)
class Closeness:
    """What could change the result of one case. ``verdict_by_mark``, ``place_by_mark``: one mark of one expert, anything
    between nothing and its maximum; ``verdict_by_vote``: one ballot. ``lone``: experts without whom the verdict or the
    place of this case would be another one (nobody, if each could have been absent); only those whose sheet counts here or
    who voted here. ``placed``: whether the case has a place at all; what did not pass has none in a selection."""

    verdict_by_mark: bool
    place_by_mark: bool
    verdict_by_vote: bool
    lone: tuple[str, ...]
    placed: bool = True

    @property
    def firm(self) -> bool:
        """Whether no single mark and no single ballot changes anything."""
        return not (self.verdict_by_mark or self.place_by_mark or self.verdict_by_vote)

    @property
    def sentences(self) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """Message codes with their facts: how close it was, and how much hangs on one expert."""
        bare = "" if self.placed else "_unplaced"
        close = [f"scoring.close.firm{bare}"] if self.firm else []
        close += ["scoring.close.verdict_by_mark"] if self.verdict_by_mark else []
        close += ["scoring.close.place_by_mark"] if self.place_by_mark and not self.verdict_by_mark else []
        close += ["scoring.close.verdict_by_vote"] if self.verdict_by_vote else []
        count = {"count": str(len(self.lone))}
        stable = (f"scoring.close.lone{bare}", count) if self.lone else (f"scoring.close.stable{bare}", {})
        return (*((code, {}) for code in close), stable)


def closeness(cases: Sequence[CaseInput], rules: RuleSet, *, all_placed: Collection[str] = ()) -> dict[str, Closeness]:
    """How close every case was, by name; cases of the same group are ranked together. Names must be unique. Places are
    among those that passed; ``all_placed`` are the groups in which everybody has one (an evaluation)."""
    found: dict[str, Closeness] = {}
    for group in {case.group: None for case in cases}:
        among = [case for case in cases if case.group == group]
        everybody = group in all_placed
        results = [aggregate(case, rules) for case in among]
        experts = {sheet.expert_id: None for case in among for sheet in case.sheets}
        without = {
            expert: _settled([aggregate(_absent(case, expert, rules), rules) for case in among], everybody)
            for expert in experts
        }
        base = _settled(results, everybody)
        for case, result in zip(among, results, strict=True):
            others = [other for other in results if other.name != case.name]
            marks = [aggregate(one, rules) for one in _with_one_mark(case)]
            place = partial(_place, others, everybody)
            found[case.name] = Closeness(
                verdict_by_mark=_differs(marks, result),
                place_by_mark=any(place(one) != place(result) for one in marks),
                verdict_by_vote=_differs([aggregate(one, rules) for one in _with_one_ballot(case)], result),
                lone=tuple(one for one in _took_part(case) if without[one][case.name] != base[case.name]),
                placed=result.mean is not None and (everybody or result.verdict in PASSED),
            )
    return found


def _differs(tried: Iterable[CaseResult], result: CaseResult) -> bool:
    return any(one.verdict != result.verdict for one in tried)


def _took_part(case: CaseInput) -> list[str]:
    """Those whose sheet counts or who voted; never who was recused or absent, nor whose sheet alone was there and is void."""
    return [
        sheet.expert_id
        for sheet in case.sheets
        if sheet.state is SheetState.SUBMITTED or (sheet.expert_id in case.entitled and case.votes.get(sheet.expert_id))
    ]


def _ranks(results: Sequence[CaseResult], everybody: bool) -> dict[str, Rank]:
    return rank_group(results) if everybody else rank_passed({result.name: result for result in results})


def _settled(results: Sequence[CaseResult], everybody: bool) -> dict[str, tuple[str, int | None]]:
    """Verdict and place of every case of a group."""
    ranks = _ranks(results, everybody)
    return {result.name: (result.verdict, ranks[result.name].rank) for result in results}


def _place(others: Sequence[CaseResult], everybody: bool, result: CaseResult) -> int | None:
    return _ranks([*others, result], everybody)[result.name].rank


def _with_one_mark(case: CaseInput) -> Iterator[CaseInput]:
    """The case with one mark of one sheet that counts at its least or at its most."""
    for sheet in case.sheets:
        if sheet.state is not SheetState.SUBMITTED:
            continue
        for place, criterion in enumerate(case.rubric.criteria):
            if criterion.number in case.not_applicable:
                continue
            for points in (Decimal(0), criterion.maximum):
                if points != sheet.points[place]:
                    changed = (*sheet.points[:place], points, *sheet.points[place + 1 :])
                    yield _with(case, replace(sheet, points=changed))


def _with_one_ballot(case: CaseInput) -> Iterator[CaseInput]:
    if case.secret:
        yield from _with_one_paper(case)
        return
    for expert in sorted(case.entitled):
        for choice in VoteChoice:
            if case.votes.get(expert) is not choice:
                yield replace(case, votes={**case.votes, expert: choice})


def _with_one_paper(case: CaseInput) -> Iterator[CaseInput]:
    """The case with one ballot of a secret vote of another kind: whose it is nobody knows."""
    count = case.count
    if count is None:
        return
    for less in [one for one in VoteChoice if count.of(one)]:
        for more in VoteChoice:
            if more is not less:
                yield replace(case, count=count.moved(less, -1).moved(more, 1))
    if count.invalid:
        for more in VoteChoice:
            yield replace(case, count=replace(count, invalid=count.invalid - 1).moved(more, 1))


def _absent(case: CaseInput, expert_id: str, rules: RuleSet) -> CaseInput:
    """The case as if the expert had not come. Of a secret vote one ballot less: one with which the verdict would stand,
    where there is such a one, for nobody knows which was theirs."""
    mine = next((sheet for sheet in case.sheets if sheet.expert_id == expert_id), None)
    if mine is None:
        return case
    votes = {expert: choice for expert, choice in case.votes.items() if expert != expert_id}
    gone = replace(_with(case, replace(mine, state=SheetState.ABSENT, veto=False)), votes=votes)
    count = case.count
    if count is None or expert_id not in case.entitled:
        return gone
    tried = [replace(gone, count=count.moved(one, -1)) for one in VoteChoice if count.of(one)]
    tried += [replace(gone, count=replace(count, invalid=count.invalid - 1))] if count.invalid else []
    verdict = aggregate(case, rules).verdict
    return next((one for one in tried if aggregate(one, rules).verdict == verdict), tried[-1] if tried else gone)


def _with(case: CaseInput, sheet: SheetScores) -> CaseInput:
    return replace(case, sheets=tuple(sheet if one.expert_id == sheet.expert_id else one for one in case.sheets))

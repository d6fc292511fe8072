"""What stands in the way of using the figures of a case. Nothing here changes a figure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.rubrics import points_fault
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, VETO, Keying
from qtic_desktop.domain.scoring.values import Blocker, CaseInput, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteCount

#: With one of these a figure is missing, impossible or suspended, so there is no verdict yet.
UNSETTLING = frozenset(
    {
        "scoring.blank_item",
        "scoring.above_maximum",
        "scoring.off_step",
        "scoring.negative",
        "scoring.sheet_open",
        "scoring.vote_missing",
        "scoring.count_missing",
        "scoring.count_does_not_fit",
        "scoring.veto",
        "scoring.unverified",
        "scoring.own_keyed_twice",
        "scoring.keyings_differ",
        "scoring.veto_differs",
        "scoring.total_differs",
        "scoring.ballot_differs",
        "scoring.flaw_struck_out",
        "scoring.flaw_unreadable",
        "scoring.flaw_unsigned",
    }
)

#: What no entry can clear because the figures are as they are: a ticked veto, equals at a line, too few sheets. A person
#: decides (指引未规定: the guideline neither says who nor how), and sealing takes the decision in writing. Whatever can
#: still be entered or corrected (a blank item, an open sheet, a missing vote, impossible points, a differing paper
#: total) is never decided away.
SETTLED_BY_PERSON = frozenset(
    {
        "scoring.veto",
        "scoring.tie_at_cut",
        "scoring.gate.tie_at_cut",
        "scoring.panel_too_small",
        "scoring.trim_leaves_too_few",
    }
)

#: Fewest characters of a written decision, blanks around it not counted (指引未规定).
DECISION_LENGTH = 10


#: What the gate says in place of sentences that carry somebody's figures.
_WITHOUT_FIGURES = {
    "scoring.paper_total": "scoring.gate.paper_total",
    "scoring.above_maximum": "scoring.gate.points",
    "scoring.off_step": "scoring.gate.points",
    "scoring.negative": "scoring.gate.points",
    "scoring.points_not_applicable": "scoring.gate.points",
    "scoring.tie_at_cut": "scoring.gate.tie_at_cut",
}
_FIGURES = frozenset({"points", "maximum", "step", "written", "sum", "mean", "others"})


def without_figures(blocker: Blocker) -> Blocker:
    """The same obstacle as it is said before sealing: where something is wrong, never what anybody wrote."""
    facts = {name: value for name, value in blocker.facts.items() if name not in _FIGURES}
    return Blocker(_WITHOUT_FIGURES.get(blocker.code, blocker.code), facts)


def find_blockers(case: CaseInput, rules: RuleSet, *, counted: int, kept: int, vote: VoteCount) -> tuple[Blocker, ...]:
    """All blockers of a case, sheets first, in the order of the sheets. ``kept`` is the number left after trimming."""
    found = [blocker for sheet in case.sheets for blocker in _of_sheet(sheet, case, rules)]
    if counted < rules.minimum_panel:
        facts = {"counted": str(counted), "minimum": str(rules.minimum_panel)}
        found.append(Blocker("scoring.panel_too_small", facts))
    if kept < counted and kept < rules.trim_leaves:
        facts = {"kept": str(kept), "minimum": str(rules.trim_leaves)}
        found.append(Blocker("scoring.trim_leaves_too_few", facts))
    found.extend(_of_vote(case, vote))
    return tuple(found)


def _of_sheet(sheet: SheetScores, case: CaseInput, rules: RuleSet) -> Iterator[Blocker]:
    if sheet.veto:
        yield Blocker("scoring.veto", {"expert": sheet.expert_id})
    if sheet.state is SheetState.OPEN:
        yield Blocker("scoring.sheet_open", {"expert": sheet.expert_id})
    if sheet.state is SheetState.SUBMITTED:
        yield from _of_points(sheet, case, rules)
    yield from _of_keying(sheet)


def _of_keying(sheet: SheetScores) -> Iterator[Blocker]:
    """Copied from paper once, or twice and not the same, or from a paper with which something is wrong."""
    facts = {"expert": sheet.expert_id}
    if sheet.keying is Keying.WAITING:
        yield Blocker("scoring.own_keyed_twice" if sheet.own else "scoring.unverified", facts)
    if sheet.keying is Keying.DIFFERS:
        numbers = [field for field in sheet.differs if field not in (VETO, TOTAL, BALLOT)]
        if numbers:
            yield Blocker("scoring.keyings_differ", {**facts, "numbers": "、".join(numbers)})
        for field in (VETO, TOTAL, BALLOT):
            if field in sheet.differs:
                yield Blocker(f"scoring.{field}_differs", facts)
    for flaw in sheet.flaws:
        yield Blocker(f"scoring.flaw_{flaw}", facts)


def _of_points(sheet: SheetScores, case: CaseInput, rules: RuleSet) -> Iterator[Blocker]:
    total = Fraction(0)
    for criterion, points in zip(case.rubric.criteria, sheet.points, strict=True):
        facts = {"expert": sheet.expert_id, "number": criterion.number}
        if criterion.number in case.not_applicable:
            if points is not None:
                yield Blocker("scoring.points_not_applicable", {**facts, "points": decimal_text(points)})
            continue
        if points is None:
            yield Blocker("scoring.blank_item", facts)
            continue
        total += Fraction(points)
        code = points_fault(points, criterion, rules.step)
        if code is not None:
            figures = {"points": points, "maximum": criterion.maximum, "step": rules.step}
            yield Blocker(code, {**facts, **{name: decimal_text(value) for name, value in figures.items()}})
    yield from _of_paper(sheet, total)


def _of_paper(sheet: SheetScores, total: Fraction) -> Iterator[Blocker]:
    """The item scores rule over the hand-written sum; the expert signs the corrected one."""
    if sheet.paper_total is not None and Fraction(sheet.paper_total) != total:
        written = decimal_text(sheet.paper_total)
        yield Blocker("scoring.paper_total", {"expert": sheet.expert_id, "written": written, "sum": sum_text(total)})


def _of_vote(case: CaseInput, vote: VoteCount) -> Iterator[Blocker]:
    if not vote.entitled:
        yield Blocker("scoring.nobody_entitled")
    if case.secret:
        yield from _of_secret_vote(case, vote)
        return
    for expert in sorted(set(case.votes) - case.entitled):
        yield Blocker("scoring.vote_not_entitled", {"expert": expert})
    for sheet in case.sheets:
        if sheet.expert_id in case.entitled and sheet.expert_id not in case.votes:
            yield Blocker("scoring.vote_missing", {"expert": sheet.expert_id})


def _of_secret_vote(case: CaseInput, vote: VoteCount) -> Iterator[Blocker]:
    """The box is not counted yet, or somebody has come or gone since: then the vote is held again."""
    if case.count is None:
        yield Blocker("scoring.count_missing")
    elif case.count.total != vote.entitled:
        yield Blocker("scoring.count_does_not_fit", {"total": str(case.count.total), "entitled": str(vote.entitled)})


def sum_text(total: Fraction) -> str:
    """Decimal text of a sum of decimals, which always ends."""
    places = 0
    while (total * 10**places).denominator != 1:
        places += 1
    digits = abs(int(total * 10**places))
    text = f"{digits:0{places + 1}d}"
    sign = "-" if total < 0 else ""
    return sign + (f"{text[:-places]}.{text[-places:]}" if places else text)

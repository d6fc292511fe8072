"""A sum is never rounded twice: what is printed under the marks of a sheet is the sum of the marks, and every paper
shows the same digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qtic_desktop.documents.content.scoring import score_sheets_document, score_summary_document
from qtic_desktop.documents.model import Cell, Document, Table, as_cell
from qtic_desktop.domain.opinions import PanelSeat
from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.rules import TRIMS, RuleSet
from qtic_desktop.domain.scoring import aggregate
from qtic_desktop.domain.scoring.outcomes import Outcome, ScoreSummary, Standing, points_on_paper
from qtic_desktop.domain.scoring.values import CaseInput, Rank, SheetScores, SheetState

MAXIMA = (15, 20, 15, 20, 10, 10, 5, 5)
STEPS = ("0.5", "1", "0.25", "0.1", "0.125", "2.5", "5")
#: Marks as steps of each maximum, 0 to 100 of a hundred.
SHARES = st.lists(st.integers(0, 100), min_size=8, max_size=8)


def summary_of(sheets: Sequence[Sequence[Decimal]], rules: RuleSet, left_out: frozenset[str]) -> ScoreSummary:
    """One proposal with handed-in sheets of these marks, under these rules."""
    criteria = tuple(Criterion(str(n), f"指标{n}", Decimal(maximum)) for n, maximum in enumerate(MAXIMA, 1))
    given_sheets = tuple(
        SheetScores(f"e{n}", SheetState.SUBMITTED, tuple(points), comments=("",) * 8) for n, points in enumerate(sheets)
    )
    case = CaseInput("X001", Rubric("new", 1, "NEW", "评分表", criteria), left_out, given_sheets)
    outcome = Outcome("i", "p", "X001", "中心", "单位", "NEW", 1, case, aggregate(case, rules), Rank(1))
    panel = tuple(PanelSeat(f"e{n}", f"专家{n}", "大学", "教授", "", n == 0) for n in range(len(sheets)))
    return ScoreSummary("会", date(2026, 3, 5), "室", panel, (outcome,), rules, "", True, False)


def marks(shares: Sequence[int], step: Decimal) -> list[Decimal]:
    """Marks on the step: the share of each maximum, cut to whole steps."""
    return [
        step * int(Fraction(share * maximum, 100) / Fraction(step))
        for share, maximum in zip(shares, MAXIMA, strict=True)
    ]


def tables(document: Document) -> list[list[list[Cell]]]:
    """The rows of every table of a document."""
    return [[[as_cell(entry) for entry in row] for row in b.rows] for b in document.blocks if isinstance(b, Table)]


CASES = given(
    shares=st.lists(SHARES, min_size=1, max_size=7),
    decimals=st.integers(0, 6),
    trim=st.sampled_from(TRIMS),
    step=st.sampled_from(STEPS),
)


@CASES
@example(shares=[[83, 100, 100, 100, 100, 100, 100, 100]] * 5, decimals=0, trim="none", step="0.5")
def test_with_nothing_left_out_the_printed_total_is_the_sum_of_the_printed_marks(
    shares: list[list[int]], decimals: int, trim: str, step: str
) -> None:
    rules = RuleSet(decimals=decimals, trim=trim, trim_minimum=3, step=Decimal(step))
    summary = summary_of([marks(one, rules.step) for one in shares], rules, frozenset())
    for lines in tables(score_sheets_document(summary)):
        printed = [Decimal(str(line[3].value)) for line in lines]
        assert sum(printed[:-1]) == printed[-1]
        assert (lines[-1][1].value, lines[-1][2].value) == ("合计", "100")


@CASES
def test_sheet_and_workbook_show_the_same_digits(shares: list[list[int]], decimals: int, trim: str, step: str) -> None:
    rules = RuleSet(decimals=decimals, trim=trim, trim_minimum=3, step=Decimal(step))
    summary = summary_of([marks(one, rules.step) for one in shares], rules, frozenset({"3"}))
    on_sheets = [lines[-1][3].value for lines in tables(score_sheets_document(summary))]
    _results, totals, points, *_ = tables(score_summary_document(summary))
    in_book = [cell.value for cell in totals[1][3 : 3 + len(shares)]]
    assert on_sheets == [str(value).removeprefix("高 ").removeprefix("低 ") for value in in_book]
    (outcome,) = summary.outcomes
    for place, seat in enumerate(summary.panel):
        is_number = isinstance(in_book[place], Decimal)
        assert is_number is (outcome.standing(seat.expert_id) is Standing.COUNTED), "no sum counts a dropped total"
    plain = [lines[-2][3].value for lines in tables(score_sheets_document(summary))]
    assert plain == [str(line[-1].value) for line in points[1:-1]], "the sum of the marks, which nobody rounds"


@given(
    value=st.fractions(0, 100, max_denominator=10_000),
    decimals=st.integers(0, 6),
    step=st.sampled_from(STEPS),
)
def test_a_total_is_rounded_half_up_once_to_the_places_of_the_mean_or_of_a_mark(
    value: Fraction, decimals: int, step: str
) -> None:
    printed = points_on_paper(value, RuleSet(decimals=decimals, step=Decimal(step)))
    places = max(decimals, len(step.partition(".")[2]))
    with localcontext() as context:
        context.prec = 60
        unit = Decimal(1).scaleb(-places)
        assert printed == printed.quantize(unit)
        assert printed.as_tuple().exponent == -places
    assert abs(Fraction(printed) - value) <= Fraction(unit) / 2
    assert Fraction(printed) - value != -Fraction(unit) / 2, "a half goes up"


def test_the_mean_keeps_the_decimals_of_the_office() -> None:
    sheets = [[Decimal("12.5"), *map(Decimal, (20, 15, 20, 10, 10, 5, 5))]]
    summary = summary_of(sheets, RuleSet(decimals=0), frozenset())
    (outcome,) = summary.outcomes
    assert outcome.result.mean == Decimal(98)
    totals = tables(score_summary_document(summary))[1]
    assert [cell.value for cell in totals[1][3:6]] == [Decimal("97.5"), 1, Decimal(98)]


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (SheetState.OPEN, Standing.MISSING),
        (SheetState.ABSTAINED, Standing.ABSTAINED),
        (SheetState.RECUSED, Standing.RECUSED),
        (SheetState.ABSENT, Standing.ABSENT),
        (SheetState.VOID, Standing.VOID),
    ],
)
def test_a_sheet_that_is_not_handed_in_has_no_total(state: SheetState, standing: Standing) -> None:
    summary = summary_of([[Decimal(5)] * 8] * 2, RuleSet.default(), frozenset())
    (outcome,) = summary.outcomes
    case = replace(outcome.case, sheets=(replace(outcome.case.sheets[0], state=state), outcome.case.sheets[1]))
    other = replace(outcome, case=case, result=aggregate(case, summary.rules))
    assert other.standing("e0") is standing
    assert other.points_of("e0") == (((Decimal(5) if standing is Standing.MISSING else None),) * 8)
    assert other.item_means() == (Fraction(5),) * 8
    assert other.standing("nobody") is Standing.MISSING
    blank = replace(outcome.case.sheets[0], points=(None, *outcome.case.sheets[0].points[1:]))
    case = replace(outcome.case, sheets=(blank,))
    alone = replace(outcome, case=case, result=aggregate(case, summary.rules))
    assert alone.standing("e0") is Standing.INCOMPLETE
    assert alone.item_means() == (None,) * 8

"""专家咨询费 against the published table, against a search for the gross amount, and against the sum of a month."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.meetings.fees import Grade, difference, fee_after, grade_of, gross_of, net_for, tax_of

NETS = st.decimals(min_value=0, max_value=200_000, places=2)


def withheld(gross: Fraction) -> Fraction:
    """By the words of the law, written apart from the program: 800 off up to 4000, a fifth above; three rates."""
    taxable = gross - 800 if gross <= 4000 else gross * 4 / 5
    if taxable <= 0:
        return Fraction(0)
    return max(taxable * 20 / 100, taxable * 30 / 100 - 2000, taxable * 40 / 100 - 7000)


@pytest.mark.parametrize(
    ("net", "gross"),
    [("720", "720.00"), ("800", "800.00"), ("900", "925.00"), ("1440", "1600.00"), ("1500", "1675.00"),
     ("1800", "2050.00"), ("2400", "2800.00"), ("3360", "4000.00"), ("3600", "4285.71"), ("21000", "25000.00"),
     ("49500", "62500.00")],
)  # fmt: skip
def test_the_published_amounts(net: str, gross: str) -> None:
    assert gross_of(Decimal(net)) == Decimal(gross)


@given(NETS)
def test_what_is_spent_leaves_what_was_promised(net: Decimal) -> None:
    """By bisection over the law, not by the formula that turns it round."""
    low, high = Fraction(0), Fraction(400_000)
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if middle - withheld(middle) < Fraction(net) else (low, middle)
    assert abs(Fraction(gross_of(net)) - high) <= Fraction(1, 100)
    assert abs(gross_of(net) - tax_of(gross_of(net)) - net) <= Decimal("0.01")


@given(NETS)
def test_tax_is_that_of_the_law(gross: Decimal) -> None:
    assert abs(Fraction(tax_of(gross)) - withheld(Fraction(gross))) <= Fraction(1, 200)


@given(st.lists(st.sampled_from([Decimal(900), Decimal(1500), Decimal(2250), Decimal("540.00")]), max_size=5))
def test_payments_of_a_month_are_one_payment_in_whatever_parts(nets: list[Decimal]) -> None:
    fees = [fee_after(net, nets[:place]) for place, net in enumerate(nets)]
    whole = sum((fee.gross for fee in fees), Decimal(0))
    assert whole == gross_of(sum(nets, Decimal(0)))
    assert all(fee.gross - fee.tax == fee.net for fee in fees)
    assert all(abs(difference(fee)) <= Decimal("0.02") for fee in fees)


def test_the_second_meeting_of_a_month_costs_more_than_the_first() -> None:
    """1500 twice is 3000 net: 3550 gross, 550 withheld; apart it would be 2 x 175."""
    first, second = fee_after(Decimal(1500)), fee_after(Decimal(1500), [Decimal(1500)])
    assert (first.gross, first.tax) == (Decimal("1675.00"), Decimal("175.00"))
    assert (second.gross, second.tax, second.earlier) == (Decimal("1875.00"), Decimal("375.00"), Decimal("1675.00"))


@pytest.mark.parametrize(
    ("title", "grade"),
    [("教授", "senior"), ("副研究员", "senior"), ("助理研究员", "other"), ("正高级工程师", "senior"), ("工程师", "other"),
     ("院士、教授", "academician"), ("", "other"), ("讲师", "other"), ("主任医师", "senior")],
)  # fmt: skip
def test_the_grade_is_read_off_the_title_and_else_the_lower_one(title: str, grade: str) -> None:
    assert grade_of(title) == grade


@pytest.mark.parametrize(
    ("grade", "days", "net"),
    [("senior", "1", "1500"), ("senior", "0.5", "900"), ("other", "2", "1800"), ("other", "3", "2250"),
     ("academician", "1", "2250"), ("senior", "4", "4500")],
)  # fmt: skip
def test_days_and_halves(grade: str, days: str, net: str) -> None:
    made = net_for(Grade(grade), Decimal(days), senior=Decimal(1500), other=Decimal(900))
    assert made == Decimal(net)


def test_there_is_no_rate_for_other_parts_of_a_day() -> None:
    for days in ("0", "0.25", "1.5", "-1"):
        with pytest.raises(ValueError, match="no rate"):
            net_for(Grade.SENIOR, Decimal(days), senior=Decimal(1500), other=Decimal(900))

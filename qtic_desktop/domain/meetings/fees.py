"""专家咨询费: what an expert gets for a day, what is withheld, and what the payer spends, in both directions.

Rates are after tax (中央财政科研项目专家咨询费管理办法, 财科教〔2017〕128号: 高级专业技术职称 1500-2400 a day, others 900-1500,
academicians half as much again; half a day 60 %; from the third day half). It binds money of the central government; what
this office pays is a setting (指引未规定). Withheld is as for 劳务报酬 (预扣率 20, 30 and 40 per cent); payments of one payer to
one person in one month are one payment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from qtic_desktop.domain.numbers import round_half_up

FEN = 2
HALF_DAY = Decimal("0.5")
#: What a rule set that is silent about fees says: the least of each range, yuan a day after tax.
FEE_DEFAULTS = {"fee_senior": 1500, "fee_other": 900}
FEE_RANGE = (0, 20_000)
_HALF_SHARE = Fraction(60, 100)
_FULL_DAYS = 2
_ACADEMICIAN = Fraction(150, 100)
_FREE = 800
#: Up to this net a fixed 800 is taken off first; above it a fifth.
_SMALL_NET = 3360
_SMALL_GROSS = 4000
#: Taxable income up to, rate, quick deduction (劳务报酬所得预扣预缴).
_STEPS = ((20_000, Fraction(20, 100), 0), (50_000, Fraction(30, 100), 2000), (None, Fraction(40, 100), 7000))
_SENIOR = ("教授", "研究员", "高级", "正高", "副高", "主任", "研究馆员", "编审", "译审")
_JUNIOR = ("助理研究员", "助教")


class Grade(StrEnum):
    """By which rate somebody is paid."""

    ACADEMICIAN = "academician"
    SENIOR = "senior"
    OTHER = "other"


def grade_of(title: str) -> Grade:
    """The grade that a title speaks for; what it does not say is the lower one, and the office looks at the sheet."""
    if "院士" in title:
        return Grade.ACADEMICIAN
    if any(word in title for word in _JUNIOR):
        return Grade.OTHER
    return Grade.SENIOR if any(word in title for word in _SENIOR) else Grade.OTHER


def net_for(grade: Grade, days: Decimal, *, senior: Decimal, other: Decimal) -> Decimal:
    """Yuan after tax for ``days`` (0.5 or whole days)."""
    if days != HALF_DAY and (days != int(days) or days < 1):
        raise ValueError(f"no rate for {days} days")
    rate = Fraction(other if grade is Grade.OTHER else senior)
    if grade is Grade.ACADEMICIAN:
        rate *= _ACADEMICIAN
    if days == HALF_DAY:
        return round_half_up(rate * _HALF_SHARE, FEN)
    whole = int(days)
    return round_half_up(rate * min(whole, _FULL_DAYS) + rate * max(0, whole - _FULL_DAYS) / 2, FEN)


def gross_of(net: Decimal) -> Decimal:
    """What is spent so that ``net`` yuan are left; to the fen, rounded half up."""
    left = Fraction(net)
    if left <= _FREE:
        return round_half_up(left, FEN)
    if left <= _SMALL_NET:
        return round_half_up((left - 160) / Fraction(80, 100), FEN)
    for limit, rate, quick in _STEPS:
        gross = (left - quick) / (1 - Fraction(80, 100) * rate)
        if limit is None or gross * Fraction(80, 100) <= limit:
            return round_half_up(gross, FEN)
    raise AssertionError("the last step has no limit")


def tax_of(gross: Decimal) -> Decimal:
    """What is withheld of ``gross`` yuan; to the fen, rounded half up."""
    paid = Fraction(gross)
    if paid <= _FREE:
        return Decimal("0.00")
    taxable = paid - _FREE if paid <= _SMALL_GROSS else paid * Fraction(80, 100)
    rate, quick = next((rate, quick) for limit, rate, quick in _STEPS if limit is None or taxable <= limit)
    return round_half_up(taxable * rate - quick, FEN)


@dataclass(frozen=True, slots=True)
class Fee:
    """What one meeting comes to: net, withheld, spent, in yuan; ``earlier`` was spent on the person in the same month."""

    net: Decimal
    tax: Decimal
    gross: Decimal
    earlier: Decimal = Decimal("0.00")


def fee_after(net: Decimal, earlier_nets: Sequence[Decimal] = ()) -> Fee:
    """The fee of ``net`` yuan after others of the same month: tax on the sum of all, less what they have paid of it."""
    before = sum(earlier_nets, Decimal(0))
    earlier = gross_of(before)
    gross = gross_of(before + net) - earlier
    return Fee(net, gross - net, gross, earlier)


def difference(fee: Fee) -> Decimal:
    """The way back: what is left of the money spent, less what should be left; nothing but parts of a rounding."""
    whole = fee.earlier + fee.gross
    return (whole - tax_of(whole)) - (fee.earlier - tax_of(fee.earlier)) - fee.net

"""Numbers as people type them, and the one rounding of the program (half up, on exact fractions)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

#: The full-width forms, the ideographic space and stop, and every stroke that is typed for a minus sign.
_NARROW = (
    {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
    | str.maketrans({"\u3000": " ", "\u00a0": " ", "。": "."})
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
)
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII)
_UNFINISHED = re.compile(r"(0|[1-9]\d*)?(\.\d*)?", re.ASCII)
_LONGEST = 24
_MONEY = re.compile(r"-?\d{0,13}(\.\d{0,6})?", re.ASCII)


def narrow(text: str) -> str:
    """Full-width figures, letters, points, commas and strokes as plain ones: ``８５．５`` becomes ``85.5``.

    Only what an input method types instead of a key: circled figures, raised ones and fractions stay what they are,
    so that ``10²`` is never read as 102.
    """
    return text.translate(_NARROW)


def normalize_number(text: str) -> str:
    """Bring full-width forms, outer spaces and thousands commas to plain ASCII.

    Nothing is guessed: ``8,5`` and ``0,500`` (no thousands groups), ``8 5`` and Chinese numerals come back unreadable
    as numbers, so that they are refused rather than silently taken for 85.
    """
    plain = narrow(text).strip()
    return plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain


def parse_number(text: str) -> Decimal | None:
    """The number in ``text`` after ``normalize_number``; None when it is not one (or longer than any real entry)."""
    plain = normalize_number(text)
    if len(plain) > _LONGEST or not _NUMBER.fullmatch(plain):
        return None
    return Decimal(plain)


def parse_money(text: str) -> Decimal | None:
    """The amount in ``text``, a plain number as ``parse_number`` reads it; the unit is 万元 and not part of the text.

    None when it is no number, or has more than 13 figures before the point or 6 after it (a hundredth of a fen).
    """
    amount = parse_number(text)
    return amount if amount is not None and _MONEY.fullmatch(f"{amount:f}") else None


def decimal_from(value: object) -> Decimal | None:
    """A number given as text, int or Decimal; None for anything else: bool, float, NaN, or absurdly long ones."""
    if isinstance(value, str):
        return parse_number(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and (not value.is_finite() or abs(value.adjusted()) > _LONGEST):
        return None
    if isinstance(value, int) and abs(value) >= 10**_LONGEST:
        return None  # Python itself refuses to write out a number of thousands of digits
    return parse_number(f"{value:f}" if isinstance(value, Decimal) else str(value))


def decimal_text(value: Decimal) -> str:
    """Shortest plain text of a number: no exponent, no trailing zeros, no minus zero."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """Round once, half away from zero, to exactly ``decimals`` places (59.995 gives 60.00 with two)."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(whole))
    return Decimal((1 if value < 0 and whole else 0, digits, -decimals))


def acceptable_prefix(text: str, maximum: Decimal, step: Decimal) -> bool:
    """Whether ``text`` is a legal score or can become one by typing on: digits, one point, on ``step``, <= ``maximum``.

    Called at each key press. The empty text is acceptable (a blank item); a leading zero ("05") is not.
    """
    plain = normalize_number(text)
    if not _UNFINISHED.fullmatch(plain):
        return False
    whole, point, fraction = plain.partition(".")
    if len(whole) > _LONGEST or len(fraction) > max(2, decimal_places(step)):
        return False
    low = Fraction(whole or 0) + (Fraction(int(fraction), 10 ** len(fraction)) if fraction else 0)
    width = Fraction(1, 10 ** len(fraction))
    top, unit = Fraction(maximum), Fraction(step)
    if point or low == 0:
        return _has_score(low, width, top, unit)
    while low <= top:
        if _has_score(low, width, top, unit):
            return True
        low, width = low * 10, width * 10
    return False


def decimal_places(value: Decimal) -> int:
    """Decimals that ``value`` needs, trailing zeros not counted (0.50 needs one)."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _has_score(low: Fraction, width: Fraction, top: Fraction, unit: Fraction) -> bool:
    """Whether a multiple of ``unit`` lies in [low, low + width) and not above ``top``."""
    first = -(-low // unit) * unit
    return first < low + width and first <= top

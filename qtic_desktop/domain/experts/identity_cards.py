"""The number of a resident identity card (GB 11643): date, check character, plausible age. Nothing else is read from it."""

from __future__ import annotations

import re
from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_SHAPE = re.compile(r"\d{17}[\dX]")
_YOUNGEST, _OLDEST = 18, 100


def id_fault(number: str, today: date) -> str:
    """What is wrong with a number written in capitals: length, date, age or check; "" when nothing is."""
    if not _SHAPE.fullmatch(number):
        return "length"
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "date"
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if not _YOUNGEST <= age <= _OLDEST:
        return "age"
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return "" if _CHECK[total % 11] == number[17] else "check"

"""Dates as people write them, and the last day of a period: one reader and one reckoning for the whole program."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qtic_desktop.domain.numbers import narrow

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
#: 建设周期一般为三年 (二（一）).
PERIOD_YEARS = 3
#: The last day of a period (指引未规定): the day before the anniversary of its first day, or the anniversary itself.
PERIOD_LAST = ("eve", "anniversary")

#: A spreadsheet saved as text adds the time of midnight to a date; any other time of day is no date.
_MIDNIGHT = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
_MARKED = re.compile(rf"(\d{{4}}) ?[-/.年] ?(\d{{1,2}}) ?[-/.月] ?(\d{{1,2}}) ?日?{_MIDNIGHT}", re.ASCII)
_CLOSE = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
#: As papers write it out: 二〇二六年三月五日.
_WRITTEN = re.compile(
    r"([〇零○一二三四五六七八九]{4})年(十[一二]?|[一二三四五六七八九])月(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
_FIGURES = {"〇": 0, "零": 0, "○": 0, **{one: n for n, one in enumerate("一二三四五六七八九", 1)}}
_LONGEST = 40


def parse_date(text: str) -> date | None:
    """A date written as 2026-3-5, 2026/03/05, 2026.3.5, 2026年3月5日, 二〇二六年三月五日 or 20260305, full width or not.

    None when it is none of these, does not exist, or lies outside 1900 to 2100: a year of two digits is not guessed.
    """
    plain = " ".join(narrow(text).split())
    if len(plain) > _LONGEST:
        return None
    written = _WRITTEN.fullmatch(plain)
    found = _MARKED.fullmatch(plain) or _CLOSE.fullmatch(plain)
    if written is not None:
        parts = [
            int("".join(str(_FIGURES[one]) for one in written[1])),
            _below_hundred(written[2]),
            _below_hundred(written[3]),
        ]
    elif found is not None:
        parts = [int(part) for part in found.groups()]
    else:
        return None
    try:
        day = date(*parts)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def _below_hundred(words: str) -> int:
    """三 is 3, 十 10, 十二 12, 三十一 31."""
    tens, mark, ones = words.rpartition("十")
    if not mark:
        return _FIGURES[words]
    return (_FIGURES[tens] if tens else 1) * 10 + (_FIGURES[ones] if ones else 0)


def period_end(started_on: date, years: int = PERIOD_YEARS, *, last: str = PERIOD_LAST[0]) -> date:
    """The last day of a period of whole years by the rule ``last``, one of ``PERIOD_LAST``: the day before the anniversary
    of its first day, or the anniversary.

    2023-12-20 lasts to 2026-12-19, or to 2026-12-20. From a 29 February it lasts to 28 February by either rule where that
    year has no such day.
    """
    year = started_on.year + years
    try:
        anniversary = started_on.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
    return anniversary if last == "anniversary" else anniversary - timedelta(days=1)

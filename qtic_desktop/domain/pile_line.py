"""One line for a pile of annual reports on the desk: initials of the centre, which part came, and the day.

``hdgl zj 3.12`` is read as the summary (总结) of the one centre whose words hold these initials, come on 12 March. What
is not said is today; what is not clear is asked, never guessed. A name that is written whole is clear, even where another
name begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Generic, TypeVar

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.numbers import narrow
from qtic_desktop.domain.search import initials, matches, plain

Row = TypeVar("Row")


class Part(StrEnum):
    """What of a report came."""

    SUMMARY = "summary"  # 总结
    PLAN = "plan"  # 计划
    BOTH = "both"  # 两份都到


_PARTS: Final = {
    "zj": Part.SUMMARY, "总结": Part.SUMMARY, "jh": Part.PLAN, "计划": Part.PLAN, "qb": Part.BOTH, "全部": Part.BOTH,
    "都": Part.BOTH,
}  # fmt: skip
_DAY: Final = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


class Unclear(StrEnum):
    """Why a line cannot be carried out as it stands."""

    EMPTY = "empty"
    NO_PART = "no_part"
    NO_NAME = "no_name"
    NOBODY = "nobody"
    SEVERAL = "several"
    BAD_DAY = "bad_day"
    AHEAD = "ahead"  # a day without its year that has not come this year: which year is meant is not guessed


@dataclass(frozen=True, slots=True)
class ReadLine(Generic[Row]):
    """What a line says; ``unclear`` is empty when it can be carried out, else ``rows`` are those it might mean."""

    rows: tuple[Row, ...] = ()
    part: Part | None = None
    on: date | None = None
    unclear: Unclear | None = None

    @property
    def row(self) -> Row | None:
        """The one it means; None while it is not clear."""
        return self.rows[0] if self.unclear is None and len(self.rows) == 1 else None


def read_line(
    text: str,
    rows: Sequence[Row],
    words: Callable[[Row], str],
    today: date,
    *,
    whole: Callable[[Row], Sequence[str]] | None = None,
) -> ReadLine[Row]:
    """Read one line against the ``rows`` that it can be about; ``words`` are what a row is found by, ``whole`` the names
    and numbers of its own (else its words): one of them written out, or its initials, means those rows alone. A day
    without its year is of this year; one that has not come yet is asked about (``Unclear.AHEAD``, ``on`` is that day)."""
    names: list[str] = []
    part: Part | None = None
    day: date | None = None
    for token in narrow(text).split():
        if part is None and token.casefold() in _PARTS:
            part = _PARTS[token.casefold()]
        elif any(char.isdigit() for char in token) and (found := _day(token, today)) is not None:
            if found > today:
                return ReadLine(part=part, on=found, unclear=Unclear.AHEAD)
            day = found
        elif _DAY.fullmatch(token) or parse_date(token):
            return ReadLine(part=part, unclear=Unclear.BAD_DAY)
        else:
            names.append(token)
    if not names and part is None and day is None:
        return ReadLine(unclear=Unclear.EMPTY)
    if not names:
        return ReadLine(part=part, on=day, unclear=Unclear.NO_NAME)
    sought = " ".join(names)
    found_rows = tuple(row for row in rows if matches(words(row), sought))
    written_out = tuple(row for row in found_rows if _is_whole(sought, whole(row) if whole else (words(row),)))
    found_rows = written_out or found_rows
    if len(found_rows) != 1:
        return ReadLine(found_rows, part, day, Unclear.SEVERAL if found_rows else Unclear.NOBODY)
    return ReadLine(found_rows, part, day or today, None if part is not None else Unclear.NO_PART)


def _is_whole(sought: str, names: Sequence[str]) -> bool:
    """Whether one of the names, or its initials as it is read, is all that was written; spaces do not count."""
    written = _close(plain(sought))
    return any(
        written in (_close(plain(name)), _close(initials(plain(name)).partition("\n")[0])) for name in names if name
    )


def _close(text: str) -> str:
    return "".join(text.split())


def _day(token: str, today: date) -> date | None:
    """A whole date, or month and day of this year, which may lie ahead; None where it is neither, does not exist, or is
    whole and lies ahead."""
    whole = parse_date(token)
    if whole is not None:
        return whole if whole <= today else None
    short = _DAY.fullmatch(token)
    if short is None:
        return None
    try:
        return date(today.year, int(short[1]), int(short[2]))
    except ValueError:
        return None

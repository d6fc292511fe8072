"""What is odd about the figures of several years: said, never corrected; the reader of the paper decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, Protocol

from qtic_desktop.domain.numbers import narrow

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_SUMMED: Final = ("累计", "累积")
#: So many times more or less than the year before is asked about (指引未规定).
_JUMP: Final = 3


class Oddity(StrEnum):
    """Why a figure should be looked at again."""

    SAME = "same"  # 与上一年一字不差
    ZERO = "zero"  # 此前有数，这一年为 0
    SUMMED = "summed"  # 写的是累计数，别的年份不是
    JUMP = "jump"  # 与上一年相差三倍以上


class Reached(Protocol):
    """What was reached of one task in one year."""

    @property
    def task(self) -> int:
        """Number of the task."""

    @property
    def year_no(self) -> int:
        """Year of the period, from 1."""

    @property
    def actual(self) -> str:
        """As it was noted; empty where nothing is."""


def oddities(lines: Iterable[Reached]) -> tuple[tuple[int, int, Oddity], ...]:
    """Task, year of the period and what is odd, in that order."""
    tasks: dict[int, dict[int, str]] = {}
    for line in lines:
        if line.actual:
            tasks.setdefault(line.task, {})[line.year_no] = " ".join(narrow(line.actual).split())
    return tuple((task, year, odd) for task in sorted(tasks) for year, odd in _of_task(tasks[task]))


def _of_task(years: Mapping[int, str]) -> list[tuple[int, Oddity]]:
    summed = {year for year, text in years.items() if any(word in text for word in _SUMMED)}
    found = []
    for year in sorted(years):
        before = [years[other] for other in sorted(years) if other < year]
        if before and years[year] == before[-1]:
            found.append((year, Oddity.SAME))
        if _first(years[year]) == 0 and any((_first(text) or 0) > 0 for text in before):
            found.append((year, Oddity.ZERO))
        if before and year not in summed and _jumps(_first(before[-1]), _first(years[year])):
            found.append((year, Oddity.JUMP))
        if year in summed and len(summed) < len(years):
            found.append((year, Oddity.SUMMED))
    return found


def _jumps(before: Decimal | None, now: Decimal | None) -> bool:
    """Whether one is at least ``_JUMP`` times the other; a figure that fell to 0 is asked about by itself."""
    if not before or not now:
        return False
    return max(before, now) >= _JUMP * min(before, now)


def _first(text: str) -> Decimal | None:
    number = _NUMBER.search(text.replace(",", ""))
    return Decimal(number[0]) if number else None

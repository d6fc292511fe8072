"""Which of the backups that the program makes of its own accord are kept, and which have had their time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.values import dataclass

_MOST: Final = 366


class Why(StrEnum):
    """What a backup was made for. ``HAND``, ``DAY_END`` and ``MEETING`` were asked for by people and are never taken away;
    ``DAILY`` and ``RISK`` are the program's own."""

    HAND = "hand"
    DAY_END = "day_end"
    MEETING = "meeting"
    DAILY = "daily"
    RISK = "risk"


#: Made by the program, so that the program may take them away.
OWN: Final = frozenset({Why.DAILY, Why.RISK})


@dataclass(frozen=True, slots=True)
class Keeping:
    """The newest backup of each of the last ``daily`` days, ``weekly`` weeks and ``monthly`` months that have one."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12

    def __post_init__(self) -> None:
        if not (1 <= self.daily <= _MOST and 0 <= self.weekly <= _MOST and 0 <= self.monthly <= _MOST):
            raise Refused("archive.keeping_out_of_range", most=_MOST)

    def __str__(self) -> str:
        return f"{self.daily}/{self.weekly}/{self.monthly}"


def keeping_of(text: str) -> Keeping:
    """What was written as ``7/4/12``; the usual rule where nothing was, or nothing that can be read."""
    try:
        daily, weekly, monthly = map(int, text.split("/"))
        return Keeping(daily, weekly, monthly)
    except (ValueError, Refused):
        return Keeping()


def superfluous(made: Mapping[str, datetime], keeping: Keeping) -> frozenset[str]:
    """Names that no day, week or month keeps. The newest is always kept, and of a day the newest only."""
    newest_first = sorted(made, key=lambda name: (made[name], name), reverse=True)
    kept: set[str] = set(newest_first[:1])
    for length, period in (
        (keeping.daily, "%Y-%m-%d"),
        (keeping.weekly, "%G-%V"),
        (keeping.monthly, "%Y-%m"),
    ):
        of_period: dict[str, str] = {}
        for name in newest_first:
            of_period.setdefault(made[name].strftime(period), name)
        kept |= set(list(of_period.values())[:length])
    return frozenset(made) - kept

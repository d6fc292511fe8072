"""The timetable of a meeting: when each proposal begins, following from the start, the minutes of each and the pause.

The guideline names no times (指引未规定). Times are of the plan: what really happened is in the minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import narrow

_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
MINUTES_EACH: Final = 30
"""Minutes of a proposal unless the office says others: talk, questions, scoring."""
_MOST_EACH: Final = 240


@dataclass(frozen=True, slots=True)
class Timetable:
    """Minutes after midnight: ``start`` of the first proposal, ``pause`` from and to (None: no pause); ``each`` in
    minutes."""

    start: int
    each: int = MINUTES_EACH
    pause: tuple[int, int] | None = None

    @classmethod
    def of(cls, start: str, each: str, pause_from: str = "", pause_to: str = "") -> Timetable:
        """From what was typed. Raises ``Refused`` beside the field: meetings.no_time, meetings.no_minutes,
        meetings.pause_half, meetings.pause_backwards."""
        begins = _minutes(start, "start")
        typed = narrow(each).strip()
        if not typed.isdecimal() or not 0 < int(typed) <= _MOST_EACH:
            raise Refused("meetings.no_minutes", most=_MOST_EACH).beside("each")
        if bool(pause_from.strip()) != bool(pause_to.strip()):
            raise Refused("meetings.pause_half").beside("pause_to" if pause_from.strip() else "pause_from")
        if not pause_from.strip():
            return cls(begins, int(typed))
        pause = _minutes(pause_from, "pause_from"), _minutes(pause_to, "pause_to")
        if not begins < pause[0] < pause[1]:
            raise Refused("meetings.pause_backwards").beside("pause_from")
        return cls(begins, int(typed), pause)

    def text(self) -> str:
        """As it is stored, e.g. ``09:00 30 12:00-13:30``."""
        pause = "" if self.pause is None else f" {clock(self.pause[0])}-{clock(self.pause[1])}"
        return f"{clock(self.start)} {self.each}{pause}"

    @classmethod
    def parse(cls, text: str) -> Timetable | None:
        """From ``text``; None where nothing was planned."""
        parts = text.split()
        if len(parts) < 2:
            return None
        pause = parts[2].split("-") if len(parts) > 2 else ["", ""]
        return cls.of(parts[0], parts[1], *pause)

    def times(self, count: int) -> tuple[str, ...]:
        """When each of ``count`` proposals begins and ends, e.g. ``09:00-09:30``. One that would run into the pause
        begins after it; what would begin after midnight has no time."""
        return tuple(self._times(count))

    def _times(self, count: int) -> Iterator[str]:
        at = self.start
        for _ in range(count):
            if self.pause is not None and at < self.pause[1] and at + self.each > self.pause[0]:
                at = self.pause[1]
            yield f"{clock(at)}-{clock(at + self.each)}" if at + self.each <= _DAY else ""
            at += self.each


def clock(minutes: int) -> str:
    """Hours and minutes, e.g. 09:05."""
    return f"{minutes // _HOUR:02d}:{minutes % _HOUR:02d}"


def _minutes(typed: str, field: str) -> int:
    found = _CLOCK.fullmatch(narrow(typed).strip())
    if found is None or int(found[1]) >= _DAY // _HOUR or int(found[2]) >= _HOUR:
        raise Refused("meetings.no_time", text=typed.strip()[:20]).beside(field)
    return int(found[1]) * _HOUR + int(found[2])

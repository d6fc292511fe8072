"""批次: when applications are taken for it, what came too late, and how many a department may recommend (三（一）).

The guideline takes applications all year round and in batches; dates and quotas are the office's own (指引未规定). A quota that
is passed is said and stops nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qtic_desktop.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class BatchSpan:
    """A batch with its first and last day; None for a side that is open, both None for 常年受理."""

    id: str
    name: str
    year: int
    number: int
    opens_on: date | None = None
    closes_on: date | None = None

    @property
    def all_year(self) -> bool:
        """Whether it has no dates at all."""
        return self.opens_on is None and self.closes_on is None

    def is_late(self, day: date | None) -> bool:
        """Whether what came on ``day`` came after its last day."""
        return day is not None and self.closes_on is not None and day > self.closes_on

    def takes(self, day: date) -> bool:
        """Whether ``day`` lies between its dates."""
        return not self.is_late(day) and (self.opens_on is None or day >= self.opens_on)


def batch_of_day(batches: Sequence[BatchSpan], day: date | None) -> BatchSpan:
    """The batch that takes what came on a day: the first with dates that hold it, else the newest 常年受理 one, else the
    next that opens, else the newest. Raises ``IndexError`` where there is none at all."""
    ordered = sorted(batches, key=lambda one: (one.year, one.number))
    if day is None:
        return ordered[-1]
    dated = [one for one in ordered if not one.all_year and one.takes(day)]
    always = [one for one in reversed(ordered) if one.all_year]
    coming = [one for one in ordered if one.opens_on is not None and one.opens_on > day]
    return (*dated, *always, *coming, ordered[-1])[0]


def rolls_over_to(batches: Sequence[BatchSpan], chosen: BatchSpan, day: date | None) -> BatchSpan | None:
    """The batch after ``chosen`` that takes what came too late for it; None where it was in time, or no later batch is
    there yet."""
    if not chosen.is_late(day):
        return None
    after = [one for one in batches if (one.year, one.number) > (chosen.year, chosen.number) and not one.is_late(day)]
    return min(after, key=lambda one: (one.year, one.number), default=None)


@dataclass(frozen=True, slots=True)
class QuotaStanding:
    """What a department may recommend in a batch and what it did: ``accepted`` applications of the batch, ``listed``
    centres in the lists of its letters in force that came in the days of the batch."""

    batch: str
    most: int
    accepted: int
    listed: int = 0

    @property
    def over(self) -> int:
        """By how many the quota is passed; 0 while it is not."""
        return max(0, max(self.accepted, self.listed) - self.most)

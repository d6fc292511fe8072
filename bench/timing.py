"""Side-by-side timing: every way once per round in turning order, so that a load on the machine hits all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Way = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds of one way, in the order of the rounds."""

    seconds: tuple[float, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.seconds)

    @property
    def median(self) -> float:
        """The median in seconds."""
        return statistics.median(self.seconds)

    def text(self) -> str:
        """Median and, in brackets, fastest and slowest, in milliseconds."""
        digits = 0 if self.median >= 0.1 else 1 if self.median >= 0.01 else 2
        low, mid, high = (f"{value * 1e3:.{digits}f}" for value in (min(self.seconds), self.median, max(self.seconds)))
        return f"{mid} ({low}–{high})"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes held in memory, one figure for each time it was looked at."""

    sizes: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.sizes)

    @property
    def median(self) -> float:
        """The median in bytes."""
        return statistics.median(self.sizes)

    def text(self) -> str:
        """The median in megabytes."""
        return f"{self.median / 1e6:.0f} MB"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the program against its floor. ``aim`` is the ratio wished for; 0 where none was set."""

    what: str
    floor: str
    base: Times | Sizes
    own: Times | Sizes
    aim: float = 0.0
    note: str = ""

    @property
    def ratio(self) -> float:
        """Median of the program over median of the floor."""
        return self.own.median / self.base.median

    def cells(self) -> tuple[str, ...]:
        """The texts of the line."""
        aim = f"≤ {self.aim:g}" if self.aim else "–"
        met = "–" if not self.aim else "yes" if round(self.ratio, 2) <= self.aim else "**no**"
        rounds = str(self.own.count)
        return (self.what, self.floor, self.base.text(), self.own.text(), rounds, f"**{self.ratio:.2f}**", aim, met)


def alternate(ways: Mapping[str, Way], rounds: int, warm: int = 1) -> dict[str, Times]:
    """Time each way once per round, a different one first each time; the first ``warm`` rounds are thrown away.

    A way that times itself returns its seconds as a float; any other result is ignored.
    """
    taken: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for number in range(rounds + warm):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            begun = time.perf_counter()
            found = ways[name]()
            spent = time.perf_counter() - begun
            if number >= warm:
                taken[name].append(found if isinstance(found, float) else spent)
    return {name: Times(tuple(values)) for name, values in taken.items()}

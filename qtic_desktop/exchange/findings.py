"""What is wrong with a row of a foreign table, as a value and as a sentence, and no more of it than anybody reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from qtic_desktop.resources import Language, message

MAX_FINDINGS = 1_000
_MORE = "exchange.more_findings"


@dataclass(frozen=True, slots=True)
class RowFinding:
    """Something about one cell, one row (``column`` empty) or the whole file (``row`` 0). ``column`` is the heading.

    A blocking finding means that the row is not taken over; the others are hints for the person.
    """

    row: int
    column: str
    code: str
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    blocking: bool = True

    def sentence(self, lang: Language = "zh") -> str:
        """What is wrong and what to do, for a person; window and command line show the same."""
        return message(self.code, lang, **{"row": self.row, "column": self.column, **self.facts})


class Findings:
    """Collects findings up to a number that a person can still go through; the rest is counted, every row is known."""

    def __init__(self, found: Iterable[RowFinding] = (), most: int = MAX_FINDINGS) -> None:
        self._kept: list[RowFinding] = []
        self._most = most
        self._left_out = 0
        self.rejected: set[int] = set()
        for finding in found:
            self.add(finding)

    @property
    def full(self) -> bool:
        """Whether further findings are only counted."""
        return len(self._kept) >= self._most

    def add(self, finding: RowFinding) -> None:
        """Keep or count a finding."""
        if finding.blocking and finding.row:
            self.rejected.add(finding.row)
        if finding.code == _MORE:
            self._left_out += int(str(finding.facts["count"]))
        elif self.full:
            self._left_out += 1
        else:
            self._kept.append(finding)

    def in_order(self) -> tuple[RowFinding, ...]:
        """Findings by row, as a person goes through the file; at the end how many are not listed."""
        kept = sorted(self._kept, key=lambda finding: finding.row)
        if self._left_out:
            facts = {"count": self._left_out, "shown": len(kept)}
            kept.append(RowFinding(0, "", _MORE, facts, blocking=False))
        return tuple(kept)

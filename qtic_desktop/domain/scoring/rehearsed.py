"""What a rehearsal of the rules of a meeting says, ready to be shown and printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RehearsedLine:
    """One awkward case in words: what was tried on which score sheet, what came out, whether both calculations agree."""

    place: int
    sheet: str
    case: str
    came: str
    check: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class RehearsalPaper:
    """All cases of all score sheets of a meeting, under its own rules."""

    number: str
    title: str
    held_on: date
    rules: str
    lines: tuple[RehearsedLine, ...]
    verdict: str
    sample: bool
    made_at: str

    @property
    def agrees(self) -> bool:
        """Whether every case came out the same both ways."""
        return all(line.agrees for line in self.lines)

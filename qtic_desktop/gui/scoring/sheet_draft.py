"""What stands on a score sheet at this moment: points by criterion, the running total, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from qtic_desktop.domain.meetings import AWAY, MeetingStatus
from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.scoring import SheetState
from qtic_desktop.storage.queries.scoring import SheetRow


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """The sheet of one expert on one proposal as shown, the one place its points are kept while somebody scores;
    ``points`` holds None for a blank, which is not zero."""

    row: SheetRow
    points: Mapping[str, Decimal | None]

    @classmethod
    def from_row(cls, row: SheetRow) -> SheetDraft:
        """The stored state of a sheet."""
        return cls(row, {number: entry.points for number, entry in row.entries.items()})

    def with_points(self, number: str, points: Decimal | None) -> SheetDraft:
        """The sheet after a criterion was given ``points``."""
        return replace(self, points={**self.points, number: points})

    @property
    def rubric(self) -> Rubric:
        """The criteria of the sheet."""
        return self.row.rubric

    @property
    def step(self) -> Decimal:
        """The smallest difference between two scores, in points."""
        return self.row.rules.step

    @property
    def applicable(self) -> tuple[Criterion, ...]:
        """The criteria that are scored on this proposal."""
        return tuple(c for c in self.rubric.criteria if c.number not in self.row.not_applicable)

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """Applicable criteria still blank."""
        return tuple(c for c in self.applicable if self.points.get(c.number) is None)

    @property
    def total(self) -> Decimal:
        """Sum of the points given so far."""
        return sum((self.points.get(c.number) or Decimal(0) for c in self.applicable), Decimal(0))

    @property
    def maximum(self) -> Decimal:
        """Points attainable on this proposal."""
        return self.rubric.maximum(self.row.not_applicable)

    @property
    def is_running(self) -> bool:
        """Whether the meeting is."""
        return self.row.meeting_status is MeetingStatus.OPEN

    @property
    def is_open(self) -> bool:
        """Whether points can still be given."""
        return self.row.state is SheetState.OPEN and self.is_running

    @property
    def counts(self) -> bool:
        """Whether the points count or may come to count; recused, absent, abstained and void ones do not."""
        return self.row.state in (SheetState.OPEN, SheetState.SUBMITTED)

    @property
    def may_vote(self) -> bool:
        """Whether this expert votes by name on this proposal now."""
        return self.row.state not in AWAY and self.is_running and not self.row.secret


def next_open(states: Sequence[SheetState], place: int) -> int | None:
    """Where after ``place``, and round to it again, a sheet is still to be handed in."""
    after = [*range(place + 1, len(states)), *range(place)]
    return next((one for one in after if states[one] is SheetState.OPEN), None)

"""What stands on a score sheet at this moment: points by criterion, the running total, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from qtic_desktop.domain.rubrics import Criterion, Rubric, parse_rubric
from qtic_desktop.domain.scoring import SheetState
from qtic_desktop.storage.queries.scoring import SheetRow


@dataclass(slots=True)
class SheetDraft:
    """The sheet of one expert on one proposal as shown; ``points`` holds None for a blank, which is not zero."""

    row: SheetRow
    rubric: Rubric
    step: Decimal
    points: dict[str, Decimal | None] = field(default_factory=dict)

    @classmethod
    def from_row(cls, row: SheetRow) -> SheetDraft:
        """The stored state of a sheet."""
        points = {number: entry.points for number, entry in row.entries.items()}
        return cls(row, parse_rubric(row.rubric), Decimal(str(row.rules["step"])), points)

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
    def is_open(self) -> bool:
        """Whether points can still be given."""
        return self.row.state == SheetState.OPEN.value and self.row.meeting_status == "open"

    @property
    def counts(self) -> bool:
        """Whether the points count or may come to count; recused, absent, abstained and void ones do not."""
        return self.row.state in (SheetState.OPEN.value, SheetState.SUBMITTED.value)

    @property
    def may_vote(self) -> bool:
        """Whether this expert votes on this proposal now."""
        away = (SheetState.RECUSED.value, SheetState.ABSENT.value)
        return self.row.state not in away and self.row.meeting_status == "open"

"""What a meeting came to, as every screen and every paper takes it: the sheets, the figures, and how they are printed.

A figure stays an exact fraction until ``points_on_paper``, the one place where a total becomes digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from qtic_desktop.domain.numbers import decimal_places, round_half_up
from qtic_desktop.domain.opinions import PanelSeat
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.blockers import SETTLED_BY_PERSON
from qtic_desktop.domain.scoring.values import Blocker, CaseInput, CaseResult, Rank, SheetScores, SheetState


class Standing(StrEnum):
    """What a sheet is for the mean of its proposal."""

    COUNTED = "counted"
    DROPPED_HIGH = "dropped_high"
    DROPPED_LOW = "dropped_low"
    INCOMPLETE = "incomplete"  # handed in, but an applicable criterion is blank
    MISSING = "missing"  # not handed in
    ABSTAINED = "abstained"
    RECUSED = "recused"
    ABSENT = "absent"
    VOID = "void"

    @property
    def has_total(self) -> bool:
        """Whether the sheet has a total, be it left out of the mean or not."""
        return self in (Standing.COUNTED, Standing.DROPPED_HIGH, Standing.DROPPED_LOW)

    @property
    def is_read(self) -> bool:
        """Whether points on the sheet are points that were given, or are being given."""
        return self.has_total or self in (Standing.INCOMPLETE, Standing.MISSING)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One proposal's figures with everything that led to them; ``blockers`` must be empty before sealing,
    but for those a person has decided (``to_decide``)."""

    agenda_item_id: str
    proposal_id: str
    proposal_number: str
    center_name: str
    host_name: str
    track: str
    position: int
    case: CaseInput
    result: CaseResult
    rank: Rank
    """By mean among all of its group, as it was sealed."""
    place: Rank | None = None
    """Among those that passed (``ranking.rank_passed``), where that is something else."""

    @property
    def shown_rank(self) -> Rank:
        """The place that papers and windows show."""
        return self.rank if self.place is None else self.place

    @property
    def blockers(self) -> tuple[Blocker, ...]:
        """What keeps the figures from being final."""
        return self.result.blockers

    @property
    def to_decide(self) -> tuple[Blocker, ...]:
        """The blockers that only a person's written decision can settle."""
        return tuple(blocker for blocker in self.blockers if blocker.code in SETTLED_BY_PERSON)

    @property
    def to_complete(self) -> tuple[Blocker, ...]:
        """The blockers that no decision can settle: something must still be entered or corrected."""
        return tuple(blocker for blocker in self.blockers if blocker.code not in SETTLED_BY_PERSON)

    @property
    def dropped(self) -> int:
        """How many sheets are left out of the mean as highest and lowest."""
        return sum(expert is not None for expert in (self.result.dropped_high, self.result.dropped_low))

    def sheet_of(self, expert_id: str) -> SheetScores | None:
        """The sheet of one expert; None for one who has none."""
        return next((sheet for sheet in self.case.sheets if sheet.expert_id == expert_id), None)

    def points_of(self, expert_id: str) -> tuple[Decimal | None, ...]:
        """The points on the sheet of one expert by criterion; all blank where the sheet is not to be read (void,
        abstained, recused, absent)."""
        sheet = self.sheet_of(expert_id)
        if sheet is None or not sheet.points or not self.standing(expert_id).is_read:
            return (None,) * len(self.case.rubric.criteria)
        return sheet.points

    def standing(self, expert_id: str) -> Standing:
        """What became of the sheet of one expert."""
        sheet = self.sheet_of(expert_id)
        if sheet is None or sheet.state is SheetState.OPEN:
            return Standing.MISSING
        if sheet.state is not SheetState.SUBMITTED:
            return Standing(sheet.state.value)
        if expert_id not in self.result.totals:
            return Standing.INCOMPLETE
        if expert_id == self.result.dropped_high:
            return Standing.DROPPED_HIGH
        return Standing.DROPPED_LOW if expert_id == self.result.dropped_low else Standing.COUNTED

    def item_means(self) -> tuple[Fraction | None, ...]:
        """The exact mean of every criterion over the sheets that count, those left out of the mean not among them; None
        where there is none, and for a criterion that does not apply."""
        kept = [sheet.points for sheet in self.case.sheets if self.standing(sheet.expert_id) is Standing.COUNTED]
        means = []
        for place, criterion in enumerate(self.case.rubric.criteria):
            left_out = criterion.number in self.case.not_applicable
            column = [] if left_out else [points[place] for points in kept]
            means.append(_mean([points for points in column if points is not None]))
        return tuple(means)


def _mean(points: list[Decimal]) -> Fraction | None:
    return sum(map(Fraction, points), Fraction(0)) / len(points) if points else None


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """A whole meeting as 评分汇总表 and 评分表 print it: ``panel`` in seat order, ``outcomes`` in running order, under the
    ``rules`` it was opened with. ``made_at`` is the printed time of making (local); ``close`` says by agenda item how close
    each result was, in sentences, once sealed; ``waived`` are sentences on what the supervisor let pass."""

    meeting_title: str
    held_on: date
    place: str
    panel: tuple[PanelSeat, ...]
    outcomes: tuple[Outcome, ...]
    rules: RuleSet
    made_at: str
    sealed: bool
    sample: bool
    close: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    waived: tuple[str, ...] = ()
    in_table: bool = False
    """Whether the panel signs its papers in the accepted table."""


def places_on_paper(rules: RuleSet) -> int:
    """Decimals of a printed total: those of the mean (``rules.decimals``), and never fewer than a mark can have."""
    return max(rules.decimals, decimal_places(rules.step))


def points_on_paper(value: Fraction, rules: RuleSet) -> Decimal:
    """A total, or a mean of marks, as it is printed: rounded half up, here and nowhere else.

    The sum that is printed under the marks of a sheet is the sum that an expert adds up, however few decimals the
    office gives to the mean of the panel.
    """
    return round_half_up(value, places_on_paper(rules))

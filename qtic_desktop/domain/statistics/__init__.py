"""Counts of centres and means of criteria for the statistics of the office: one definition for workbook and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from qtic_desktop.domain.numbers import round_half_up
from qtic_desktop.domain.scoring.outcomes import Outcome, Standing


@dataclass(frozen=True, slots=True)
class CenterFacts:
    """What a centre is counted by; ``field`` and ``mode`` are empty where it was taken over from an older ledger."""

    field: str
    department: str
    mode: str
    track: str
    status: str
    started_on: date
    id: str = ""
    name: str = ""
    grade: str = ""
    """The newest grade of its evaluations; empty before the first."""


@dataclass(frozen=True, slots=True)
class YearFacts:
    """One annual report (``state`` of ``DutyState``) or one grade (``state`` is the grade), of a centre in a year."""

    year: int
    state: str
    center_id: str
    name: str


@dataclass(frozen=True, slots=True)
class BatchFacts:
    """One proposal of a batch, and which stations of the road (codes, in their order) it has passed."""

    batch: str
    proposal_id: str
    name: str
    passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionMean:
    """One criterion over all sheets that count: how many, and the mean share of its maximum (0 to 1, exact)."""

    rubric: str
    number: str
    title: str
    maximum: str
    sheets: int
    share: Fraction
    judged: tuple[tuple[str, str], ...] = ()
    """What was judged by it: id of the agenda item and name of the centre."""

    @property
    def mean(self) -> Decimal:
        """The mean in points, as it is printed."""
        return round_half_up(self.share * Fraction(self.maximum), 2)

    @property
    def rate(self) -> Decimal:
        """The share in per cent, as it is printed."""
        return round_half_up(self.share * 100, 1)


def percent_of(count: int, whole: int) -> Decimal:
    """A part of a whole in per cent, as it is printed."""
    return round_half_up(Fraction(100 * count, whole), 1)


@dataclass(frozen=True, slots=True)
class Statistics:
    """All of it as of a day; ``meetings`` are the sealed ones that the scores come from, ``unsealed`` how many are not."""

    as_of: date
    organizer: str
    sample: bool
    made_at: str
    centers: tuple[CenterFacts, ...]
    criteria: tuple[CriterionMean, ...]
    meetings: tuple[str, ...]
    unsealed: int
    reports: tuple[YearFacts, ...] = ()
    grades: tuple[YearFacts, ...] = ()
    batches: tuple[BatchFacts, ...] = ()


def counted(
    centers: Iterable[CenterFacts], by: Callable[[CenterFacts], str]
) -> tuple[tuple[str, int, Mapping[str, int]], ...]:
    """Per group its word, how many, and how many of each status; the largest first, equals by the word."""
    groups: dict[str, Counter[str]] = {}
    for one in centers:
        groups.setdefault(by(one), Counter())[one.status] += 1
    found = [(name, sum(states.values()), dict(states)) for name, states in groups.items()]
    return tuple(sorted(found, key=lambda group: (-group[1], group[0])))


def criterion_means(outcomes: Iterable[Outcome]) -> tuple[CriterionMean, ...]:
    """The mean share of every criterion of every rubric, over the sheets that count and were not left out as highest or
    lowest; a criterion that does not apply to a proposal is not counted there."""
    given: dict[tuple[str, int, str], list[Fraction]] = {}
    titles: dict[tuple[str, int, str], tuple[str, str, str]] = {}
    judged: dict[tuple[str, int, str], dict[tuple[str, str], None]] = {}
    for outcome in outcomes:
        rubric = outcome.case.rubric
        for place, criterion in enumerate(rubric.criteria):
            key = (rubric.code, rubric.version, criterion.number)
            titles[key] = (rubric.title, criterion.title, f"{criterion.maximum:f}")
            if criterion.number in outcome.case.not_applicable:
                continue
            for sheet in outcome.case.sheets:
                points = outcome.points_of(sheet.expert_id)[place]
                if outcome.standing(sheet.expert_id) is Standing.COUNTED and points is not None:
                    given.setdefault(key, []).append(Fraction(points) / Fraction(criterion.maximum))
                    judged.setdefault(key, {})[outcome.agenda_item_id, outcome.center_name] = None
    return tuple(
        CriterionMean(f"{titles[key][0]}（第{key[1]}版）", key[2], titles[key][1], titles[key][2], len(shares),
                      sum(shares, Fraction(0)) / len(shares), tuple(judged[key]))
        for key, shares in given.items()
    )  # fmt: skip

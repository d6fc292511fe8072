"""Facts of the papers of 评分与表决 that are no summary, as plain values: the correction docket, blank score sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qtic_desktop.domain.rubrics import Criterion

Pair = tuple[str, str]
"""Before and after."""


@dataclass(frozen=True, slots=True)
class EffectLine:
    """What the correction does to one proposal, as printed figures before and after."""

    project: str
    mean: Pair
    rank: Pair
    votes: Pair
    verdict: Pair


@dataclass(frozen=True, slots=True)
class DocketPaper:
    """A docket as it is printed. ``papers``: centre, version and signatures of each opinion that falls; ``asked`` and
    ``confirmed``: name and time, the latter empty until it is in force; ``state``: asked | confirmed | withdrawn;
    ``total``: the sum written by hand where it is corrected together with points;
    ``notes``: sentences on what else it does."""

    number: int
    meeting: str
    held_on: date
    organizer: str
    project: str
    expert: str
    kind: str
    criterion: str
    before: str
    after: str
    reason: str
    effects: tuple[EffectLine, ...]
    papers: tuple[tuple[str, int, int], ...]
    state: str
    asked: Pair
    confirmed: Pair
    sample: bool
    made_at: str
    total: Pair | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """A sheet to be filled in by hand: of one expert for one proposal; ``title`` is that of the rubric, ``code`` its ten
    digits."""

    position: int
    seat: int
    number: str
    center_name: str
    host_name: str
    expert: str
    organization: str
    title: str
    criteria: tuple[Criterion, ...]
    not_applicable: frozenset[str]
    code: str
    veto: str = ""
    """What the veto line asks, blank for the usual words."""


@dataclass(frozen=True, slots=True)
class BlankSheets:
    """All blank sheets of a meeting, by proposal and seat; ``printing`` counts how often they were printed, this time
    among them."""

    meeting: str
    held_on: date
    place: str
    sheets: tuple[BlankSheet, ...]
    step: Decimal
    printing: int
    sample: bool
    made_at: str

"""The values that scoring takes and gives: sheets, a case, its result with every step and blocker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from qtic_desktop.domain.rubrics import Rubric
from qtic_desktop.domain.scoring.keying import Flaw, Keying
from qtic_desktop.domain.scoring.votes import SecretCount, VoteChoice, VoteCount

#: How long whoever handed a sheet in may take it back without the office (指引未规定).
WITHDRAWAL = timedelta(seconds=60)


class SheetState(StrEnum):
    """What became of a score sheet. Only SUBMITTED counts. RECUSED and ABSENT take the expert out of those entitled;
    ABSTAINED (present, gives no score) and VOID (handed in, not valid) leave him or her entitled to vote."""

    OPEN = "open"
    SUBMITTED = "submitted"
    ABSTAINED = "abstained"
    RECUSED = "recused"
    ABSENT = "absent"
    VOID = "void"


class Hand(StrEnum):
    """Who writes on a sheet: nobody yet, the expert, or the desk from a sheet of paper (代录)."""

    NOBODY = "nobody"
    OWN = "own"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class SheetScores:
    """One expert's sheet. ``points`` and ``comments`` are aligned with the criteria of the rubric, None for a blank
    (which is not zero) and "" for no comment; ``comment`` is on the whole sheet. ``paper_total`` is the sum written by
    hand, ``veto`` whether the line on falsehood was ticked 是, with its ``veto_reason``. Of a sheet copied from paper: how its
    second ``keying`` stands, in which fields it ``differs``, what is still wrong with the paper, and which fields are of one
    person both times (``own``)."""

    expert_id: str
    state: SheetState
    points: tuple[Decimal | None, ...] = ()
    paper_total: Decimal | None = None
    veto: bool = False
    veto_reason: str = ""
    comments: tuple[str, ...] = ()
    comment: str = ""
    keying: Keying = Keying.NOT_NEEDED
    differs: tuple[str, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseInput:
    """Everything a case is decided from. ``not_applicable`` holds criterion numbers, fixed by the office before the
    meeting; ``votes`` are by expert id; where the vote is ``secret`` there are none, and ``count`` is what was counted (None
    before); cases with the same non-empty ``group`` are ranked together."""

    name: str
    rubric: Rubric
    not_applicable: frozenset[str] = frozenset()
    sheets: tuple[SheetScores, ...] = ()
    votes: Mapping[str, VoteChoice] = field(default_factory=lambda: MappingProxyType({}))
    group: str = ""
    secret: bool = False
    count: SecretCount | None = None

    @property
    def entitled(self) -> frozenset[str]:
        """Experts present and not recused for this case."""
        away = (SheetState.RECUSED, SheetState.ABSENT)
        return frozenset(sheet.expert_id for sheet in self.sheets if sheet.state not in away)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: a message code and its facts as texts (``expert`` is an id a screen may replace)."""

    code: str
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Blocker:
    """Why the figures may not be used yet: a message code and its facts (``expert`` is an id)."""

    code: str
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The figures of one case.

    ``counted`` is the number of sheets that count, before trimming. ``totals`` are exact points of 100 by expert,
    ``exact`` the exact mean, ``mean`` the printed one. ``verdict`` is pass | revise | fail | undecided.
    """

    name: str
    counted: int
    dropped_high: str | None
    dropped_low: str | None
    totals: Mapping[str, Fraction]
    exact: Fraction | None
    mean: Decimal | None
    grade: str | None
    vote: VoteCount
    verdict: str
    blockers: tuple[Blocker, ...] = ()
    steps: tuple[Step, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """Place within a group by the printed mean; equal means share a place (1, 1, 3) and name each other."""

    rank: int | None
    tied_with: tuple[str, ...] = ()

"""Several stations of one workspace: what a bundle brings, and which of two states of a sheet goes on from the other.

A sheet with its points and its ballot is one unit: what two people changed at two places is never mixed by the program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

#: Stands for a value that is not shown before sealing.
COVERED: Final = "••"
#: Digest of a row that is not there.
GONE: Final = "-"
Key = tuple[str, str]
"""Of a row: its table, and what it is about whichever station made it."""


def station_words(code: str, called: str) -> str:
    """A computer by the name its people gave it, with its code; by the code alone where it has none."""
    return f"{called}（{code}）" if called else code


class Standing(StrEnum):
    """What a bundle brings of one unit: the same; one that goes on from ours; one that ours went on from; or one changed
    at both places, which a person decides."""

    SAME = "same"
    THEIRS = "theirs"
    OURS = "ours"
    BOTH = "both"


class Choice(StrEnum):
    """How a person decides what was changed at both places; ``LEAVE``: not now."""

    LEAVE = "leave"
    THEIRS = "theirs"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row as one station holds it: its id, the digest that its log gives, and the digest of its content alone."""

    id: str
    digest: str
    content: str


@dataclass(frozen=True, slots=True)
class Side:
    """One station's state of a unit, and for each id of a row every digest it has had there or been decided against."""

    rows: Mapping[Key, HeldRow]
    history: Mapping[tuple[str, str], frozenset[str]]

    def had(self, table: str, row_id: str) -> frozenset[str]:
        """The digests of the row with this id."""
        return self.history.get((table, row_id), frozenset())


def standing(ours: Side, theirs: Side) -> Standing:
    """Which of two states of a unit goes on from the other. It is symmetric: asked the other way round, THEIRS and OURS
    change places, so that all stations come to the same."""
    found = {_of_row(key, ours, theirs) for key in {*ours.rows, *theirs.rows}} - {Standing.SAME}
    if not found:
        return Standing.SAME
    return found.pop() if len(found) == 1 else Standing.BOTH


def _of_row(key: Key, ours: Side, theirs: Side) -> Standing:
    table, mine, other = key[0], ours.rows.get(key), theirs.rows.get(key)
    if mine is None or other is None:
        return _one_sided(table, ours, theirs, mine, other)
    if mine.digest == other.digest:
        return Standing.SAME
    older, newer = other.digest in ours.had(table, other.id), mine.digest in theirs.had(table, mine.id)
    if older is not newer:
        return Standing.OURS if older else Standing.THEIRS
    if older or mine.id == other.id or mine.content != other.content:
        return Standing.BOTH
    return Standing.THEIRS if other.id < mine.id else Standing.OURS  # the same was entered twice: one of the two stays


def _one_sided(table: str, ours: Side, theirs: Side, mine: HeldRow | None, other: HeldRow | None) -> Standing:
    there, without, won = (mine, theirs, Standing.OURS) if mine is not None else (other, ours, Standing.THEIRS)
    assert there is not None
    had = without.had(table, there.id)
    if not had:
        return won  # never there: it is new
    gave_way = Standing.OURS if won is Standing.THEIRS else Standing.THEIRS
    return gave_way if there.digest in had else Standing.BOTH


@dataclass(frozen=True, slots=True)
class Figure:
    """One entry of a sheet side by side; empty where a station has none."""

    what: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """One sheet of a bundle: whose it is and for what, how the two states stand, and where they differ the entries of
    both. ``why_not``: what keeps it from being taken here at all, "sealed" (its meeting) or "unknown" (no such sheet).
    ``secret``: written by the expert or handed in at one of the two, so that before sealing nobody is shown what stands in
    it; of a sheet the desk has in hand at both it shows both, for who copies it decides with the paper."""

    sheet_id: str
    proposal_number: str
    center_name: str
    expert_name: str
    standing: Standing
    figures: tuple[Figure, ...] = ()
    why_not: str = ""
    secret: bool = False
    choice: Choice = Choice.LEAVE

    def covered(self) -> UnitFinding:
        """As the desk may see it: of a secret sheet what differs, not how."""
        if not self.secret:
            return self
        return replace(self, figures=tuple(Figure(one.what, COVERED, COVERED) for one in self.figures))

    @property
    def taken(self) -> bool:
        """Whether what the bundle brings takes the place of what is here."""
        decided = self.standing is Standing.BOTH and self.choice is Choice.THEIRS
        return not self.why_not and (self.standing is Standing.THEIRS or decided)

    @property
    def open(self) -> bool:
        """Whether a person has still to decide."""
        return not self.why_not and self.standing is Standing.BOTH and self.choice is Choice.LEAVE


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What a bundle did or, for a dry run, would do; ``called`` is the name of the station, where it has one. ``missed`` are
    the numbers of earlier bundles of that station that never came here; nothing is lost by them, for every bundle holds all
    sheets."""

    station: str
    number: int
    made_at: str
    made_by: str
    units: tuple[UnitFinding, ...]
    missed: tuple[int, ...]
    seen_before: str
    dry_run: bool
    written: int
    called: str = ""

    @property
    def where(self) -> str:
        """The station as a person knows it."""
        return station_words(self.station, self.called)

    def count(self, *standings: Standing) -> int:
        """How many units stand in one of these ways, those kept out apart."""
        return sum(1 for one in self.units if one.standing in standings and not one.why_not)

    @property
    def rejected(self) -> tuple[UnitFinding, ...]:
        """What was not taken and is not here either: changed at both places and left open, or kept out."""
        return tuple(one for one in self.units if one.open or (one.why_not and one.standing is not Standing.SAME))


def missed_numbers(number: int, known: Sequence[int]) -> tuple[int, ...]:
    """The numbers below ``number`` that are not among ``known``."""
    return tuple(one for one in range(1, number) if one not in known)

"""综合评价, 择优 (三（三）): rank what the panels passed, decide, and say why wherever a decision departs from the rank.

Nothing here decides. The guideline names no number of places; the cut is a thought, a decision is a person's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.possible import Possible, allowed
from qtic_desktop.domain.scoring.ranking import PASSED, rank_passed


class ListStatus(StrEnum):
    """Life of a version of the list: being drawn up, in force, replaced by a newer one, taken back."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Decision(StrEnum):
    """What was decided about one proposal."""

    UNDECIDED = "undecided"
    SUPPORT = "support"  # 拟支持
    REJECT = "reject"  # 不支持
    DEFER = "defer"  # 暂缓


class Candidate(Protocol):
    """What of a line the rules look at."""

    @property
    def id(self) -> str:
        """The line."""

    @property
    def track(self) -> str:
        """Rubrics of two tracks are not compared."""

    @property
    def verdict(self) -> str:
        """What the panel came to."""

    @property
    def mean(self) -> Decimal | None:
        """The printed mean of the sealed meeting."""

    @property
    def decision(self) -> Decision:
        """The decision so far."""


def has_passed(line: Candidate) -> bool:
    """Whether the panel let the proposal pass."""
    return line.verdict in PASSED


def ranks(lines: Sequence[Candidate]) -> Mapping[str, int]:
    """The place of every proposal that passed, by printed mean within its track; equal means share a place. Those that
    did not pass have none, whatever their mean."""
    found: dict[str, int] = {}
    for track in {line.track for line in lines}:
        placed = rank_passed({line.id: line for line in lines if line.track == track})
        found |= {line_id: one.rank for line_id, one in placed.items() if one.rank is not None}
    return found


def departures(lines: Sequence[Candidate]) -> frozenset[str]:
    """Lines whose decision needs a written reason: not supported although one that stands no better is, or deferred."""
    places = ranks(lines)
    last: dict[str, int] = {}
    for line in lines:
        if line.decision is Decision.SUPPORT and line.id in places:
            last[line.track] = max(last.get(line.track, 0), places[line.id])
    return frozenset(
        line.id
        for line in lines
        if line.id in places
        and (
            line.decision is Decision.DEFER
            or (line.decision is Decision.REJECT and places[line.id] <= last.get(line.track, 0))
        )
    )


def raised(lines: Sequence[Candidate]) -> frozenset[str]:
    """Lines that are supported although as many others of their track as are supported (or still may be) stand better,
    and one of those was passed over: of each of them people ask why it was this one. Where a better one simply stood
    back, the line that moved up into its place is among them."""
    places = ranks(lines)
    found: set[str] = set()
    for track in {line.track for line in lines}:
        placed = [line for line in lines if line.track == track and line.id in places]
        wanted = sum(line.decision in (Decision.SUPPORT, Decision.UNDECIDED) for line in placed)
        for line in placed:
            better = [one for one in placed if places[one.id] < places[line.id]]
            passed_over = any(one.decision in (Decision.REJECT, Decision.DEFER) for one in better)
            if line.decision is Decision.SUPPORT and passed_over and len(better) >= wanted:
                found.add(line.id)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut after so many places of each track: who stands inside, who outside, and equals the line would part.
    ``tied`` belong to neither until a person decides."""

    inside: frozenset[str]
    outside: frozenset[str]
    tied: frozenset[str]


def cut(lines: Sequence[Candidate], places: Mapping[str, int]) -> Cut:
    """What a cut after ``places`` of each track (a track that is missing: 0) would mean."""
    rank = ranks(lines)
    inside: set[str] = set()
    tied: set[str] = set()
    for track in {line.track for line in lines}:
        ranked = [(rank[line.id], line.id) for line in lines if line.track == track and line.id in rank]
        limit = places.get(track, 0)
        for place, line_id in ranked:
            through = sum(other <= place for other, _ in ranked)
            if through <= limit:
                inside.add(line_id)
            elif place <= limit:
                tied.add(line_id)
    return Cut(frozenset(inside), frozenset(rank) - inside - tied, frozenset(tied))


@dataclass(frozen=True, slots=True)
class Filling:
    """What filling the open decisions from a cut would do, before it is done: ids of the lines that become 拟支持, that
    become 不支持 though they passed, that become 不支持 because they did not pass; and of those left open: equals the line
    would part, and those without sealed figures. ``decided`` are left as they are."""

    supported: tuple[str, ...]
    outside: tuple[str, ...]
    not_passed: tuple[str, ...]
    tied: tuple[str, ...]
    unsealed: tuple[str, ...]
    decided: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many decisions it makes."""
        return len(self.supported) + len(self.outside) + len(self.not_passed)


def filling(lines: Sequence[Candidate], places: Mapping[str, int]) -> Filling:
    """What a filling from a cut after ``places`` of each track does with every line."""
    line = cut(lines, places)
    kinds: dict[str, list[str]] = {
        name: [] for name in ("supported", "outside", "not_passed", "tied", "unsealed", "decided")
    }
    for one in lines:
        if one.decision is not Decision.UNDECIDED:
            kind = "decided"
        elif not one.verdict:
            kind = "unsealed"
        elif one.id in line.tied:
            kind = "tied"
        elif one.id in line.inside:
            kind = "supported"
        else:
            kind = "outside" if has_passed(one) else "not_passed"
        kinds[kind].append(one.id)
    return Filling(**{kind: tuple(ids) for kind, ids in kinds.items()})


def balance(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How many of each value, the most first."""
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


class SelectionStanding(Protocol):
    """What decides about the acts on one line."""

    @property
    def list_status(self) -> str:
        """``ListStatus`` of the version it stands on; empty before there is a list."""


def possible_acts(line: SelectionStanding, role: Role) -> tuple[Possible, ...]:
    """What can be done with one line and its list now: all of it while the list is drawn up; what is in force can be
    taken back."""
    if line.list_status == ListStatus.DRAFT:
        return allowed((*_ON_A_LINE, Act.ADOPT_SELECTION, Act.WITHDRAW_SELECTION), role)
    return allowed((Act.WITHDRAW_SELECTION,) if line.list_status == ListStatus.ADOPTED else (), role)


_ON_A_LINE: Final = (Act.DECIDE_SELECTION, Act.AGREE_NAME, Act.RECORD_SITE_VISIT)


Line = TypeVar("Line", bound=SelectionStanding)


def many_acts(lines: Sequence[Line], role: Role) -> Mapping[Act, tuple[Line, ...]]:
    """Several lines decided alike."""
    open_lines = tuple(line for line in lines if line.list_status == ListStatus.DRAFT)
    fitting = open_lines if may(role, Act.DECIDE_MANY) else ()
    return {Act.DECIDE_MANY: fitting} if fitting else {}

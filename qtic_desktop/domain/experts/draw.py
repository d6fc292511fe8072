"""The witnessed draw of experts (专家抽取): a frozen pool, numbers spoken in the room, and an order anybody can repeat.

**Specification ``qtic-draw-1``.** All that a second program needs to repeat a draw:

1. *Canonical text*: JSON with sorted keys, no spaces, every character as it is (no ``\\u`` but for control characters),
   whole numbers only, encoded as UTF-8.
2. *Fingerprint* of the pool: SHA-256, in lower-case hexadecimal, of the canonical text of
   ``{"pool": [...], "rule": {...}}``; candidates in the order of their ids (by code point).
3. *Seed*: SHA-256 of the canonical text of ``["qtic-draw-1", fingerprint, attempt, [number, ...]]``; ``attempt`` counts
   from 1, the numbers are the digits as they were spoken, as texts, in the order in which they were spoken.
4. *Stream*: the bytes of HMAC-SHA-256(key: the 32 bytes of the seed, message: ``qtic-draw-1`` in ASCII and a counter as
   8 bytes, highest first) for the counter 0, 1, 2, ..., one block behind the other.
5. *A number below n*: read k bytes, highest first, k the least with 256**k >= n (at least 1); a value not below the
   greatest multiple of n that is at most 256**k is thrown away and k new bytes are read; else the rest of the division
   by n. So every number is equally likely.
6. *Order*: the pool in the order of ids; for i = 0 .. size - 2 the candidate at i changes places with the one at
   i + (a number below size - i).
7. *Members*: group by group of the rule, walk along the order and take who fits the group (kind, branch, from outside
   the city where the group asks for it), is not taken yet and, under ``one_per_unit``, is of a unit nobody taken is of,
   until the group has its members. *Alternates* afterwards in the same way, group by group. Units are compared as they
   are written in the pool.

Nothing here reads a clock or a random number: the chance is in the room.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, TypeVar

from qtic_desktop.domain.errors import Refused

Item = TypeVar("Item")
FORMAT: Final = "qtic-draw-1"
#: Fewest people who speak a number, so that nobody alone makes the seed.
SPEAKERS: Final = 2
#: A pool should be this many times as large as the panel drawn from it (指引未规定); a smaller one is said, not refused.
AMPLE: Final = 3
#: Reviews a year that an expert is asked for at most, in principle (市科技专家库管理办法; 指引未规定), unless a rule says another.
YEARLY_LIMIT: Final = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expert of the frozen pool. ``outside``: from outside the city; ``reviews`` of the year are printed, not used."""

    id: str
    name: str
    unit: str
    kind: str
    fields: tuple[str, ...] = ()
    outside: bool = False
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the panel: how many members and alternates of which ``kind`` ("" any) and branch ("" any)."""

    members: int
    alternates: int = 0
    kind: str = ""
    field: str = ""
    outside: bool = False

    def takes(self, candidate: Candidate) -> bool:
        """Whether a candidate fits the group."""
        return (
            self.kind in ("", candidate.kind)
            and (not self.field or self.field in candidate.fields)
            and (candidate.outside or not self.outside)
        )


@dataclass(frozen=True, slots=True)
class DrawRule:
    """What is drawn; everything here is 指引未规定 and printed with the pool. ``yearly_limit``: who has come to so many
    reviews this year is not in the pool."""

    groups: tuple[Group, ...]
    one_per_unit: bool = True
    yearly_limit: int = YEARLY_LIMIT

    def check(self) -> None:
        """``Refused`` for a rule that draws nobody or counts below nothing."""
        counts = [number for group in self.groups for number in (group.members, group.alternates)]
        if not any(group.members for group in self.groups) or min(counts, default=0) < 0 or self.yearly_limit < 1:
            raise Refused("experts.draw_rule")

    @property
    def members(self) -> int:
        """The size of the panel."""
        return sum(group.members for group in self.groups)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number that somebody in the room spoke; ``number`` are the digits as spoken."""

    who: str
    number: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn expert with the group (from 0) he or she was drawn for."""

    id: str
    group: int


@dataclass(frozen=True, slots=True)
class DrawResult:
    """What a draw gave; ``short`` says for each group how many members and alternates the pool did not yield."""

    seed: str
    order: tuple[str, ...]
    members: tuple[Drawn, ...]
    alternates: tuple[Drawn, ...]
    short: tuple[tuple[int, int], ...]


def canonical(value: Any) -> bytes:
    """The canonical text of a plain value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def plain_pool(rule: DrawRule, pool: Sequence[Candidate]) -> dict[str, Any]:
    """Rule and pool as plain values, candidates in the order of their ids."""
    rows = [asdict(candidate) for candidate in sorted(pool, key=lambda one: one.id)]
    return {"pool": [{**row, "fields": list(row["fields"])} for row in rows], "rule": plain_rule(rule)}


def plain_rule(rule: DrawRule) -> dict[str, Any]:
    """A rule as plain values."""
    groups = [asdict(group) for group in rule.groups]
    return {"groups": groups, "one_per_unit": rule.one_per_unit, "yearly_limit": rule.yearly_limit}


def rule_from(plain: Mapping[str, Any]) -> DrawRule:
    """The rule of plain values, as a record holds them."""
    groups = tuple(Group(**group) for group in plain["groups"])
    return DrawRule(groups, bool(plain["one_per_unit"]), int(plain["yearly_limit"]))


def pool_from(plain: Sequence[Mapping[str, Any]]) -> tuple[Candidate, ...]:
    """The candidates of plain values."""
    return tuple(Candidate(**{**row, "fields": tuple(row["fields"])}) for row in plain)


def fingerprint(rule: DrawRule, pool: Sequence[Candidate]) -> str:
    """What the supervisor signs before anybody speaks a number: one expert or one word of the rule more, another value."""
    return hashlib.sha256(canonical(plain_pool(rule, pool))).hexdigest()


def check_spoken(spoken: Sequence[Spoken]) -> None:
    """``Refused`` unless at least ``SPEAKERS`` different people spoke a number of one to nine digits."""
    named = {one.who.strip() for one in spoken if one.who.strip()}
    if len(named) < SPEAKERS or len(named) != len(spoken):
        raise Refused("experts.draw_speakers", minimum=SPEAKERS)
    for one in spoken:
        if not (one.number.isascii() and one.number.isdigit() and len(one.number) <= 9):
            raise Refused("experts.draw_number", text=one.number[:20])


def seed_of(mark: str, attempt: int, numbers: Sequence[str]) -> str:
    """The seed from the fingerprint of the pool, the attempt and the numbers, in hexadecimal."""
    return hashlib.sha256(canonical([FORMAT, mark, attempt, list(numbers)])).hexdigest()


def draw(rule: DrawRule, pool: Sequence[Candidate], *, attempt: int, numbers: Sequence[str]) -> DrawResult:
    """Draw members and alternates; the same pool, rule, attempt and numbers always give the same."""
    seed = seed_of(fingerprint(rule, pool), attempt, numbers)
    order = _shuffled(sorted(pool, key=lambda one: one.id), _Stream(bytes.fromhex(seed)))
    taken: dict[str, Candidate] = {}
    members = [found for group in range(len(rule.groups)) for found in _taken(rule, group, order, taken, True)]
    alternates = [found for group in range(len(rule.groups)) for found in _taken(rule, group, order, taken, False)]
    short = tuple(
        (
            group.members - sum(one.group == place for one in members),
            group.alternates - sum(one.group == place for one in alternates),
        )
        for place, group in enumerate(rule.groups)
    )
    return DrawResult(seed, tuple(one.id for one in order), tuple(members), tuple(alternates), short)


def in_lot_order(groups: Sequence[Sequence[str]], seed: str) -> tuple[str, ...]:
    """Names shuffled group after group from one stream, groups behind each other; ``seed`` in hexadecimal."""
    stream = _Stream(bytes.fromhex(seed))
    return tuple(name for group in groups for name in _shuffled(group, stream))


def shortage(rule: DrawRule, pool: Sequence[Candidate]) -> tuple[int, int]:
    """How many members and alternates at least no lot can fill from this pool: the largest number of places that can be
    filled at all, members first. Under ``one_per_unit`` each unit fills one place."""
    able: dict[str, set[int]] = {}
    for one in pool:
        who = one.unit if rule.one_per_unit else one.id
        able.setdefault(who, set()).update(place for place, group in enumerate(rule.groups) if group.takes(one))
    members = [place for place, group in enumerate(rule.groups) for _ in range(group.members)]
    places = [*members, *(place for place, group in enumerate(rule.groups) for _ in range(group.alternates))]
    holds: dict[str, int] = {}

    def seat(number: int, tried: set[str]) -> bool:
        fitting = [who for who, fits in able.items() if places[number] in fits and who not in tried]
        for who in sorted(fitting, key=lambda one: one in holds):
            if who in tried:
                continue
            tried.add(who)
            if who not in holds or seat(holds[who], tried):
                holds[who] = number
                return True
        return False

    empty = [number for number in range(len(places)) if not seat(number, set())]
    lacking = sum(number < len(members) for number in empty)
    return lacking, len(empty) - lacking


def thin_groups(rule: DrawRule, pool: Sequence[Candidate]) -> tuple[int, ...]:
    """Groups whose candidates are fewer than ``AMPLE`` times their members: the lot has little to choose from."""
    return tuple(
        place
        for place, group in enumerate(rule.groups)
        if sum(group.takes(one) for one in pool) < AMPLE * group.members
    )


def _taken(
    rule: DrawRule, place: int, order: Sequence[Candidate], taken: dict[str, Candidate], members: bool
) -> Iterator[Drawn]:
    group = rule.groups[place]
    left = group.members if members else group.alternates
    for candidate in order:
        if not left:
            return
        units = {one.unit for one in taken.values()} if rule.one_per_unit else set()
        if candidate.id in taken or candidate.unit in units or not group.takes(candidate):
            continue
        taken[candidate.id] = candidate
        left -= 1
        yield Drawn(candidate.id, place)


def _shuffled(pool: Sequence[Item], stream: _Stream) -> list[Item]:
    order = list(pool)
    for place in range(len(order) - 1):
        other = place + stream.below(len(order) - place)
        order[place], order[other] = order[other], order[place]
    return order


class _Stream:
    """The bytes of step 4 and the numbers of step 5."""

    def __init__(self, key: bytes) -> None:
        self._key, self._counter, self._left = key, 0, b""

    def below(self, limit: int) -> int:
        """A number below ``limit`` (1 or more), each equally likely."""
        size = 1
        while 256**size < limit:
            size += 1
        fair = 256**size // limit * limit
        while True:
            value = int.from_bytes(self._take(size), "big")
            if value < fair:
                return value % limit

    def _take(self, size: int) -> bytes:
        while len(self._left) < size:
            message = FORMAT.encode() + self._counter.to_bytes(8, "big")
            self._left += hmac.new(self._key, message, hashlib.sha256).digest()
            self._counter += 1
        taken, self._left = self._left[:size], self._left[size:]
        return taken

"""Panels that sit at the same time: proposals kept together by group, experts spread evenly by kind (指引未规定)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judge:
    """An expert to be spread: kind, fields, and the proposals he or she is tied to or recused from."""

    id: str
    kind: str
    fields: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """What one panel judges and who sits on it, both in the order in which they came."""

    proposals: tuple[str, ...]
    experts: tuple[str, ...]


def split(
    groups: Sequence[tuple[str, str]], fields: Mapping[str, str], experts: Sequence[Judge], panels: int = 2
) -> tuple[Part, ...]:
    """Spread proposals (id and what it is kept together by; ``fields`` of each) and experts over ``panels`` panels.

    Numbers of proposals and of experts differ by one at most, also within a kind of experts; a group is parted only where
    that needs it. Among equal places an expert sits where fewer ties are, then where more of the own field is judged.
    """
    shares = _shares(groups, panels)
    seated: list[list[str]] = [[] for _ in range(panels)]
    kinds: list[list[str]] = [[] for _ in range(panels)]
    for judge in sorted(experts, key=lambda one: one.kind):  # kind by kind, so that both kinds and sizes come out even
        place = min(range(panels), key=lambda at: _cost(judge, shares[at], seated[at], kinds[at], fields))
        seated[place].append(judge.id)
        kinds[place].append(judge.kind)
    return tuple(
        Part(tuple(share), tuple(judge.id for judge in experts if judge.id in sits))
        for share, sits in zip(shares, seated, strict=True)
    )


def _cost(
    judge: Judge, proposals: Sequence[str], panel: Sequence[str], kinds: Sequence[str], fields: Mapping[str, str]
) -> tuple[int, int, int, int]:
    own = sum(fields.get(one, "") in judge.fields for one in proposals)
    return kinds.count(judge.kind), len(panel), len(judge.tied & set(proposals)), -own


def _shares(groups: Sequence[tuple[str, str]], panels: int) -> list[list[str]]:
    """Whole groups to the share with least, the largest first; what is left over evens out from the ends."""
    found: dict[str, list[str]] = {}
    for proposal, group in groups:
        found.setdefault(group, []).append(proposal)
    shares: list[list[str]] = [[] for _ in range(panels)]
    for members in sorted(found.values(), key=len, reverse=True):
        min(shares, key=len).extend(members)
    while True:
        more, less = max(shares, key=len), min(shares, key=len)
        if len(more) - len(less) <= 1:
            break
        less.append(more.pop())
    order = {proposal: place for place, (proposal, _) in enumerate(groups)}
    for share in shares:
        share.sort(key=lambda one: order[one])
    return shares

"""Two panels that sit at the same time: proposals kept together by group, experts spread evenly by kind (指引未规定)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

PANELS: Final = 2


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


def split(groups: Sequence[tuple[str, str]], fields: Mapping[str, str], experts: Sequence[Judge]) -> tuple[Part, Part]:
    """Spread proposals (id and what it is kept together by; ``fields`` of each) and experts over two panels.

    Numbers of proposals and of experts differ by one at most, also within a kind of experts; a group is parted only where
    that needs it. Among equal places an expert sits where fewer ties are, then where more of the own field is judged.
    """
    halves = _halves(groups)
    panels: tuple[list[str], list[str]] = ([], [])
    kinds: tuple[list[str], list[str]] = ([], [])
    for judge in sorted(experts, key=lambda one: one.kind):  # kind by kind, so that both kinds and sizes come out even
        place = min(range(PANELS), key=lambda at: _cost(judge, halves[at], panels[at], kinds[at], fields))
        panels[place].append(judge.id)
        kinds[place].append(judge.kind)
    first, second = (
        Part(tuple(halves[at]), tuple(judge.id for judge in experts if judge.id in panels[at])) for at in range(PANELS)
    )
    return first, second


def _cost(
    judge: Judge, proposals: Sequence[str], panel: Sequence[str], kinds: Sequence[str], fields: Mapping[str, str]
) -> tuple[int, int, int, int]:
    own = sum(fields.get(one, "") in judge.fields for one in proposals)
    return kinds.count(judge.kind), len(panel), len(judge.tied & set(proposals)), -own


def _halves(groups: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Whole groups to the half with less, the largest first; what is left over evens out from one group."""
    found: dict[str, list[str]] = {}
    for proposal, group in groups:
        found.setdefault(group, []).append(proposal)
    halves: tuple[list[str], list[str]] = ([], [])
    for members in sorted(found.values(), key=len, reverse=True):
        min(halves, key=len).extend(members)
    more, less = sorted(halves, key=len, reverse=True)
    over = (len(more) - len(less)) // 2
    if over:
        less += more[-over:]
        del more[-over:]
    order = {proposal: place for place, (proposal, _) in enumerate(groups)}
    for half in halves:
        half.sort(key=lambda one: order[one])
    return halves

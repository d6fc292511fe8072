"""Lots for the running order (抽签): numbers spoken in the room, an order anybody can repeat, grouped where the office says.

**Specification ``qtic-lots-1``.** Canonical text, seed, stream and shuffling are those of ``qtic-draw-1``
(``domain.experts.draw``), but for the name ``qtic-lots-1`` in the text of the seed:

1. *Fingerprint*: SHA-256 of the canonical text of ``{"meeting": number, "groups": [[number, ...], ...]}``; groups in the
   order in which they are judged, the numbers of proposals within a group in the order of their code points.
2. *Seed*: SHA-256 of the canonical text of ``["qtic-lots-1", fingerprint, attempt, [number spoken, ...]]``.
3. *Order*: one stream; group after group is shuffled as a pool is, and the groups follow each other as they stood.

The stream itself is keyed by the seed and named as for a draw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qtic_desktop.domain.experts.draw import canonical, in_lot_order

FORMAT: Final = "qtic-lots-1"


class LotGroups(StrEnum):
    """What stays together: nothing, proposals of one track, of one field."""

    NONE = "none"
    TRACK = "track"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Lots:
    """What a drawing of lots gave: the seed, and the numbers of the proposals in running order."""

    fingerprint: str
    seed: str
    order: tuple[str, ...]


def grouped(lines: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Numbers of proposals by group, groups in the order in which they first occur; ``lines`` are number and group."""
    found: dict[str, list[str]] = {}
    for number, group in lines:
        found.setdefault(group, []).append(number)
    return tuple(tuple(sorted(numbers)) for numbers in found.values())


def lots_fingerprint(meeting: str, groups: Sequence[Sequence[str]]) -> str:
    """What is drawn, before anybody speaks a number."""
    plain = {"meeting": meeting, "groups": [sorted(group) for group in groups]}
    return hashlib.sha256(canonical(plain)).hexdigest()


def draw_lots(meeting: str, groups: Sequence[Sequence[str]], *, attempt: int, numbers: Sequence[str]) -> Lots:
    """The running order; the same meeting, groups, attempt and numbers always give the same."""
    mark = lots_fingerprint(meeting, groups)
    seed = hashlib.sha256(canonical([FORMAT, mark, attempt, list(numbers)])).hexdigest()
    return Lots(mark, seed, in_lot_order([sorted(group) for group in groups], seed))

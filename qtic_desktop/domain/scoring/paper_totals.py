"""Where a sum written by hand and the sum of what was keyed differ: which criterion was probably keyed wrongly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.rubrics import Criterion, points_fault


def likely_slips(
    criteria: Sequence[Criterion], points: Mapping[str, Decimal | None], step: Decimal, written: Decimal
) -> tuple[str, ...]:
    """Numbers of the criteria of which one wrong entry would explain the difference, the likeliest first.

    Only an entry that could stand there counts: with the difference added it must be a legal score. Two figures
    swapped are likelier than a point left out, that than one wrong figure, and that than any other difference.
    """
    keyed = {one.number: points.get(one.number) or Decimal(0) for one in criteria}
    difference = written - sum(keyed.values(), Decimal(0))
    if not difference:
        return ()
    found = []
    for place, one in enumerate(criteria):
        meant = keyed[one.number] + difference
        if points_fault(meant, one, step) is None:
            found.append((_kind(keyed[one.number], meant), place, one.number))
    return tuple(number for _kind_of, _place, number in sorted(found))


def _kind(keyed: Decimal, meant: Decimal) -> int:
    one, other = decimal_text(keyed), decimal_text(meant)
    if sorted(one) == sorted(other):
        return 0
    figures = [text.replace(".", "").rstrip("0") for text in (one, other)]
    wholes = [text.partition(".")[0] for text in (one, other)]
    if figures[0] == figures[1] or wholes[0] == wholes[1]:
        return 1
    if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return 2
    return 3

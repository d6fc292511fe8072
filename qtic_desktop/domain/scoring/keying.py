"""代录: a paper sheet is keyed twice by two people; what they keyed must be the same, and the written sum must agree."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from qtic_desktop.domain.numbers import decimal_text

#: Fields beside the criteria, in the order of the paper.
VETO, TOTAL, BALLOT = "veto", "total", "ballot"


class Keying(StrEnum):
    """Whether what was copied from paper was keyed by a second person: it need not be, nobody has, not the same, the same."""

    NOT_NEEDED = "not_needed"
    WAITING = "waiting"
    DIFFERS = "differs"
    AGREED = "agreed"


class Flaw(StrEnum):
    """What is wrong with the paper itself: a figure struck out without initials, one that cannot be read, no signature."""

    STRUCK_OUT = "struck_out"
    UNREADABLE = "unreadable"
    UNSIGNED = "unsigned"


#: Flaws that are about one criterion.
OF_A_FIGURE: Final = frozenset({Flaw.STRUCK_OUT, Flaw.UNREADABLE})


@dataclass(frozen=True, slots=True)
class Copied:
    """What one person copied from a sheet of paper: points by criterion (None is blank), whether the line on falsehood is
    ticked, the sum written by hand (None is none), the ballot ("" is none)."""

    points: Mapping[str, Decimal | None]
    veto: bool = False
    total: Decimal | None = None
    ballot: str = ""

    def value(self, field: str) -> str:
        """The text of a field, so that 12.0 and 12 are one."""
        if field == VETO:
            return "yes" if self.veto else ""
        if field == BALLOT:
            return self.ballot
        found = self.total if field == TOTAL else self.points.get(field)
        return "" if found is None else decimal_text(found)

    def with_fields(self, other: Copied, fields: Collection[str]) -> Copied:
        """The same with these fields as the other one has them."""
        return Copied(
            {number: other.points.get(number) if number in fields else old for number, old in self.points.items()},
            other.veto if VETO in fields else self.veto,
            other.total if TOTAL in fields else self.total,
            other.ballot if BALLOT in fields else self.ballot,
        )

    def to_mapping(self) -> dict[str, Any]:
        """Plain texts for storage."""
        numbers = {number: self.value(number) for number in self.points}
        return {"points": numbers, VETO: self.veto, TOTAL: self.value(TOTAL), BALLOT: self.ballot}

    @classmethod
    def from_mapping(cls, body: Mapping[str, Any]) -> Copied:
        """As ``to_mapping`` gave it."""
        points = {number: Decimal(text) if text else None for number, text in body["points"].items()}
        return cls(points, body[VETO], Decimal(body[TOTAL]) if body[TOTAL] else None, body[BALLOT])


def differing(first: Copied, second: Copied, criteria: Sequence[str], *, with_ballot: bool) -> tuple[str, ...]:
    """Fields in which two keyings of one sheet are not the same, in the order of the paper; ``with_ballot`` where the
    ballot is copied from paper too."""
    fields = fields_of_paper(criteria, with_ballot=with_ballot)
    return tuple(field for field in fields if first.value(field) != second.value(field))


def fields_of_paper(criteria: Sequence[str], *, with_ballot: bool) -> tuple[str, ...]:
    """What is copied from a sheet, in the order of the paper."""
    return (*criteria, VETO, TOTAL, *((BALLOT,) if with_ballot else ()))


@dataclass(frozen=True, slots=True)
class KeyerTally:
    """How well one person copied in one meeting: sheets keyed first and second, fields in them that were compared, and
    those of them in which the other one was right in the end."""

    person: str
    first: int
    second: int
    fields: int
    wrong: int

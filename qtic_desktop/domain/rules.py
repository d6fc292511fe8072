"""The scoring part of a rule set: what the guideline leaves open (指引未规定) and the office decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import decimal_from, decimal_text

MAJORITIES = ("1/2", "2/3", "3/4")

TRIMS = ("none", "one-high-one-low")
DEFAULT_GRADES = (("优秀", Decimal(90)), ("良好", Decimal(75)), ("合格", Decimal(60)), ("不合格", Decimal(0)))


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Settings of aggregation and vote. Every field is 指引未规定; the defaults are those of the first rule set.

    ``trim`` drops one highest and one lowest total once ``trim_minimum`` sheets count; fewer than ``trim_leaves``
    totals left after it is a blocker. ``pass_mean`` and grade thresholds are points of 100 and compared with the
    printed mean. ``excellent_cap`` is "none" or the share of a group that may hold the first grade.
    """

    trim: str = "one-high-one-low"
    trim_minimum: int = 5
    minimum_panel: int = 5
    decimals: int = 2
    pass_mean: Decimal = Decimal(60)
    vote_majority: str = "2/3"
    step: Decimal = Decimal("0.5")
    grades: tuple[tuple[str, Decimal], ...] = DEFAULT_GRADES
    excellent_cap: str = "none"
    trim_leaves: int = 3

    @classmethod
    def default(cls) -> RuleSet:
        """The rule set a new workspace starts with."""
        return cls()

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> RuleSet:
        """Read settings (numbers as text, int or Decimal); missing keys take the default.

        Raises ``Refused``: scoring.unknown_rule_key, scoring.bad_rule_value, both naming the key.
        """
        for key in mapping:
            if key not in _READERS:
                raise Refused("scoring.unknown_rule_key", key=key, known=" ".join(_READERS))
        return cls(**{key: _READERS[key](key, value) for key, value in mapping.items()})

    def to_mapping(self) -> dict[str, Any]:
        """Plain text and ints for storage and for a rehearsal file; ``from_mapping`` reads it back to an equal value."""
        return {
            "trim": self.trim,
            "trim_minimum": self.trim_minimum,
            "minimum_panel": self.minimum_panel,
            "decimals": self.decimals,
            "pass_mean": decimal_text(self.pass_mean),
            "vote_majority": self.vote_majority,
            "step": decimal_text(self.step),
            "grades": [[name, decimal_text(threshold)] for name, threshold in self.grades],
            "excellent_cap": self.excellent_cap,
            "trim_leaves": self.trim_leaves,
        }

    def grade_of(self, mean: Decimal) -> str | None:
        """The first grade whose threshold the printed mean reaches; None below all of them."""
        return next((name for name, threshold in self.grades if mean >= threshold), None)


def _bad(key: str, value: object, wanted: str) -> Refused:
    return Refused("scoring.bad_rule_value", key=key, value=str(value), wanted=wanted)


def _choice(*known: str) -> Callable[[str, object], str]:
    def read(key: str, value: object) -> str:
        if not isinstance(value, str) or value not in known:
            raise _bad(key, value, " | ".join(known))
        return value

    return read


def _count(low: int, high: int) -> Callable[[str, object], int]:
    def read(key: str, value: object) -> int:
        number = decimal_from(value)
        if number is None or number != int(number) or not low <= number <= high:
            raise _bad(key, value, f"{low}-{high}")
        return int(number)

    return read


def _points(key: str, value: object) -> Decimal:
    number = decimal_from(value)
    if number is None or not 0 <= number <= 100:
        raise _bad(key, value, "0-100")
    return number


def _step(key: str, value: object) -> Decimal:
    number = decimal_from(value)
    if number is None or not 0 < number <= 100:
        raise _bad(key, value, "> 0")
    return number


def _grades(key: str, value: object) -> tuple[tuple[str, Decimal], ...]:
    """Names with falling thresholds, the last one 0, so that every mean has exactly one grade."""
    if not isinstance(value, list | tuple) or not value:
        raise _bad(key, value, "[[name, points], ...]")
    grades: list[tuple[str, Decimal]] = []
    for pair in value:
        if not isinstance(pair, list | tuple) or len(pair) != 2 or not isinstance(pair[0], str) or not pair[0].strip():
            raise _bad(key, pair, "[name, points]")
        grades.append((pair[0], _points(key, pair[1])))
    thresholds = [threshold for _, threshold in grades]
    if thresholds != sorted(set(thresholds), reverse=True) or thresholds[-1] != 0:
        raise _bad(key, value, "90 > 75 > 60 > 0")
    if len({name for name, _ in grades}) != len(grades):
        raise _bad(key, value, "[name, points]")
    return tuple(grades)


def _cap(key: str, value: object) -> str:
    if value == "none":
        return "none"
    number = decimal_from(value)
    if number is None or not 0 < number <= 1:
        raise _bad(key, value, "none | 0-1")
    return decimal_text(number)


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "trim": _choice(*TRIMS),
    "trim_minimum": _count(1, 99),
    "minimum_panel": _count(1, 99),
    "decimals": _count(0, 6),
    "pass_mean": _points,
    "vote_majority": _choice(*MAJORITIES),
    "step": _step,
    "grades": _grades,
    "excellent_cap": _cap,
    "trim_leaves": _count(1, 99),
}

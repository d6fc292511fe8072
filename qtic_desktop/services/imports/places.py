"""The recommending departments as lists write them, and the ones of the register that may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLACE = re.compile(r"^(青岛市|青岛)?(.{1,8}?(?:新区|区|市|县|大学|学院|研究院|研究所))")


def near_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Registered names of the same district or institution as ``name``; never taken for it, only shown."""
    place = _place(name)
    return tuple(other for other in known if place and _place(other) == place)[:3]


def near_words(name: str, known: Iterable[str]) -> str:
    """The names that may be meant as part of a sentence; empty when there is none."""
    near = near_names(name, known)
    return f"（名录中有“{'”“'.join(near)}”）" if near else ""


def _place(name: str) -> str:
    found = _PLACE.match(name.strip())
    return found[2] if found else ""

"""The recommending departments as lists write them, and the ones of the register that may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qtic_desktop.domain.identity import name_key

_PLACE = re.compile(r"^(青岛市|青岛)?(.{1,8}?(?:新区|区|市|县|大学|学院|研究院|研究所))")


class Register:
    """The recommending departments of the register by name, however a list spaces or brackets it."""

    def __init__(self, departments: Iterable[tuple[str, str]]) -> None:
        """``departments`` are (id, name)."""
        rows = tuple(departments)
        self.names = dict(rows)
        self._ids = {name_key(name): record_id for record_id, name in rows}

    def id_of(self, name: str) -> str:
        """The id of a department; empty when the register has none of this name."""
        return self._ids.get(name_key(name), "")

    def near(self, name: str) -> str:
        """The names that may be meant as part of a sentence; empty when there is none."""
        near = near_names(name, self.names.values())
        return f"（名录中有“{'”“'.join(near)}”）" if near else ""


def near_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Registered names of the same district or institution as ``name``; never taken for it, only shown."""
    place = _place(name)
    return tuple(other for other in known if place and _place(other) == place)[:3]


def _place(name: str) -> str:
    found = _PLACE.match(name.strip())
    return found[2] if found else ""

"""Filters of a list that a person keeps under a name: chip, further choices, words searched for and the order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.settings import Settings

if TYPE_CHECKING:
    from qtic_desktop.services.doors import Doors

_LONGEST: Final = 40
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """``choices`` are names of further choices with the value chosen; ``order`` is key=up or key=down, empty for the
    order of the list itself."""

    name: str
    chip: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    text: str = ""
    order: str = ""


class ListMemory:
    """The filters of one list, of the person at work alone; kept with widths and order in the settings. They hold words
    searched for, names of people among them, so they are sealed by ``doors`` where people have secrets."""

    def __init__(self, settings: Settings, name: str, doors: Doors | None = None) -> None:
        self._settings, self._key, self._doors = settings, f"list/{name}/filters", doors

    def all(self) -> tuple[SavedFilter, ...]:
        """In the order they were first kept; what cannot be read any more counts as not kept."""
        kept = self._settings.text(self._key)
        try:
            rows = json.loads((kept if self._doors is None else self._doors.unseal(kept)) or "[]")
            return tuple(_read(row) for row in rows)
        except (ValueError, TypeError, KeyError, AttributeError):
            return ()

    def keep(self, one: SavedFilter, *, place: int | None = None) -> None:
        """Keep a filter; one of the same name takes its place. ``place``: where one that was removed stood."""
        known = [other for other in self.all() if other.name != one.name]
        at = [other.name for other in self.all()].index(one.name) if len(known) < len(self.all()) else len(known)
        known.insert(at if place is None else place, one)
        self._write(known)

    def remove(self, name: str) -> None:
        """Keep it no longer."""
        self._write([one for one in self.all() if one.name != name])

    def rename(self, before: str, after: str) -> None:
        """Give it another name; one that had that name is not touched and nothing happens (``why_not``)."""
        if not self.why_not(after, known_as=before):
            self._write([_named(one, after) if one.name == before else one for one in self.all()])

    def why_not(self, name: str, *, known_as: str = "") -> str:
        """Why a filter cannot be called so: ``blank``, ``long``, ``taken`` or ``many``; empty when it can."""
        names = [one.name for one in self.all()]
        if not name.strip():
            return "blank"
        if len(name) > _LONGEST:
            return "long"
        if known_as:
            return "taken" if name != known_as and name in names else ""
        return "many" if name not in names and len(names) >= _MOST else ""

    def _write(self, rows: list[SavedFilter]) -> None:
        told = [
            {"name": one.name, "chip": one.chip, "choices": one.choices, "text": one.text, "order": one.order}
            for one in rows
        ]
        text = json.dumps(told, ensure_ascii=False)
        self._settings.remember(self._key, text if self._doors is None else self._doors.seal(text))


def _named(one: SavedFilter, name: str) -> SavedFilter:
    return SavedFilter(name, one.chip, one.choices, one.text, one.order)


def _read(row: dict[str, object]) -> SavedFilter:
    choices = row.get("choices") or ()
    pairs = tuple((str(pair[0]), str(pair[1])) for pair in choices if len(pair) == 2)  # type: ignore[attr-defined]
    return SavedFilter(str(row["name"]), str(row["chip"]), pairs, str(row["text"]), str(row["order"]))

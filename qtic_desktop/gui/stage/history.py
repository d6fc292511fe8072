"""The entries of the audit log about one record as lines of its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from qtic_desktop.gui import words
from qtic_desktop.gui.texts import mark


class Entry(Protocol):
    """One act on a record: when (ISO 8601), by whom, what, and what was recorded of it."""

    @property
    def at(self) -> str:
        """When."""

    @property
    def actor_name(self) -> str:
        """By whom."""

    @property
    def act(self) -> str:
        """What."""

    @property
    def details(self) -> Mapping[str, Any]:
        """With what."""


def history_lines(entries: Sequence[Entry]) -> list[str]:
    """A line for each entry, oldest first as they come."""
    return [_line(entry) for entry in entries]


def _line(entry: Entry) -> str:
    head = f"{words.minute(entry.at)}  {entry.actor_name}  {words.act(entry.act)}"
    told = mark("；").join(words.details(entry.details, entry.act))
    return f"{head}  {told}" if told else head

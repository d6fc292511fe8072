"""How far a piece of work is, for whoever waits for it."""

from __future__ import annotations

from qtic_desktop.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` (None while it is not known); ``text`` names what is at work."""

    done: int
    total: int | None = None
    text: str = ""

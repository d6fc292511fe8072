"""How a workspace stands to a backup of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Line(StrEnum):
    """How a workspace stands to a backup: the same; it goes on from it; it has fewer entries, so that whether the backup
    has all of them shows only when both are open; each has what the other lacks; nothing tells."""

    SAME = "same"
    FURTHER = "further"
    FEWER = "fewer"
    APART = "apart"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reach:
    """``line`` with the number of entries here and in the backup."""

    line: Line
    here: int
    there: int

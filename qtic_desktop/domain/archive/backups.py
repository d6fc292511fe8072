"""A backup as it is known before it is opened, and how a workspace stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from qtic_desktop.domain.archive.generations import Why


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What is known of a backup before it is opened: of which workspace (id and name), when and what for it was made, when
    it was opened and found whole (``verified``: empty of one that nobody tried), the end of its log, and what it holds, by
    the words of ``storage.queries.day``."""

    folder: Path
    workspace_id: str
    name: str
    made_at: datetime | None
    size: int
    why: Why = Why.HAND
    verified: str = ""
    entries: int = 0
    last_hash: str = ""
    held: tuple[tuple[str, int], ...] = ()


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

"""The list of what a formal examination looks at, in the version that is in force."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qtic_desktop.domain.examination import ChecklistItem
from qtic_desktop.domain.intake import Track
from qtic_desktop.domain.office_lists import EXAMINATIONS, checklist
from qtic_desktop.storage.queries.office_lists import entries_in_force, newest_version, shipped_items

__all__ = ["items_in_force", "list_in_force", "shipped_items"]


def items_in_force(session: Session, track: str) -> tuple[ChecklistItem, ...]:
    """The items of a track by the newest version of its list."""
    return checklist(entries_in_force(session, EXAMINATIONS[Track(track)]), Track(track))


def list_in_force(session: Session, track: str) -> str | None:
    """The id of that version; None for the one a workspace starts with."""
    row = newest_version(session, EXAMINATIONS[Track(track)])
    return None if row is None else row.id

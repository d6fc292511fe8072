"""The recommending departments as lists write them, and the ones of the register that may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.identity import name_key
from qtic_desktop.domain.imports.words import LearnedWords
from qtic_desktop.services.registry.merging import stands_for
from qtic_desktop.storage.queries.import_words import LEARNED
from qtic_desktop.storage.tables.registry import Department, WorkspaceFact

_PLACE = re.compile(r"^(青岛市|青岛)?(.{1,8}?(?:新区|区|市|县|大学|学院|研究院|研究所))")


class Register:
    """The recommending departments of the register by name, however a list spaces or brackets it."""

    def __init__(
        self,
        departments: Iterable[tuple[str, str]],
        merged: Iterable[tuple[str, str]] = (),
        learned: Iterable[tuple[str, str]] = (),
    ) -> None:
        """``departments`` are (id, name); ``merged`` are (id of the one that stands for it, name), ``learned`` (id, name as a
        list writes it, as the office said)."""
        rows = tuple(departments)
        self.names = dict(rows)
        known = [(record_id, name) for record_id, name in learned if record_id in self.names]
        self._ids = {name_key(name): record_id for record_id, name in (*known, *merged, *rows)}

    def id_of(self, name: str) -> str:
        """The id of a department; empty when the register has none of this name."""
        return self._ids.get(name_key(name), "")

    def near(self, name: str) -> str:
        """The names that may be meant as part of a sentence; empty when there is none."""
        near = near_names(name, self.names.values())
        return f"（名录中有“{'”“'.join(near)}”）" if near else ""


def register(session: Session, *, learned: bool = True) -> Register:
    """The register as it is; the name of a merged department means the one that stands for it, and a name that the office
    taught the import (``learned``) the one it said."""
    rows = session.execute(select(Department.id, Department.name).where(Department.merged_into_id.is_(None)))
    fact = session.get(WorkspaceFact, LEARNED) if learned else None
    words = LearnedWords.from_text(fact.value if fact is not None else "")
    taught = ((key, name) for name, key in words.departments.items())
    return Register(((key, name) for key, name in rows), stands_for(session), taught)


def near_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Registered names of the same district or institution as ``name``; never taken for it, only shown."""
    place = _place(name)
    return tuple(other for other in known if place and _place(other) == place)[:3]


def _place(name: str) -> str:
    found = _PLACE.match(name.strip())
    return found[2] if found else ""

"""One day of the office as the log tells it, and how much the workspace holds."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.search import sort_key
from qtic_desktop.storage.audit import last_entry
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import Base, table_of
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.scoring import ScoreSheet

#: What is counted, in the order of the procedure; the words for it stand in ``paper.day``.
COUNTED: tuple[tuple[str, type[Base]], ...] = (
    ("proposals", Proposal), ("experts", Expert), ("meetings", Meeting), ("sheets", ScoreSheet), ("opinions", Opinion),
    ("centers", Center),
)  # fmt: skip


#: Coming in is no work done.
_AT_THE_DOOR = frozenset({Act.SIGN_IN, Act.WRONG_SECRET, Act.CHANGE_SECRET})
#: In whose name something is written that is no person: the program where it made the workspace, and the sheet out of the
#: safe; whom it let in stands in the entry.
_NOBODY = frozenset({SYSTEM.id, "recovery"})


@dataclass(frozen=True, slots=True)
class DayFacts:
    """``done``: each act of the day with how often it was done, most often first; ``people`` who did them; ``held`` what
    the workspace holds, by the words of ``COUNTED``; the end of the audit chain."""

    day: date
    done: tuple[tuple[str, int], ...]
    people: tuple[str, ...]
    held: tuple[tuple[str, int], ...]
    entries: int
    last_hash: str
    wrong: tuple[tuple[str, int, bool], ...] = ()
    """Whose secrets were typed wrong, how often, and whether that locked it."""


@query(Read.WORKSPACE)
def day_facts(session: Session, *, day: date) -> DayFacts:
    """What was done on a day (by the local time of the entries), and what is held now."""
    done: Counter[str] = Counter()
    people: set[str] = set()
    wrong: Counter[str] = Counter()
    locked: set[str] = set()
    names = namesakes(session)
    entries = select(
        AuditEntry.act, AuditEntry.actor_name, AuditEntry.actor_id, AuditEntry.subject_id, AuditEntry.details
    ).where(AuditEntry.at.startswith(day.isoformat()))
    for act, name, who, whom, details in session.execute(entries):
        told = json.loads(details) if act in (Act.WRONG_SECRET, Act.REPLACE_SLIP, Act.USE_RECOVERY) else {}
        if act == Act.WRONG_SECRET:
            wrong[str(told.get("name", ""))] += int(told.get("count", 0))
            locked |= {str(told.get("name", ""))} if told.get("locked") else set()
        if act in _AT_THE_DOOR:
            continue
        if act == Act.REPLACE_SLIP and told.get("second") not in _NOBODY:
            people.add(str(told.get("second", "")))
        done[act] += 1
        if who not in _NOBODY:
            people.add(names.called(who, name))
        elif act == Act.USE_RECOVERY:
            people.add(names.called(whom, str(told.get("name", ""))))
    return DayFacts(
        day, tuple(done.most_common()), tuple(sorted(people - {""}, key=sort_key)), held(session), *last_entry(session),
        tuple((name, count, name in locked) for name, count in sorted(wrong.items(), key=lambda one: sort_key(one[0]))),
    )  # fmt: skip


def held(session: Session) -> tuple[tuple[str, int], ...]:
    """How many records of each kind there are."""

    def count(table: Table) -> int:
        return session.scalar(select(func.count()).select_from(table)) or 0

    return tuple((name, count(table_of(kind))) for name, kind in COUNTED)

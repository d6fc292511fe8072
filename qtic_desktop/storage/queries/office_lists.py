"""Lists the office keeps: the entries in force, every version with where it is used, and the draft being written."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Function, func, or_, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.examination import ChecklistItem, items_for, parse_items
from qtic_desktop.domain.office_lists import (
    EXAMINATIONS,
    ListDraft,
    ListEntry,
    OfficeList,
    added_modes,
    as_entries,
    entries_from_rows,
    list_change,
    standing_for,
)
from qtic_desktop.domain.reads import Read
from qtic_desktop.domain.rule_settings import EXAMINATION_ITEMS
from qtic_desktop.resources import resource
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.examination import Examination
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Attachment, ListVersion, RuleSetVersion, WorkspaceFact

FIRST = 1
"""The number of the version a workspace starts with; it has no row."""


@dataclass(frozen=True, slots=True)
class ListVersionRow:
    """A version of a list; ``used`` counts the records that hold something of it that no earlier version had, of an
    examination its rounds. ``id`` is empty for the first one, ``since`` (ISO 8601) and ``reason`` too."""

    id: str
    name: OfficeList
    number: int
    entries: tuple[ListEntry, ...]
    used: int
    in_force: bool
    since: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ListDesk:
    """All versions, the one in force first, and the draft (None: nothing was begun)."""

    versions: tuple[ListVersionRow, ...]
    draft: ListDraft | None


def list_draft_name(name: OfficeList) -> str:
    """The fact of the workspace that holds the draft of a list."""
    return f"draft_{name.value}"


@lru_cache(maxsize=1)
def shipped_items() -> tuple[ChecklistItem, ...]:
    """The items of an examination that come with the program."""
    data = tomllib.loads(resource("dictionaries", "examination.toml").read_text(encoding="utf-8"))
    return parse_items(data["item"])


@lru_cache(maxsize=8)
def shipped_entries(name: OfficeList) -> tuple[ListEntry, ...]:
    """What a dictionary says that the office never changed."""
    data = tomllib.loads(resource("dictionaries", "lists.toml").read_text(encoding="utf-8"))
    return tuple(
        ListEntry(row["key"], row["title"], row.get("group", ListEntry("", "").group), words=row.get("words", ""))
        for row in data[name.value]
    )


def first_entries(session: Session, name: OfficeList) -> tuple[ListEntry, ...]:
    """What a workspace starts with; an examination's are those of the rule set where an older program put them there."""
    track = next((track for track, one in EXAMINATIONS.items() if one is name), None)
    if track is None:
        return shipped_entries(name)
    body = session.scalar(select(RuleSetVersion.body).order_by(RuleSetVersion.number.desc()).limit(1))
    own = json.loads(body or "{}").get(EXAMINATION_ITEMS)
    return as_entries(items_for(parse_items(own) if own else shipped_items(), track))


def newest_version(session: Session, name: OfficeList) -> ListVersion | None:
    """The row in force; None while it is the first version."""
    rows = select(ListVersion).where(ListVersion.name == name.value).order_by(ListVersion.number.desc()).limit(1)
    return session.scalars(rows).one_or_none()


def entries_of(row: ListVersion) -> tuple[ListEntry, ...]:
    """The entries a stored version holds."""
    return entries_from_rows(json.loads(row.body))


def entries_in_force(session: Session, name: OfficeList) -> tuple[ListEntry, ...]:
    """The entries of the newest version, retired ones too."""
    row = newest_version(session, name)
    return first_entries(session, name) if row is None else entries_of(row)


def stands_for(session: Session, name: OfficeList) -> dict[str, str]:
    """What stands today for each entry of a dictionary that was merged into another: lists, filters and statistics follow
    it, and the record keeps what was written."""
    return standing_for(entries_in_force(session, name))


def modes_added(session: Session) -> frozenset[str]:
    """The modes an office has beside the guideline's."""
    return frozenset(added_modes(entries_in_force(session, OfficeList.MODES)))


@query(Read.RULES)
def own_modes(session: Session) -> tuple[tuple[str, str], ...]:
    """Key and name of the modes the office added itself, merged ones too."""
    return tuple(added_modes(entries_in_force(session, OfficeList.MODES)).items())


@query(Read.RULES)
def dictionaries(session: Session) -> dict[OfficeList, tuple[ListEntry, ...]]:
    """Every dictionary as it is in force, retired entries too."""
    return {name: entries_in_force(session, name) for name in OfficeList if not name.is_examination}


@query(Read.RULES)
def list_versions(session: Session, *, name: OfficeList) -> tuple[ListVersionRow, ...]:
    """All versions of a list, the one in force first."""
    revised = select(AuditEntry).where(AuditEntry.act == "revise_list")
    told = {entry.subject_id: (entry.at, json.loads(entry.details)["reason"]) for entry in session.scalars(revised)}
    stored = select(ListVersion).where(ListVersion.name == name.value).order_by(ListVersion.number)
    before = first_entries(session, name)
    rows = [ListVersionRow("", name, FIRST, before, used_of_first(session, name), in_force=False)]
    for row in session.scalars(stored):
        entries = entries_of(row)
        used = uses(session, row, before, entries)
        since, reason = told.get(row.id, ("", ""))
        rows.append(ListVersionRow(row.id, name, row.number, entries, used, False, since, reason))
        before = entries
    newest = rows.pop()
    in_force = ListVersionRow(
        newest.id, name, newest.number, newest.entries, newest.used, True, newest.since, newest.reason
    )
    return (in_force, *reversed(rows))


@query(Read.RULES)
def list_desk(session: Session, *, name: OfficeList) -> ListDesk:
    """What the editor of a list begins with."""
    fact = session.get(WorkspaceFact, list_draft_name(name))
    draft = None
    if fact is not None:
        kept = json.loads(fact.value)
        draft = ListDraft(name, kept["begun_from"], entries_from_rows(kept["entries"]))
    return ListDesk(list_versions(session, name=name), draft)


def used_of_first(session: Session, name: OfficeList) -> int:
    """How many rounds took their items from the first version; 0 for a dictionary, which nobody takes back."""
    track = next((track for track, one in EXAMINATIONS.items() if one is name), None)
    if track is None:
        return 0
    rounds = select(func.count()).select_from(Examination).join(Proposal, Proposal.id == Examination.proposal_id)
    return session.scalar(rounds.where(Proposal.track == track.value, Examination.list_id.is_(None))) or 0


def uses(session: Session, row: ListVersion, before: Sequence[ListEntry], entries: Sequence[ListEntry]) -> int:
    """How many records hold something of a version that no earlier one had: rounds of an examination, else
    applications and papers in which an entry it added was chosen."""
    name = OfficeList(row.name)
    if name.is_examination:
        return session.scalar(select(func.count()).where(Examination.list_id == row.id)) or 0
    if name is OfficeList.REMARKS:
        return 0  # records hold their words
    known = {one.key for one in before}
    fresh = [one.title for one in entries if one.title in list_change(before, entries).added and one.key not in known]
    if not fresh:
        return 0
    if name is OfficeList.PAPERS:
        kinds = session.scalar(select(func.count()).where(Attachment.kind.in_(fresh))) or 0
        noted = or_(*(_typed("missing_papers").contains(one) for one in fresh))
        return kinds + (session.scalar(select(func.count()).select_from(Proposal).where(noted)) or 0)
    if name is OfficeList.MODES:
        taken = or_(Proposal.mode.in_(fresh), _typed("mode").in_(fresh))
        return session.scalar(select(func.count()).select_from(Proposal).where(taken)) or 0
    chosen = or_(Proposal.field.in_(fresh), _typed("field").in_(fresh))
    return session.scalar(select(func.count()).select_from(Proposal).where(chosen)) or 0


def _typed(name: str) -> Function[Any]:
    return func.json_extract(Proposal.draft, f"$.values.{name}")

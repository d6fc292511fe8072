"""Lists the office keeps in versions: what a formal examination looks at, and the dictionaries that forms choose from.

The guideline names fields (一-1), modes (二（一）) and tasks (二（二）), and no list for the examination (指引未规定). What a record
took from a list stays in it as it was: an entry of a dictionary is retired, never renamed or taken out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final

from qtic_desktop.domain.examination import SILENT, ChecklistItem, ItemGroup
from qtic_desktop.domain.intake import Mode, Track
from qtic_desktop.domain.problems import Problem

#: The group of remarks that say why a hint does not matter.
HINTS: Final = "hints"
#: As many entries as a list can have, retired ones too.
MOST_ENTRIES: Final = 80
#: As long as the name of a mode can be: it is kept in the record by itself.
LONGEST_MODE: Final = 20


class OfficeList(StrEnum):
    """Which list; the value names it in the record."""

    EXAMINATION_NEW = "list_examination_new"
    EXAMINATION_CONVERSION = "list_examination_conversion"
    FIELDS = "list_fields"
    MODES = "list_modes"
    TASKS = "list_tasks"
    PAPERS = "list_papers"
    REMARKS = "list_remarks"

    @property
    def is_examination(self) -> bool:
        """Whether its entries are items of a formal examination, which each round copies."""
        return self in EXAMINATIONS.values()

    @property
    def is_copied(self) -> bool:
        """Whether records take the words of an entry with them, so that it can be changed and taken out."""
        return self.is_examination or self is OfficeList.REMARKS

    @property
    def takes_new(self) -> bool:
        """Whether entries can be added. The guideline names cases of modes and says that several can be taken (二（一）
        可采取多种组建模式), so an office adds its own; of the tasks it says that they are chosen from those six (二（二）选择以下
        任务)."""
        return self is not OfficeList.TASKS


#: The list of items of each track.
EXAMINATIONS: Final = {
    Track.NEW: OfficeList.EXAMINATION_NEW,
    Track.CONVERSION: OfficeList.EXAMINATION_CONVERSION,
}


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry. Of an examination: ``group`` (``ItemGroup``), ``clause`` and whether it must be met; ``fields`` are
    entries of the form or codes of hints that stand beside it. Of a remark: its words are the title, ``group`` says where
    it is offered (empty: everywhere, ``HINTS`` where a hint is dismissed). Of a dictionary: ``words`` explain it,
    ``retired`` keeps it for old records only, and ``into`` is the key of the entry it was merged into. ``key`` is what
    records hold."""

    key: str
    title: str
    group: str = ItemGroup.ELIGIBILITY.value
    clause: str = ""
    required: bool = True
    words: str = ""
    retired: bool = False
    into: str = ""
    fields: tuple[str, ...] = ()


def remarks_for(entries: Sequence[ListEntry], group: str) -> tuple[str, ...]:
    """The remarks offered for a group, those of its own first; the ones of every group for an empty one."""
    there = offered(entries)
    own = [one.title for one in there if group and one.group == group]
    rest = [one.title for one in there if not one.group or (not group and one.group != HINTS)]
    return (*own, *rest)


@dataclass(frozen=True, slots=True)
class ListDraft:
    """A list as typed; ``begun_from`` is the number of the version it was begun from."""

    name: OfficeList
    begun_from: int
    entries: tuple[ListEntry, ...] = ()

    def with_entry(self, place: int, one: ListEntry) -> ListDraft:
        """The same with another entry at ``place`` (from 0)."""
        return replace(self, entries=(*self.entries[:place], one, *self.entries[place + 1 :]))


def entries_to_rows(entries: Sequence[ListEntry]) -> list[dict[str, Any]]:
    """Plain values for storage; ``entries_from_rows`` reads equal entries back."""
    return [asdict(one) for one in entries]


def entries_from_rows(rows: Sequence[Mapping[str, Any]]) -> tuple[ListEntry, ...]:
    """The entries kept as plain values. Raises ``TypeError`` or ``KeyError`` for what are none."""
    return tuple(ListEntry(**{**row, "fields": tuple(row["fields"])}) for row in rows)


def offered(entries: Sequence[ListEntry]) -> tuple[ListEntry, ...]:
    """What can be chosen for a new record."""
    return tuple(one for one in entries if not one.retired)


def added_modes(entries: Sequence[ListEntry]) -> dict[str, str]:
    """Key and name of the modes that are not the guideline's (二（一））, retired and merged ones too."""
    return {one.key: one.title for one in entries if one.key not in tuple(Mode)}


def standing_for(entries: Sequence[ListEntry]) -> dict[str, str]:
    """For the key of each merged entry that of the one that stands for it."""
    into = {one.key: one.into for one in entries if one.into}
    return {key: into.get(kept, kept) for key, kept in into.items()}


def keyed(draft: ListDraft, in_force: Sequence[ListEntry]) -> ListDraft:
    """The draft as it goes in force: what is new in a dictionary is kept under its name, so that a record says by itself
    what was chosen; a new item of an examination under a key that no item has."""
    told: dict[str, str] = {one.key: one.key for one in in_force}
    for one in draft.entries:
        if one.key not in told:
            told[one.key] = _own_key(told.values()) if draft.name.is_copied else one.title.strip()
    entries = (
        replace(
            one,
            key=told[one.key],
            title=one.title.strip(),
            into=told.get(one.into, ""),
            clause=_clause(draft.name, one),
        )
        for one in draft.entries
    )
    return replace(draft, entries=tuple(entries))


def _own_key(taken: Collection[str]) -> str:
    return next(key for n in range(1, len(taken) + 2) if (key := f"own_{n}") not in taken)


def _clause(name: OfficeList, one: ListEntry) -> str:
    return one.clause.strip() or (SILENT if name.is_examination else "")


def list_problems(draft: ListDraft, in_force: Sequence[ListEntry]) -> tuple[Problem, ...]:
    """What stands between a draft and a version in force, in reading order; ``field`` is the number of the entry, from 1."""
    found: list[Problem] = []
    titles = [one.title.strip() for one in draft.entries]
    for place, one in enumerate(draft.entries, 1):
        title = one.title.strip()
        if not title:
            found.append(Problem("registry.list_no_title", str(place), {"number": place}))
        elif titles.index(title) < place - 1:
            found.append(Problem("registry.list_same_title", str(place), {"number": place, "title": title}))
        if draft.name is OfficeList.MODES and len(title) > LONGEST_MODE:
            found.append(Problem("registry.list_title_long", str(place), {"title": title, "most": LONGEST_MODE}))
        kept = next((other for other in draft.entries if other.key == one.into), None)
        if one.into and (kept is None or kept.retired or kept is one):
            found.append(Problem("registry.list_into", str(place), {"title": title}))
    if not offered(draft.entries) and draft.name is not OfficeList.REMARKS:
        found.append(Problem("registry.list_empty", ""))
    if len(draft.entries) > MOST_ENTRIES:
        found.append(Problem("registry.list_long", "", {"n": len(draft.entries), "most": MOST_ENTRIES}))
    return (*found, *(() if draft.name.is_copied else _changed_names(draft, in_force)))


def _changed_names(draft: ListDraft, in_force: Sequence[ListEntry]) -> list[Problem]:
    """Old records would no longer say what was chosen in them."""
    now = {one.key: one.title.strip() for one in draft.entries}
    found = [
        Problem("registry.list_entry_gone" if one.key not in now else "registry.list_renamed", "", {"title": one.title})
        for one in in_force
        if now.get(one.key) != one.title
    ]
    if not draft.name.takes_new and set(now) - {one.key for one in in_force}:
        found.append(Problem("registry.list_closed", ""))
    return found


@dataclass(frozen=True, slots=True)
class ListChange:
    """What a new version changes, by the names of entries."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    retired: tuple[str, ...]
    offered_again: tuple[str, ...]
    worded: tuple[str, ...]

    def to_facts(self) -> dict[str, list[str]]:
        """For the audit log; kinds of change there were none of are left out."""
        told = {f"list_{kind}": list(names) for kind, names in asdict(self).items()}
        return {kind: names for kind, names in told.items() if names}


def list_change(before: Sequence[ListEntry], after: Sequence[ListEntry]) -> ListChange:
    """What ``after`` says otherwise than ``before``; a changed order counts as no entry's."""
    old, new = ({one.key: one for one in entries} for entries in (before, after))
    both = [(old[key], new[key]) for key in new if key in old]
    return ListChange(
        added=tuple(one.title for key, one in new.items() if key not in old),
        gone=tuple(one.title for key, one in old.items() if key not in new),
        retired=tuple(now.title for was, now in both if now.retired and not was.retired),
        offered_again=tuple(now.title for was, now in both if was.retired and not now.retired),
        worded=tuple(now.title for was, now in both if replace(now, retired=was.retired) != was),
    )


def checklist(entries: Sequence[ListEntry], track: Track) -> tuple[ChecklistItem, ...]:
    """The items of an examination as its rounds take them."""
    return tuple(
        ChecklistItem(one.key, ItemGroup(one.group), one.title, one.clause, (track,), one.fields, one.required)
        for one in offered(entries)
    )


def as_entries(items: Sequence[ChecklistItem]) -> tuple[ListEntry, ...]:
    """Items of an examination as entries of its list."""
    return tuple(
        ListEntry(item.key, item.title, item.group.value, item.clause, item.required, fields=item.fields)
        for item in items
    )

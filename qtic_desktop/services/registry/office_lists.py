"""Lists of the office: a draft kept while it is typed, a new version with its reason, and the way back from it.

A version in force never changes and is in force until a newer one is, also in the next year. A round of an examination
keeps the items it was begun with (三（一）; 指引未规定).
"""

from __future__ import annotations

import json

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.office_lists import (
    ListDraft,
    OfficeList,
    entries_to_rows,
    keyed,
    list_change,
    list_problems,
)
from qtic_desktop.services.clashes import of_another
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.office_lists import (
    FIRST,
    entries_in_force,
    entries_of,
    first_entries,
    list_draft_name,
    newest_version,
    uses,
)
from qtic_desktop.storage.tables.registry import ListVersion, WorkspaceFact
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.KEEP_LIST)
def keep_list(work: UnitOfWork, *, draft: ListDraft) -> Changes:
    """Keep a list as typed so far; nothing is in force by it."""
    name, kept = list_draft_name(draft.name), _kept(draft)
    fact = work.session.get(WorkspaceFact, name)
    replaced = of_another(work, Act.KEEP_LIST, draft.name.value, "" if fact is None else fact.value, kept)
    work.session.merge(WorkspaceFact(name=name, value=kept))
    work.record(Act.KEEP_LIST, Kind.RULES, draft.name.value, office_list=draft.name.value, **replaced)
    return Changes()


@use_case(Act.DROP_LIST)
def drop_list(work: UnitOfWork, *, name: OfficeList) -> Changes:
    """Give up the draft of a list; the audit log keeps what it said. ``Refused`` (registry.no_draft) where there is
    none, as when another person gave it up meanwhile."""
    fact = work.session.get(WorkspaceFact, list_draft_name(name))
    if fact is None:
        raise Refused("registry.no_draft")
    work.record(Act.DROP_LIST, Kind.RULES, name.value, office_list=name.value, draft=fact.value)
    work.session.delete(fact)
    return Changes()


@use_case(Act.REVISE_LIST)
def revise_list(work: UnitOfWork, *, draft: ListDraft, reason: str) -> Changes:
    """Put a list in force as its next version, for what is chosen and examined from now on.

    Raises ``Refused``: registry.list_reason, registry.list_moved (another version came meanwhile),
    registry.list_unchanged, and the first finding of ``list_problems``.
    """
    if not reason.strip():
        raise Refused("registry.list_reason").beside("reason")
    name, before = draft.name, entries_in_force(work.session, draft.name)
    newest = newest_version(work.session, name)
    at = FIRST if newest is None else newest.number
    if at != draft.begun_from:
        raise Refused("registry.list_moved", began=draft.begun_from, now=at)
    for problem in list_problems(draft, before):
        raise Refused(problem.code, **problem.facts)
    after = keyed(draft, before).entries
    if after == before:
        raise Refused("registry.list_unchanged")
    last = work.session.scalar(select(func.max(ListVersion.number)).where(ListVersion.name == name.value))
    number = max(last or FIRST, _given_before(work, name)) + 1
    row = ListVersion(id=work.new_id(), name=name.value, number=number, body=_json(entries_to_rows(after)))
    work.session.add(row)
    facts = {"office_list": name.value, "number": number, "before": at, "reason": reason.strip()}
    work.record(Act.REVISE_LIST, Kind.RULES, row.id, **facts, **list_change(before, after).to_facts())
    fact = work.session.get(WorkspaceFact, list_draft_name(name))
    if fact is not None:
        work.session.delete(fact)
    return Changes.of(Kind.RULES, row.id)


@use_case(Act.WITHDRAW_LIST)
def withdraw_list(work: UnitOfWork, *, list_id: str, reason: str) -> Changes:
    """Take the newest version of a list back that nothing used; the one before is in force again, and what it said is the
    draft, if there is none. Its number is not given again.

    Raises ``Refused``: registry.list_reason, registry.list_not_newest, registry.list_in_use.
    """
    if not reason.strip():
        raise Refused("registry.list_reason").beside("reason")
    row = work.get(ListVersion, list_id)
    name, number, said = OfficeList(row.name), row.number, entries_of(row)
    newest = newest_version(work.session, name)
    if newest is None or newest.id != row.id:
        raise Refused("registry.list_not_newest", number=number)
    rows = select(ListVersion).where(ListVersion.name == name.value, ListVersion.number < number)
    last = work.session.scalars(rows.order_by(ListVersion.number.desc()).limit(1)).one_or_none()
    before = first_entries(work.session, name) if last is None else entries_of(last)
    used = uses(work.session, row, before, said)
    if used:
        raise Refused("registry.list_in_use", number=number, count=used)
    body = row.body
    work.session.delete(row)
    work.flush()
    if work.session.get(WorkspaceFact, list_draft_name(name)) is None:
        at = FIRST if last is None else last.number
        work.session.merge(WorkspaceFact(name=list_draft_name(name), value=_kept(ListDraft(name, at, said))))
    work.session.merge(WorkspaceFact(name=_last_name(name), value=str(number)))
    facts = {"office_list": name.value, "number": number, "reason": reason.strip(), "draft": body}
    work.record(Act.WITHDRAW_LIST, Kind.RULES, list_id, **facts)
    return Changes.of(Kind.RULES, list_id)


def _kept(draft: ListDraft) -> str:
    return _json({"begun_from": draft.begun_from, "entries": entries_to_rows(draft.entries)})


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _last_name(name: OfficeList) -> str:
    return f"last_{name.value}"


def _given_before(work: UnitOfWork, name: OfficeList) -> int:
    """The highest number that was given to a version since taken back."""
    fact = work.session.get(WorkspaceFact, _last_name(name))
    return 0 if fact is None else int(fact.value)

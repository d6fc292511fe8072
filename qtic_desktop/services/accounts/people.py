"""账户与权限: the people at work in this workspace; the name that every entry carries is set here."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from qtic_desktop.domain.accounts.roles import is_merged
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.search import sort_key
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.accounts import SMALL_OFFICE, roles_of
from qtic_desktop.storage.queries.registry import PersonRow, people, seated_experts
from qtic_desktop.storage.tables.registry import Person, WorkspaceFact
from qtic_desktop.storage.unit_of_work import Store, UnitOfWork
from qtic_desktop.storage.workspace import Workspace

#: Longest name of a person, in characters.
NAME_LENGTH = 60
#: Roles that somebody must carry, and what is said when the last one would go.
_SOMEBODY = ((Role.OFFICE, "accounts.last_of_office"), (Role.SECURITY_ADMIN, "accounts.last_of_security"))


def people_at_the_door(store: Store) -> tuple[PersonRow, ...]:
    """Who may sit down here: asked before anybody has said who they are."""
    with store.read() as session:
        return people(session)


def experts_with_slips(workspace: Workspace, *, meeting_id: str | None) -> tuple[PersonRow, ...]:
    """The experts who can sit down at a station that is passed round: those of the panel of the meeting (of any, where none is
    chosen) who have a slip, in the order of their names."""
    with workspace.store.read() as session:
        panel = seated_experts(session, meeting_id=meeting_id)
        rows = people(session)
    slots = workspace.slots.file
    found = [row for row in rows if row.expert_id in panel and slots.slot(row.id) is not None]
    return tuple(sorted(found, key=lambda row: (sort_key(row.name), row.unit)))


@use_case(Act.ADD_PEOPLE)
def add_people(work: UnitOfWork, *, people: Sequence[tuple[str, Role]], unit: str = "") -> Changes:
    """Add people at work, each a name and a role; nobody is added when one of them is refused. ``unit`` (处室) is only
    needed to tell a namesake apart.

    Raises ``Refused``: accounts.name_missing, accounts.name_too_long, accounts.person_exists (already active in that
    role), accounts.listed_in_another_role (a second entry would get around the separation of roles),
    accounts.expert_elsewhere (experts come from the pool of experts, so that each is one person there).
    """
    ids, place = [], " ".join(unit.split())
    for given, role in people:
        name = _checked_name(given)
        if role is Role.EXPERT:
            raise Refused("accounts.expert_elsewhere", name=name)
        _require_free(work, name, role.value, place)
        ids.append(work.new_id())
        work.session.add(Person(id=ids[-1], name=name, role=role.value, unit=place, active=True))
        work.session.flush()
    work.record(
        Act.ADD_PEOPLE, Kind.PERSON, ids[0] if ids else "", names=[normalize_name(name) for name, _ in people],
        roles=[role.value for _, role in people],
    )  # fmt: skip
    return Changes.of(Kind.PERSON, *ids)


@use_case(Act.RENAME_PERSON)
def rename_person(work: UnitOfWork, *, person_id: str, name: str) -> Changes:
    """Correct the name of a person of the office; what was recorded before keeps the name it was recorded under."""
    person = staff_member(work, person_id)
    before, after = person.name, _checked_name(name)
    if after != before:
        _require_free(work, after, person.role, person.unit)
    person.name = after
    work.record(Act.RENAME_PERSON, Kind.PERSON, person.id, before=before, after=after)
    return Changes.of(Kind.PERSON, person.id)


@use_case(Act.RETIRE_PERSON)
def retire_person(work: UnitOfWork, *, person_id: str) -> Changes:
    """Take a person off the list of those who can be at work; the entries made under the name stay.

    Raises ``Refused``: accounts.not_yourself, accounts.last_of_office (somebody must be able to seal and finalize),
    accounts.last_of_security (somebody must be able to give roles).
    """
    person = staff_member(work, person_id)
    if person.id == work.actor.id:
        raise Refused("accounts.not_yourself", name=person.name)
    require_others(work, person, *roles_of(person))
    person.active = False
    work.record(Act.RETIRE_PERSON, Kind.PERSON, person.id, name=person.name, role=person.role)
    return Changes.of(Kind.PERSON, person.id)


@use_case(Act.RESTORE_PERSON)
def restore_person(work: UnitOfWork, *, person_id: str) -> Changes:
    """Put a retired person back on the list. The way in was closed for good: another slip takes two people.

    Raises ``Refused``: accounts.person_exists, accounts.listed_in_another_role, accounts.merged_before (the roles this
    person carried are no longer merged here; take the further ones off first).
    """
    person = work.get(Person, person_id)
    if person.active:
        raise Refused("accounts.person_exists", name=person.name)
    if is_merged(roles_of(person)) and work.session.get(WorkspaceFact, SMALL_OFFICE) is None:
        raise Refused("accounts.merged_before", name=person.name)
    _require_free(work, person.name, person.role, person.unit)
    person.active = True
    work.record(Act.RESTORE_PERSON, Kind.PERSON, person.id, name=person.name, role=person.role)
    return Changes.of(Kind.PERSON, person.id)


def _checked_name(given: str) -> str:
    name = normalize_name(given)
    if not name:
        raise Refused("accounts.name_missing").beside("name")
    if len(name) > NAME_LENGTH:
        raise Refused("accounts.name_too_long", length=len(name), limit=NAME_LENGTH).beside("name")
    return name


def is_last(work: UnitOfWork, person: Person, role: Role) -> bool:
    """Whether nobody else who is active carries ``role``, which this person does."""
    if role not in roles_of(person):
        return False
    others = work.session.scalars(select(Person).where(Person.active, Person.id != person.id))
    return not any(role in roles_of(one) for one in others)


def require_others(work: UnitOfWork, person: Person, *roles: Role) -> None:
    """Raise ``Refused`` where nobody else carries one of ``roles`` that somebody must carry."""
    for role, code in _SOMEBODY:
        if role in roles and is_last(work, person, role):
            raise Refused(code, name=person.name)


def _require_free(work: UnitOfWork, name: str, role: str, unit: str) -> None:
    query = select(Person).where(Person.active, Person.name == name, Person.role != Role.EXPERT.value)
    for one in work.session.scalars(query):
        if one.role == role and one.unit == unit:
            raise Refused("accounts.person_exists", name=name).beside("name")
        if one.unit == unit:
            raise Refused("accounts.listed_in_another_role", name=name, role=one.role).beside("name")


def staff_member(work: UnitOfWork, person_id: str) -> Person:
    """The active member of staff with this id; ``Refused`` accounts.expert_elsewhere, accounts.retired."""
    person = work.get(Person, person_id)
    if person.role == Role.EXPERT.value:
        raise Refused("accounts.expert_elsewhere", name=person.name)
    if not person.active:
        raise Refused("accounts.retired", name=person.name)
    return person

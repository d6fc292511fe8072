"""账户与权限: the people at work in this workspace. Passwords come later; the name that every entry carries is set here."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.registry import PersonRow, people
from qtic_desktop.storage.tables import Person
from qtic_desktop.storage.unit_of_work import Store, UnitOfWork, one_or_none

#: Longest name of a person, in characters.
NAME_LENGTH = 60


def people_at_the_door(store: Store) -> tuple[PersonRow, ...]:
    """Who may sit down here: asked before anybody has said who they are."""
    with store.read() as session:
        return people(session)


@use_case(Act.ADD_PEOPLE)
def add_people(work: UnitOfWork, *, people: Sequence[tuple[str, Role]]) -> Changes:
    """Add people at work, each a name and a role; nobody is added when one of them is refused.

    Raises ``Refused``: accounts.name_missing, accounts.name_too_long, accounts.person_exists (already active in that
    role), accounts.expert_elsewhere (experts come from the pool of experts, so that each is one person there).
    """
    ids = []
    for given, role in people:
        name = _checked_name(given)
        if role is Role.EXPERT:
            raise Refused("accounts.expert_elsewhere", name=name)
        _require_free(work, name, role.value)
        ids.append(work.new_id())
        work.session.add(Person(id=ids[-1], name=name, role=role.value, active=True))
        work.session.flush()
    work.record(Act.ADD_PEOPLE, Kind.PERSON, ids[0] if ids else "", names=[normalize_name(name) for name, _ in people])
    return Changes.of(Kind.PERSON, *ids)


@use_case(Act.RENAME_PERSON)
def rename_person(work: UnitOfWork, *, person_id: str, name: str) -> Changes:
    """Correct the name of a person of the office; what was recorded before keeps the name it was recorded under."""
    person = _staff(work, person_id)
    before, after = person.name, _checked_name(name)
    if after != before:
        _require_free(work, after, person.role)
    person.name = after
    work.record(Act.RENAME_PERSON, Kind.PERSON, person.id, before=before, after=after)
    return Changes.of(Kind.PERSON, person.id)


@use_case(Act.RETIRE_PERSON)
def retire_person(work: UnitOfWork, *, person_id: str) -> Changes:
    """Take a person off the list of those who can be at work; the entries made under the name stay.

    Raises ``Refused``: accounts.not_yourself, accounts.last_of_office (somebody must be able to seal and finalize).
    """
    person = _staff(work, person_id)
    if person.id == work.actor.id:
        raise Refused("accounts.not_yourself", name=person.name)
    if person.role == Role.OFFICE.value and _active_in(work, Role.OFFICE) < 2:
        raise Refused("accounts.last_of_office", name=person.name)
    person.active = False
    work.record(Act.RETIRE_PERSON, Kind.PERSON, person.id, name=person.name, role=person.role)
    return Changes.of(Kind.PERSON, person.id)


@use_case(Act.RESTORE_PERSON)
def restore_person(work: UnitOfWork, *, person_id: str) -> Changes:
    """Put a retired person back on the list."""
    person = work.get(Person, person_id)
    if person.active:
        raise Refused("accounts.person_exists", name=person.name)
    _require_free(work, person.name, person.role)
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


def _require_free(work: UnitOfWork, name: str, role: str) -> None:
    if one_or_none(work.session, Person, name=name, role=role, active=True):
        raise Refused("accounts.person_exists", name=name).beside("name")


def _staff(work: UnitOfWork, person_id: str) -> Person:
    person = work.get(Person, person_id)
    if person.role == Role.EXPERT.value:
        raise Refused("accounts.expert_elsewhere", name=person.name)
    if not person.active:
        raise Refused("accounts.retired", name=person.name)
    return person


def _active_in(work: UnitOfWork, role: Role) -> int:
    query = select(func.count()).select_from(Person).where(Person.active, Person.role == role.value)
    return work.session.scalar(query) or 0

"""岗位与小型办公室: roles are granted one by one; merged on one person only after the office has said so openly."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.accounts.roles import conflicts, is_merged
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.accounts.people import is_last, require_others, staff_member
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.accounts import SMALL_OFFICE, roles_of
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.tables.registry import Person, WorkspaceFact
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.DECLARE_SMALL_OFFICE)
def declare_small_office(work: UnitOfWork, *, reason: str) -> Changes:
    """Say openly that roles are merged here, and why; from now on it is shown, and printed on the papers."""
    if not reason.strip():
        raise Refused("accounts.reason_missing")
    if is_small_office(work.session):
        raise Refused("accounts.small_office_already")
    work.session.add(WorkspaceFact(name=SMALL_OFFICE, value=reason.strip()))
    work.record(Act.DECLARE_SMALL_OFFICE, Kind.WORKSPACE, "workspace", reason=reason.strip())
    return Changes.of_kinds(Kind.WORKSPACE, Kind.PERSON)


@use_case(Act.END_SMALL_OFFICE)
def end_small_office(work: UnitOfWork) -> Changes:
    """Go back to separated roles; refused while somebody still carries merged ones (accounts.still_merged)."""
    fact = work.session.get(WorkspaceFact, SMALL_OFFICE)
    if fact is None:
        raise Refused("accounts.no_small_office")
    names = namesakes(work.session)
    merged = [
        names.called(p.id, p.name)
        for p in work.session.scalars(select(Person).where(Person.active))
        if is_merged(roles_of(p))
    ]
    if merged:
        raise Refused("accounts.still_merged", names="、".join(sorted(merged)))
    work.session.delete(fact)
    work.record(Act.END_SMALL_OFFICE, Kind.WORKSPACE, "workspace")
    return Changes.of_kinds(Kind.WORKSPACE, Kind.PERSON)


@use_case(Act.GRANT_ROLE)
def grant_role(work: UnitOfWork, *, person_id: str, role: Role) -> Changes:
    """Give a member of staff a further role.

    Raises ``Refused``: accounts.roles_conflict (which two may not be one person, in this office as it has declared
    itself), accounts.has_role, accounts.not_yourself (outside a small office nobody widens their own rights).
    """
    person = work.get(Person, person_id)
    held, small = roles_of(person), is_small_office(work.session)
    if role in held:
        raise Refused("accounts.has_role", name=person.name)
    if person.id == work.actor.id and not small:
        raise Refused("accounts.not_yourself", name=person.name)
    for first, second in conflicts((*held, role), small_office=small):
        raise Refused("accounts.roles_conflict", name=person.name, first=first.value, second=second.value)
    person.also = ",".join(one.value for one in (*held[1:], role))
    work.record(Act.GRANT_ROLE, Kind.PERSON, person.id, name=person.name, role=role.value, small_office=small)
    return Changes.of(Kind.PERSON, person.id)


@use_case(Act.CHANGE_ROLE)
def change_role(work: UnitOfWork, *, person_id: str, role: Role, reason: str) -> Changes:
    """Give a member of staff another first role, with the reason; further roles stay, and so does the secret. The way back is
    the same act.

    Raises ``Refused``: accounts.reason_missing, accounts.retired, accounts.expert_elsewhere, accounts.role_stays,
    accounts.role_carried, accounts.not_yourself (outside a small office nobody gives themselves other rights),
    accounts.last_of_office and accounts.last_of_security (somebody must carry them), accounts.roles_conflict.
    """
    if not reason.strip():
        raise Refused("accounts.reason_missing").beside("reason")
    person = staff_member(work, person_id)
    (before, *others), small = roles_of(person), is_small_office(work.session)
    if role is before or role in others:
        code = "accounts.role_stays" if role is before else "accounts.role_carried"
        raise Refused(code, name=person.name, role=role.value).beside("role")
    if role is Role.EXPERT:
        raise Refused("accounts.expert_elsewhere", name=person.name)
    if person.id == work.actor.id and not small:
        raise Refused("accounts.role_not_own", name=person.name)
    require_others(work, person, before)
    for first, second in conflicts((role, *others), small_office=small):
        raise Refused("accounts.roles_conflict", name=person.name, first=first.value, second=second.value).beside(
            "role"
        )
    person.role = role.value
    work.record(
        Act.CHANGE_ROLE, Kind.PERSON, person.id, name=person.name, before={"role": before.value},
        after={"role": role.value}, reason=reason.strip(),
    )  # fmt: skip
    return Changes.of(Kind.PERSON, person.id)


@use_case(Act.REVOKE_ROLE)
def revoke_role(work: UnitOfWork, *, person_id: str, role: Role) -> Changes:
    """Take a further role off a person again; the first role is changed (``change_role``) or goes with the person.

    Raises ``Refused``: accounts.no_such_role, accounts.last_of_security (nobody could give roles any more).
    """
    person = work.get(Person, person_id)
    first, *others = roles_of(person)
    if role not in others:
        raise Refused("accounts.no_such_role", name=person.name)
    if person.active and role is Role.SECURITY_ADMIN and is_last(work, person, role):
        raise Refused("accounts.last_of_security", name=person.name)
    person.also = ",".join(one.value for one in others if one is not role)
    work.record(Act.REVOKE_ROLE, Kind.PERSON, person.id, name=person.name, role=role.value, stays=first.value)
    return Changes.of(Kind.PERSON, person.id)


def is_small_office(session: Session) -> bool:
    """Whether this office has said that it merges roles."""
    return session.get(WorkspaceFact, SMALL_OFFICE) is not None

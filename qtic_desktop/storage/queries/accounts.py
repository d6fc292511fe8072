"""Who carries which roles, and whether this is a small office."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.accounts.roles import is_merged
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.registry import Person, WorkspaceFact

#: The workspace fact that holds the reason why this office merges roles.
SMALL_OFFICE = "small_office"


@dataclass(frozen=True, slots=True)
class SmallOffice:
    """Why roles are merged here, and on whom: shown in the window, printed on the papers."""

    reason: str
    merged: tuple[tuple[str, tuple[Role, ...]], ...]


def roles_of(person: Person) -> tuple[Role, ...]:
    """All roles of a person, the first one first."""
    return (Role(person.role), *(Role(word) for word in person.also.split(",") if word))


@query(Read.PEOPLE)
def small_office(session: Session) -> SmallOffice | None:
    """What this office has said about merged roles; None where every person has one role."""
    fact = session.get(WorkspaceFact, SMALL_OFFICE)
    if fact is None:
        return None
    people = session.scalars(select(Person).where(Person.active).order_by(Person.name))
    names = namesakes(session)
    merged = tuple((names.called(one.id, one.name), roles_of(one)) for one in people if is_merged(roles_of(one)))
    return SmallOffice(fact.value, merged)

"""How each person gets in: with a password or a slip, since when, and whether they are locked."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.services.accounts.sign_in import unit_of
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.encryption.key_slots import LIMIT
from qtic_desktop.storage.tables import Person
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Access:
    """How a person gets in: ``kind`` empty without a slot; ``tries_left`` 0 when locked."""

    person_id: str
    name: str
    unit: str
    role: Role
    kind: str = ""
    since: str = ""
    tries_left: int = LIMIT


@job(Read.PEOPLE)
def access(workspace: Workspace, actor: Actor) -> tuple[Access, ...]:
    """How each active person gets in; nothing of a secret is in it."""
    with workspace.store.read() as session:
        return _access(workspace, session)


def _access(workspace: Workspace, session: Session) -> tuple[Access, ...]:
    rows = []
    for person in session.scalars(select(Person).where(Person.active).order_by(Person.role, Person.name, Person.id)):
        slot = workspace.slots.file.slot(person.id)
        found = Access(person.id, person.name, unit_of(session, person), Role(person.role))
        if slot is not None:
            left = max(0, LIMIT - slot.tries)
            found = Access(found.person_id, found.name, found.unit, found.role, slot.kind.value, slot.made_at, left)
        rows.append(found)
    return tuple(rows)

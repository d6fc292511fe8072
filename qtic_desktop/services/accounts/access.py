"""How each person gets in: with a password or a slip, since when, and whether they are locked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.accounts.roles import SECOND_PERSONS
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.search import sort_key
from qtic_desktop.services.accounts.sign_in import unit_of
from qtic_desktop.services.accounts.slips import ever_given
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.encryption.key_slots import LIMIT
from qtic_desktop.storage.encryption.slot_file import SlotKind
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Access:
    """How a person gets in: ``kind`` (password, slip, start) empty without a slot, ``had`` when there was one before;
    ``tries_left`` 0 when locked. ``may_stand_by``: whether the person can be the second one at an act for two. ``called`` is
    the name told apart from others of the name, ``beside`` how many wrong secrets were typed at other people's seats."""

    person_id: str
    name: str
    unit: str
    role: Role
    kind: str = ""
    since: str = ""
    tries_left: int = LIMIT
    had: bool = False
    may_stand_by: bool = False
    called: str = ""
    beside: int = 0

    @property
    def missed(self) -> bool:
        """Whether wrong secrets were typed since the last right one; another person may give the tries back."""
        return bool(self.kind) and (self.tries_left < LIMIT or self.beside > 0)


@job(Read.PEOPLE)
def access(workspace: Workspace, actor: Actor) -> tuple[Access, ...]:
    """How each active person gets in; nothing of a secret is in it."""
    with workspace.store.read() as session:
        return _access(workspace, session)


def _access(workspace: Workspace, session: Session) -> tuple[Access, ...]:
    rows, given, names = [], ever_given(session), namesakes(session)
    people = session.scalars(select(Person).where(Person.active))
    for person in sorted(people, key=lambda one: (one.role, sort_key(one.name), one.id)):
        slot = workspace.slots.file.slot(person.id)
        found = Access(person.id, person.name, unit_of(session, person), Role(person.role), had=person.id in given)
        found = replace(found, called=names.called(person.id, person.name))
        if slot is not None:
            left = max(0, LIMIT - slot.tries)
            stands = slot.kind is SlotKind.PASSWORD and found.role in SECOND_PERSONS
            found = replace(
                found, kind=slot.kind.value, since=slot.made_at, tries_left=left, had=True, may_stand_by=stands,
                beside=slot.beside,
            )  # fmt: skip
        rows.append(found)
    return tuple(rows)

"""How far a new office is, with what only the slots of an encrypted workspace tell: who can come in as themselves."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.search import sort_key
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.encryption.slot_file import SlotKind
from qtic_desktop.storage.queries.first_steps import Office, office
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import Workspace

#: With these a person got a secret that nobody else knows.
_OWN = (Act.SET_SECRET.value, Act.CHANGE_SECRET.value, Act.USE_RECOVERY.value)


@job(Read.PEOPLE, thread="storage")
def first_steps(workspace: Workspace, actor: Actor) -> Office:
    """Where the office stands. Who had a secret of their own once counts, also while another slip is on its way."""
    with workspace.store.read() as session:
        found, names = office(session), namesakes(session)
        if workspace.key is None:
            return found
        had = set(session.scalars(select(AuditEntry.subject_id).where(AuditEntry.act.in_(_OWN)).distinct()))
        staff = list(session.scalars(select(Person).where(Person.active, Person.role != Role.EXPERT.value)))
        slots = {slot.id: slot.kind for slot in workspace.slots.file.slots}
        without = [one for one in staff if slots.get(one.id) is not SlotKind.PASSWORD and one.id not in had]
        told = sorted((names.called(one.id, one.name) for one in without), key=sort_key)
        return replace(found, without_secret=tuple(told))

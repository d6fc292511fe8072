"""In whose name a command works: the person named by ``--as``, else the first of the office."""

from __future__ import annotations

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.accounts import people_at_the_door
from qtic_desktop.storage.queries.registry import PersonRow
from qtic_desktop.storage.workspace import Workspace


def actor_of(person: PersonRow) -> Actor:
    """The actor for a person of the workspace."""
    return Actor(person.id, person.name, Role(person.role), person.expert_id)


def chosen_actor(workspace: Workspace, name: str) -> Actor:
    """The person called ``name``; without a name the first of the role office. ``Refused`` when there is none."""
    rows = people_at_the_door(workspace.store)
    fitting = [row for row in rows if (row.name == name if name else row.role == Role.OFFICE.value)]
    if not fitting:
        raise Refused("accounts.nobody", name=name)
    return actor_of(fitting[0])

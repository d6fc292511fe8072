"""The person at work as the window knows them."""

from __future__ import annotations

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.storage.queries.registry import PersonRow


def actor_of(person: PersonRow) -> Actor:
    """The actor for a person of the workspace."""
    return Actor(
        person.id, person.name, Role(person.role), person.expert_id, frozenset(person.also), apart=person.apart
    )

"""Accounts (账户与权限): what may be done with a person of the office now."""

from __future__ import annotations

from typing import Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.possible import Possible


class OnTheList(Protocol):
    """What decides it."""

    @property
    def active(self) -> bool:
        """Whether the person can be at work."""

    @property
    def also(self) -> tuple[Role, ...]:
        """The roles the person carries beside the first one."""


def possible_acts(person: OnTheList) -> tuple[Possible, ...]:
    """Retiring and restoring, granting a role and taking it off are each other's way back; the name of somebody retired
    stays as it was."""
    revoke = (Possible(Act.REVOKE_ROLE),) if person.also else ()
    if person.active:
        changes = (Possible(Act.RENAME_PERSON), Possible(Act.CHANGE_ROLE), Possible(Act.GRANT_ROLE))
        return (*changes, *revoke, Possible(Act.RETIRE_PERSON))
    return (*revoke, Possible(Act.RESTORE_PERSON))

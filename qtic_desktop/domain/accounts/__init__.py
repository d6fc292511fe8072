"""Accounts (账户与权限): what may be done with a person of the office now."""

from __future__ import annotations

from typing import Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.possible import Possible


class OnTheList(Protocol):
    """What decides it."""

    @property
    def active(self) -> bool:
        """Whether the person can be at work."""


def possible_acts(person: OnTheList) -> tuple[Possible, ...]:
    """Retiring and restoring are each other's way back; the name of somebody retired stays as it was."""
    if person.active:
        return (Possible(Act.RENAME_PERSON), Possible(Act.RETIRE_PERSON))
    return (Possible(Act.RESTORE_PERSON),)

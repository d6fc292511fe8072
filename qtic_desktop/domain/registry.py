"""基础库: what may be done with a recommending department now."""

from __future__ import annotations

from typing import Protocol

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.possible import Possible, allowed


class DepartmentStanding(Protocol):
    """What decides it."""

    @property
    def merged_into(self) -> str:
        """The name of the department it was merged into; empty while it stands for itself."""


def possible_acts(department: DepartmentStanding, role: Role) -> tuple[Possible, ...]:
    """Merging and taking it back are each other's way back; nothing else is done with a merged one."""
    if department.merged_into:
        return allowed((Act.SPLIT_DEPARTMENT,), role)
    acts = (Act.RENAME_DEPARTMENT, Act.SET_QUOTA, Act.MERGE_DEPARTMENTS, Act.TAKE_BACK_DEPARTMENT)
    return allowed(acts, role)

"""What a use case touched, and who asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Roles of the people at work; the rights of each are one table in ``domain.accounts``."""

    CLERK = "clerk"
    EXPERT = "expert"
    OFFICE = "office"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person in whose name a use case runs; ``expert_id`` is set for an expert at the scoring panel."""

    id: str
    name: str
    role: Role
    expert_id: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds and ids of the records a use case touched; views refresh when one of their kinds is in it."""

    kinds: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    @classmethod
    def of(cls, kind: str, *ids: str) -> Changes:
        """The usual case: one kind, some ids."""
        return cls(frozenset({kind}), frozenset(ids))

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds, self.ids | other.ids)

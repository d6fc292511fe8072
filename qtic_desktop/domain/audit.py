"""The audit log: an entry as it is read, and what can be wrong with the chain."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from qtic_desktop.domain.values import dataclass


class Break(StrEnum):
    """How an entry does not follow from the one before."""

    SEQUENCE = "sequence"
    LINK = "link"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first place where the chain does not hold: sequence number and what is wrong."""

    seq: int
    what: Break


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry; ``about`` is the name of its subject, empty when it has none. ``at`` is ISO 8601 with its offset.
    ``withheld``: scores or ballots of a meeting that is not sealed yet, so ``details`` is left empty."""

    seq: int
    at: str
    actor_name: str
    role: str
    act: str
    subject_kind: str
    about: str
    details: dict[str, Any]
    hash: str
    withheld: bool = False

"""The audit log: what can be wrong with its chain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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

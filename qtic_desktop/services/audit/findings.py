"""What a check of the workspace finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """Something that is not as it must be: message code, what it is about, and facts."""

    code: str
    subject: str
    facts: dict[str, object] = field(default_factory=dict)


Invariant = Callable[[Session], Iterator[CheckFinding]]

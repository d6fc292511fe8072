"""What may be done with a record now, and why not: the one answer for window, command line and robot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field as made_by
from types import MappingProxyType
from typing import TypeVar

from qtic_desktop.domain.acts import LOOKING, Act, Read, may, may_read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.values import dataclass

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Possible:
    """An act that comes into question for a record. ``why_not`` is the code of the sentence that says what it waits
    for, filled by ``facts``; empty when it can be done now."""

    act: Act
    why_not: str = ""
    facts: Mapping[str, object] = made_by(default_factory=lambda: MappingProxyType({}))


def allowed(acts: Iterable[Act], role: Role) -> tuple[Possible, ...]:
    """Those of ``acts`` that the role carries, in their order: what another person does is not offered."""
    return tuple(Possible(act) for act in acts if may(role, act))


def is_theirs(actor: Actor, act: Act) -> bool:
    """Whether one of the roles of a person carries an act, at a window where it can be done."""
    if actor.reads_only and act not in LOOKING:
        return False
    return any(may(role, act) for role in actor.roles)


def is_for(actor: Actor, read: Read) -> bool:
    """Whether one of the roles of a person may ask for such an answer at all, secrecy apart."""
    return any(may_read(role, read) for role in actor.roles)


def for_person(actor: Actor, rule: Callable[[Role], Iterable[Possible]]) -> tuple[Possible, ...]:
    """What a person can do in any of the roles he or she holds, each act once (a small office merges roles)."""
    found: dict[Act, Possible] = {}
    for role in actor.roles:
        for one in rule(role):
            found.setdefault(one.act, one)
    return tuple(found.values())


def many_for_person(
    actor: Actor, rule: Callable[[Role], Mapping[Act, tuple[Record, ...]]]
) -> Mapping[Act, tuple[Record, ...]]:
    """As ``for_person``, for the acts on several records at once and the records each fits."""
    found: dict[Act, tuple[Record, ...]] = {}
    for role in actor.roles:
        for act, records in rule(role).items():
            found.setdefault(act, records)
    return found

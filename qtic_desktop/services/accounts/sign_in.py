"""Who sits here: open a workspace with a person's secret, change the person, ask the secret again, take the key to sign.

A sample, and a workspace of before secrets, opens by name alone.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import SYSTEM, Actor, Changes, Kind, Role
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, QticError, Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.domain.values import dataclass
from qtic_desktop.services.accounts import signing_keys
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.encryption.key_slots import LIMIT, KeySlots, Opened
from qtic_desktop.storage.encryption.slot_file import SlotKind
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.tables.registry import Person, WorkspaceFact
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace, local_now, open_workspace, read_info

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.keys import SignerKey


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person at work; ``must_change``: the secret was handed out by the office and has to be replaced first."""

    actor: Actor
    must_change: bool = False


@dataclass(frozen=True, slots=True)
class Entered:
    """A workspace that a person opened. The caller closes it."""

    workspace: Workspace
    actor: Actor
    must_change: bool = False


def needs_secret(folder: Path) -> bool:
    """Whether the workspace in this folder asks for a secret; ``Refused`` when there is none here."""
    return read_info(folder).encrypted


def is_shared_name(folder: Path, name: str) -> bool:
    """Whether several people sign in here under a name. Whoever stands at the door can ask, as a thief could; it costs as
    much as every look for a name."""
    return len(KeySlots(folder, read_info(folder).id).found(name)) > 1


def enter(
    folder: Path, name: str, secret: str = "", *, now: Callable[[], datetime] = local_now, beside: bool = False
) -> Entered:
    """Open the workspace in the name of ``name`` (``NAME`` or ``NAME@UNIT``). ``beside``: for reading only where another
    process has it.

    Without a name a workspace that asks for no secret opens for the first of the office. Raises ``NotAllowed`` for a
    wrong secret (tries left in its facts), a locked or retired person; everything else as ``open_workspace``.
    """
    opened: list[Opened] = []

    def unlock(slots: KeySlots) -> bytes:
        opened.append(slots.sign_in(name, secret))
        return opened[0].held.workspace_key

    workspace = open_workspace(folder, unlock=unlock if name else None, now=now, beside=beside)
    try:
        signed = _signed_in(workspace, opened[0]) if opened else SignedIn(called(workspace, name))
    except BaseException:
        workspace.close()
        raise
    actor = replace(signed.actor, reads_only=workspace.reads_only)
    return Entered(workspace, actor, signed.must_change)


def sign_in(workspace: Workspace, name: str, secret: str = "") -> SignedIn:
    """Change the person at an open workspace; refusals as ``enter``. Wrong tries go into the audit log at once."""
    if workspace.key is None:
        return SignedIn(called(workspace, name))
    with _telling(workspace, None):
        opened = workspace.slots.sign_in(name, secret)
    return _signed_in(workspace, opened)


def take_seat(
    workspace: Workspace, person_id: str, secret: str, *, seat: Actor | None = None, beside: bool = False
) -> SignedIn:
    """Let the very person sit down at an open workspace where ``seat`` sat before. ``beside``: the one before is an expert
    whose station passes on by itself, so that wrong secrets lock nobody (``KeySlots.prove``)."""
    name = _named(workspace, person_id)
    with _telling(workspace, seat):
        opened = workspace.slots.prove(person_id, secret, name, beside=beside)
    return _signed_in(workspace, opened)


@contextmanager
def _telling(workspace: Workspace, seat: Actor | None) -> Iterator[None]:
    """Whatever comes of it, wrong secrets typed within stand in the log at once, with who sat there."""
    try:
        yield
    except QticError:
        with suppress(EnvironmentTrouble):  # on a full disk it is counted all the same, and told with the next one
            tell_wrong_tries(workspace, seat)
        raise


def _named(workspace: Workspace, person_id: str) -> str:
    with workspace.store.read() as session:
        person = session.get(Person, person_id)
        return "" if person is None else namesakes(session).called(person.id, person.name)


@job(Act.SIGN_IN)
def confirm(workspace: Workspace, actor: Actor, *, secret: str) -> None:
    """Ask ``actor``'s own secret again: after an idle lock, before an act that must not be somebody else's. Counted and
    refused as a sign-in; in a workspace without secrets there is nothing to ask."""
    if workspace.key is not None:
        _prove(workspace, actor, secret)


@job(Act.SIGN_IN)
def vouch(workspace: Workspace, actor: Actor, *, person_id: str, secret: str) -> str:
    """A person of the desk frees the station at which ``actor`` sits, with a secret of their own; it is on record who freed
    whose. Returns who it was.

    Refused as a secret beside (``KeySlots.prove``), and with ``NotAllowed`` accounts.not_of_the_desk for anybody else.
    """
    if workspace.key is None:
        return ""
    with _telling(workspace, actor):
        opened = workspace.slots.prove(person_id, secret, _named(workspace, person_id), beside=True)
    with workspace.store.read() as session:
        person = session.get(Person, opened.slot.id)
        if person is None or not person.active:
            raise NotAllowed("accounts.no_longer", name=person.name if person else "")
        by = actor_from(session, person)
    if not frees_seats(by):
        raise NotAllowed("accounts.not_of_the_desk", name=by.called)
    tell_wrong_tries(workspace, actor)
    perform(workspace.store, by, free_seat.bind(expert=actor))
    return by.called


@use_case(Act.FREE_SEAT)
def free_seat(work: UnitOfWork, *, expert: Actor) -> Changes:
    """Write down who took the station of an expert back, and at which computer."""
    work.record(Act.FREE_SEAT, Kind.PERSON, expert.id, name=expert.called, computer=platform.node())
    return Changes()


def frees_seats(person: Actor) -> bool:
    """Whether a person of the office may take an expert's station back."""
    return is_theirs(person, Act.FREE_SEAT)


def signing_key(workspace: Workspace, actor: Actor, secret: str) -> SignerKey:
    """The key that signs for ``actor``, taken out of the slot with the person's secret for one act, and kept nowhere.

    Raises ``Refused`` (accounts.no_signing_key, accounts.no_secrets_here) and what ``confirm`` raises.
    """
    return signing_keys.unpacked(workspace, _prove(workspace, actor, secret).held.own)


def _prove(workspace: Workspace, actor: Actor, secret: str) -> Opened:
    with _telling(workspace, actor):
        return workspace.slots.prove(actor.id, secret, actor.called)


def tell_wrong_tries(workspace: Workspace, seat: Actor | None = None) -> None:
    """Write down wrong secrets that the audit log does not have yet: whose, how many, at which computer, who sat there, and
    whether that locked it; and slips out of force that somebody tried. Without ``seat`` they were typed at
    the door, where nobody sat."""
    slots = workspace.slots
    untold = [slot for slot in slots.file.slots if slot.wrong > slot.told]
    old = [one for one in slots.file.ended if one.tried]
    if not untold and not old:
        return
    where = {"at_the_door": True} if seat is None else {"seat": seat.called}
    with workspace.store.begin(SYSTEM, tells=True) as work:
        names = namesakes(work.session)
        for slot in untold:
            person = work.session.get(Person, slot.id)
            name = names.called(person.id, person.name) if person is not None else slot.kind.value
            count, locked = slot.wrong - slot.told, slot.tries >= LIMIT
            work.record(
                Act.WRONG_SECRET, Kind.PERSON, slot.id, name=name, count=count, locked=locked, **where,
                computer="、".join(slot.computers),
            )  # fmt: skip
        for one in old:
            person = work.session.get(Person, one.id)
            name = names.called(person.id, person.name) if person is not None else ""
            work.record(
                Act.WRONG_SECRET, Kind.PERSON, one.id, name=name, old_slip=one.ended_at[:10], count=one.tried, **where,
                computer="、".join(one.computers),
            )  # fmt: skip
    slots.mark_told()


def _signed_in(workspace: Workspace, opened: Opened) -> SignedIn:
    with workspace.store.read() as session:
        person = session.get(Person, opened.slot.id)
        if person is None or not person.active:
            raise NotAllowed("accounts.no_longer", name=person.name if person else "")
        actor = actor_from(session, person)
    tell_wrong_tries(workspace)
    with workspace.store.begin(actor, tells=True) as work:
        if workspace.reads_only:
            work.record(Act.SIGN_IN, Kind.PERSON, actor.id, name=actor.called, reads_only=True)
        else:
            work.record(Act.SIGN_IN, Kind.PERSON, actor.id, name=actor.called)
    return SignedIn(actor, opened.slot.kind is SlotKind.START)


def actor_from(session: Session, person: Person) -> Actor:
    """The actor for a row of the people, told apart from others of the name."""
    also = frozenset(Role(word) for word in person.also.split(",") if word)
    apart = namesakes(session).apart(person.id)
    return Actor(person.id, person.name, Role(person.role), person.expert_id, also, apart=apart)


def called(workspace: Workspace, name: str) -> Actor:
    """The person of this name (``NAME@UNIT`` among namesakes), where no secret says who it is; without a name the first
    of the office."""
    with workspace.store.read() as session:
        found = _people_called(session, name)
        if not found:
            raise Refused("accounts.nobody", name=name)
        if len({person.expert_id or person.name for person in found}) > 1:
            raise Refused("accounts.say_unit", name=name)
        return actor_from(session, found[0])


def _people_called(session: Session, name: str) -> list[Person]:
    people = list(session.scalars(select(Person).where(Person.active).order_by(Person.role, Person.id)))
    if not name:
        return [person for person in people if person.role == Role.OFFICE][:1]
    wanted, _, unit = (normalize_name(part) for part in name.partition("@"))
    return [
        person
        for person in people
        if person.name == wanted and (not unit or unit == normalize_name(place_of(session, person)))
    ]


def unit_of(session: Session, person: Person) -> str:
    """Where a person belongs: an expert's organization, a member of staff's unit."""
    if person.expert_id:
        from qtic_desktop.storage.tables.experts import Expert

        expert = session.get(Expert, person.expert_id)
        return expert.organization if expert is not None else ""
    return person.unit


def place_of(session: Session, person: Person) -> str:
    """The unit of a person; who has none of their own is of the office itself."""
    unit = unit_of(session, person)
    office = None if unit else session.get(WorkspaceFact, "organizer")
    return unit if office is None else office.value


def names_of(session: Session, person: Person) -> tuple[str, ...]:
    """Under which names a person signs in; who has no unit of their own is of the office itself."""
    unit = place_of(session, person)
    return (person.name, f"{person.name}@{unit}") if unit else (person.name,)

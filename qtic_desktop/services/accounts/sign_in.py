"""Who sits here: open a workspace with a person's secret, change the person, ask the secret again, take the key to sign.

A sample, and a workspace of before secrets, opens by name alone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import SYSTEM, Actor, Kind, Role
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, QticError, Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.services.accounts import signing_keys
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.encryption.key_slots import LIMIT, KeySlots, Opened
from qtic_desktop.storage.encryption.slot_file import SlotKind
from qtic_desktop.storage.tables.registry import Person
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
    try:
        opened = workspace.slots.sign_in(name, secret)
    except QticError:
        with suppress(EnvironmentTrouble):
            tell_wrong_tries(workspace)
        raise
    return _signed_in(workspace, opened)


@job(Act.SIGN_IN)
def confirm(workspace: Workspace, actor: Actor, *, secret: str) -> None:
    """Ask ``actor``'s own secret again: after an idle lock, before an act that must not be somebody else's. Counted and
    refused as a sign-in; in a workspace without secrets there is nothing to ask."""
    if workspace.key is not None:
        _prove(workspace, actor, secret)


@job(Act.SIGN_IN)
def vouch(workspace: Workspace, actor: Actor, *, name: str, secret: str) -> str:
    """A person of the desk frees the station at which ``actor`` sits, with a secret of their own; returns who it was.

    Refused as a sign-in, and with ``NotAllowed`` accounts.not_of_the_desk for anybody else.
    """
    if workspace.key is None:
        return ""
    try:
        opened = workspace.slots.sign_in(name, secret)
    finally:
        tell_wrong_tries(workspace)
    with workspace.store.read() as session:
        person = session.get(Person, opened.slot.id)
        if person is None or not person.active:
            raise NotAllowed("accounts.no_longer", name=person.name if person else "")
        if not is_theirs(actor_from(person), Act.ISSUE_SLIP) and not is_theirs(actor_from(person), Act.RECORD_ARRIVAL):
            raise NotAllowed("accounts.not_of_the_desk", name=person.name)
        return person.name


def signing_key(workspace: Workspace, actor: Actor, secret: str) -> SignerKey:
    """The key that signs for ``actor``, taken out of the slot with the person's secret for one act, and kept nowhere.

    Raises ``Refused`` (accounts.no_signing_key, accounts.no_secrets_here) and what ``confirm`` raises.
    """
    return signing_keys.unpacked(workspace, _prove(workspace, actor, secret).held.own)


def _prove(workspace: Workspace, actor: Actor, secret: str) -> Opened:
    try:
        return workspace.slots.prove(actor.id, secret, actor.name)
    except QticError:
        with suppress(EnvironmentTrouble):  # on a full disk it is counted all the same, and told with the next one
            tell_wrong_tries(workspace)
        raise


def tell_wrong_tries(workspace: Workspace) -> None:
    """Write down wrong secrets that the audit log does not have yet: whose, how many, and whether that locked it."""
    slots = workspace.slots
    untold = [slot for slot in slots.file.slots if slot.wrong > slot.told]
    if not untold:
        return
    with workspace.store.begin(SYSTEM, tells=True) as work:
        for slot in untold:
            person = work.session.get(Person, slot.id)
            name = person.name if person is not None else slot.kind.value
            count, locked = slot.wrong - slot.told, slot.tries >= LIMIT
            work.record(Act.WRONG_SECRET, Kind.PERSON, slot.id, name=name, count=count, locked=locked)
    slots.mark_told()


def _signed_in(workspace: Workspace, opened: Opened) -> SignedIn:
    with workspace.store.read() as session:
        person = session.get(Person, opened.slot.id)
        if person is None or not person.active:
            raise NotAllowed("accounts.no_longer", name=person.name if person else "")
        actor = actor_from(person)
    tell_wrong_tries(workspace)
    with workspace.store.begin(actor, tells=True) as work:
        if workspace.reads_only:
            work.record(Act.SIGN_IN, Kind.PERSON, actor.id, name=actor.name, reads_only=True)
        else:
            work.record(Act.SIGN_IN, Kind.PERSON, actor.id, name=actor.name)
    return SignedIn(actor, opened.slot.kind is SlotKind.START)


def actor_from(person: Person) -> Actor:
    """The actor for a row of the people."""
    also = frozenset(Role(word) for word in person.also.split(",") if word)
    return Actor(person.id, person.name, Role(person.role), person.expert_id, also)


def called(workspace: Workspace, name: str) -> Actor:
    """The person of this name (``NAME@UNIT`` among namesakes), where no secret says who it is; without a name the first
    of the office."""
    with workspace.store.read() as session:
        found = _people_called(session, name)
        if not found:
            raise Refused("accounts.nobody", name=name)
        if len({person.expert_id or person.name for person in found}) > 1:
            raise Refused("accounts.say_unit", name=name)
        return actor_from(found[0])


def _people_called(session: Session, name: str) -> list[Person]:
    people = list(session.scalars(select(Person).where(Person.active).order_by(Person.role, Person.id)))
    if not name:
        return [person for person in people if person.role == Role.OFFICE][:1]
    wanted, _, unit = (normalize_name(part) for part in name.partition("@"))
    return [person for person in people if person.name == wanted and (not unit or unit == unit_of(session, person))]


def unit_of(session: Session, person: Person) -> str:
    """Where a person belongs: an expert's organization, a member of staff's unit."""
    if person.expert_id:
        from qtic_desktop.storage.tables.experts import Expert

        expert = session.get(Expert, person.expert_id)
        return expert.organization if expert is not None else ""
    return person.unit


def names_of(session: Session, person: Person) -> tuple[str, ...]:
    """Under which names a person signs in."""
    unit = unit_of(session, person)
    return (person.name, f"{person.name}@{unit}") if unit else (person.name,)

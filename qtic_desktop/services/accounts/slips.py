"""Secrets and slips: given out, changed, replaced, withdrawn, unlocked, each with a trace of whom it concerns.

The order is always the same: what is to be written is made first, then the record says so, then the slot file changes.
If the power goes in between, the record tells of a slip nobody has seen, never the other way round.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.accounts.roles import SECOND_PERSONS
from qtic_desktop.domain.accounts.secrets import SLIP_RANDOM_DIGITS, slip_digits, slip_from
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services.accounts import recovery, signing_keys
from qtic_desktop.services.accounts.people import rename_person, retire_person
from qtic_desktop.services.accounts.secret_rules import require_good_secret
from qtic_desktop.services.accounts.sign_in import names_of, tell_wrong_tries, unit_of
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.encryption.key_slots import Held, NewSlot
from qtic_desktop.storage.encryption.slot_file import Slot, SlotKind
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.tables.accounts import SignerCertificate
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.unit_of_work import UnitOfWork, find
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.keys import SignerKey


#: What is on record about a person who was given a way in.
_GIVEN = (Act.ISSUE_SLIP.value, Act.REPLACE_SLIP.value, Act.SET_SECRET.value)


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed once: whose it is, and the digits. They are kept nowhere."""

    person_id: str
    name: str
    unit: str
    text: str = field(repr=False)
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class _Whose:
    """A person as a slot needs to know them; ``called`` is the name told apart from others of the name."""

    id: str
    name: str
    called: str
    unit: str
    role: Role
    names: tuple[str, ...]
    expert_id: str | None


@job(Act.ISSUE_SLIP, saves=True)
def issue_slip(workspace: Workspace, actor: Actor, *, person_id: str) -> Slip:
    """Give a person who has none a slip: an expert for good, a member of staff until the first sign-in.

    Raises ``Refused``: accounts.slip_there (replace it instead), accounts.no_longer, accounts.no_secrets_here.
    """
    whose = _whose(workspace, person_id)
    _require_first(workspace, whose)
    return _give(workspace, actor, whose, Act.ISSUE_SLIP, {})


@job(Act.REPLACE_SLIP, saves=True)
def replace_slip(
    workspace: Workspace, actor: Actor, *, person_id: str, second_id: str, second_secret: str, reason: str
) -> Slip:
    """Give a person who lost a slip or forgot a secret another one; the old one opens nothing any more, and what was
    entered stays. Takes a second person, who enters a secret of their own, or the recovery sheet (no ``second_id``).

    Raises ``Refused``: accounts.reason_missing, accounts.second_same; ``NotAllowed``: accounts.second_role and whatever a
    sign-in is refused for.
    """
    if not reason.strip():
        raise Refused("accounts.reason_missing")
    whose = _whose(workspace, person_id)
    second = _second_person(workspace, actor, whose, second_id, second_secret)
    return _give(workspace, actor, whose, Act.REPLACE_SLIP, {"second": second, "reason": reason.strip()})


@job(Act.WITHDRAW_SLIP, saves=True)
def withdraw_slip(workspace: Workspace, actor: Actor, *, person_id: str, reason: str) -> Changes:
    """Take a person's slip or secret out of force; what was entered stays. Nobody withdraws their own."""
    if not reason.strip():
        raise Refused("accounts.reason_missing")
    whose = _whose(workspace, person_id, retired=True)
    if person_id == actor.id:
        raise Refused("accounts.not_yourself", name=whose.called)
    _slot(workspace, whose)
    with workspace.store.begin(actor) as work:
        _withdraw_certificates(work, whose)
        work.record(Act.WITHDRAW_SLIP, Kind.PERSON, whose.id, name=whose.called, reason=reason.strip())
    workspace.slots.remove(whose.id, at=_stamp(workspace))
    return Changes.of(Kind.PERSON, whose.id)


@job(Act.SET_SECRET, saves=True)
def set_secret(workspace: Workspace, actor: Actor, *, person_id: str, secret: str) -> Changes:
    """Let a new member of staff, who sits here, choose a first secret of their own.

    Raises ``Refused``: accounts.slip_there, accounts.slip_for_experts, and the first rule that the secret breaks.
    """
    whose = _whose(workspace, person_id)
    if whose.role is Role.EXPERT:
        raise Refused("accounts.slip_for_experts", name=whose.called)
    _require_first(workspace, whose)
    require_good_secret(workspace, secret, name=whose.name)
    with workspace.store.begin(actor) as work:
        work.record(Act.SET_SECRET, Kind.PERSON, whose.id, name=whose.called, typed_in_person=True)
    _put(workspace, NewSlot(whose.id, SlotKind.PASSWORD, whose.names, secret, Held(_key(workspace))))
    return Changes.of(Kind.PERSON, whose.id)


@job(Act.CHANGE_SECRET, saves=True)
def change_secret(workspace: Workspace, actor: Actor, *, before: str, after: str) -> Changes:
    """Change one's own secret; the old one is asked for. A slip stays as it is: it is replaced, not changed."""
    slot = workspace.slots.file.slot(actor.id)
    if slot is not None and slot.kind is SlotKind.SLIP:
        raise Refused("accounts.slip_for_experts", name=actor.called)
    whose = _whose(workspace, actor.id)
    try:
        held = workspace.slots.prove(actor.id, before, actor.called).held
    finally:
        tell_wrong_tries(workspace, actor)
    require_good_secret(workspace, after, name=whose.name, before=before)
    with workspace.store.begin(actor) as work:
        work.record(Act.CHANGE_SECRET, Kind.PERSON, whose.id, name=whose.called)
    _put(workspace, NewSlot(whose.id, SlotKind.PASSWORD, whose.names, after, held))
    return Changes.of(Kind.PERSON, whose.id)


@job(Act.UNLOCK_PERSON, saves=True)
def unlock_person(workspace: Workspace, actor: Actor, *, person_id: str) -> Changes:
    """Give another person who is locked the tries back; it is recorded who did it for whom."""
    whose = _whose(workspace, person_id)
    if person_id == actor.id:
        raise Refused("accounts.not_yourself", name=whose.called)
    if _slot(workspace, whose).tries == 0:
        raise Refused("accounts.not_locked", name=whose.called)
    tell_wrong_tries(workspace)
    with workspace.store.begin(actor) as work:
        work.record(Act.UNLOCK_PERSON, Kind.PERSON, whose.id, name=whose.called)
    workspace.slots.unlock(whose.id)
    return Changes.of(Kind.PERSON, whose.id)


@job(Act.RENAME_PERSON, saves=True)
def rename_at_the_door(workspace: Workspace, actor: Actor, *, person_id: str, name: str) -> Changes:
    """Correct the name of a member of staff (``accounts.rename_person``) and let them sign in under it."""
    changes = perform(workspace.store, actor, rename_person.bind(person_id=person_id, name=name))
    follow_name(workspace, person_id)
    return changes


@job(Act.RETIRE_PERSON, saves=True)
def retire_at_the_door(workspace: Workspace, actor: Actor, *, person_id: str) -> Changes:
    """Take a member of staff off the list (``accounts.retire_person``) and close their way in."""
    changes = perform(workspace.store, actor, retire_person.bind(person_id=person_id))
    if workspace.key is not None and workspace.slots.file.slot(person_id) is not None:
        workspace.slots.remove(person_id, at=_stamp(workspace))
    return changes


def follow_name(workspace: Workspace, person_id: str) -> None:
    """After a person's name or unit was corrected: let the slot be found under it."""
    if workspace.key is not None and workspace.slots.file.slot(person_id) is not None:
        workspace.slots.rename(person_id, _whose(workspace, person_id, retired=True).names)


def _give(workspace: Workspace, actor: Actor, whose: _Whose, act: Act, facts: dict[str, object]) -> Slip:
    """Make the slip with its signing key, record it, put it in force, and return it for printing."""
    text = slip_from("".join(secrets.choice("0123456789") for _ in range(SLIP_RANDOM_DIGITS)))
    key = _signing_key_for(workspace, whose)
    own = signing_keys.packed(key) if key is not None else b""
    kind = SlotKind.SLIP if whose.expert_id else SlotKind.START
    new = NewSlot(whose.id, kind, whose.names, slip_digits(text) or "", Held(_key(workspace), own))
    with workspace.store.begin(actor) as work:
        _withdraw_certificates(work, whose)
        if key is not None and whose.expert_id:
            _enrol(work, whose.expert_id, key)
        work.record(act, Kind.PERSON, whose.id, name=whose.name, unit=whose.unit, **facts)
    slot = _put(workspace, new)
    return Slip(whose.id, whose.name, whose.unit, text, slot.made_at)


def _signing_key_for(workspace: Workspace, whose: _Whose) -> SignerKey | None:
    if not whose.expert_id:
        return None
    return signing_keys.new_signing_key(workspace, name=whose.name, organization=whose.unit, person_id=whose.expert_id)


def _enrol(work: UnitOfWork, expert_id: str, key: SignerKey) -> None:
    row = SignerCertificate(
        id=work.new_id(), expert_id=expert_id, sha256=key.fingerprint, holder=key.owner, origin="workspace",
        registered_at=work.stamp,
    )  # fmt: skip
    work.session.add(row)


def _withdraw_certificates(work: UnitOfWork, whose: _Whose) -> None:
    """The certificates made with earlier slips sign nothing new; what they signed stays signed."""
    if not whose.expert_id:
        return
    query = select(SignerCertificate).where(
        SignerCertificate.expert_id == whose.expert_id,
        SignerCertificate.origin == "workspace",
        SignerCertificate.withdrawn_at.is_(None),
    )
    for row in work.session.scalars(query):
        row.withdrawn_at = work.stamp


def _second_person(workspace: Workspace, actor: Actor, whose: _Whose, second_id: str, secret: str) -> str:
    """Who stands by; the recovery sheet may stand in for a second person where an office has none. It is somebody else's
    seat: a wrong secret locks nobody."""
    if not second_id:
        recovery.require_sheet(workspace, secret)
        return "recovery"
    second = _whose(workspace, second_id)
    if second_id in (actor.id, whose.id):
        raise Refused("accounts.second_same", name=second.called)
    if second.role not in SECOND_PERSONS:
        raise NotAllowed("accounts.second_role", name=second.called)
    try:
        workspace.slots.prove(second_id, secret, second.called, beside=True)
    finally:
        tell_wrong_tries(workspace, actor)
    return second.called


def _whose(workspace: Workspace, person_id: str, *, retired: bool = False) -> _Whose:
    with workspace.store.read() as session:
        person = find(session, Person, person_id)
        if not person.active and not retired:
            raise Refused("accounts.no_longer", name=person.name)
        unit, names = unit_of(session, person), names_of(session, person)
        called = namesakes(session).called(person.id, person.name)
        return _Whose(person.id, person.name, called, unit, Role(person.role), names, person.expert_id)


def _require_first(workspace: Workspace, whose: _Whose) -> None:
    """A person who has, or ever had, a way in gets another only by two people: to withdraw a slip and to give a new one
    must not be a way for one person alone."""
    with workspace.store.read() as session:
        had = whose.id in ever_given(session)
    if had or workspace.slots.file.slot(whose.id) is not None:
        raise Refused("accounts.slip_there", name=whose.called)


def ever_given(session: Session) -> frozenset[str]:
    """Ids of the people who were ever given a way in."""
    return frozenset(session.scalars(select(AuditEntry.subject_id).where(AuditEntry.act.in_(_GIVEN)).distinct()))


def _slot(workspace: Workspace, whose: _Whose) -> Slot:
    slot = workspace.slots.file.slot(whose.id)
    if slot is None:
        raise Refused("accounts.no_secret_yet", name=whose.called)
    return slot


def _key(workspace: Workspace) -> bytes:
    if workspace.key is None:
        raise Refused("accounts.no_secrets_here")
    return workspace.key


def _put(workspace: Workspace, new: NewSlot) -> Slot:
    return workspace.slots.put(new, made_at=_stamp(workspace))


def _stamp(workspace: Workspace) -> str:
    return workspace.store.now().isoformat(timespec="seconds")

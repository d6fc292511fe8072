"""The recovery sheet for the safe: the way back in when every secret is lost.

It opens the workspace, not what is a person's alone: an expert's signing key is lost with the slip, and another is made.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from qtic_desktop.domain.accounts.secrets import RECOVERY_RANDOM_DIGITS, recovery_digits, recovery_from
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Kind, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services.accounts.people import people_at_the_door
from qtic_desktop.services.accounts.secret_rules import require_good_secret
from qtic_desktop.services.accounts.sign_in import Entered, actor_from, names_of
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.database import open_database
from qtic_desktop.storage.encryption.key_slots import Held, KeySlots, NewSlot
from qtic_desktop.storage.encryption.slot_file import SlotKind
from qtic_desktop.storage.migrations import current_revision
from qtic_desktop.storage.queries.registry import PersonRow
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import Workspace, local_now, open_workspace

#: In whose name a workspace opens that nobody else can open.
RECOVERY = Actor("recovery", "恢复单", Role.SECURITY_ADMIN)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is printed once for the safe; ``proved_at`` is when the program opened the workspace with it."""

    text: str = field(repr=False)
    proved_at: str = ""


def new_sheet() -> tuple[str, str]:
    """An id for a slot and the text of a sheet."""
    text = recovery_from("".join(secrets.choice("0123456789") for _ in range(RECOVERY_RANDOM_DIGITS)))
    return f"recovery-{secrets.token_hex(8)}", text


def slot_for(slot_id: str, text: str, key: bytes) -> NewSlot:
    """The slot that a sheet opens."""
    return NewSlot(slot_id, SlotKind.RECOVERY, (), recovery_digits(text), Held(key))


@job(Act.MAKE_RECOVERY, saves=True)
def make_recovery(workspace: Workspace, actor: Actor) -> RecoverySheet:
    """Make a new recovery sheet, open the workspace with it, and only then let it take the place of the old one."""
    if workspace.key is None:
        raise Refused("accounts.no_secrets_here")
    slot_id, text = new_sheet()
    with workspace.store.begin(actor) as work:
        work.record(Act.MAKE_RECOVERY, Kind.WORKSPACE, "workspace")
    workspace.slots.put(slot_for(slot_id, text, workspace.key), made_at=_stamp(workspace))
    return prove(workspace, slot_id, text)


def prove(workspace: Workspace, slot_id: str, text: str) -> RecoverySheet:
    """Open the files as they lie on the disk with the sheet alone; only then does the sheet count.

    Raises ``Refused`` (accounts.recovery_unproved) when they do not open.
    """
    opened = KeySlots(workspace.folder, workspace.info.id).open_recovery(text)
    engine = open_database(workspace.folder, workspace.info.server, opened.held.workspace_key)
    try:
        revision = current_revision(engine)
    finally:
        engine.dispose()
    if opened.slot.id != slot_id or revision is None:
        raise Refused("accounts.recovery_unproved")
    proved = _stamp(workspace)
    workspace.slots.settle_recovery(slot_id, proved)
    return RecoverySheet(text, proved)


def require_sheet(workspace: Workspace, text: str) -> None:
    """Raise unless ``text`` is the sheet of this workspace, as ``KeySlots.open_recovery``."""
    workspace.slots.open_recovery(text)


def staff_behind(folder: Path, sheet: str, *, now: Callable[[], datetime] = local_now) -> tuple[PersonRow, ...]:
    """The members of staff who could be given a new secret, for whoever has the sheet; nothing is written.

    Raises what ``KeySlots.open_recovery`` raises.
    """
    with _opened_by(folder, sheet, now) as workspace:
        return tuple(row for row in people_at_the_door(workspace.store) if row.role != Role.EXPERT.value)


def recover(
    folder: Path, sheet: str, *, person_id: str, secret: str, now: Callable[[], datetime] = local_now
) -> Entered:
    """Open the workspace with the recovery sheet and give a member of staff a new ``secret``.

    The sheet stays good; everything is recorded. Raises what ``KeySlots.open_recovery`` raises, ``Refused``
    accounts.nobody, accounts.slip_for_experts and the first rule that the secret breaks.
    """
    workspace = _opened_by(folder, sheet, now)
    try:
        return Entered(workspace, _let_in(workspace, person_id, secret))
    except BaseException:
        workspace.close()
        raise


def _opened_by(folder: Path, sheet: str, now: Callable[[], datetime]) -> Workspace:
    def unlock(slots: KeySlots) -> bytes:
        return slots.open_recovery(sheet).held.workspace_key

    return open_workspace(folder, unlock=unlock, now=now)


def _let_in(workspace: Workspace, person_id: str, secret: str) -> Actor:
    key = workspace.key
    if key is None:
        raise Refused("accounts.no_secrets_here")
    with workspace.store.read() as session:
        person = session.get(Person, person_id)
        if person is None or not person.active:
            raise Refused("accounts.nobody", name=person.name if person is not None else "")
        actor = actor_from(session, person)
    if actor.role is Role.EXPERT:
        raise NotAllowed("accounts.slip_for_experts", name=actor.called)
    require_good_secret(workspace, secret, name=actor.name)
    came = replace(RECOVERY, name=f"{actor.called}，凭恢复单", role=actor.role)  # who it was, and by what
    with workspace.store.begin(came) as work:
        names = names_of(work.session, work.get(Person, actor.id))
        work.record(Act.USE_RECOVERY, Kind.PERSON, actor.id, name=actor.called)
    new = NewSlot(actor.id, SlotKind.PASSWORD, names, secret, Held(key))
    workspace.slots.put(new, made_at=_stamp(workspace))
    return actor


def _stamp(workspace: Workspace) -> str:
    return workspace.store.now().isoformat(timespec="seconds")

"""A new workspace for real work: encrypted, with its first person and a recovery sheet that was tried."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qtic_desktop.domain.changes import SYSTEM, Role
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.services.accounts import recovery
from qtic_desktop.services.accounts.recovery import RecoverySheet
from qtic_desktop.services.accounts.secret_rules import check_secret, spellings
from qtic_desktop.services.accounts.small_office import declare_small_office
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.encryption.box import new_key
from qtic_desktop.storage.encryption.cost import FOR_NAMES, ORDINARY, Cost
from qtic_desktop.storage.encryption.key_slots import Held, NewSlot
from qtic_desktop.storage.encryption.slot_file import SlotKind
from qtic_desktop.storage.ids import uuid7_ids
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import Encryption, Workspace, create_workspace, is_free, local_now, put_in_place

#: An office of one carries all of these until others are registered; it says so, and each can be handed on.
FIRST_ROLES = (Role.OFFICE, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
_WHY = "新建工作区时只有一人，岗位暂时合并"


@dataclass(frozen=True, slots=True)
class Founded:
    """A new workspace, closed again: its first person, and the sheet to print for the safe."""

    folder: Path
    person_id: str
    recovery: RecoverySheet


@dataclass(frozen=True, slots=True)
class Costs:
    """What a guess at a secret and at a name costs here."""

    secret: Cost = ORDINARY
    name: Cost = FOR_NAMES


def found(
    folder: Path,
    *,
    office: str,
    name: str,
    secret: str,
    now: Callable[[], datetime] = local_now,
    costs: Costs = Costs(),
) -> Founded:
    """Make an encrypted workspace in a folder that is new or empty, whole or not at all.

    Raises ``Refused``: workspace.folder_not_empty, accounts.name_missing, accounts.office_missing, the first rule that
    the secret breaks; ``EnvironmentTrouble`` when it cannot be written.
    """
    person, organizer = normalize_name(name), office.strip()
    if not person:
        raise Refused("accounts.name_missing")
    if not organizer:
        raise Refused("accounts.office_missing")
    check_secret(secret, names=[*spellings(person), organizer])
    with growing_beside(folder) as growing:
        person_id, key = uuid7_ids(now)(), new_key()
        first = NewSlot(person_id, SlotKind.PASSWORD, (person,), secret, Held(key))
        slot_id, text = recovery.new_sheet()
        encryption = Encryption(key, (first, recovery.slot_for(slot_id, text, key)), costs.secret, costs.name)
        with create_workspace(growing, encryption=encryption, now=now) as workspace:
            _prepare(workspace, organizer, person_id, person)
            sheet = recovery.prove(workspace, slot_id, text)
    return Founded(folder, person_id, sheet)


def _prepare(workspace: Workspace, organizer: str, person_id: str, person: str) -> None:
    with workspace.store.begin(SYSTEM) as work:
        prepare_workspace(work, organizer=organizer, sample=False, people=())
        also = ",".join(role.value for role in FIRST_ROLES[1:])
        work.session.add(Person(id=person_id, name=person, role=FIRST_ROLES[0].value, also=also, active=True))
        work.session.flush()
        declare_small_office(work, reason=_WHY)


class growing_beside:  # noqa: N801 - used like a function
    """A sibling folder to grow something in, renamed to ``folder`` when the block ends well and removed when not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._growing = self._folder.with_name(f".{self._folder.name}.part")

    def __enter__(self) -> Path:
        if not is_free(self._folder):
            raise Refused("workspace.folder_not_empty", folder=self._folder.name)
        shutil.rmtree(self._growing, ignore_errors=True)
        return self._growing

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            shutil.rmtree(self._growing, ignore_errors=True)
            return
        try:
            put_in_place(self._growing, self._folder)
        except OSError as error:
            shutil.rmtree(self._growing, ignore_errors=True)
            raise EnvironmentTrouble(
                "workspace.cannot_write", folder=str(self._folder), reason=error.strerror
            ) from error

"""Who can open the workspace: every slot belongs to somebody on the list, and the way out for the day of loss is there."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from qtic_desktop.services.audit.findings import CheckFinding
from qtic_desktop.storage.encryption.slot_file import SlotKind
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import Workspace


def access_findings(workspace: Workspace) -> Iterator[CheckFinding]:
    """A slot of nobody on the list opens everything all the same: somebody was let in around the program, or a person
    who left still has the key. None in a workspace without secrets."""
    if workspace.key is None:
        return
    slots = workspace.slots.file.slots
    with workspace.store.read() as session:
        active = set(session.scalars(select(Person.id).where(Person.active)))
    for slot in slots:
        if slot.kind is not SlotKind.RECOVERY and slot.id not in active:
            yield CheckFinding("check.slot_of_nobody", slot.id[:8])
    proved = [slot for slot in slots if slot.kind is SlotKind.RECOVERY and slot.proved]
    if len(proved) != 1:
        yield CheckFinding("check.recovery", "keyslots.json", {"count": len(proved)})

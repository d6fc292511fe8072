"""A workspace that came out of a backup says so in its log, in the name of who comes in first."""

from __future__ import annotations

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Kind
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.restored_mark import Restored, forget_restored, restored_from
from qtic_desktop.storage.workspace import Workspace


@job(Act.NOTE_RESTORE, saves=True, thread="storage")
def note_restore(workspace: Workspace, actor: Actor) -> Restored | None:
    """Write into the log that this workspace came out of a backup, once; returns what was written, None where nothing
    was to be said."""
    found = restored_from(workspace.folder)
    if found is None:
        return None
    with workspace.store.begin(actor) as work:
        work.record(
            Act.NOTE_RESTORE,
            Kind.WORKSPACE,
            "workspace",
            name=found.name,
            backup_at=found.made_at,
            log_entries=found.entries,
        )
    forget_restored(workspace.folder)
    return found

"""The first window of a workspace that came out of a backup says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.storage.restored_mark import Restored
    from qtic_desktop.storage.workspace import Workspace


def tell_what_was_restored(window: MainWindow, workspace: Workspace | None) -> None:
    """Write it into the log in the name of who came in, and say it on the page in front."""
    if workspace is None or window.ctx.actor.reads_only:
        return
    from qtic_desktop.storage.restored_mark import restored_from

    if restored_from(workspace.folder) is not None:
        from qtic_desktop.services.archive.restored import note_restore

        window.ctx.work(note_restore.bind(), on_done=partial(_tell, window))


def _tell(window: MainWindow, found: Restored | None) -> None:
    from shiboken6 import isValid

    from qtic_desktop.gui.words import minute
    from qtic_desktop.resources import message

    if isValid(window) and found is not None:
        facts = {"name": found.name, "at": minute(found.made_at), "entries": found.entries}
        window.notices.tell(message("archive.was_restored", window.ctx.lang, **facts), "info")

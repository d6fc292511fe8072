"""What the first page says of a workspace opened before: when, which meeting, at which station."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.app.places import known_workspaces, note_about
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.gui.main_window import MainWindow


def told_of_known() -> dict[Path, str]:
    """By folder; of a workspace nobody worked in since this is kept nothing is told but the way to it."""
    told = tr("上次 {time} · {about}")
    return {
        one.folder: told.format(time=one.opened_at.replace("T", " ")[:16], about=one.about)
        for one in known_workspaces()
        if one.about and one.opened_at
    }


def keep_about(window: MainWindow) -> None:
    """Keep which meeting the window is about, whenever another one is chosen."""
    folder, station = window.ctx.doors.folder, window.ctx.station

    def note() -> None:
        if window.meeting_words:
            note_about(folder, f"{window.meeting_words} · {station or tr('单机')}")

    window.windowTitleChanged.connect(lambda _title: note())

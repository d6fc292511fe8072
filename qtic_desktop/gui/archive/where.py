"""Where a backup goes: the dialog begins at the last place or at a stick, and a folder inside the workspace is refused at
once, before anything is copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, is_within

_LAST = "backup_folder"


class NoPlace(Exception):
    """A folder was chosen that no backup goes to; the text is the sentence that says why."""


def ask_where(ctx: AppContext, ask: AskPath, parent: QWidget, title: str) -> Path | None:
    """Ask for a folder and remember it; None where the person thought better of it. Raises ``NoPlace``."""
    chosen = ask(parent, title, first_place(ctx), "")
    if not chosen:
        return None
    if is_within(Path(chosen), ctx.doors.folder):
        raise NoPlace(ctx.say("archive.inside_workspace"))
    if not Path(chosen).is_dir():
        raise NoPlace(ctx.say("archive.no_such_folder", folder=chosen))
    ctx.settings.remember(_LAST, chosen)
    return Path(chosen)


def first_place(ctx: AppContext) -> str:
    """Where the dialog begins: where the last backup went, else a stick, else the home of the user."""
    last = ctx.settings.text(_LAST)
    if last and Path(last).is_dir() and not is_within(Path(last), ctx.doors.folder):
        return last
    return str(next(iter(sticks()), Path.home()))


def sticks() -> list[Path]:
    """What is plugged in and can be written to."""
    from qtic_desktop.services.archive.medium import can_be_taken_out

    volumes = (one for one in QStorageInfo.mountedVolumes() if one.isReady() and not one.isReadOnly())
    return [path for path in (Path(one.rootPath()) for one in volumes) if can_be_taken_out(path)]

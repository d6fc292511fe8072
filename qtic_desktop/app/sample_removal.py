"""A sample workspace leaves the disk: only ever one of invented data, never while anybody has it, and wholly."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from qtic_desktop.app.places import forget_workspace
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.resources import message

if TYPE_CHECKING:
    from qtic_desktop.app.door import Door
    from qtic_desktop.gui.background import BackgroundTasks
    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.resources import Language
    from qtic_desktop.storage.workspace import Workspace


class Seat(Protocol):
    """What is done here of the seat (``app.desk``) whose sample goes."""

    tasks: BackgroundTasks
    workspace: Workspace | None
    window: MainWindow | None
    door: Door
    lang: Language

    def change_workspace(self) -> None:
        """Give the workspace back."""

    def say(self, error: Exception) -> str:
        """The sentence for an error."""

    def tell(self, code: str, *, state: str = "warn", **facts: object) -> None:
        """Say something on the page in front."""


def remove_sample(folder: Path) -> None:
    """Delete the folder of a sample that nobody has open. It gets another name first, so that a power cut leaves no half
    workspace under the old one.

    Raises ``Refused``: workspace.not_a_sample, workspace.sample_in_use; ``EnvironmentTrouble`` where the disk does not let go.
    """
    from qtic_desktop.storage.holding import holder_of, is_held
    from qtic_desktop.storage.sample_mark import require_sample_folder

    require_sample_folder(folder)
    if is_held(folder) and holder_of(folder) is not None:
        raise Refused("workspace.sample_in_use", folder=folder.name)
    going = folder.resolve().with_name(f".{folder.resolve().name}.going")
    try:
        shutil.rmtree(going, ignore_errors=True)
        folder.resolve().rename(going)
        shutil.rmtree(going)
    except OSError as error:
        left = going if going.exists() else folder
        raise EnvironmentTrouble("workspace.not_deleted", folder=str(left), reason=error.strerror or "") from error
    forget_workspace(folder)


def ask_and_remove(desk: Seat) -> None:
    """Say what goes, and only then let the window go and the folder after it."""
    from qtic_desktop.gui.start.sample_dialog import DeleteSampleDialog

    if desk.window is None or desk.workspace is None or not desk.workspace.info.sample:
        return
    dialog = DeleteSampleDialog(desk.workspace.folder, desk.window)
    dialog.agreed.connect(partial(_remove, desk, desk.workspace.folder))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _remove(desk: Seat, folder: Path) -> None:
    """The storage thread gives the workspace back first; what it is asked after that comes after it."""
    from qtic_desktop.storage.sample_mark import require_sample_folder

    try:
        require_sample_folder(folder)
    except Refused as error:
        desk.tell(error.code, folder=folder.name)
        return
    desk.change_workspace()
    if desk.workspace is not None:  # something typed holds the window
        return
    desk.tasks.run(
        "storage",
        partial(remove_sample, folder),
        lambda _none: desk.door.show_start(message("workspace.sample_gone", desk.lang, folder=str(folder)), kind="ok"),
        lambda error: desk.door.show_start(desk.say(error)),
    )

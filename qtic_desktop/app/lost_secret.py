"""Every secret is lost: the sheet out of the safe first, then who it is, of the people whom the workspace knows."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.app import workspaces
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.app.doorway import Doorway
    from qtic_desktop.storage.queries.registry import PersonRow


def ask_for_the_sheet(door: Doorway, folder: Path) -> None:
    """Put the page for the sheet in front; nothing else is asked before it is right."""
    from qtic_desktop.gui.start.sheet_page import SheetPage

    page = SheetPage(folder.name)
    page.given.connect(
        lambda sheet: door.run(
            partial(workspaces.behind_the_sheet, folder, sheet),
            partial(_ask_whose, door, folder, sheet),
            lambda error: page.refuse(door.say(error)),
        )
    )
    page.left.connect(lambda: door.ask_secret(folder))
    door.front.emit(page)


def _ask_whose(door: Doorway, folder: Path, sheet: str, people: tuple[PersonRow, ...]) -> None:
    """A new secret for one of the people of the office, chosen from the list."""
    from qtic_desktop.gui import words
    from qtic_desktop.gui.start.new_secret import Asked, NewSecretPage

    choices = tuple((one.id, words.person(one.called, one.role, one.also)) for one in people)
    questions = (Asked("name", tr("您是哪一位"), choices=choices),)
    intro = tr("恢复单没有错。请选自己的姓名，并给自己设一个新口令。使用会留下记录。")
    page = NewSecretPage(tr("使用恢复单"), intro, tr("打开工作区"), questions, renews=True)
    page.given.connect(
        lambda given: door.run(
            partial(workspaces.recover_with, folder, sheet, given["name"], given["secret"]),
            partial(door.come_in_recovered, given["secret"]),
            lambda error: page.refuse(error, door.say(error)),
        )
    )
    page.left.connect(lambda: door.ask_secret(folder))
    door.front.emit(page)

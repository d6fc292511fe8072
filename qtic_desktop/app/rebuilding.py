"""A damaged workspace is made anew beside itself, out of its journal and its newest backup."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.app import workspaces
from qtic_desktop.app.places import remember_workspace
from qtic_desktop.gui.texts import tr
from qtic_desktop.resources import message

if TYPE_CHECKING:
    from qtic_desktop.app.doorway import Doorway
    from qtic_desktop.services.archive.rebuild import Rebuilt


def ask_for_the_secret(door: Doorway, damaged: Path) -> None:
    """The damaged one stays as it is; the secret is asked where there is one."""
    from qtic_desktop.gui.start.sign_in import SignInPage
    from qtic_desktop.gui.start.start_page import free_folder

    target = free_folder(damaged.with_name(tr("{name}（重建）").format(name=damaged.name)))
    page: SignInPage = SignInPage(damaged.name)
    page.entered.connect(
        lambda name, secret: door.run(
            partial(workspaces.rebuild_here, damaged, target, name, secret),
            partial(_rebuilt, door, target),
            partial(door.kept_out, page, damaged),
        )
    )
    page.workspaces_wanted.connect(door.show_start)
    page.recovery_wanted.connect(door.show_start)
    door.front.emit(page)


def _rebuilt(door: Doorway, target: Path, made: Rebuilt) -> None:
    remember_workspace(target)
    done = made.replayed
    words = message(
        "journal.rebuilt", door.lang, folder=str(target), backup=done.from_base, journal=done.from_journal,
        last=done.last, aside=done.left_aside, torn=sum(one.size for one in done.torn),
    )  # fmt: skip
    if made.findings:
        words += " " + tr("核对时还有 {n} 处不对，请打开后“核对全部数据”。").format(n=len(made.findings))
    door.show_start(words, kind="warn" if made.findings else "info")

"""What the door does with folders, on the storage thread: look what is there, open, found, carry over, restore."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.app.places import known_workspaces
from qtic_desktop.domain.progress import Progress
from qtic_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from qtic_desktop.domain.archive.backups import Reach
    from qtic_desktop.services.accounts.founding import Founded
    from qtic_desktop.services.accounts.sign_in import Entered
    from qtic_desktop.services.archive.rebuild import Rebuilt
    from qtic_desktop.storage.backup_mark import BackupFacts
    from qtic_desktop.storage.queries.registry import PersonRow
    from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Seen:
    """What lies in a folder: a backup, a workspace that asks for a secret, one that is open now for ``people``, or, of a
    stick for one, the backups ``inside`` it, newest first. ``reach``: how the workspace of a backup here stands to it."""

    folder: Path
    backup: BackupFacts | None = None
    asks_secret: bool = False
    workspace: Workspace | None = None
    people: tuple[PersonRow, ...] = ()
    inside: tuple[BackupFacts, ...] = ()
    reach: Reach | None = None


def look(folder: Path, *, as_it_is: bool = False) -> Seen:
    """See what is there, and open what opens without a secret. ``as_it_is``: a copy of a backup to look into."""
    from qtic_desktop.domain.errors import Refused
    from qtic_desktop.services.accounts.sign_in import needs_secret
    from qtic_desktop.storage.backup_mark import backup_here

    try:
        backup = None if as_it_is else backup_here(folder)
    except Refused:
        inside = backups_inside(folder)
        if not inside:
            raise
        return Seen(folder, inside=inside)
    if backup is not None:
        return Seen(folder, backup=backup, reach=_reach_here(backup))
    if needs_secret(folder):
        return Seen(folder, asks_secret=True)
    return _opened(folder)


def backups_inside(folder: Path) -> tuple[BackupFacts, ...]:
    """Backups that lie in a folder or in one inside it, the newest first; what cannot be read is none."""
    from qtic_desktop.domain.errors import QticError
    from qtic_desktop.storage.backup_mark import backup_here

    found = []
    for mark in (*folder.glob("*/workspace.toml"), *folder.glob("*/*/workspace.toml")):
        with suppress(QticError, OSError):
            facts = backup_here(mark.parent)
            if facts is not None:
                found.append(facts)
    return tuple(sorted(found, key=lambda one: (one.made_at is not None, one.made_at, one.entries), reverse=True))


def _reach_here(backup: BackupFacts) -> Reach | None:
    from qtic_desktop.storage.reach import reach

    present = workspace_here(backup.workspace_id)
    return None if present is None else reach(present, backup)


def workspace_here(workspace_id: str) -> Path | None:
    """Where the workspace of this id lies on this computer, of those opened before."""
    return next((one.folder for one in known_workspaces() if one.id == workspace_id and one.is_here), None)


def _opened(folder: Path) -> Seen:
    from qtic_desktop.services.accounts.people import people_at_the_door
    from qtic_desktop.storage.workspace import open_workspace

    workspace = open_workspace(folder, beside=True)
    try:
        return Seen(folder, workspace=workspace, people=people_at_the_door(workspace.store))
    except BaseException:
        workspace.close()
        raise


def enter_with(folder: Path, name: str, secret: str) -> Entered:
    """Open an encrypted workspace for a person."""
    from qtic_desktop.services.accounts.sign_in import enter

    return enter(folder, name, secret, beside=True)


def have_the_name(folder: Path, name: str) -> bool:
    """Whether several people sign in to the workspace here under a name; asked before anything of it can be read."""
    from qtic_desktop.services.accounts.sign_in import is_shared_name

    return is_shared_name(folder, name)


def behind_the_sheet(folder: Path, sheet: str) -> tuple[PersonRow, ...]:
    """The members of staff, for whoever has the recovery sheet."""
    from qtic_desktop.services.accounts.recovery import staff_behind

    return staff_behind(folder, sheet)


def recover_with(folder: Path, sheet: str, person_id: str, secret: str) -> Entered:
    """Open it with the recovery sheet, and give a person of the office a new secret."""
    from qtic_desktop.services.accounts.recovery import recover

    return recover(folder, sheet, person_id=person_id, secret=secret)


def found_new(folder: Path, office: str, name: str, secret: str) -> Founded:
    """Make an encrypted workspace with its first person."""
    from qtic_desktop.services.accounts.founding import found

    return found(folder, office=office, name=name, secret=secret)


def carry(old: Path, new: Path, name: str, secret: str) -> Founded:
    """Make an encrypted copy of a workspace of before secrets."""
    from qtic_desktop.services.accounts.carry_over import carry_over

    return carry_over(old, new, name=name, secret=secret)


def rebuild_here(damaged: Path, into: Path, name: str, secret: str) -> Generator[Progress, None, Rebuilt]:
    """Make a workspace anew out of its journal and its newest backup."""
    from qtic_desktop.services.archive.rebuild import rebuild

    return rebuild(damaged, into, name=name, secret=secret)


def sample(folder: Path) -> Generator[Progress, None, Seen]:
    """Make (once) and open the sample workspace."""
    from qtic_desktop.app.sample import making_demo

    if not (folder / "workspace.toml").is_file():
        for step in making_demo(folder, size="meeting", seed=1):
            yield Progress(step.done, step.total)  # the words are the page's own, in its language
    return _opened(folder)


def sweep_sample(folder: Path) -> None:
    """What is left of a sample whose making was killed; where there is nothing, nothing is loaded for it."""
    if folder.with_name(f".{folder.name}.part").exists():
        from qtic_desktop.app.sample import sweep

        sweep(folder)


def copy_out(backup: Path, target: Path) -> Generator[Progress, None, Path]:
    """Copy a backup or a workspace on a stick into a folder of this computer."""
    from qtic_desktop.services.archive.restore import restore

    return restore(backup, target)

"""``backup``: a verified copy of the database, or of the whole workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.entry import entered
from qtic_desktop.app.steps import to_the_end
from qtic_desktop.domain.acts import Act, require_act
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.accounts.sign_in import Entered
from qtic_desktop.services.archive import back_up, record_backup
from qtic_desktop.services.perform import perform, work_in_steps


def run(options: argparse.Namespace) -> Answer:
    """Copy, check the copy, and say where it is: into a folder the whole workspace, else the database alone."""
    whole = options.out is not None and options.out.is_dir()
    if options.out is not None and options.out.exists() and not whole:
        raise Refused("usage.exists", file=options.out.name)
    with entered(options) as here:
        return _whole(here, options.out) if whole else _database(here, options.out)


def _whole(here: Entered, parent: Path) -> Answer:
    made = to_the_end(work_in_steps(here.workspace, here.actor, back_up.bind(parent=parent)))
    perform(here.workspace.store, here.actor, record_backup.bind(backup=made))
    return Answer({"folder": str(made.folder), "files": made.files, "bytes": made.size}, [str(made.folder)])


def _database(here: Entered, out: Path | None) -> Answer:
    workspace = here.workspace
    require_act(here.actor, Act.RECORD_BACKUP)
    target = out or workspace.folder / "backups" / f"qtic-{workspace.store.now():%Y%m%d-%H%M%S}.db"
    workspace.copy_database(target)
    return Answer({"file": str(target), "bytes": target.stat().st_size}, [str(target)])

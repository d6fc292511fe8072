"""``backup``: a verified copy of the database."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.entry import entered
from qtic_desktop.domain.acts import Act, require_act
from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.backup import copy_database


def run(options: argparse.Namespace) -> Answer:
    """Copy the database while it is locked by us, check the copy, and say where it is."""
    if options.out is not None and options.out.exists():
        raise Refused("usage.exists", file=options.out.name)
    with entered(options) as here:
        workspace = here.workspace
        require_act(here.actor, Act.RECORD_BACKUP)
        stamp = f"{workspace.store.now():%Y%m%d-%H%M%S}"
        target = options.out or workspace.folder / "backups" / f"qtic-{stamp}.db"
        copy_database(workspace.folder / "qtic.db", target, workspace.key)
    return Answer({"file": str(target), "bytes": target.stat().st_size}, [str(target)])

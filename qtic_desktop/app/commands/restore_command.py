"""``restore``: a workspace out of a whole backup, in a new folder."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.steps import to_the_end
from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import message
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.storage.backup_mark import backup_here


def run(options: argparse.Namespace) -> Answer:
    """Copy the backup and read every file back; the backup stays as it is, and its secrets open the copy.

    Nobody is asked who they are: whoever holds the backup holds what lies in it, closed by the same secrets.
    """
    if options.backup.is_file():
        raise Refused("archive.database_alone", file=options.backup.name)
    facts = backup_here(options.backup)
    into = to_the_end(restore(options.backup, options.into))
    made_at = facts.made_at if facts is not None else None
    said = message("archive.restored", options.lang, folder=str(options.into))
    return Answer({"folder": str(into), "of": str(options.backup), "made_at": made_at}, [said])

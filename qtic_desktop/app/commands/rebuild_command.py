"""``rebuild``: a workspace whose database is lost, out of its journal and its newest backup, in a new folder."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.entry import read_secret
from qtic_desktop.app.steps import to_the_end
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.resources import message
from qtic_desktop.services.accounts.sign_in import needs_secret
from qtic_desktop.services.archive.rebuild import rebuild


def run(options: argparse.Namespace) -> Answer:
    """Make it, check it, and say what came from where."""
    secret = ""
    if needs_secret(options.workspace):
        if not options.person:
            raise NotAllowed("accounts.secret_needed", folder=options.workspace.name)
        secret = read_secret(options, prompt=f"{options.person}: ")
    made = to_the_end(
        rebuild(options.workspace, options.into, name=options.person, secret=secret, backup=options.backup)
    )
    done = made.replayed
    data = {
        "folder": str(made.folder),
        "backup": None if made.backup is None else str(made.backup.folder),
        "entries_from_backup": done.from_base,
        "entries_from_journal": done.from_journal,
        "last_entry": done.last,
        "records_left_aside": done.left_aside,
        "unreadable": [{"file": one.file, "at": one.at, "bytes": one.size} for one in done.torn],
        "held": dict(made.held),
        "findings": [{"id": one.code, "subject": one.subject} for one in made.findings],
    }
    said = [
        message(
            "journal.rebuilt", options.lang, folder=str(made.folder), backup=done.from_base, journal=done.from_journal,
            last=done.last, aside=done.left_aside, torn=sum(one.size for one in done.torn),
        )
    ]  # fmt: skip
    said += [message(one.code, options.lang, subject=one.subject, **one.facts) for one in made.findings]
    return Answer(data, said, FINDINGS if made.findings else DONE)

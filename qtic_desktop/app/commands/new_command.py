"""``new``: an empty real workspace, encrypted, with its first person and a recovery sheet."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.entry import read_secret
from qtic_desktop.app.usage import WrongUsage
from qtic_desktop.resources import message
from qtic_desktop.services.accounts.founding import found


def run(options: argparse.Namespace) -> Answer:
    """Make it whole or not at all; the recovery sheet is said here once and kept nowhere."""
    if not options.person:
        raise WrongUsage("usage.missing", command="new", name="--as")
    secret = read_secret(options, prompt=f"{options.person}: ")
    made = found(options.dir, office=options.office, name=options.person, secret=secret)
    data = {
        "workspace": str(options.dir),
        "person": options.person,
        "recovery": made.recovery.text,
        "recovery_proved": made.recovery.proved_at,
    }
    sheet = message("accounts.recovery_made", options.lang, sheet=made.recovery.text)
    return Answer(data, [str(options.dir), sheet])

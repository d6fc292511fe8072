"""``carry-over``: an encrypted copy of a workspace made before there were secrets."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.entry import read_secret
from qtic_desktop.app.usage import WrongUsage
from qtic_desktop.resources import message
from qtic_desktop.services.accounts.carry_over import carry_over


def run(options: argparse.Namespace) -> Answer:
    """Copy, read back, then mark the old one; the secret is the new one of the person of ``--as``."""
    if not options.person:
        raise WrongUsage("usage.missing", command="carry-over", name="--as")
    secret = read_secret(options, prompt=f"{options.person}: ")
    made = carry_over(options.workspace, options.into, name=options.person, secret=secret)
    data = {
        "workspace": str(options.into),
        "person": options.person,
        "recovery": made.recovery.text,
        "recovery_proved": made.recovery.proved_at,
    }
    sheet = message("accounts.recovery_made", options.lang, sheet=made.recovery.text)
    return Answer(data, [str(options.into), sheet])

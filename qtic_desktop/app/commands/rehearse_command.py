"""``rehearse``: the scoring and voting rules on given cases, every step shown."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.usage import existing_file
from qtic_desktop.services.rehearsal import rehearse_file


def run(options: argparse.Namespace) -> Answer:
    """Run the cases of the file; an expectation that is not met is a finding."""
    report = rehearse_file(existing_file(options.file), options.lang)
    return Answer(report.data, list(report.lines), report.exit_status)

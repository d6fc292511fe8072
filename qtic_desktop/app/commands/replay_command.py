"""``replay``: the record of a draw of experts or of lots, drawn again."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.commands.replay_answers import told_of
from qtic_desktop.app.usage import existing_file


def run(options: argparse.Namespace) -> Answer:
    """Draw again what the record says; whatever does not hold is a finding."""
    told = told_of(existing_file(options.file).read_bytes(), options.lang)
    return Answer(told.data, list(told.sentences), DONE if told.holds else FINDINGS)

"""``tour``: drive the real window through the main job and leave papers, workbooks and pictures."""

from __future__ import annotations

import argparse
import os

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.window import cannot_show_a_window


def run(options: argparse.Namespace) -> Answer:
    """Without a display the window is driven offscreen; it is the same window."""
    if cannot_show_a_window():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from qtic_desktop.app.tour.journey import take_tour

    made = take_tour(options.dir)
    return Answer({"folder": str(options.dir), "files": [str(path) for path in made]}, [str(path) for path in made])

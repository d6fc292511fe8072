"""``demo``: a workspace of invented data that has really gone through the use cases."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import Answer
from qtic_desktop.app.sample import make_demo


def run(options: argparse.Namespace) -> Answer:
    """Make the workspace; everything in it is marked 示例."""
    opinions = make_demo(options.dir, size=options.size, seed=options.seed)
    data = {"workspace": str(options.dir), "size": options.size, "seed": options.seed, "opinions": opinions}
    return Answer(data, [str(options.dir)])

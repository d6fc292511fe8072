"""``demo``: a workspace of invented data that has really gone through the use cases."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta, timezone

from qtic_desktop.app.answers import Answer, say
from qtic_desktop.services.demo import demo_clock, fill_demo
from qtic_desktop.services.papers import draft_demo_opinions
from qtic_desktop.storage.workspace import create_workspace

#: The invented story happens here, whatever day it is, so that the same seed tells the same story.
STORY_TIME = datetime(2026, 4, 12, 9, 0, tzinfo=timezone(timedelta(hours=8)))


def run(options: argparse.Namespace) -> Answer:
    """Make the workspace; everything in it is marked 示例."""
    clock = demo_clock(STORY_TIME)
    with create_workspace(options.dir, sample=True, now=clock) as workspace:
        for step in fill_demo(workspace.store, size=options.size, seed=options.seed, today=STORY_TIME.date()):
            say(f"{step.text} {step.done}/{step.total}")
        opinions = draft_demo_opinions(workspace)
    data = {"workspace": str(options.dir), "size": options.size, "seed": options.seed, "opinions": opinions}
    return Answer(data, [str(options.dir)])

"""Make a sample workspace: for the command, the first page and the tour."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

from qtic_desktop.app.answers import say
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.demo import demo_clock, fill_demo
from qtic_desktop.services.demo.papers import attach_demo_plans, draft_demo_opinions
from qtic_desktop.services.demo.scale import fill_scale
from qtic_desktop.storage.workspace import create_workspace, is_free, put_in_place

#: The invented story happens here, whatever day it is, so that the same seed tells the same story.
STORY_TIME = datetime(2026, 4, 12, 9, 0, tzinfo=timezone(timedelta(hours=8)))


def make_demo(folder: Path, *, size: str, seed: int) -> int:
    """Make a sample workspace in a sibling folder and move it into place when it is whole; returns its opinions."""
    if not is_free(folder):
        raise Refused("workspace.folder_not_empty", folder=folder.name)
    growing = folder.resolve().with_name(f".{folder.resolve().name}.part")
    shutil.rmtree(growing, ignore_errors=True)
    with create_workspace(growing, sample=True, now=demo_clock(STORY_TIME)) as workspace:
        for step in fill_demo(workspace.store, size=size, seed=seed, today=STORY_TIME.date()):
            say(f"{step.text} {step.done}/{step.total}")
        attach_demo_plans(workspace)
        opinions = draft_demo_opinions(workspace)
        if size == "scale":
            for step in fill_scale(workspace.store, seed=seed, today=STORY_TIME.date()):
                say(f"{step.text} {step.done}/{step.total}")
    put_in_place(growing, folder.resolve())
    return opinions

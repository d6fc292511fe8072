"""Make a sample workspace: for the command, the first page and the tour."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterable
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Protocol

from qtic_desktop.app.answers import say
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.demo import demo_clock, fill_demo
from qtic_desktop.services.demo.papers import attach_demo_plans, draft_demo_opinions
from qtic_desktop.services.demo.scale import CITY, SCALE, fill_scale
from qtic_desktop.services.fonts import prepare_fonts
from qtic_desktop.storage.workspace import Workspace, create_workspace, is_free, put_in_place

#: The invented story happens here, whatever day it is, so that the same seed tells the same story.
STORY_TIME = datetime(2026, 4, 12, 9, 0, tzinfo=timezone(timedelta(hours=8)))


class _Told(Protocol):
    """How far one part of the work is."""

    @property
    def done(self) -> int:
        """Steps behind."""

    @property
    def total(self) -> int | None:
        """All steps."""

    @property
    def text(self) -> str:
        """What is at work."""


def make_demo(folder: Path, *, size: str, seed: int) -> int:
    """Make a sample workspace in a sibling folder and move it into place when it is whole; returns its opinions."""
    last, making = "", making_demo(folder, size=size, seed=seed)
    while True:
        try:
            step = next(making)
        except StopIteration as ended:
            return int(ended.value)
        if step.text and step.text != last:
            last = step.text
            say(f"{step.text} {step.done}/{step.total}")


def making_demo(folder: Path, *, size: str, seed: int) -> Generator[Progress, None, int]:
    """As ``make_demo``, telling per cent by per cent how far it is; stopped in between it leaves nothing behind."""
    if not is_free(folder):
        raise Refused("workspace.folder_not_empty", folder=folder.name)
    growing = _growing(folder)
    shutil.rmtree(growing, ignore_errors=True)
    yield Progress(0, 100)
    try:
        with create_workspace(growing, sample=True, now=demo_clock(STORY_TIME)) as workspace:
            opinions = yield from _filling(workspace, size=size, seed=seed)
    except BaseException:
        shutil.rmtree(growing, ignore_errors=True)
        raise
    put_in_place(growing, folder.resolve())
    return opinions


def _filling(workspace: Workspace, *, size: str, seed: int) -> Generator[Progress, None, int]:
    yield from _between(0, 45, fill_demo(workspace.store, size=size, seed=seed, today=STORY_TIME.date()))
    yield from _between(45, 55, prepare_fonts(workspace, SYSTEM))
    yield from _between(55, 80, attach_demo_plans(workspace), "建设方案")
    opinions = yield from _between(80, 95, draft_demo_opinions(workspace), "意见书")
    if size in ("scale", "city"):
        volume = SCALE if size == "scale" else CITY
        yield from _between(95, 100, fill_scale(workspace.store, seed=seed, today=STORY_TIME.date(), volume=volume))
    return opinions or 0


def _between(
    start: int, end: int, part: Generator[_Told, None, int | object] | Iterable[_Told], text: str = ""
) -> Generator[Progress, None, int]:
    """The steps of one part as per cent of the whole; returns what the part returns, 0 where that is no number."""
    steps = iter(part)
    while True:
        try:
            step = next(steps)
        except StopIteration as ended:
            return ended.value if isinstance(ended.value, int) else 0
        share = step.done / step.total if step.total else 0
        yield Progress(start + round((end - start) * share), 100, text or step.text)


def _growing(folder: Path) -> Path:
    return folder.resolve().with_name(f".{folder.resolve().name}.part")


def sweep(folder: Path) -> None:
    """Remove what a start that was killed left of the sample of this folder."""
    with suppress(OSError):
        shutil.rmtree(_growing(folder))

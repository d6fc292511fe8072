"""What is on a disk after the power went: file operations are recorded while they are done, and replayed up to a moment under
three models of how a file system keeps what was not flushed.

Recorded is what Python does (making, renaming, removing, flushing) and the content of a file whenever it is flushed. What
SQLite writes by itself is seen when Python flushes that file.

- ``ordered``: names change on disk in the order in which they were changed, and a name never comes before the content
  written until then.
- ``prefix``: names change in order; content that was not flushed is torn anywhere.
- ``free``: a change of a name is sure only once its folder was flushed after it, any others may be missing; content that
  was not flushed is torn anywhere.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MODELS = ("ordered", "prefix", "free")


@dataclass(frozen=True)
class Step:
    """One operation: ``make``, ``mkdir``, ``rename``, ``remove`` or ``flush`` (of a file, with its content, or a folder)."""

    what: str
    path: str
    other: str = ""
    content: bytes | None = None


@dataclass
class Recording:
    """What was done below ``root``, beginning with ``before``: every file there was, with its content, and the folders."""

    root: Path
    before: dict[str, bytes] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)
    written: dict[str, bytes] = field(default_factory=dict)
    """Content of files at the end, by the name they were made under or have now."""


_recording: list[Recording] = []


def _inside(path: object) -> str:
    if not _recording or not isinstance(path, (str, os.PathLike)):
        return ""
    text = os.path.abspath(os.fspath(path))
    root = str(_recording[0].root)
    return text if isinstance(text, str) and text.startswith(root + os.sep) else ""


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _recording:
        return
    steps = _recording[0].steps
    if event == "open" and (path := _inside(arguments[0])):
        mode, flags = arguments[1] or "", int(arguments[2] or 0)
        makes = any(letter in mode for letter in "wax") or bool(flags & os.O_CREAT)
        # An opener is told twice of, by Python and by the system.
        if makes and not os.path.exists(path) and steps[-1:] != [Step("make", path)]:
            steps.append(Step("make", path))
    elif event == "os.rename" and (path := _inside(arguments[0])):
        steps.append(Step("rename", path, _inside(arguments[1])))
    elif event == "os.remove" and (path := _inside(arguments[0])):
        steps.append(Step("remove", path))
    elif event == "os.mkdir" and (path := _inside(arguments[0])) and _can_be_made(path):
        steps.append(Step("mkdir", path))


def _can_be_made(path: str) -> bool:
    """Else it is about to fail."""
    return os.path.isdir(os.path.dirname(path)) and not os.path.isdir(path)


sys.addaudithook(_hook)


@contextmanager
def recorded(root: Path) -> Iterator[Recording]:
    """Record what is done below ``root`` in this block."""
    made = Recording(root.resolve())
    for path in made.root.rglob("*"):
        if path.is_dir():
            made.folders.add(str(path))
        else:
            made.before[str(path)] = path.read_bytes()
    real = os.fsync

    def flushed(handle: int) -> None:
        real(handle)
        path = os.readlink(f"/proc/self/fd/{handle}")
        if path == str(made.root) or _inside(path):
            _recording.clear()  # our own reading is no step
            content = None if os.path.isdir(path) else Path(path).read_bytes()
            _recording.append(made)
            made.steps.append(Step("flush", path, content=content))

    os.fsync = flushed
    _recording.append(made)
    try:
        yield made
    finally:
        _recording.clear()
        os.fsync = real
        for path in made.root.rglob("*"):
            if path.is_file():
                made.written[str(path)] = path.read_bytes()


@dataclass
class _File:
    """A file by itself, whatever it is called: what was flushed last, and what was written in all."""

    flushed: bytes | None
    whole: bytes


def states(made: Recording, model: str, count: int, seed: int) -> Iterator[tuple[bool, dict[str, bytes]]]:
    """``count`` states of the disk after a cut, each with whether all steps had been done (it was acknowledged): files by
    their whole names. The folders on the way to a file are there, or the file is not."""
    chance = random.Random(seed)
    for turn in range(count):
        # Every fourth cut comes after the acknowledgement: then nothing may be missing.
        cut = len(made.steps) if turn % 4 == 0 else chance.randrange(len(made.steps) + 1)
        yield cut == len(made.steps), _state(made, model, cut, chance)


def _state(made: Recording, model: str, cut: int, chance: random.Random) -> dict[str, bytes]:
    done = made.steps[:cut]
    kept = _kept(done, model, chance)
    placed = {step.other for step in made.steps}
    names = {
        path: _File(content, content if path in placed else made.written.get(path, content))
        for path, content in made.before.items()
    }
    shown = dict(names)
    folders = set(made.folders) | {str(made.root)}
    last = _last_content(made)
    files: dict[str, _File] = dict(names)
    for number, step in enumerate(done):
        # What really happened, name by name, so that content finds its file ...
        if step.what == "make":
            files[step.path] = _File(None, last.get(number, b""))
        elif step.what == "flush" and step.content is not None and step.path in files:
            files[step.path].flushed = step.content
            files[step.path].whole = step.content if model == "ordered" else files[step.path].whole
        elif step.what == "rename" and step.path in files:
            files[step.other] = files.pop(step.path)
        elif step.what == "rename":
            _move(files, step.path, step.other)
        elif step.what == "remove":
            files.pop(step.path, None)
        # ... and what of it is on the disk.
        if number not in kept:
            continue
        if step.what == "make":
            shown[step.path] = files[step.path]
        elif step.what == "mkdir":
            folders.add(step.path)
        elif step.what == "remove":
            shown.pop(step.path, None)
        elif step.what == "rename":
            if step.path in shown:
                shown[step.other] = shown.pop(step.path)
            elif step.path in folders:
                _move(shown, step.path, step.other)
                for folder in [one for one in folders if one == step.path or one.startswith(step.path + os.sep)]:
                    folders.discard(folder)
                    folders.add(step.other + folder[len(step.path) :])
    reachable = {path: file for path, file in shown.items() if _way(path, folders, made.root)}
    return {path: _content(file, model, chance) for path, file in reachable.items()}


def _kept(done: list[Step], model: str, chance: random.Random) -> set[int]:
    """Which changes of names are on the disk."""
    changes = [number for number, step in enumerate(done) if step.what != "flush"]
    if model != "free":
        sure = max((number for number, step in enumerate(done) if step.what == "flush"), default=-1)
        upto = chance.randrange(sure, len(done)) if len(done) - 1 > sure else len(done) - 1
        return {number for number in changes if number <= upto}
    kept = set()
    for number in changes:
        step = done[number]
        folders = {os.path.dirname(step.path)} | ({os.path.dirname(step.other)} if step.other else set())
        later = {one.path for one in done[number:] if one.what == "flush"}
        if folders <= later or chance.random() < 0.5:
            kept.add(number)
    return kept


def _last_content(made: Recording) -> dict[int, bytes]:
    """What each file that was made held in the end, by the number of the step that made it."""
    at: dict[str, int] = {}
    content: dict[int, bytes] = {}
    for number, step in enumerate(made.steps):
        if step.what == "make":
            at[step.path] = number
        elif step.what == "flush" and step.content is not None and step.path in at:
            content[at[step.path]] = step.content
        elif step.what == "rename":
            for path in [one for one in at if one == step.path or one.startswith(step.path + os.sep)]:
                at[step.other + path[len(step.path) :]] = at.pop(path)
    for path, number in at.items():
        content[number] = made.written.get(path, content.get(number, b""))
    return content


def _move(names: dict[str, _File], source: str, target: str) -> None:
    for path in [one for one in names if one.startswith(source + os.sep)]:
        names[target + path[len(source) :]] = names.pop(path)


def _way(path: str, folders: set[str], root: Path) -> bool:
    folder = os.path.dirname(path)
    while len(folder) > len(str(root)):
        if folder not in folders:
            return False
        folder = os.path.dirname(folder)
    return True


def _content(file: _File, model: str, chance: random.Random) -> bytes:
    if file.flushed is not None and file.flushed == file.whole:
        return file.whole
    if model == "ordered" and file.flushed is None:
        return file.whole
    base = file.flushed or b""
    if chance.random() < 0.3:
        return base
    # What is added to a file does not touch what was flushed of it before.
    least = len(base) if file.whole.startswith(base) else 0
    cut = chance.randrange(least, len(file.whole) + 1)
    return file.whole[:cut] if chance.random() < 0.5 else file.whole[:cut] + b"\0" * (len(file.whole) - cut)


def losses(
    made: Recording, model: str, count: int, seed: int, judge: Callable[[bool, dict[str, bytes]], str]
) -> list[str]:
    """What ``judge`` (acknowledged, files by their names below the root) objects to, over ``count`` states."""
    found = []
    for acknowledged, files in states(made, model, count, seed):
        below = {os.path.relpath(path, made.root): content for path, content in files.items()}
        objection = judge(acknowledged, below)
        if objection:
            found.append(objection)
    return found

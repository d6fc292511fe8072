"""Ask a function about a foreign file in the child process. ``read_apart(Reader.TABLES, read_experts, path)``.

The child is started with the first question and kept, because starting costs more than most files; it is ended when it
takes too long, and when it grew too large, and the next question starts another. Each kind of file has its own, so that
a page is shown while a workbook is read.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final, ParamSpec, TypeVar, cast

from qtic_desktop.confined import frames
from qtic_desktop.confined.child import KINDS, OUT_OF_MEMORY, WORD
from qtic_desktop.confined.windows_job import put_into_job
from qtic_desktop.domain.errors import EnvironmentTrouble, QticError, Refused

P = ParamSpec("P")
Answer = TypeVar("Answer")

SECONDS: Final = 5
"""Of the processor, for one question; on the clock it may take ``_PATIENCE`` times as long, for a machine that is busy."""
MEGABYTES: Final = 300
_PATIENCE: Final = 4
_MOST_BACK: Final = 200 << 20


class Reader(StrEnum):
    """Which child: one for each kind of work that may not wait for another."""

    TABLES = "tables"
    PAGES = "pages"
    SIGNATURES = "signatures"


class _Gone(Exception):
    """The child ended without an answer."""


class _Child:
    """One child process and the lock that lets one question at a time to it."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._job: object = None

    def ask(self, question: tuple[object, ...], seconds: int) -> object:
        """The answer frame; raises ``TimeoutError``, ``frames.TooLarge``, ``frames.Garbled`` and ``_Gone``."""
        with self.lock:
            used = self._process is not None and self._process.poll() is None
            try:
                answer = self._ask(question, seconds)
            except _Gone:
                if not used:
                    raise
            else:
                if not used or answer != OUT_OF_MEMORY:
                    return answer
            self.close()  # it had gone home for want of work, or bore the marks of a file before: this one gets its own
            return self._ask(question, seconds)

    def _ask(self, question: tuple[object, ...], seconds: int) -> object:
        process = self._running()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(seconds * _PATIENCE, end)
        clock.daemon = True
        clock.start()
        try:
            frames.send(cast("BinaryIO", process.stdin), question)
            answer = frames.receive(cast("BinaryIO", process.stdout), most=_MOST_BACK)
        except (frames.TooLarge, frames.Garbled):
            self.close()
            raise
        except (EOFError, OSError, ValueError) as trouble:
            code = self.close()
            if late.is_set() or code == -_CPU_SIGNAL:
                raise TimeoutError from trouble
            raise _Gone from trouble
        finally:
            clock.cancel()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            try:
                self._process = subprocess.Popen(
                    _command(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                    start_new_session=sys.platform != "win32",
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as trouble:
                raise EnvironmentTrouble("confined.no_reader", reason=trouble.strerror or "") from trouble
            self._job = put_into_job(self._process, MEGABYTES)
        return self._process

    def close(self) -> int:
        """End it, if it runs, and let go of its pipes; its exit status, 0 where none was started."""
        process, self._process, self._job = self._process, None, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                cast("BinaryIO", pipe).close()
        try:
            code = process.wait(timeout=1)  # one that failed is about to end, and how it ended is what is asked
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        return code


_CPU_SIGNAL: Final = 24  # SIGXCPU of Linux and macOS
_CHILDREN: Final = {kind: _Child() for kind in Reader}


def read_apart(reader: Reader, function: Callable[P, Answer], /, *args: P.args, **kwargs: P.kwargs) -> Answer:
    """``function(*args, **kwargs)`` in the child. It is one of ``exchange`` or ``documents``, found by its name; arguments and
    answer are plain values or records of the program.

    Raises what the function refuses, and ``Refused``: ``confined.too_slow``, ``confined.too_large`` and
    ``confined.broken``, where the file ended the reading; ``EnvironmentTrouble``: ``confined.no_reader``, where no child
    can be started.
    """
    return read_within(SECONDS, reader, function, *args, **kwargs)


def read_within(
    seconds: int, reader: Reader, function: Callable[P, Answer], /, *args: P.args, **kwargs: P.kwargs
) -> Answer:
    """As ``read_apart``, with another time than ``SECONDS``."""
    question = (frames.name_of(function), args, kwargs, seconds)
    try:
        kind, told = cast("tuple[str, object]", _CHILDREN[reader].ask(question, seconds))
    except TimeoutError as trouble:
        raise Refused("confined.too_slow", seconds=seconds) from trouble
    except frames.TooLarge as trouble:
        raise Refused("confined.too_large", megabytes=MEGABYTES) from trouble
    except (frames.Garbled, _Gone) as trouble:
        raise Refused("confined.broken") from trouble
    if kind == "done":
        return cast("Answer", told)
    if kind == "refused":
        raise _again(cast("tuple[str, str, dict[str, object], str]", told))
    if (kind, told) == OUT_OF_MEMORY:
        raise Refused("confined.too_large", megabytes=MEGABYTES)
    raise Refused("confined.broken")


def forget(reader: Reader) -> None:
    """End a child that was told a secret, or whose memory is of no use any more."""
    child = _CHILDREN[reader]
    with child.lock:
        child.close()


def _again(told: tuple[str, str, dict[str, object], str]) -> QticError:
    kind, code, facts, argument = told
    return KINDS.get(kind, Refused)(code, **facts).beside(argument)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD, str(MEGABYTES)]
    return [sys.executable, "-B", "-P", "-X", "utf8", "-m", "qtic_desktop.confined", str(MEGABYTES)]


def _environment() -> dict[str, str]:
    """The place of the program itself, whatever folder the program was started in."""
    here = str(Path(__file__).resolve().parents[2])
    before = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([here, before] if before else [here])}


def _end_all() -> None:
    for child in _CHILDREN.values():
        child.close()


atexit.register(_end_all)

"""Work off the GUI thread: one thread owns the storage, one makes documents; answers come back by one queued signal."""

from __future__ import annotations

import contextlib
import inspect
import itertools
import logging
import time
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from threading import Event
from typing import Any, Literal, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from qtic_desktop.domain.progress import Progress
from qtic_desktop.domain.values import dataclass

_log = logging.getLogger(__name__)

Thread = Literal["storage", "documents"]
THREADS: tuple[Thread, ...] = ("storage", "documents")


class Cancelled(Exception):
    """The person stopped the work; nothing of it was finished."""


class TaskState(StrEnum):
    """Life of a task."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Task(QObject):
    """One piece of work under way; live on the GUI thread."""

    progressed = Signal(object)
    begun = Signal()
    """Its turn has come; only what ``is_queued`` says so."""
    ended = Signal()

    def __init__(self, number: int, kind: Thread, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.kind = kind
        self.label = label
        self.state = TaskState.RUNNING
        self.is_queued = False
        """Other work of its thread has to end first."""
        self._stop = Event()

    @property
    def is_running(self) -> bool:
        """Neither answered nor stopped yet."""
        return self.state is TaskState.RUNNING

    def cancel(self) -> None:
        """Ask the work to stop: at once if it waits, at its next progress if it runs. A plain function runs out."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Whether somebody asked the work to stop; the worker looks here between two steps."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class _Callbacks:
    task: Task
    on_done: Callable[[Any], None] | None
    on_error: Callable[[Exception], None] | None
    on_progress: Callable[[Progress], None] | None


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    value: object = None
    error: Exception | None = None
    progress: Progress | None = None
    begins: bool = False


class BackgroundTasks(QObject):
    """Runs functions on the thread of their kind and answers on the GUI thread, in order.

    ``failed`` carries the exception of work whose caller gave no ``on_error``; ``activity`` the number still running.
    """

    failed = Signal(object)
    activity = Signal(int)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {kind: ThreadPoolExecutor(max_workers=1, thread_name_prefix=kind) for kind in THREADS}
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Callbacks] = {}
        # What a piece of work holds may include widgets, and a widget must die on the GUI thread: the worker only
        # borrows the function, and what was answered is kept here until the worker has surely let go of it.
        self._todo: dict[int, Callable[[], Any]] = {}
        self._futures: dict[int, Future[None]] = {}
        self._recent: deque[object] = deque(maxlen=64)
        self._closed = False
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        kind: Thread,
        fn: Callable[[], Any],
        on_done: Callable[[Any], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        label: str = "",
    ) -> Task:
        """Run ``fn()`` on the thread of ``kind``; a generator yields ``Progress`` and returns its value.

        Callbacks come on the GUI thread; after ``cancel`` ``on_error`` gets ``Cancelled``. Raise ``RuntimeError``
        once the tasks were closed.
        """
        if self._closed:
            raise RuntimeError("background work was closed")
        task = Task(next(self._numbers), kind, label)
        task.is_queued = any(one.task.kind == kind for one in self._waiting.values())
        self._waiting[task.number] = _Callbacks(task, on_done, on_error, on_progress)
        self._todo[task.number] = fn
        self._futures[task.number] = self._pools[kind].submit(
            self._work, task.number, task.is_stopped, queued=task.is_queued
        )
        self.activity.emit(len(self._waiting))
        return task

    @property
    def running(self) -> int:
        """Pieces of work not yet answered."""
        return len(self._waiting)

    def when_idle(self, call: Callable[[], None], patience: int) -> None:
        """Call ``call`` once on the GUI thread: when nothing runs any more, at the latest after ``patience`` ms."""
        Idle(self, call, patience)

    @property
    def is_closed(self) -> bool:
        """Whether no more work is taken; a timer that fires late asks this first."""
        return self._closed

    def close(self, pump: Callable[[], None] | None = None, patience: float = 30.0) -> bool:
        """Take no more work and join; ``pump`` is called meanwhile so that a window can show it (seconds).

        Writes already asked for are finished, never dropped. Return False when something still ran at the end.
        """
        self._closed = True
        deadline = time.monotonic() + patience
        futures = list(self._futures.values())
        while any(not future.done() for future in futures) and time.monotonic() < deadline:
            if pump is not None:
                pump()
            time.sleep(0.005)
        finished = all(future.done() for future in futures)
        for pool in self._pools.values():
            pool.shutdown(wait=finished, cancel_futures=False)
        return finished

    def _work(self, number: int, stopped: Callable[[], bool], *, queued: bool) -> None:
        """On the worker thread: nothing here may touch a widget."""
        try:
            if stopped():
                raise Cancelled
            if queued:
                self._answered.emit(_Answer(number, begins=True))
            value = self._todo[number]()
            if inspect.isgenerator(value):
                value = self._drain(number, cast("Generator[Progress, None, Any]", value), stopped)
            answer = _Answer(number, value=value)
        except Exception as error:  # noqa: BLE001 - every failure has to reach the person who asked
            answer = _Answer(number, error=error)
        with contextlib.suppress(RuntimeError):  # the window is already gone at a forced end
            self._answered.emit(answer)

    def _drain(self, number: int, work: Generator[Progress, None, Any], stopped: Callable[[], bool]) -> object:
        while True:
            if stopped():
                work.close()
                raise Cancelled
            try:
                progress = next(work)
            except StopIteration as end:
                value: object = end.value
                return value
            self._answered.emit(_Answer(number, progress=progress))

    @Slot(object)
    def _take(self, answer: _Answer) -> None:
        entry = self._waiting.get(answer.number)
        if entry is None:
            return
        if answer.begins:
            entry.task.is_queued = False
            entry.task.begun.emit()
            return
        if answer.progress is not None:
            entry.task.progressed.emit(answer.progress)
            if entry.on_progress is not None:
                entry.on_progress(answer.progress)
            return
        del self._waiting[answer.number], self._futures[answer.number]
        self._recent.append((self._todo.pop(answer.number), answer, entry))
        self._finish(entry, answer)
        self.activity.emit(len(self._waiting))

    def _finish(self, entry: _Callbacks, answer: _Answer) -> None:
        task = entry.task
        if answer.error is None:
            task.state = TaskState.DONE
        else:
            task.state = TaskState.CANCELLED if isinstance(answer.error, Cancelled) else TaskState.FAILED
        task.ended.emit()
        if answer.error is None:
            if entry.on_done is not None and _is_there(entry.on_done):
                entry.on_done(answer.value)
        elif entry.on_error is not None and _is_there(entry.on_error):
            entry.on_error(answer.error)
        elif task.state is TaskState.FAILED:
            self.failed.emit(answer.error)


def _is_there(callback: Callable[..., None]) -> bool:
    """Whether what is to be told still lives: a page may be made anew, in another language, before the answer comes."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class Idle(QObject):
    """Waits, as a child of the tasks, until nothing runs or patience ends; then calls once and is gone."""

    def __init__(self, tasks: BackgroundTasks, call: Callable[[], None], patience: int) -> None:
        super().__init__(tasks)
        self._tasks, self._call = tasks, call
        tasks.activity.connect(self._look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        self._timer.start(patience)
        if not tasks.running:
            self._timer.start(0)

    @Slot(int)
    def _look(self, running: int) -> None:
        if not running:
            self._end()

    def _end(self) -> None:
        self._tasks.activity.disconnect(self._look)
        self._timer.stop()
        self.deleteLater()
        if not self._tasks.is_closed and _is_there(self._call):
            self._call()

"""Work runs off the GUI thread and answers on it, in order, with its errors kept apart."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from qtic_desktop.domain.errors import Refused
from qtic_desktop.gui.background import BackgroundTasks, Cancelled, Progress, TaskState
from qtic_desktop.gui.widgets import BusyBar


def test_the_answer_comes_on_the_gui_thread(qtbot: QtBot, background: BackgroundTasks) -> None:
    seen: list[tuple[str, str, bool]] = []
    main = threading.main_thread()

    def work() -> str:
        return threading.current_thread().name

    background.run("storage", work, lambda name: seen.append(("done", name, threading.current_thread() is main)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] == "done"
    assert seen[0][1].startswith("storage")
    assert seen[0][2]


def test_each_kind_has_one_thread_and_keeps_the_order(qtbot: QtBot, background: BackgroundTasks) -> None:
    seen: list[int] = []
    names: set[str] = set()

    def work(number: int) -> int:
        names.add(threading.current_thread().name)
        return number

    for number in range(50):
        background.run("documents", lambda number=number: work(number), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))
    assert len(names) == 1


def test_a_refusal_and_a_fault_both_reach_the_caller_as_they_are(qtbot: QtBot, background: BackgroundTasks) -> None:
    errors: list[Exception] = []

    def refuse() -> None:
        raise Refused("scoring.above_maximum", maximum=15)

    def break_down() -> None:
        raise ZeroDivisionError

    background.run("storage", refuse, on_error=errors.append)
    background.run("storage", break_down, on_error=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert isinstance(errors[0], Refused)
    assert errors[0].facts == {"maximum": 15}
    assert isinstance(errors[1], ZeroDivisionError)


def test_a_fault_nobody_waits_for_is_announced(qtbot: QtBot, background: BackgroundTasks) -> None:
    def refuse() -> None:
        raise Refused("x.y")

    with qtbot.waitSignal(background.failed) as caught:
        background.run("storage", refuse)
    assert caught.args is not None
    assert isinstance(caught.args[0], Refused)


def test_a_generator_tells_its_progress_and_returns_its_value(qtbot: QtBot, background: BackgroundTasks) -> None:
    steps: list[int] = []
    answers: list[str] = []

    def work() -> Iterator[Progress]:
        for done in range(3):
            yield Progress(done, 3)
        return "made"  # type: ignore[return-value]

    background.run("documents", work, answers.append, on_progress=lambda progress: steps.append(progress.done))
    qtbot.waitUntil(lambda: bool(answers))
    assert steps == [0, 1, 2]
    assert answers == ["made"]


def test_cancelling_stops_at_the_next_progress_and_undoes(qtbot: QtBot, background: BackgroundTasks) -> None:
    gate, undone = Event(), Event()
    errors: list[Exception] = []

    def work() -> Iterator[Progress]:
        try:
            for done in range(1_000_000):
                gate.wait(5)
                yield Progress(done)
        finally:
            undone.set()

    task = background.run("documents", work, on_error=errors.append)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert task.state is TaskState.CANCELLED


def test_work_cancelled_while_it_waits_never_runs(qtbot: QtBot, background: BackgroundTasks) -> None:
    gate = Event()
    ran: list[str] = []
    errors: list[Exception] = []
    background.run("storage", lambda: gate.wait(5))
    task = background.run("storage", lambda: ran.append("x"), on_error=errors.append)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(errors))
    assert ran == []


def test_closing_finishes_the_writes_already_asked_for(qtbot: QtBot) -> None:
    tasks = BackgroundTasks()
    written: list[int] = []
    pumped: list[int] = []
    gate = Event()
    tasks.run("storage", lambda: gate.wait(5))
    for number in range(5):
        tasks.run("storage", lambda number=number: written.append(number))

    def pump() -> None:
        pumped.append(1)
        gate.set()

    assert tasks.close(pump)
    assert written == [0, 1, 2, 3, 4]
    assert pumped
    with pytest.raises(RuntimeError):
        tasks.run("storage", lambda: None)


def test_closing_gives_up_after_its_patience(qtbot: QtBot) -> None:
    tasks = BackgroundTasks()
    gate = Event()
    tasks.run("documents", lambda: gate.wait(5))
    assert not tasks.close(patience=0.05)
    gate.set()


class _Held:
    """Something that must die on the thread it was made on, as a widget must."""

    def __init__(self, died_on: list[int]) -> None:
        self._died_on = died_on

    def __del__(self) -> None:
        self._died_on.append(threading.get_ident())


def test_what_work_holds_never_dies_on_the_worker(qtbot: QtBot) -> None:
    died_on: list[int] = []
    tasks = BackgroundTasks()
    for _ in range(300):
        tasks.run("storage", partial(bool, _Held(died_on)))
        qtbot.waitUntil(lambda: tasks.running == 0, timeout=5000)
    assert len(died_on) > 200
    assert set(died_on) == {threading.get_ident()}
    assert tasks.close()


def test_what_waits_for_idle_comes_once_after_the_last_answer(qtbot: QtBot, background: BackgroundTasks) -> None:
    seen: list[str] = []
    background.run("storage", lambda: "first", lambda _: background.run("storage", lambda: "second", seen.append))
    background.when_idle(lambda: seen.append("idle"), 60_000)
    qtbot.waitUntil(lambda: "idle" in seen)
    assert seen == ["second", "idle"]
    background.run("storage", lambda: "third", seen.append)
    qtbot.waitUntil(lambda: "third" in seen and background.running == 0)
    assert seen == ["second", "idle", "third"]


def test_what_waits_for_idle_comes_at_once_when_nothing_runs(qtbot: QtBot, background: BackgroundTasks) -> None:
    seen: list[str] = []
    background.when_idle(lambda: seen.append("idle"), 60_000)
    assert seen == [], "never within the call: whoever asks has not finished"
    qtbot.waitUntil(lambda: seen == ["idle"])


def test_patience_ends_while_work_goes_on(qtbot: QtBot, background: BackgroundTasks) -> None:
    seen: list[str] = []
    go = Event()
    background.run("storage", go.wait, lambda _: seen.append("done"))
    background.when_idle(lambda: seen.append("patience ended"), 1)
    qtbot.waitUntil(lambda: bool(seen))
    go.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["patience ended", "done"]


class Asker(QObject):
    """A page that asks and is told."""

    def __init__(self, seen: list[object]) -> None:
        super().__init__()
        self.seen = seen

    def take(self, answer: object) -> None:
        self.seen.append(answer)


def test_an_answer_to_a_page_that_is_gone_is_dropped_and_its_fault_still_told(
    qtbot: QtBot, background: BackgroundTasks
) -> None:
    seen: list[object] = []
    told: list[Exception] = []
    background.failed.connect(told.append)
    gone, here = Asker(seen), Asker(seen)

    def refuse() -> None:
        raise Refused("scoring.above_maximum", maximum=15)

    background.run("storage", lambda: "gone", gone.take)
    background.run("storage", refuse, on_error=gone.take)
    background.run("storage", lambda: "here", here.take)
    delete(gone)
    qtbot.waitUntil(lambda: seen == ["here"])
    assert [type(error) for error in told] == [Refused]


def test_work_that_waits_for_its_turn_says_so(qtbot: QtBot, background: BackgroundTasks, themed: None) -> None:
    bar = BusyBar(delay_ms=0)
    qtbot.addWidget(bar)
    first, second = Event(), Event()
    background.run("documents", lambda: first.wait(5))
    task = background.run("documents", lambda: second.wait(5))
    bar.watch(task, "正在写空白表格")
    qtbot.waitUntil(bar.isVisible)
    (words,) = [label for label in bar.findChildren(QLabel) if label.text()]
    assert words.text() == "正在写空白表格：排队中，前一项做完就开始"
    first.set()
    qtbot.waitUntil(lambda: words.text() == "正在写空白表格")
    assert bar.isVisible()
    second.set()
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_what_is_alone_does_not_wait(qtbot: QtBot, background: BackgroundTasks) -> None:
    gate = Event()
    background.run("storage", lambda: gate.wait(5))
    task = background.run("documents", lambda: gate.wait(5))
    assert not task.is_queued
    gate.set()
    qtbot.waitUntil(lambda: not background.running)

"""The sample workspace is made before one's eyes, can be stopped, and a killed start leaves nothing for the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.app.desk import Desk
from qtic_desktop.gui.start import StartPage
from tests.app.seat_desk import data, page_of, settle, start

__all__ = ["data", "start"]

_MAKING = """
import sys, time
from pathlib import Path
from qtic_desktop.app.sample import making_demo
steps = making_demo(Path(sys.argv[1]), size="probe", seed=1)
for _ in range(4):
    next(steps)
print("begun", flush=True)
time.sleep(600)
"""
_POOL = """
import multiprocessing, os, time
from concurrent.futures import ProcessPoolExecutor
from qtic_desktop.documents.fonts_build import end_with_parent
if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=end_with_parent)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(600)
"""


def test_it_says_how_far_it_is_and_stopped_it_leaves_nothing(
    qtbot: Any, start: Callable[..., Desk], data: Path
) -> None:
    desk = start()
    page = page_of(qtbot, desk, StartPage)
    page.sample_button.click()
    qtbot.waitUntil(page.busy.isVisible, timeout=10000)
    qtbot.waitUntil(lambda: page.busy._bar.maximum() == 100, timeout=30000)
    assert not page.new_button.isEnabled()
    page.busy.stop_button.click()
    qtbot.waitUntil(lambda: desk._front is not page, timeout=30000)
    settle(qtbot, desk)
    assert isinstance(desk._front, StartPage)
    assert "没有留下做了一半的示例" in desk._front.message.text
    assert [path.name for path in data.iterdir() if "sample" in path.name] == []


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
def test_what_a_killed_start_left_is_swept_at_the_next(qtbot: Any, start: Callable[..., Desk], data: Path) -> None:
    command = [sys.executable, "-c", _MAKING, str(data / "sample")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as making:
        assert making.stdout is not None
        assert making.stdout.readline() == "begun\n"
        making.send_signal(signal.SIGKILL)
    assert (data / ".sample.part").is_dir()
    desk = start()
    page_of(qtbot, desk, StartPage)
    settle(qtbot, desk)
    assert not (data / ".sample.part").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
def test_the_workers_of_a_killed_program_end_with_it(tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(_POOL, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        assert _lives(worker)
        program.send_signal(signal.SIGKILL)
    until = time.monotonic() + 20
    while _lives(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _lives(worker)


def _lives(pid: int) -> bool:
    """A process that ended and waits to be collected by whoever inherited it lives no more."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"

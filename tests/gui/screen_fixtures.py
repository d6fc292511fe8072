"""A real X server and window manager of their own for tests marked ``screen``; a missing one fails the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 10.0


@dataclass(frozen=True)
class Screen:
    """A display; ``run`` starts Python code in a process of its own on it."""

    display: str

    def run(self, code: str, *, timeout: float = 60.0, **environment: str) -> str:
        """Run ``code`` with the xcb platform and return what it printed; its error text fails the test."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        settings = {**inherited, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **environment}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            cwd=ROOT,
            env=settings,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout


def _tool(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"{name} is needed for the tests marked screen"
    return found


def _start_server(size: str) -> tuple[subprocess.Popen[bytes], str]:
    """Xvfb picks a free display itself and writes its number to a pipe."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [_tool("Xvfb"), "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        number = numbers.readline().strip()
    assert number, "Xvfb did not start"
    return server, f":{number}"


def _wait_for_manager(display: str) -> None:
    """Focus and stacking need a window manager that has already taken the root window."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        shown = subprocess.run(
            [_tool("xprop"), "-display", display, "-root", "_NET_SUPPORTING_WM_CHECK"],
            capture_output=True,
            text=True,
            check=False,
        )
        if "window id" in shown.stdout:
            return
        time.sleep(0.05)
    pytest.fail("openbox did not take the display")


@pytest.fixture
def screen() -> Iterator[Screen]:
    """1366 x 768 with openbox, ended when the test ends."""
    server, display = _start_server("1366x768")
    manager: subprocess.Popen[bytes] | None = None
    try:
        manager = subprocess.Popen(
            [_tool("openbox")],
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait_for_manager(display)
        yield Screen(display)
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait(timeout=_PATIENCE)

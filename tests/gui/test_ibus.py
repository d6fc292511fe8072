"""Pinyin through a real ibus with libpinyin, as on a desktop that runs fcitx: nothing half-composed is lost or doubled."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.gui.screen_fixtures import ROOT, Screen

MEMORY_SETTINGS = "/usr/libexec/ibus-memconf"
PATIENCE = 45.0
State = dict[str, Any]


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """End a process and close its pipes, whatever happens."""
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


class Typist:
    """The field process and a keyboard."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self.environment = environment
        self.state: State = {}
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(process.stdout,), daemon=True)
        self._reader.start()

    def _read(self, pipe: Any) -> None:
        for line in pipe:
            self._lines.put(line)

    def until(self, wanted: Callable[[State], bool]) -> State:
        """Wait until the fields are in a state."""
        deadline = time.monotonic() + PATIENCE
        while not (self.state and wanted(self.state)):
            left = deadline - time.monotonic()
            assert left > 0, f"never came to it: {self.state}"
            try:
                self.state = json.loads(self._lines.get(timeout=left))
            except queue.Empty:
                continue
        return self.state

    def key(self, *names: str) -> None:
        """Keys as the X server delivers them."""
        self.act("key", "--delay", "40", *names)

    def act(self, *words: str) -> None:
        """Whatever a hand does at keyboard and mouse."""
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=PATIENCE)

    def click(self, place: str) -> None:
        """The left button at a place that the window told."""
        x, y = self.state[place]
        self.act("mousemove", str(x), str(y), "click", "1")

    def compose(self, part: str, letters: str, wanted: str) -> str:
        """Type letters until the engine offers ``wanted`` as what is being composed."""
        self.key(*letters)
        self.until(lambda state: state[part][1] == wanted)
        return wanted


@pytest.fixture
def typist(screen: Screen) -> Iterator[Typist]:
    for program in ("ibus-daemon", "dbus-run-session", "xdotool"):
        assert shutil.which(program) is not None, f"{program} is needed for this test"
    with ExitStack() as stack:
        # A short path: the bus of ibus is a socket below it, and those take 107 characters.
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qtic-ibus-", ignore_cleanup_errors=True)))
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "GTK_"))
        }
        environment |= {"DISPLAY": screen.display, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
        environment |= {"QT_QPA_PLATFORM": "xcb", "GSETTINGS_BACKEND": "memory", "PYTHONPATH": str(ROOT)}

        def begin(*words: str, **more: str) -> subprocess.Popen[str]:
            return stack.enter_context(
                ended(
                    subprocess.Popen(
                        words,
                        cwd=ROOT,
                        env=environment | more,
                        stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL,
                        text=True,
                    )
                )
            )

        session = begin("dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; cat')
        assert session.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = session.stdout.readline().strip()
        begin(
            "ibus-daemon",
            "--replace",
            "--panel",
            "disable",
            "--emoji-extension",
            "disable",
            "--config",
            MEMORY_SETTINGS,
        )
        choose_pinyin(environment)
        # The desktop says fcitx; it is the program that has to come to ibus.
        typist = Typist(begin(sys.executable, "tests/gui/ibus_field.py", QT_IM_MODULE="fcitx"), environment)
        typist.until(lambda state: state["active"] and state["field"][2])
        choose_pinyin(environment)
        yield typist


def choose_pinyin(environment: dict[str, str]) -> None:
    """Make libpinyin the engine; the daemon and the engine take their time to start."""
    deadline = time.monotonic() + PATIENCE
    chosen = ""
    while chosen != "libpinyin":
        assert time.monotonic() < deadline, "libpinyin did not start"
        for words in (["ibus", "engine", "libpinyin"], ["ibus", "engine"]):
            answer = subprocess.run(
                words, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
            )
        chosen = answer.stdout.strip()
        if chosen != "libpinyin":
            time.sleep(0.1)


@pytest.mark.screen
@pytest.mark.skipif(sys.platform != "linux", reason="ibus belongs to Linux desktops")
def test_pinyin_through_a_real_engine(typist: Typist) -> None:
    assert typist.state["module"] == "ibus"
    composed = typist.compose("field", "qingdao", "青岛")
    assert typist.state["field"][0] == "", "what is being composed is not yet text"
    typist.key("space")
    typist.until(lambda state: state["field"][0] != "" and state["field"][1] == "")
    assert typist.state["field"][0] == composed == "青岛"

    half = typist.compose("field", "zhongxin", "中心")
    typist.click("area_at")
    typist.until(lambda state: bool(state["area"][2]) and state["field"][1] == "")
    assert typist.state["field"][0] == "青岛" + half, "left while composing: there once, neither lost nor doubled"

    half = typist.compose("area", "pingshen", "评审")
    typist.key("Return")
    state = typist.until(lambda state: state["area"][1] == "" and state["area"][0] != "")
    assert state["area"][0] in (half, "pingshen"), "the Enter that ends a composition ends nothing else"

    half = typist.compose("area", "jishu", "技术")
    typist.click("save_at")
    written = typist.state["area"][0] + half
    typist.until(lambda state: state["area"][1] == "")
    assert typist.state["area"][0] == written, "saved while composing: there once"

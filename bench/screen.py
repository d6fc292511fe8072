"""A private X screen whose pixels are read from outside the programs that draw on it: Xvfb with its memory as a file."""

from __future__ import annotations

import mmap
import os
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

WIDTH, HEIGHT = 1366, 768
SETTLED = 0.6  # seconds without a change after which the list counts as filled
LONGEST = 20.0
_LIST_ROWS = range(HEIGHT * 45 // 100, HEIGHT * 85 // 100, 4)  # where every program of the comparison shows its list
_TEXT = 8  # colours in one line of pixels; frames have fewer, anti-aliased text has more


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of the process until something is drawn, and until the middle stops changing; ``spent`` of them
    on a processor until then, by all its threads."""

    first_paint: float
    filled: float
    spent: float


def processor_seconds(process: int) -> float:
    """What a process has used of the processors so far; 0 once it is gone."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


class Screen:
    """An X server of our own, used as a context manager. ``LookupError`` when no display number is free."""

    def __enter__(self) -> Screen:
        self._folder = tempfile.TemporaryDirectory()
        for number in range(90, 130):
            self.name = f":{number}"
            self._server = subprocess.Popen(
                ["Xvfb", self.name, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-fbdir",
                 self._folder.name], stderr=subprocess.DEVNULL,
            )  # fmt: skip
            if self._is_up(number):
                return self
            self._server.kill()
            self._server.wait()
        self._folder.cleanup()
        raise LookupError("no display number is free")

    def _is_up(self, number: int) -> bool:
        file, end = Path(self._folder.name) / "Xvfb_screen0", time.monotonic() + 5
        while time.monotonic() < end and self._server.poll() is None:
            if (
                file.exists()
                and Path(f"/tmp/.X11-unix/X{number}").exists()
                and file.stat().st_size > WIDTH * HEIGHT * 4
            ):
                time.sleep(0.2)
                with file.open("rb") as opened:
                    self._memory = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
                head = struct.unpack(">25I", self._memory[:100])
                self._start, self._stride = head[0] + head[19] * 12, head[12]
                return True
            time.sleep(0.02)
        return False

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._memory.close()
        self._server.terminate()
        self._server.wait()
        self._folder.cleanup()

    def _line(self, row: int) -> bytes:
        begin = self._start + row * self._stride
        return self._memory[begin : begin + WIDTH * 4]

    def _drawn(self) -> bool:
        """Whether somebody has drawn: more than the black of the root and one colour of a window's ground."""
        colours: set[bytes] = set()
        for row in range(8, HEIGHT, 24):
            line = self._line(row)
            colours.update(line[place : place + 3] for place in range(0, len(line), 68))
            if len(colours) > 2:
                return True
        return False

    def _middle(self) -> bytes:
        return b"".join(self._lines())

    def _lines(self) -> list[bytes]:
        return [self._line(row) for row in _LIST_ROWS]

    def shows_lines(self) -> bool:
        """Whether text stands all over the middle: a single word of waiting is not a list."""
        written = sum(len({line[p : p + 3] for p in range(0, len(line), 4)}) >= _TEXT for line in self._lines())
        return written >= len(_LIST_ROWS) // 4

    def pixels(self) -> bytes:
        """The whole picture, four bytes a pixel."""
        return b"".join(self._line(row) for row in range(HEIGHT))

    def start(self, command: Sequence[str], environment: Mapping[str, str]) -> Start:
        """Start a program, watch, end it. ``SystemExit`` when it draws nothing or shows no text where the list is."""
        clear = self._middle()
        begun = time.perf_counter()
        child = subprocess.Popen(
            command, env={**os.environ, **environment, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            return self._watch(begun, clear, child)
        finally:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            self._wait_until_clear(clear)

    def _watch(self, begun: float, before: bytes, child: subprocess.Popen[bytes]) -> Start:
        painted, changed, spent = 0.0, 0.0, 0.0
        while (now := time.perf_counter() - begun) < LONGEST and child.poll() is None:
            if not painted and self._drawn():
                painted = now
            middle = self._middle()
            if middle != before:
                before, changed, spent = middle, now, processor_seconds(child.pid)
            if painted and now - max(changed, painted) > SETTLED and self.shows_lines():
                return Start(painted, changed, spent)
            time.sleep(0.002)
        raise SystemExit("a program of the start-up comparison showed no filled window")

    def _wait_until_clear(self, clear: bytes) -> None:
        end = time.monotonic() + 5
        while self._middle() != clear and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.1)

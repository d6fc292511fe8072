"""Logging, crash hooks and the crash report: what failed and where, never what was typed or about whom."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from qtic_desktop import __version__

log = logging.getLogger("qtic_desktop")
Shown = Callable[[str, Path], None]


class Diagnostics:
    """Installed once at the start of the window. ``folder`` takes the log, crash reports and the fault file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._show: Shown | None = None
        self._busy = False
        self._fault_file: IO[str] | None = None

    def install(self) -> str:
        """Start logging and hooks; returns the text of a native crash of the previous run, empty when there was none."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            self.folder / "qtic.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        previous = self._take_fault_file()
        sys.excepthook = self._unexpected
        threading.excepthook = lambda args: self._unexpected(args.exc_type, args.exc_value, args.exc_traceback)
        return previous

    def on_crash(self, show: Shown) -> None:
        """Whom to tell after a report has been written: ``show(sentence code, report path)`` on the GUI thread."""
        self._show = show

    def _take_fault_file(self) -> str:
        file = self.folder / "native-crash.txt"
        previous = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
        self._fault_file = file.open("w", encoding="utf-8")
        faulthandler.enable(self._fault_file)
        return previous.strip()

    def _unexpected(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        """Write the report first, show afterwards; a failure in here must not call itself."""
        if issubclass(kind, KeyboardInterrupt) or self._busy:
            sys.__excepthook__(kind, error or kind(), where)
            return
        self._busy = True
        try:
            report = self.write_report(kind, where)
            log.error("unexpected %s, report %s", kind.__name__, report.name)
            if self._show is not None:
                self._show("gui.unexpected", report)
        finally:
            self._busy = False

    def write_report(self, kind: type[BaseException], where: TracebackType | None) -> Path:
        """A report with versions and the places in the program, without the message of the error: a message may quote
        what a person typed."""
        frames = traceback.extract_tb(where)
        lines = [
            f"QTIC Desktop {__version__}",
            f"Python {platform.python_version()} · {platform.system()} {platform.release()}",
            f"{kind.__module__}.{kind.__qualname__}",
            *(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames),
        ]
        path = self.folder / f"crash-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

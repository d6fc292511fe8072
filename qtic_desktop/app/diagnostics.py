"""Logging, crash hooks and the crash report: what failed and where, never what was typed or about whom."""

from __future__ import annotations

import contextlib
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
from qtic_desktop.domain.errors import QticError

log = logging.getLogger("qtic_desktop")
Shown = Callable[[str, Path], None]

LOG_BYTES = 1_000_000
REPORTS_KEPT = 50


def is_foreseen(error: Exception) -> bool:
    """Whether an error has a sentence of its own, or is the answer to a wish to stop; anything else is a mistake."""
    from qtic_desktop.gui.background import Cancelled

    return isinstance(error, (QticError, Cancelled))


class Diagnostics:
    """Installed once at the start of the window. ``folder`` takes the log, crash reports and the fault file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._show: Shown | None = None
        self._busy = threading.Lock()
        self._fault_file: IO[str] | None = None
        self._handler: logging.Handler | None = None

    def install(self) -> str:
        """Start logging and hooks; returns the text of a native crash of the previous run, empty when there was none.

        A folder that cannot be written costs the log and the reports, never the start of the program.
        """
        previous = ""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._handler = logging.handlers.RotatingFileHandler(
                self.folder / "qtic.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
            )
            self._handler.setFormatter(PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
            log.addHandler(self._handler)
            previous = self._take_fault_file()
        log.setLevel(logging.INFO)
        log.info("QTIC Desktop %s, Python %s, %s", __version__, platform.python_version(), platform.system())
        sys.excepthook = self._unexpected
        threading.excepthook = lambda args: self._unexpected(args.exc_type, args.exc_value, args.exc_traceback)
        return previous

    def uninstall(self) -> None:
        """Give back every hook and file."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
        if self._handler is not None:
            log.removeHandler(self._handler)
            self._handler.close()
        self._fault_file = self._handler = self._show = None

    def on_crash(self, show: Shown) -> None:
        """Whom to tell after a report has been written: ``show(sentence code, report path)``.

        It is called on the thread that failed; ``qt_hooks.CrashBell`` brings it where widgets may be touched.
        """
        self._show = show

    def _take_fault_file(self) -> str:
        file = self.folder / "native-crash.txt"
        previous = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
        if previous.strip():
            file.replace(self.folder / "native-crash-before.txt")
        self._fault_file = file.open("w", encoding="utf-8")
        faulthandler.enable(self._fault_file)
        return previous.strip()

    def note(self, error: BaseException) -> None:
        """Write a report of work that failed in the background and was already explained to the person."""
        with contextlib.suppress(OSError):
            report = self.write_report(type(error), error.__traceback__)
            log.error("unexpected %s in the background, report %s", type(error).__name__, report.name)

    def _unexpected(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        """Write the report first, show afterwards; a failure in here must not call itself."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), where)
            return
        if not self._busy.acquire(blocking=False):
            _say_places(kind, where)
            return
        try:
            report = self.write_report(kind, where)
            log.error("unexpected %s, report %s", kind.__name__, report.name)
            if self._show is not None:
                self._show("gui.unexpected", report)
        except Exception as failed:  # noqa: BLE001 - the last resort: nothing behind it could catch anything
            _say_places(kind, where)
            _say_places(type(failed), failed.__traceback__)
        finally:
            self._busy.release()

    def write_report(self, kind: type[BaseException], where: TracebackType | None) -> Path:
        """A report with versions and the places in the program, without the message of the error: a message may quote
        what a person typed. The same second's reports are numbered; an error that repeats does not fill the disk."""
        lines = [
            f"QTIC Desktop {__version__}",
            f"Python {platform.python_version()} · {platform.system()} {platform.release()}",
            *places(kind, where),
        ]
        stem = f"crash-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        for number in range(1, REPORTS_KEPT + 1):
            path = self.folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
            with contextlib.suppress(FileExistsError):
                with path.open("x", encoding="utf-8") as file:
                    file.write("\n".join(lines) + "\n")
                break
        self._forget_old_reports()
        return path

    def _forget_old_reports(self) -> None:
        reports = sorted(self.folder.glob("crash-*.txt"), key=lambda file: file.stat().st_mtime_ns)
        for old in reports[:-REPORTS_KEPT]:
            old.unlink(missing_ok=True)


def places(kind: type[BaseException], where: TracebackType | None) -> list[str]:
    """The kind of an error and where it went through, without its message and without the lines of the source."""
    frames = traceback.extract_tb(where)
    return [
        f"{kind.__module__}.{kind.__qualname__}",
        *(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames),
    ]


def _say_places(kind: type[BaseException], where: TracebackType | None) -> None:
    if sys.stderr is not None:  # a frozen program on Windows has none
        print("\n".join(places(kind, where)), file=sys.stderr)


class PlacesOnly(logging.Formatter):
    """An exception in the log is its kind and its places: its message may quote what a person typed."""

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """The places, one a line."""
        return "" if ei[0] is None else "\n".join(places(ei[0], ei[2]))

"""What Qt says goes into the program's log, and what happens on another thread is shown on the thread of the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler

_log = logging.getLogger("qtic_desktop.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def qt_messages_to_log() -> None:
    """From now on every message of Qt is a line of the log, under ``qtic_desktop.qt`` and Qt's own category."""
    qInstallMessageHandler(_take)


def _take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    category = getattr(context, "category", None)  # the stubs of PySide6 do not know it
    _log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", category or "default", text)


class CrashBell(QObject):
    """Rings on the thread of the window for a crash on any thread, and only once control is back in the event loop."""

    _rung = Signal(str, object)

    def __init__(self, show: Callable[[str, Path], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._rung.connect(self._on_rung, Qt.ConnectionType.QueuedConnection)

    def ring(self, code: str, report: Path) -> None:
        """Tell; may be called on any thread."""
        self._rung.emit(code, report)

    @Slot(str, object)
    def _on_rung(self, code: str, report: Path) -> None:
        self._show(code, report)

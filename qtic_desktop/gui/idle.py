"""Nobody at the keyboard: a warning a minute before, then the window is locked where it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """``nearly`` when ``warning_ms`` are left, ``back`` when somebody moved after that, ``lapsed`` at the end."""

    nearly = Signal()
    back = Signal()
    lapsed = Signal()

    def __init__(self, after_ms: int, *, warning_ms: int = 60_000, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._warned = False
        self._first, self._second = QTimer(self), QTimer(self)
        for timer, length, slot in (
            (self._first, max(1, after_ms - warning_ms), self._warn),
            (self._second, min(warning_ms, after_ms), self._lapse),
        ):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(slot)
        self._first.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key, press or movement counts; nothing is taken."""
        if event.type() in _SIGNS:
            self._second.stop()
            self._first.start()
            if self._warned:
                self._warned = False
                self.back.emit()
        return False

    def stop(self) -> None:
        """Watch no more; whoever was warned is there."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._first.stop()
        self._second.stop()
        if self._warned:
            self._warned = False
            self.back.emit()

    def _warn(self) -> None:
        self._warned = True
        self._second.start()
        self.nearly.emit()

    def _lapse(self) -> None:
        self._warned = False
        self.lapsed.emit()

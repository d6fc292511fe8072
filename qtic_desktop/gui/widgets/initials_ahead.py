"""Pinyin initials of a long list worked out in the pauses once somebody goes to search, so that typing never waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.search import initials, plain

_AT_ONCE = 20


class InitialsAhead(QObject):
    """Begins when ``field`` gets the focus; ``texts`` gives what the list would be searched in."""

    def __init__(self, field: QWidget, texts: Callable[[], Iterable[str]]) -> None:
        super().__init__(field)
        self._texts = texts
        self._left: Iterator[str] = iter(())
        self._pauses = QTimer(self)
        self._pauses.timeout.connect(self._go_on)
        field.installEventFilter(self)

    @property
    def is_busy(self) -> bool:
        """Some are still to be worked out."""
        return self._pauses.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus comes before the first letter."""
        if event.type() == QEvent.Type.FocusIn:
            self._left = iter(list(self._texts()))
            self._pauses.start(0)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        for _ in range(_AT_ONCE):
            text = next(self._left, None)
            if text is None:
                self._pauses.stop()
                return
            initials(plain(text))

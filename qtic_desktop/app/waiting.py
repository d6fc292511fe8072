"""The numbers beside the stages: what waits for the person at work, from the one question that the cards of 今日待办 come
from, so that the two never differ, whether the page of a stage was opened or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.possible import is_for
from qtic_desktop.gui.catalogue import cards_of_stages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.storage.queries.today import WaitingRow

_SOON: Final = 400  # milliseconds in which changes that follow each other are counted together
_NOTHING: Final = frozenset({Kind.CONTEXT, Kind.FONT})


class WaitingNumbers(QObject):
    """Belongs to a window; counts again after every change, a moment later."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._ctx = window, window.ctx
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.count)
        self._ctx.notifier.changed.connect(self.refresh)

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Something was touched."""
        if changes.kinds - _NOTHING:
            self._soon.start()

    def count(self) -> None:
        """Ask what waits."""
        from qtic_desktop.services.waiting_now import waiting_now

        if not self._ctx.tasks.is_closed and is_for(self._ctx.actor, Read.WAITING):
            self._ctx.ask(waiting_now.bind(today=self._ctx.now().date()), on_done=self._show)

    def _show(self, rows: Sequence[WaitingRow]) -> None:
        if not isValid(self):
            return
        counts = {row.kind: row.count for row in rows}
        for stage, kinds in cards_of_stages().items():
            self._window.tell_waiting(stage, sum(counts.get(kind, 0) for kind in kinds))
        self._window.tell_waiting("today", sum(counts.values()))

"""How much room the disk of the workspace has: a band says so while it is nearly full, before a save fails."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import plain_label

LEAST: Final = 100 * 1024 * 1024
"""Bytes: a day of saves, the backup of the day and the scans of a meeting still fit."""
_EVERY: Final = 20_000  # milliseconds
_SOON: Final = 3_000


class RoomWatch(QObject):
    """Looks from time to time, off the GUI thread: a drive in the network may take its time to answer."""

    def __init__(self, ctx: AppContext, above: QLabel) -> None:
        super().__init__(above)
        self._ctx = ctx
        self.band = plain_label("", "", above.parentWidget())
        self.band.setObjectName("roomBand")
        self.band.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.band, "ribbon")
        self.band.hide()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_EVERY)
        QTimer.singleShot(_SOON, self, self.look)

    def look(self) -> None:
        """Ask how much is free."""
        if not self._ctx.tasks.is_closed:
            folder = self._ctx.doors.folder
            self._ctx.make(lambda: free_bytes(folder), on_done=self._show, on_error=lambda _error: None)

    def _show(self, free: int) -> None:
        words = tr("工作区所在的盘快满了，只剩 {mb} MB；满了以后录入的内容存不上。请尽快腾出空间，或告诉办公室。")
        self.band.setText(words.format(mb=f"{free / 1024 / 1024:.1f}") if free < LEAST else "")
        self.band.setVisible(free < LEAST)


def free_bytes(folder: Path) -> int:
    """What is free for this person on the disk of ``folder``."""
    return shutil.disk_usage(folder).free

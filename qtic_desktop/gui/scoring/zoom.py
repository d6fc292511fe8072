"""Larger or smaller by keys on the page of scoring: the window is built again at another scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.scoring.panel_dress import zoom_keys
from qtic_desktop.gui.theme import SCALES

ZOOM_MS = 250


class Zoom(QObject):
    """``leaving`` keeps where one is, before the window is built anew. ``is_left``: another window has taken the place of
    the page."""

    def __init__(self, ctx: AppContext, page: QWidget, leaving: Callable[[], object]) -> None:
        super().__init__(page)
        self._ctx, self._page, self._leaving = ctx, page, leaving
        self._steps = 0
        self.is_left = False
        self._soon = QTimer(self, singleShot=True, interval=ZOOM_MS)
        self._soon.timeout.connect(self._rescale)
        for keys, act in zoom_keys(self.by, self.home):
            QShortcut(QKeySequence(keys), page, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def by(self, steps: int) -> None:
        """Presses that follow one another are one change, so that none of them meets a window that is being built."""
        self._steps += steps
        if not self.is_left:
            self._soon.start()

    def home(self) -> None:
        """Ctrl+0: 100 %."""
        self.by(SCALES.index(100) - SCALES.index(self._ctx.settings.scale) - self._steps)

    def _rescale(self) -> None:
        settings = self._ctx.settings
        place = min(max(SCALES.index(settings.scale) + self._steps, 0), len(SCALES) - 1)
        self._steps = 0
        if SCALES[place] == settings.scale:
            return
        self._leaving()
        settings.remember("scale", str(SCALES[place]))
        settings.remember("window", self._page.window().saveGeometry())
        settings.flush()
        self.is_left = True
        self._ctx.signals.restyle_wanted.emit()

"""Collect garbage on the GUI thread alone.

Python collects on whatever thread happens to allocate. A worker that came upon widgets caught in a cycle would destroy
them on its own thread, which Qt does not survive. So the automatic collection is off while the window runs, and a
timer of the GUI thread does the same work at the same thresholds. What a start loads stays for good: it is set aside once,
or every thorough collection would go through all of it and hold up the window.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 2000


class Collector(QObject):
    """Switches the automatic collection off for good and collects by timer; make one per application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def set_aside(self) -> None:
        """What is there before the first window is never collected; later ones are asked for in vain, for a window may go."""
        if not gc.get_freeze_count():
            gc.freeze()

    @Slot()
    def collect(self) -> None:
        """Collect the youngest generation that is over its threshold, and those below it."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

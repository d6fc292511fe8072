"""One notifier for the whole program: what a use case touched reaches every open view through one signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from qtic_desktop.domain.changes import Changes


class ChangeNotifier(QObject):
    """``changed`` carries one ``Changes``; a view refreshes when one of its kinds is in it."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell every view; nothing is sent for an empty change."""
        if changes.kinds or changes.ids:
            self.changed.emit(changes)

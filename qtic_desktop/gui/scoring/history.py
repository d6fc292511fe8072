"""What was given on one sheet, step by step, so that Ctrl+Z brings the points before back and Ctrl+Y those after."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from qtic_desktop.gui.widgets.entry import EntryLine


@dataclass(frozen=True, slots=True)
class Given:
    """Points of one criterion as texts, "" for blank, before and after a change."""

    criterion: str
    before: str
    after: str


@dataclass(slots=True)
class History:
    """The changes of one sheet; a new one after going back forgets what lay ahead."""

    stored: dict[str, str] = field(default_factory=dict)
    _done: list[Given] = field(default_factory=list)
    _undone: list[Given] = field(default_factory=list)

    def note(self, criterion: str, text: str) -> None:
        """Points were given."""
        before = self.stored.get(criterion, "")
        if before == text:
            return
        self.stored[criterion] = text
        self._done.append(Given(criterion, before, text))
        self._undone.clear()

    def forget(self, criterion: str, text: str) -> None:
        """A change that could not be stored has not happened."""
        if self._done and (self._done[-1].criterion, self._done[-1].after) == (criterion, text):
            self.stored[criterion] = self._done.pop().before

    def back(self) -> Given | None:
        """The last change, taken back here; None when there is none."""
        if not self._done:
            return None
        change = self._done.pop()
        self._undone.append(change)
        self.stored[change.criterion] = change.before
        return change

    def forward(self) -> Given | None:
        """The change last taken back, made again here; None when there is none."""
        if not self._undone:
            return None
        change = self._undone.pop()
        self._done.append(change)
        self.stored[change.criterion] = change.after
        return change


def is_undo(event: QKeyEvent) -> bool:
    """Ctrl+Z."""
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Y, or what the system uses."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Redo) or (control and event.key() == Qt.Key.Key_Y)


class UndoKeys(QObject):
    """Event filter of score fields: Ctrl+Z and Ctrl+Y are the sheet's, unless something is being typed there."""

    back = Signal()
    forward = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the two keys only; while typing they undo the letters as in every other field."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, EntryLine) or watched.is_changed:
            return False
        wanted = self.back if is_undo(event) else self.forward if is_redo(event) else None
        if wanted is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            wanted.emit()
        return True

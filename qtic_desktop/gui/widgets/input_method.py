"""Half-composed pinyin is not in ``text()``; these helpers take it in before anything is read, left or saved."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


class Composition:
    """What is being composed in one field, and what an input method has just thrown away.

    ibus with libpinyin clears its composition when a field is left by the mouse or asked to commit, and commits
    nothing. A person who deletes the last letter or presses Esc clears it too; but then the field is not left in the
    same turn of the event loop, so ``dropped`` is forgotten when control is back there.
    """

    def __init__(self) -> None:
        self.text = ""
        self.dropped = ""

    def take(self, event: QInputMethodEvent) -> None:
        """Follow an event of the input method."""
        before, self.text = self.text, event.preeditString()
        self.dropped = before if before and not self.text and not event.commitString() else ""
        if self.dropped:
            QTimer.singleShot(0, self._forget)

    def to_keep(self) -> str:
        """What has to become text when the field is left now."""
        return self.text or self.dropped

    def _forget(self) -> None:
        self.dropped = ""


def pending_preedit(widget: QWidget | None = None) -> str:
    """What is being composed in ``widget`` (or the focused field) and not yet part of its text."""
    target = widget if widget is not None else QApplication.focusWidget()
    return str(getattr(target, "preedit", "") or "")


def commit_input_method() -> None:
    """Take half-composed text into the focused field; every path that saves calls this before it reads.

    Some input methods drop the composition instead of committing it, so what the field showed is put in by hand.
    """
    widget = QApplication.focusWidget()
    before = pending_preedit(widget)
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()
    composition = getattr(widget, "composition", None)
    dropped = composition.dropped if composition is not None else ""
    if before and widget is not None and before in (pending_preedit(widget), dropped):
        take_preedit(widget, before)


def take_preedit(widget: QWidget, text: str) -> None:
    """Put ``text``, so far only shown as being composed, into the field as if the input method had committed it."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)

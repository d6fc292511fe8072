"""Half-composed pinyin is not in ``text()``; these helpers take it in before anything is read, left or saved."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


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
    if before and widget is not None and pending_preedit(widget) == before:
        take_preedit(widget, before)


def take_preedit(widget: QWidget, text: str) -> None:
    """Put ``text``, so far only shown as being composed, into the field as if the input method had committed it."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)

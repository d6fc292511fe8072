"""The one-line entry field the others build on: it keeps half-composed text, never scrolls, and tells when it is left."""

from __future__ import annotations

import re

from PySide6.QtCore import Property, QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip, QWidget

from qtic_desktop.domain.numbers import narrow
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.input_method import Composition, take_preedit

_GAP = 8


class EntryLine(QLineEdit):
    """``edited``: the person changed it; ``finished``: left or Enter after a change (the moment to save)."""

    edited = Signal()
    finished = Signal()
    enter_pressed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composition = Composition()
        self._suffix = ""
        self._dirty = False
        self.undone_by_form = False
        self.textEdited.connect(self._on_edited)

    @property
    def preedit(self) -> str:
        """What is being composed."""
        return self.composition.text

    @property
    def is_changed(self) -> bool:
        """Whether the person has changed it and not left it yet."""
        return self._dirty or bool(self.preedit)

    def commit(self) -> None:
        """Take half-composed text in now."""
        if self.composition.to_keep():
            take_preedit(self, self.composition.to_keep())

    def _on_edited(self) -> None:
        self._dirty = True
        self.edited.emit()

    def _finish(self) -> None:
        if self._dirty:
            self._dirty = False
            self.finished.emit()

    def _get_suffix(self) -> str:
        return self._suffix

    def _set_suffix(self, text: str) -> None:
        self._suffix = text
        width = self.fontMetrics().horizontalAdvance(text) + 2 * _GAP if text else 0
        self.setTextMargins(0, 0, width, 0)
        self.update()

    suffix = Property(str, _get_suffix, _set_suffix)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel scrolls the page, never a value."""
        event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what is being composed; Qt does not count it as text."""
        self.composition.take(event)
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving takes in what is being composed; a pop-up or another window is not leaving."""
        self.commit()
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes the field; while composing it only ends the composition. Where the form undoes across its
        fields, Ctrl+Z is the field's own only while it is being typed in."""
        if self.undone_by_form and not (self._dirty and self.isUndoAvailable()) and is_undo_or_redo(event):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.preedit:
                self.commit()
                event.accept()
                return
            self._finish()
            self.enter_pressed.emit()
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """What has no room in the field is whole in its tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            room = self.width() - self.textMargins().right() - theme().px(_GAP * 2)
            if (
                self.echoMode() == QLineEdit.EchoMode.Normal
                and self.fontMetrics().horizontalAdvance(self.text()) > room
            ):
                QToolTip.showText(event.globalPos(), self.text(), self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line edit, and the unit inside its right end in muted ink."""
        super().paintEvent(event)
        if not self._suffix:
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        painter = QPainter(self)
        painter.setPen(theme().colour("muted"))
        painter.drawText(
            area.adjusted(0, 0, -_GAP, 0),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            self._suffix,
        )
        painter.end()


class FigureLine(EntryLine):
    """An entry for figures: full-width ones become plain, and what ``legal`` refuses is not taken at all.

    The rule is a validator, so that keys, input methods, paste, drop and the context menu all meet it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly | Qt.InputMethodHint.ImhPreferNumbers)
        self._tried = self.standing = ""
        self.textChanged.connect(self._stands)
        self.setValidator(_Rule(self))
        self.inputRejected.connect(self._on_rejected)

    def legal(self, text: str) -> bool:
        """Whether ``text``, already in plain figures, may stand in the field."""
        raise NotImplementedError

    def why_not(self, text: str) -> str:
        """The sentence for what was not taken."""
        raise NotImplementedError

    def remember_tried(self, text: str) -> None:
        """What the rule is about to refuse, for the sentence."""
        self._tried = text

    def _stands(self, text: str) -> None:
        """The text that was taken; while something is being refused, ``text()`` still holds that."""
        self.standing = text

    @property
    def refused_whole(self) -> bool:
        """Whether what was refused last came at once (pasted, dropped, composed) or is a letter before any figure, so that
        nothing of it stands in the field. A sign or a point before the figures is not so: without it they mean another."""
        tried = self._tried.strip()
        return len(tried) - len(self.standing) > 1 or bool(re.fullmatch(r"[A-Za-z¥￥约]+", tried))

    def _on_rejected(self) -> None:
        self.refused.emit(self.why_not(self._tried))


class _Rule(QValidator):
    def __init__(self, field: FigureLine) -> None:
        super().__init__(field)
        self._field = field

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        plain = narrow(text).strip()
        if self._field.legal(plain):
            return QValidator.State.Acceptable, plain, min(position, len(plain))
        self._field.remember_tried(text)
        return QValidator.State.Invalid, text, position


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Ctrl+Z, Ctrl+Y or Ctrl+Shift+Z, as the platform has them and as Windows has them."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return True
    return event.matches(QKeySequence.StandardKey.Redo) or is_ctrl_y(event)


def is_ctrl_y(event: QKeyEvent) -> bool:
    """The redo of every office program, also where the platform's is another."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def shorten(text: str, keep: int = 12) -> str:
    """The beginning of ``text`` on one line, for a sentence that quotes it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= keep else f"{flat[:keep]}…"

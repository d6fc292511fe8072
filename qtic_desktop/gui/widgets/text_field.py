"""Entry of words: too long is shown in words and figures and never cut, so that nothing typed is lost."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.entry import EntryLine, is_undo_or_redo
from qtic_desktop.gui.widgets.input_method import Composition, take_preedit

_NEARLY: Final = 0.8


class TextField(EntryLine):
    """One line of words; ``limit`` is a number of characters (0: none), shown inside the right end when it is near."""

    def __init__(self, parent: QWidget | None = None, *, limit: int = 0) -> None:
        super().__init__(parent)
        self._limit = limit
        self.textChanged.connect(self._count)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, text: str | None) -> None:
        """Show ``text``; nothing is signalled."""
        self.setText(text or "")
        self.setCursorPosition(0)
        self._dirty = False

    def is_too_long(self) -> bool:
        """More characters than the limit; they stay, and the form says so."""
        return 0 < self._limit < len(self.value())

    def _count(self) -> None:
        length = len(self.value())
        near = self._limit and length >= self._limit * _NEARLY
        self._set_suffix(f"{length}/{self._limit}" if near else "")
        set_role(self, "invalid" if self.is_too_long() else "")

    def _get_limit(self) -> int:
        return self._limit

    def _set_limit(self, limit: int) -> None:
        self._limit = limit
        self._count()

    limit = Property(int, _get_limit, _set_limit)


class _Area(QPlainTextEdit):
    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.composition = Composition()
        self.undone_by_form = self.changed = False
        self.setTabChangesFocus(True)

    @property
    def preedit(self) -> str:
        """What is being composed."""
        return self.composition.text

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composition.take(event)
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.preedit and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            take_preedit(self, self.preedit)
            return
        own = self.changed and self.document().isUndoAvailable()
        if self.undone_by_form and not own and is_undo_or_redo(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.composition.to_keep():
            take_preedit(self, self.composition.to_keep())
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll only text one is in, so that a page does not get stuck under the pointer."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class TextArea(QWidget):
    """Several lines of words with a counter below (238/300) that turns to the colour of a problem beyond ``limit``.
    With ``most`` it grows with its words up to so many lines, so that nothing written goes out of sight."""

    edited = Signal()
    finished = Signal()
    enter_pressed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, limit: int = 0, lines: int = 4, most: int = 0) -> None:
        super().__init__(parent)
        self._limit, self._dirty, self._quiet = limit, False, False
        self.editor = _Area(self)
        self._lines, self._most = lines, most
        self.editor.setMinimumHeight(self._height_of(lines))
        self._counter = QLabel(self)
        self._counter.setTextFormat(Qt.TextFormat.PlainText)
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(2))
        layout.addWidget(self.editor)
        layout.addWidget(self._counter)
        self.setFocusProxy(self.editor)
        self.editor.textChanged.connect(self._on_changed)
        self.editor.left.connect(self._on_left)
        self._count()

    @property
    def preedit(self) -> str:
        """What is being composed."""
        return self.editor.preedit

    def value(self) -> str:
        """The text without blanks around it."""
        return self.editor.toPlainText().strip()

    def set_value(self, text: str | None) -> None:
        """Show ``text``; nothing is signalled."""
        self._quiet = True
        self.editor.setPlainText(text or "")
        self._quiet = self._dirty = self.editor.changed = False

    def commit(self) -> None:
        """Take half-composed text in now."""
        if self.editor.preedit:
            take_preedit(self.editor, self.editor.preedit)

    def is_too_long(self) -> bool:
        """More characters than the limit; they stay, and the form says so."""
        return 0 < self._limit < len(self.value())

    def setAccessibleName(self, name: str) -> None:
        """The editor is what a screen reader meets."""
        self.editor.setAccessibleName(name)

    def setReadOnly(self, locked: bool) -> None:
        """Show the text without letting it be changed; it can still be selected and copied."""
        self.editor.setReadOnly(locked)

    def sizeHint(self) -> QSize:
        """As high as the lines asked for."""
        return self.minimumSizeHint()

    def _height_of(self, lines: int) -> int:
        return self.editor.fontMetrics().lineSpacing() * lines + theme().px(18)

    def _grow(self) -> None:
        """A plain text document counts its height in lines."""
        if self._most:
            lines = round(self.editor.document().size().height())
            self.editor.setMinimumHeight(self._height_of(max(self._lines, min(lines, self._most))))

    def _on_changed(self) -> None:
        self._count()
        self._grow()
        if not self._quiet:
            self._dirty = self.editor.changed = True
            self.edited.emit()

    def _on_left(self) -> None:
        if self._dirty:
            self._dirty = self.editor.changed = False
            self.finished.emit()

    def _count(self) -> None:
        length = len(self.value())
        self._counter.setVisible(self._limit > 0)
        shown = f"{length}/{self._limit}"
        over = tr("，超出 {n} 字，已全部保留").format(n=length - self._limit) if self.is_too_long() else ""
        self._counter.setText(shown + over)
        set_role(self._counter, "bad" if over else "muted")
        set_role(self.editor, "invalid" if over else "")

    def _get_limit(self) -> int:
        return self._limit

    def _set_limit(self, limit: int) -> None:
        self._limit = limit
        self._count()

    limit = Property(int, _get_limit, _set_limit)

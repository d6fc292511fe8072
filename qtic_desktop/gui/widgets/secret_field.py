"""A field for a secret: not shown unless asked, never spell-checked, remembered or stripped; paste is welcome."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.entry import EntryLine


class SecretField(EntryLine):
    """``value`` is exactly what was typed or pasted; the eye at the right end shows it while it is pressed down.
    ``hinted``: what one cannot see behind the dots, capital letters or full-width ones."""

    hinted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        self._eye = QAction(icon("eye", "muted"), tr("显示输入的内容"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def value(self) -> str:
        """As typed."""
        return self.text()

    def set_value(self, text: str | None) -> None:
        """Show another; nothing is signalled."""
        self.setText(text or "")
        self._dirty = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say at once when the keyboard does something else than the hand."""
        super().keyPressEvent(event)
        letter = event.text()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if len(letter) == 1 and letter.isascii() and letter.isalpha() and letter.isupper() != shift:
            self.hinted.emit(tr("大写锁定开着。"))
        elif any("\uff01" <= sign <= "\uff5e" for sign in self.text()):
            self.hinted.emit(tr("里面有全角字符，请核对输入法。"))

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

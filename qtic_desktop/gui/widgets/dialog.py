"""The dialog every other builds on: Enter means the same in all of them, and Esc never loses what was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import button
from qtic_desktop.gui.widgets.feedback import InlineMessage
from qtic_desktop.gui.widgets.input_method import commit_input_method, pending_preedit
from qtic_desktop.gui.widgets.keys import focus_next

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dialog(QDialog):
    """Put content into ``body`` and acts named by verbs into the row below; override ``may_close`` to hold unsaved work.

    Enter goes to the next field; after the last one it presses the primary button, unless the dialog is not
    ``harmless``: then the focus goes there, and the next Enter is a decision of its own. Enter on a button presses it.
    Esc closes; where the dialog ``holds_entries``, only when nothing typed would be lost.
    """

    harmless = True
    holds_entries = False

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._primary: QPushButton | None = None
        self._first: list[str] | None = None
        self._asking: InlineMessage | None = None
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        margin = theme().px(24)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margin, margin, margin, theme().px(16))
        outer.setSpacing(theme().px(16))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme().px(12))
        outer.addLayout(self.body, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme().px(8))
        self._row.addStretch(1)
        outer.addLayout(self._row)

    def add_button(self, text: str, slot: Callable[[], object], role: str = "") -> QPushButton:
        """An act; the first one added stands left. Enter does not press any of them by accident."""
        made = button(text, role=role, parent=self)
        made.clicked.connect(lambda: slot())
        if role == "primary":
            self._primary = made
        self._row.addWidget(made)
        return made

    def place_button(self, made: QPushButton, *, primary: bool = False) -> None:
        """Put a button that belongs to the content into the row of acts."""
        if primary:
            self._primary = made
        self._row.addWidget(made)

    def make_room(self) -> None:
        """Call when words came or changed after the dialog was measured: it grows to the height they need."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        need = layout.totalHeightForWidth(self.width())
        if need > self.height():
            self.resize(self.width(), need)

    def _let_words_stand(self) -> None:
        layout = self.layout()
        assert layout is not None
        least = min(layout.totalMinimumHeightForWidth(self.width()), self.screen().availableGeometry().height())
        if least > self.height():
            self.resize(self.width(), least)

    def may_close(self) -> bool:
        """Whether nothing would be lost; a dialog with work of its own asks or saves here."""
        if not self.holds_entries or not self.has_entries:
            return True
        self._ask_to_give_up()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """What stands in the fields now has not been typed by anybody; and no words are cut, however low the screen:
        a window of its own first gets no more than two thirds of it."""
        super().showEvent(event)
        self._let_words_stand()
        if self._first is None:
            self._first = self._texts()

    @property
    def has_entries(self) -> bool:
        """Whether something stands in the fields that did not when it was shown."""
        return self._first is not None and self._texts() != self._first

    def _texts(self) -> list[str]:
        lines = [line.text().strip() for line in self.findChildren(QLineEdit)]
        return lines + [area.toPlainText().strip() for area in self.findChildren(QPlainTextEdit)]

    def _ask_to_give_up(self) -> None:
        if self._asking is None:
            self._asking = InlineMessage(self)
            self.body.insertWidget(0, self._asking)
        words = tr("填过的内容还没有办理，关闭就没有了。")
        self._asking.show_message(words, "warn", ((tr("放弃填写"), partial(self.done, 0)),))
        self.make_room()

    def last_field_entered(self) -> None:
        """Enter in the last field."""
        if self._primary is None or not self._primary.isEnabled():
            return
        if self.harmless:
            self._primary.click()
        else:
            self._primary.setFocus(Qt.FocusReason.TabFocusReason)

    def reject(self) -> None:
        """Close only when nothing is lost."""
        commit_input_method()
        if self.may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own close button is the same as Esc."""
        commit_input_method()
        if self.may_close():
            event.accept()
            super().reject()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc; what is being composed is only taken in by either."""
        if event.key() in _ENTER:
            event.accept()
            self._enter(event)
        elif event.key() == Qt.Key.Key_Escape and pending_preedit():
            commit_input_method()
        else:
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if pending_preedit() or event.isAutoRepeat():
            return
        if isinstance(focused, QPushButton):
            focused.click()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.last_field_entered()
        elif isinstance(focused, QLineEdit | QComboBox):
            focus_next(focused)

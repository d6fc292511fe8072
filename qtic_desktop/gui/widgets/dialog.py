"""The dialog every other builds on: Esc and closing never lose anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import button
from qtic_desktop.gui.widgets.input_method import commit_input_method, pending_preedit


class Dialog(QDialog):
    """Put content into ``body`` and acts named by verbs into the row below; override ``may_close`` to hold unsaved work."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self._row.addWidget(made)
        return made

    def place_button(self, made: QPushButton) -> None:
        """Put a button that belongs to the content into the row of acts."""
        self._row.addWidget(made)

    def make_room(self) -> None:
        """Call when words came or changed after the dialog was measured: it grows to the height they need."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        need = layout.totalHeightForWidth(self.width())
        if need > self.height():
            self.resize(self.width(), need)

    def may_close(self) -> bool:
        """Whether nothing would be lost; a dialog with entries asks or saves here."""
        return True

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
        """Enter never accepts; Esc while composing only ends the composition."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and pending_preedit():
            commit_input_method()
        else:
            super().keyPressEvent(event)

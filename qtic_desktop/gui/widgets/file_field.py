"""Entry of a file to read: its path, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.gui.save_path import AskPath, ask_open_path
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import button
from qtic_desktop.gui.widgets.text_field import TextField


class FileField(QWidget):
    """``value`` is the path, None while it is blank; whether the file can be read is found out by who reads it."""

    edited = Signal()
    finished = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, kinds: str = "") -> None:
        super().__init__(parent)
        self._kinds = kinds
        self.ask_path: AskPath = ask_open_path
        self.line = TextField(self)
        self.choose = button(tr("选择文件…"), "folder-open", parent=self)
        self.choose.clicked.connect(self._ask)
        self.choose.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab and Enter go from field to field
        self.choose.setToolTip("Ctrl+O")
        keys = QShortcut(QKeySequence.StandardKey.Open, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self.line, 1)
        layout.addWidget(self.choose)
        self.setFocusProxy(self.line)
        self.line.edited.connect(self.edited)
        self.line.finished.connect(self.finished)

    def value(self) -> Path | None:
        """The path."""
        text = self.line.value()
        return Path(text) if text else None

    def set_value(self, path: Path | None) -> None:
        """Show a path; nothing is signalled."""
        self.line.set_value("" if path is None else str(path))

    def commit(self) -> None:
        """Take half-composed text in now."""
        self.line.commit()

    def setAccessibleName(self, name: str) -> None:
        """The line is what a screen reader meets."""
        self.line.setAccessibleName(name)

    def _ask(self) -> None:
        chosen = self.ask_path(self, self.line.accessibleName(), self.line.value(), self._kinds)
        if chosen:
            self.line.set_value(chosen)
            self.edited.emit()
            self.finished.emit()

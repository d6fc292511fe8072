"""How a figure came about, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import plain_label


class ExplainPane(QWidget):
    """The working of one figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label("", "title", self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll, 1)

    def explain(self, title: str, lines: Sequence[str]) -> None:
        """Show the lines in their order."""
        self._title.setText(title)
        body = QWidget()
        body.setObjectName("explanation")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        for line in lines:
            layout.addWidget(plain_label(line, parent=body))
        layout.addStretch(1)
        self._scroll.setWidget(body)

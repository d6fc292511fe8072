"""A question in place: what would be changed, one button that does it, one that leaves things as they are."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses


class Asked(QWidget):
    """``agreed`` carries the points the question was about."""

    agreed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._points: Decimal | None = None
        self._words = plain_label("", "words", self)
        self.yes = button("", "check", "", self)
        self.no = button(tr("不改"), "x", "quiet", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._words, 1)
        layout.addWidget(self.yes)
        layout.addWidget(self.no)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.hide)
        EnterPresses(self).watch(self.yes, self.no)
        self.hide()

    def ask(self, words: str, act: str, points: Decimal) -> None:
        """Show the question; the focus stays where it is."""
        self._points = points
        self._words.setText(words)
        self.yes.setText(act)
        self.show()

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit(self._points)

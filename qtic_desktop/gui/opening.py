"""What is on the screen while a workspace is opened: light, because the storage costs more start-up time than Qt."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr

_PATIENCE = 300  # milliseconds; a window that is never shown (started minimized) must not hold up the work


class OpeningPage(QWidget):
    """Says what is being done; ``painted`` is emitted once, when the person can see it."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openingPage")
        self.setWindowTitle(tr("青岛市技术创新中心评审工作台"))
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for words, role in ((tr("青岛市技术创新中心评审工作台"), "title"), (tr("正在打开工作区…"), "muted")):
            label = QLabel(words, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            set_role(label, role)
            layout.addWidget(label)
        layout.addStretch(1)
        self._told = False
        QTimer.singleShot(_PATIENCE, self._tell)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw, then tell."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.painted.emit()

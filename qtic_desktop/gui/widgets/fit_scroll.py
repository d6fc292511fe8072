"""Facts that scroll only where they must, so that the next step below them is never pushed out of a low window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.in_sight import FocusInSight

_LEAST = 72


class FitScroll(QScrollArea):
    """As high as what is in ``body``, at most as high as there is room; never scrolls sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme().px(8))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(inside)
        inside.installEventFilter(self)
        FocusInSight(self)

    def sizeHint(self) -> QSize:
        """The height of the content at the width there is."""
        wide = self.body.sizeHint().width()
        high = self.body.totalHeightForWidth(self.width()) if self.body.hasHeightForWidth() else -1
        return QSize(wide, high if high >= 0 else self.body.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few lines stay in sight."""
        return QSize(0, min(theme().px(_LEAST), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other words make other lines."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False

"""Chips or buttons beside each other, on a second line where the window is too narrow for one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid


class FlowBox(QWidget):
    """Left to right, then down; every widget keeps the size it asks for and stands in the middle of its line.

    A widget and no ``QLayout``: the items of a layout made in Python belong to Qt and to Python at once, and who lets them
    go first decides whether the program stands. What is held here are children, which are Qt's alone.
    """

    def __init__(self, parent: QWidget, *, spacing: int = 8, flush_right: bool = False) -> None:
        super().__init__(parent)
        self._held: list[QWidget] = []
        self._spacing, self._flush_right = spacing, flush_right
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def add(self, widget: QWidget) -> None:
        """Take a widget in at the end."""
        self.insert(len(self._held), widget)

    def insert(self, place: int, widget: QWidget) -> None:
        """Take a widget in before the one at ``place``; one that was hidden on purpose stays hidden."""
        hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        held = [*self.held()]
        widget.setParent(self)
        held.insert(place, widget)
        self._held = held
        widget.setVisible(not hidden)
        self.show()
        self._lay_anew()

    def remove(self, widget: QWidget) -> None:
        """Let a widget go; it stays a hidden child until somebody deletes it or takes it elsewhere."""
        self._held.remove(widget)
        widget.hide()
        self._lay_anew()

    def held(self) -> tuple[QWidget, ...]:
        """The widgets in their order, but for those that are gone."""
        self._held = [one for one in self._held if isValid(one) and one.parentWidget() is self]
        return tuple(self._held)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [size_of(one) for one in self._shown()]
        wide = sum(size.width() for size in sizes) + self._spacing * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """The largest single widget."""
        size = QSize(0, 0)
        for one in self._shown():
            size = size.expandedTo(size_of(one))
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the widgets in their places."""
        super().resizeEvent(event)
        self._lay(self.width(), move=True)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked was told to nobody."""
        super().showEvent(event)
        self._lay_anew()

    def event(self, event: QEvent) -> bool:
        """A widget that comes, goes or grows asks for a new layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_anew()
        elif event.type() == QEvent.Type.ChildRemoved:  # it is half gone: look at what is left afterwards
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        return super().event(event)

    def _lay_anew(self) -> None:
        self.updateGeometry()
        if self.isVisible():  # or it is laid when it is first shown: once, and not for every widget that comes in
            self._lay(self.width(), move=True)

    def _shown(self) -> list[QWidget]:
        return [one for one in self.held() if not one.isHidden()]

    def _lay(self, width: int, *, move: bool) -> int:
        lines: list[tuple[int, list[tuple[QWidget, QSize]]]] = []
        for one in self._shown():
            size = size_of(one)
            wide = lines[-1][0] + self._spacing + size.width() if lines else width + 1
            if wide > width:
                lines.append((size.width(), [(one, size)]))
            else:
                lines[-1][1].append((one, size))
                lines[-1] = (wide, lines[-1][1])
        y = 0
        for wide, line in lines:
            x = width - wide if self._flush_right else 0
            high = max(size.height() for _one, size in line)
            for one, size in line:
                if move:
                    one.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._spacing
            y += high + self._spacing
        return max(0, y - self._spacing)


def size_of(widget: QWidget) -> QSize:
    """What it asks for, within the bounds set to it."""
    wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint())
    return wanted.expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())

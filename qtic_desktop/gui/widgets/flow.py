"""Chips or buttons beside each other, on a second line where the window is too narrow for one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; every item keeps the size it asks for and stands in the middle of its line."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, flush_right: bool = False) -> None:
        super().__init__(parent)
        self._held: list[QLayoutItem] = []
        self._flush_right = flush_right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._held.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Take a widget in before the item at ``place``."""
        self.addWidget(widget)
        self._held.insert(place, self._held.pop())

    def count(self) -> int:
        """Items held."""
        return len(self._held)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place."""
        return self._held[index] if 0 <= index < len(self._held) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Let an item go."""
        return self._held.pop(index) if 0 <= index < len(self._held) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, box: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(box)
        self._lay(box, move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [item.sizeHint() for item in self._held if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The largest single item."""
        size = QSize()
        for item in self._held:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, box: QRect, *, move: bool) -> int:
        lines: list[tuple[int, list[tuple[QLayoutItem, QSize]]]] = []
        for item in self._held:
            if item.isEmpty():
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            wide = lines[-1][0] + self.spacing() + size.width() if lines else box.width() + 1
            if wide > box.width():
                lines.append((size.width(), [(item, size)]))
            else:
                lines[-1][1].append((item, size))
                lines[-1] = (wide, lines[-1][1])
        y = box.y()
        for wide, line in lines:
            x = box.right() + 1 - wide if self._flush_right else box.x()
            high = max(size.height() for _item, size in line)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += high + self.spacing()
        return max(0, y - self.spacing() - box.y())

"""The name column that stays in sight while a wide list is moved sideways.

Only paint: mouse, keys, selection and screen readers keep meeting the one list below, which tells where a frozen cell
is (``RowTable.indexAt`` and ``visualRect``). The head is a real one, so that it sorts and resizes like the other.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


class FrozenColumns(QObject):
    """Shows the columns up to ``last`` over the left edge of ``table`` whenever it is moved sideways."""

    def __init__(self, table: QTableView, last: int) -> None:
        super().__init__(table)
        self._table, self._last = table, last
        self._body = _Body(table)
        self._head = QHeaderView(Qt.Orientation.Horizontal, table)
        self._head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head.setModel(table.model())
        self._head.setSectionsClickable(True)
        self._head.setSortIndicatorShown(True)
        self._head.setSortIndicatorClearable(True)
        self._head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._head.hide()
        self._body.hide()
        for column in range(table.model().columnCount()):
            self._body.setColumnHidden(column, column > last)
            self._head.setSectionHidden(column, column > last)
        below = table.horizontalHeader()
        below.sectionResized.connect(self._moved)
        below.sortIndicatorChanged.connect(self._show_sort)
        self._head.sectionResized.connect(self._resized)
        self._head.sortIndicatorChanged.connect(self._sort)
        table.horizontalScrollBar().valueChanged.connect(self._moved)
        table.verticalScrollBar().valueChanged.connect(self._moved)
        self.place()

    def width(self) -> int:
        """How much of the left edge is covered; nothing while the list stands at its beginning."""
        return self.natural_width() if self._table.horizontalScrollBar().value() else 0

    def natural_width(self) -> int:
        """The frozen columns together."""
        return sum(self._table.columnWidth(column) for column in range(self._last + 1))

    def holds(self, column: int) -> bool:
        """Whether a column is a frozen one."""
        return column <= self._last

    def column_at(self, x: int) -> int:
        """The frozen column under ``x`` of the viewport, -1 when none is."""
        for column in range(self._last + 1):
            if 0 <= x < self._table.columnWidth(column) and self.width():
                return column
            x -= self._table.columnWidth(column)
        return -1

    def place(self) -> None:
        """Follow the size of the list, the widths of its columns and its place; nothing while there is nothing to see."""
        if not self.width() and self._head.isHidden() and self._body.isHidden():
            return
        for column in range(self._last + 1):
            width = self._table.columnWidth(column)
            if self._head.sectionSize(column) != width:
                self._head.resizeSection(column, width)
            self._body.setColumnWidth(column, width)
        width, view = self.width(), self._table.viewport().geometry()
        below = self._table.horizontalHeader().geometry()
        for part, area in ((self._body, view), (self._head, below)):
            part.setGeometry(area.x(), area.y(), width, area.height())
            part.setVisible(width > 0)
            part.raise_()
        self._body.verticalScrollBar().setValue(self._table.verticalScrollBar().value())

    def _moved(self, *_: int) -> None:
        self.place()

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._table.horizontalHeader().setSortIndicator(column, order)

    def _resized(self, column: int, _old: int, width: int) -> None:
        if self._table.columnWidth(column) != width:
            self._table.setColumnWidth(column, width)

    def _show_sort(self, column: int, order: Qt.SortOrder) -> None:
        self._head.blockSignals(True)
        self._head.setSortIndicator(column, order)
        self._head.blockSignals(False)
        self._head.viewport().update()


class _Body(QTableView):
    """A second view on the same model and selection, deaf to everything."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.setProperty("role", "frozen")
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setFont(table.font())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoScroll(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())

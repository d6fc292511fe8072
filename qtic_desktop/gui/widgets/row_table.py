"""The list of a page: rows 32 px high, state chips, sorting, filtering, and a selection that survives a refresh."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from qtic_desktop.gui.models.rows import CHIP_ROLE, Column, RowTableModel
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.feedback import paint_chip

_ROW_HEIGHT = 32


class _Cells(QStyledItemDelegate):
    """Draws state chips; everything else as usual."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chip = index.data(CHIP_ROLE)
        if not chip or not chip[1]:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        area, word = QRect(option.rect), chip[1]  # type: ignore[attr-defined]
        option.text = ""  # type: ignore[attr-defined]
        widget = option.widget  # type: ignore[attr-defined]
        widget.style().drawControl(widget.style().ControlElement.CE_ItemViewItem, option, painter, widget)
        width = option.fontMetrics.horizontalAdvance(word) + theme().px(38)  # type: ignore[attr-defined]
        box = area.adjusted(theme().px(6), theme().px(4), -theme().px(4), -theme().px(4))
        box.setWidth(min(box.width(), width))
        painter.save()
        painter.setFont(option.font)  # type: ignore[attr-defined]
        paint_chip(painter, box, widget.devicePixelRatioF(), chip[0], word)
        painter.restore()


class RowTable(QTableView):
    """Rows are frozen values; ``key`` of ``set_rows`` says which is which, so the selection stays on the same one."""

    row_selected = Signal(object)
    row_activated = Signal(object)
    shown_changed = Signal(int, int)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.rows_model = RowTableModel(columns, self)
        self._key: Callable[[Any], object] | None = None
        self._selecting = False
        self.setModel(self.rows_model)
        self.setAccessibleName(name)
        self.setFont(theme().font(13, tabular=True))
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().px(_ROW_HEIGHT))
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._lay_columns()
        self.doubleClicked.connect(lambda index: self.row_activated.emit(self.rows_model.row(index.row())))

    def _lay_columns(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(theme().px(40))
        header.setHighlightSections(False)
        for number, column in enumerate(self.rows_model.columns):
            words = QFontMetrics(theme().font(13, bold=True)).horizontalAdvance(column.header) + theme().px(24)
            if column.width:
                self.setColumnWidth(number, max(theme().px(column.width), words))
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def set_rows(self, rows: Sequence[Any], key: Callable[[Any], object] | None = None) -> None:
        """Show ``rows``; the selection and the scroll position stay where they were."""
        self._key = key or self._key
        self._keeping(lambda: self.rows_model.set_rows(rows))

    def set_filter(self, text: str) -> None:
        """Show rows that contain every word of ``text``, as written or by pinyin initials."""
        self._keeping(lambda: self.rows_model.set_filter(text))

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """Show rows that pass."""
        self._keeping(lambda: self.rows_model.set_predicate(predicate))

    def _keeping(self, change: Callable[[], None]) -> None:
        before, place = self._keys(), self.verticalScrollBar().value()
        self._selecting = True
        change()
        for key in before:
            self._mark(key)
        self.verticalScrollBar().setValue(place)
        self._selecting = False
        if self._keys() != before or not before:
            self.row_selected.emit(self.selected())
        self.shown_changed.emit(self.count(), self.total())

    def count(self) -> int:
        """Rows shown."""
        return self.rows_model.rowCount()

    def total(self) -> int:
        """Rows before filtering."""
        return self.rows_model.total

    def selected(self) -> Any:
        """The row the detail pane shows: the current one if it is selected, else None."""
        rows = self.selected_all()
        current = self.currentIndex()
        if current.isValid() and current.row() < self.count():
            here = self.rows_model.row(current.row())
            if here in rows:
                return here
        return rows[0] if rows else None

    def selected_all(self) -> list[Any]:
        """Every selected row in the order shown."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows_model.row(number) for number in numbers]

    def select(self, key: object) -> bool:
        """Select the row of a key and bring it into view; False when it is not shown."""
        self.clearSelection()
        return self._mark(key)

    def _mark(self, key: object) -> bool:
        for number, row in enumerate(self.rows_model.shown()):
            if self._key is not None and self._key(row) == key:
                index = self.rows_model.index(number, 0)
                flags = self.selectionModel().SelectionFlag.Select | self.selectionModel().SelectionFlag.Rows
                self.selectionModel().setCurrentIndex(index, flags)
                self.scrollTo(index)
                return True
        return False

    def _keys(self) -> list[object]:
        return [] if self._key is None else [self._key(row) for row in self.selected_all()]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which row the detail should show."""
        super().selectionChanged(selected, deselected)
        if not self._selecting:
            self.row_selected.emit(self.selected())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected() is not None:
            self.row_activated.emit(self.selected())
        else:
            super().keyPressEvent(event)

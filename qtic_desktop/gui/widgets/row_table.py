"""The list of a page: rows 32 px high, state chips, sorting, filtering, and a selection that survives a refresh."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from qtic_desktop.domain.identity import shorter_names
from qtic_desktop.gui.models.rows import CHIP_ROLE, Column, RowTableModel
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.column_widths import ColumnWidths
from qtic_desktop.gui.widgets.feedback import paint_chip
from qtic_desktop.gui.widgets.frozen_columns import FrozenColumns
from qtic_desktop.gui.widgets.initials_ahead import InitialsAhead

_ROW_HEIGHT = 32
_PADDING = 18


def _telling(text: str, metrics: QFontMetrics, room: int) -> str:
    """The part of a name that tells it apart, where the whole of it has no room."""
    fitting = (short for short in shorter_names(text) if metrics.horizontalAdvance(short) <= room)
    return next(fitting, shorter_names(text)[-1])


class _Cells(QStyledItemDelegate):
    """Draws state chips and names; what has no room is in the tooltip, whole."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """A name too long for its column loses what all names share before it loses what tells it apart."""
        super().initStyleOption(option, index)
        room = option.rect.width() - theme().px(_PADDING)  # type: ignore[attr-defined]
        option.text = _telling(option.text, option.fontMetrics, room)  # type: ignore[attr-defined]

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole text as a tooltip, where the cell shows less."""
        text = str(index.data() or "") if index.isValid() else ""
        room = option.rect.width() - theme().px(_PADDING)  # type: ignore[attr-defined]
        if text and QFontMetrics(view.font()).horizontalAdvance(text) > room:
            QToolTip.showText(event.globalPos(), plain_tip(text), view)
            return True
        return super().helpEvent(event, view, option, index)

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
        self.widths = ColumnWidths(self, self.rows_model.columns)
        self._frozen = FrozenColumns(self, _last_frozen(self.rows_model.columns))
        self.doubleClicked.connect(lambda index: self.row_activated.emit(self.rows_model.row(index.row())))
        self.widths.fit()

    def searched_from(self, field: QWidget) -> None:
        """The field that ``set_filter`` is called from."""
        self.initials_ahead = InitialsAhead(field, self.rows_model.pinyin_texts)

    def remember_in(self, settings: Settings, name: str) -> None:
        """Widths and order as this person left them, and kept from now on."""
        self.widths.remember_in(settings, f"list/{name}")

    def set_rows(self, rows: Sequence[Any], key: Callable[[Any], object] | None = None) -> None:
        """Show ``rows``; the selection and the scroll position stay where they were."""
        self._key = key or self._key
        self._keeping(lambda: self.rows_model.set_rows(rows))
        self.widths.measure(rows)

    def set_filter(self, text: str) -> None:
        """Show rows that contain every word of ``text``, as written or by pinyin initials."""
        self._keeping(lambda: self.rows_model.set_filter(text))

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """Show rows that pass."""
        self._keeping(lambda: self.rows_model.set_predicate(predicate))

    def _keeping(self, change: Callable[[], None]) -> None:
        before, place = self._keys(), self.verticalScrollBar().value()
        here = self.selected() if before else None
        first = None if here is None or self._key is None else self._key(here)
        self._selecting = True
        change()
        self._mark_all(set(before), first)
        self.verticalScrollBar().setValue(place)
        self._selecting = False
        if self._keys() != before or not before:
            self.row_selected.emit(self.selected())
        self.shown_changed.emit(self.count(), self.total())

    def _mark_all(self, keys: set[object], first: object) -> None:
        """Select the rows of ``keys`` in one go; the one of ``first`` is the current one again."""
        if not keys or self._key is None:
            return
        found = [self._key(row) for row in self.rows_model.shown()]
        chosen, last, start = QItemSelection(), self.rows_model.columnCount() - 1, 0
        for wanted, together in groupby(found, keys.__contains__):  # few long ranges: Qt is slow over many short ones
            end = start + sum(1 for _ in together)
            if wanted:
                chosen.select(self.rows_model.index(start, 0), self.rows_model.index(end - 1, last))
            start = end
        if first in found:
            index = self.rows_model.index(found.index(first), 0)
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
        self.selectionModel().select(chosen, self.selectionModel().SelectionFlag.Select)

    def count(self) -> int:
        """Rows shown."""
        return self.rows_model.rowCount()

    def total(self) -> int:
        """Rows before filtering."""
        return self.rows_model.total

    def selected(self) -> Any:
        """The row the detail pane shows: the current one if it is selected, else None."""
        current, chosen = self.currentIndex(), self.selectionModel()
        if current.isValid() and current.row() < self.count() and chosen.isRowSelected(current.row(), QModelIndex()):
            return self.rows_model.row(current.row())
        rows = self.selected_all()
        return rows[0] if rows else None

    def selected_count(self) -> int:
        """How many rows are selected."""
        return len(self._chosen())

    def selected_all(self) -> list[Any]:
        """Every selected row in the order shown."""
        return [self.rows_model.row(number) for number in self._chosen()]

    def _chosen(self) -> list[int]:
        """Numbers of the selected rows. By ranges: asking Qt for every row takes a second where all of 10,000 are."""
        ranges: Any = self.selectionModel().selection()
        return sorted({number for part in ranges for number in range(part.top(), part.bottom() + 1)})

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

    # -- the frozen columns: one list hears everything, so it says where their cells are

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The cell under a point, a frozen one where one covers the others."""
        column = self._frozen.column_at(point.x())
        return self.rows_model.index(self.rowAt(point.y()), column) if column >= 0 else super().indexAt(point)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a cell is seen."""
        area = super().visualRect(index)
        if index.isValid() and self._frozen.width() and self._frozen.holds(index.column()):
            area.moveLeft(area.left() + self.horizontalScrollBar().value())
        return area

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view: a frozen one needs no move sideways, the others must not end below the frozen ones."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._frozen.holds(index.column()):
            bar.setValue(before)
        else:
            hidden = self._frozen.natural_width() - self.columnViewportPosition(index.column())
            bar.setValue(bar.value() - max(0, hidden))

    def updateGeometries(self) -> None:
        """The widths and the frozen part follow the room there is."""
        super().updateGeometries()
        if hasattr(self, "_frozen"):
            self._frozen.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name takes what room is left."""
        super().resizeEvent(event)
        self.widths.fit()

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Hide a column; the name takes its room."""
        if hide != self.isColumnHidden(column):
            super().setColumnHidden(column, hide)
            self.widths.fit()


def _last_frozen(columns: Sequence[Column]) -> int:
    """Up to the name, where the name stands among the first two."""
    return 1 if len(columns) > 1 and not columns[0].pinyin and columns[1].pinyin else 0


def plain_tip(text: str) -> str:
    """A tooltip that shows ``text`` as it is; without this an applicant's ``<b>`` would be markup."""
    return f"<span>{escape(text)}</span>"

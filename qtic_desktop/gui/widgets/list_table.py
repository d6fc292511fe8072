"""What all lists of a page share: rows 32 px high, state chips, frozen columns, keys, and a selection of whole rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
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
from qtic_desktop.gui.models.rows import CHIP_ROLE, Column
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.column_widths import ColumnWidths
from qtic_desktop.gui.widgets.feedback import paint_chip
from qtic_desktop.gui.widgets.frozen_columns import FrozenColumns

_ROW_HEIGHT = 32
_PADDING = 18
#: What ends in brackets or a number, and a name in parts, is told apart by its end: there the middle goes.
_TOLD_APART_AT_END = re.compile(r"[）)\d]$|·\S+$")


def _telling(text: str, metrics: QFontMetrics, room: int) -> str:
    """The part of a name that tells it apart, where the whole of it has no room."""
    fitting = (short for short in shorter_names(text) if metrics.horizontalAdvance(short) <= room)
    short = next(fitting, shorter_names(text)[-1])
    if _TOLD_APART_AT_END.search(short) and metrics.horizontalAdvance(short) > room:
        return metrics.elidedText(short, Qt.TextElideMode.ElideMiddle, room)
    return short


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
        if not chip or not all(chip):  # a word without a state is no chip
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


class ListModel(Protocol):
    """What a list asks of its model, beyond Qt's own."""

    columns: tuple[Column, ...]

    def row(self, number: int) -> Any:
        """The row at a position, None for one that is not read yet."""

    @property
    def total(self) -> int:
        """Rows before filtering."""


class ListTable(QTableView):
    """A list of frozen rows; a subclass says where they come from and calls the model ``rows_model``."""

    row_selected = Signal(object)
    row_activated = Signal(object)
    shown_changed = Signal(int, int)

    def __init__(
        self, model: QAbstractTableModel, rows: ListModel, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._selecting = False
        model.setParent(self)
        self.setModel(model)
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
        self.widths = ColumnWidths(self, rows.columns, _last_frozen(rows.columns) + 1)
        self._frozen = FrozenColumns(self, _last_frozen(rows.columns))
        self.doubleClicked.connect(lambda index: self._activate(index.row()))
        self.widths.fit()

    def remember_in(self, settings: Settings, name: str) -> None:
        """Widths and order as this person left them, and kept from now on."""
        self.widths.remember_in(settings, f"list/{name}")

    # -- columns that a person chooses

    def chosen_columns(self) -> tuple[str, ...]:
        """Keys of the columns this person chose, in their order; empty while the program's are shown."""
        return self.widths.chosen

    def choose_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order and no others, from now on; none gives back those of the program."""
        self.widths.choose(keys)

    def fixed_columns(self) -> frozenset[str]:
        """Those that stay at the left."""
        return frozenset(column.key for column in self._rows.columns[: self.widths.fixed])

    def name_column(self) -> str:
        """The one that is always shown; empty where there is none."""
        return self.widths.name_key

    def count(self) -> int:
        """Rows shown."""
        return self.model().rowCount()

    def total(self) -> int:
        """Rows before filtering."""
        return self._rows.total

    # -- the selection

    def selected(self) -> Any:
        """The row the detail pane shows: the current one if it is selected, else the first selected, else None."""
        number = self._current()
        return None if number is None else self._rows.row(number)

    def _current(self) -> int | None:
        current, chosen = self.currentIndex(), self.selectionModel()
        if current.isValid() and current.row() < self.count() and chosen.isRowSelected(current.row(), QModelIndex()):
            return current.row()
        return min((first for first, _ in self._ranges()), default=None)

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self._ranges())

    def _ranges(self) -> list[tuple[int, int]]:
        """First and last of every run of selected rows, in order and without overlap. By ranges: asking Qt for every
        row takes a second where all of 10,000 are."""
        parts: Any = self.selectionModel().selection()
        runs: list[tuple[int, int]] = []
        for first, last in sorted((part.top(), part.bottom()) for part in parts):
            if runs and first <= runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
            else:
                runs.append((first, last))
        return runs

    def _mark(self, numbers: Iterable[int], current: int | None) -> None:
        """Select rows in one go, by few long ranges: Qt is slow over many short ones. ``current`` has the focus."""
        chosen, last_column, start, end = QItemSelection(), self.model().columnCount() - 1, -1, -2
        for number in [*sorted(numbers), -1]:
            if number == end + 1:
                end = number
                continue
            if start >= 0:
                chosen.select(self.model().index(start, 0), self.model().index(end, last_column))
            start = end = number
        flags = self.selectionModel().SelectionFlag
        if current is not None:
            self.selectionModel().setCurrentIndex(self.model().index(current, 0), flags.NoUpdate)
        self.selectionModel().select(chosen, flags.Select)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which row the detail should show."""
        super().selectionChanged(selected, deselected)
        if not self._selecting:
            self._selected_by_hand()

    def _selected_by_hand(self) -> None:
        self.row_selected.emit(self.selected())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        number = self._current() if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else None
        if number is None:
            super().keyPressEvent(event)
        else:
            self._activate(number)

    def _activate(self, number: int) -> None:
        row = self._rows.row(number)
        if row is not None:
            self.row_activated.emit(row)

    # -- the frozen columns: one list hears everything, so it says where their cells are

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The cell under a point, a frozen one where one covers the others."""
        column = self._frozen.column_at(point.x())
        return self.model().index(self.rowAt(point.y()), column) if column >= 0 else super().indexAt(point)

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
        self.widths.fit(event.size().width())

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Hide a column; the name takes its room."""
        self.widths.keep_back(column, hide)


def _last_frozen(columns: Sequence[Column]) -> int:
    """Up to the name, where the name stands among the first two."""
    return 1 if len(columns) > 1 and not columns[0].pinyin and columns[1].pinyin else 0


def plain_tip(text: str) -> str:
    """A tooltip that shows ``text`` as it is; without this an applicant's ``<b>`` would be markup."""
    return f"<span>{escape(text)}</span>"

"""A cell of a table that is as high as all its words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from qtic_desktop.gui.theme import theme

_MOST = 10_000


class WholeWords(QStyledItemDelegate):
    """Qt reckons the height by the width of the column, and draws the words between the paddings of the style: a name that
    just fits the column lost its last line."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of the wrapped words in what is left of the column."""
        hint = super().sizeHint(option, index)
        room = self._table.columnWidth(index.column()) - theme().px(24)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        area = QRect(0, 0, max(room, 1), _MOST)
        high = QFontMetrics(self._table.font()).boundingRect(area, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(hint.width(), max(hint.height(), high + theme().px(12)))

"""A table model over a tuple of frozen rows: columns say how a row is shown, sorted, searched and read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qtic_desktop.gui.widgets.pinyin import matches

CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2

_ALIGN: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``getter`` gives what is shown, ``chip`` a state and a word, ``sort_key`` what is compared."""

    key: str
    header: str
    getter: Callable[[Any], object]
    align: str = "left"
    width: int = 0
    chip: Callable[[Any], tuple[str, str]] | None = None
    sort_key: Callable[[Any], Any] | None = None
    pinyin: bool = False
    stretch: bool = False

    def text(self, row: Any) -> str:
        """What is shown and read aloud; nothing for None."""
        if self.chip is not None:
            return self.chip(row)[1]
        value = self.getter(row)
        return "" if value is None else str(value)


class RowTableModel(QAbstractTableModel):
    """Rows are replaced as a whole; sorting and filtering keep the rows themselves and only change their order."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: tuple[Any, ...] = ()
        self._shown: list[Any] = []
        self._query = ""
        self._predicate: Callable[[Any], bool] | None = None
        self._sort: tuple[int, bool] | None = None

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self._all = tuple(rows)
        self._rebuild()

    def set_filter(self, query: str) -> None:
        """Show rows in which every word of ``query`` occurs."""
        self._query = query.strip()
        self._rebuild()

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """Show rows that pass; None for all."""
        self._predicate = predicate
        self._rebuild()

    def row(self, number: int) -> Any:
        """The row shown at ``number``."""
        return self._shown[number]

    def shown(self) -> list[Any]:
        """Rows as shown."""
        return list(self._shown)

    @property
    def total(self) -> int:
        """Rows before filtering."""
        return len(self._all)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order of the query. Blank values stand last either way."""
        self._sort = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._passes(row)]
        if self._sort is not None:
            column, descending = self.columns[self._sort[0]], self._sort[1]
            value: Callable[[Any], Any] = column.sort_key or column.getter
            filled = [row for row in rows if value(row) is not None]
            blank = [row for row in rows if value(row) is None]
            filled.sort(key=value, reverse=descending)
            rows = filled + blank
        self._shown = rows
        self.endResetModel()

    def _passes(self, row: Any) -> bool:
        if self._predicate is not None and not self._predicate(row):
            return False
        if not self._query:
            return True
        plain = " ".join(column.text(row) for column in self.columns)
        if matches(plain, self._query, by_pinyin=False):
            return True
        return any(column.pinyin and matches(column.text(row), self._query) for column in self.columns)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, chip, and for a screen reader the header with the text."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row, column = self._shown[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.header} {column.text(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter)
        if role == CHIP_ROLE and column.chip is not None:
            return column.chip(row)
        if role == ROW_ROLE:
            return row
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headers of the columns; rows are numbered from 1."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter)
        return None

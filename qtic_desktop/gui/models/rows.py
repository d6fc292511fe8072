"""A table model over a tuple of frozen rows: columns say how a row is shown, sorted, searched and read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from qtic_desktop.domain.search import in_reading_order, initials, matches, plain
from qtic_desktop.domain.values import dataclass

CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2

_AHEAD_MS: Final = 1000
"""How long after new rows the search is made ready: the list is drawn first."""

_ALIGN: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``getter`` gives what is shown, ``chip`` a state (empty: none, the
    word stands alone) and a word, ``sort_key`` what is compared."""

    key: str
    header: str
    getter: Callable[[Any], object]
    align: str = "left"
    width: int = 0
    chip: Callable[[Any], tuple[str, str]] | None = None
    sort_key: Callable[[Any], Any] | None = None
    pinyin: bool = False
    stretch: bool = False

    @property
    def order(self) -> Callable[[Any], Any]:
        """What is compared: names as they are read, everything else as it is; None stands last."""
        if self.sort_key is not None or not self.pinyin:
            return self.sort_key or self.getter
        return self._reading

    def _reading(self, row: Any) -> tuple[tuple[str, ...], str] | None:
        text = self.text(row)
        return in_reading_order(text) if text else None

    def text(self, row: Any) -> str:
        """What is shown and read aloud; nothing for None."""
        if self.chip is not None:
            return self.chip(row)[1]
        value = self.getter(row)
        return "" if value is None else str(value)


def cell(column: Column, row: Any, role: int) -> Any:
    """Text, alignment and chip of a cell, and for a screen reader the header with the text."""
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


def header(columns: Sequence[Column], section: int, orientation: Qt.Orientation, role: int) -> Any:
    """Headers of the columns; rows are numbered from 1."""
    if orientation == Qt.Orientation.Vertical:
        return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
    if not 0 <= section < len(columns):
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return columns[section].header
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return int(_ALIGN[columns[section].align] | Qt.AlignmentFlag.AlignVCenter)
    return None


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
        self._searched: tuple[tuple[str, tuple[str, ...]], ...] | None = None
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self.prepare_search)
        self.keeping: Callable[[Callable[[], None]], None] = lambda change: change()
        """How another order is taken: a list that shows these rows keeps its selection meanwhile."""

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self._all, self._searched = tuple(rows), None
        if self._all and any(column.pinyin for column in self.columns):
            self._ahead.start()
        self._rebuild()

    def prepare_search(self) -> Thread:
        """Have ready what searching by initials needs: for a long list it takes longer than a key press may."""
        held = tuple(dict.fromkeys(plain(text) for _, names in self._texts() for text in names))
        # Texts alone: what the thread lets go of last must not be a widget.
        thread = Thread(target=lambda: [initials(text) for text in held], name="pinyin")
        thread.start()
        return thread

    def set_filter(self, query: str) -> None:
        """Show rows in which every word of ``query`` occurs."""
        self._query = query.strip()
        self._rebuild()

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """Show rows that pass; None for all."""
        self._predicate = predicate
        self._rebuild()

    def pinyin_texts(self) -> list[str]:
        """What a search by initials looks at, in the order of the query."""
        return [column.text(row) for row in self._all for column in self.columns if column.pinyin]

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
        self.keeping(self._rebuild)

    def _rebuild(self) -> None:
        self.beginResetModel()
        rows = self._passing()
        if self._sort is not None:
            column, descending = self.columns[self._sort[0]], self._sort[1]
            value: Callable[[Any], Any] = column.order
            filled = [row for row in rows if value(row) is not None]
            blank = [row for row in rows if value(row) is None]
            filled.sort(key=value, reverse=descending)
            rows = filled + blank
        self._shown = rows
        self.endResetModel()

    def _passing(self) -> list[Any]:
        rows: Sequence[Any] = self._all
        if self._query:
            found = zip(rows, self._texts(), strict=True)
            rows = [row for row, (whole, names) in found if self._found(whole, names)]
        return [row for row in rows if self._predicate is None or self._predicate(row)]

    def _found(self, whole: str, names: tuple[str, ...]) -> bool:
        return matches(whole, self._query, by_initials=False) or any(matches(name, self._query) for name in names)

    def _texts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is searched of each row, put together once: all of it as written, and the names by themselves."""
        if self._searched is None:
            self._searched = tuple(self._text_of(row) for row in self._all)
        return self._searched

    def _text_of(self, row: Any) -> tuple[str, tuple[str, ...]]:
        texts = [column.text(row) for column in self.columns]
        names = [text for text, column in zip(texts, self.columns, strict=True) if column.pinyin]
        return " ".join(texts), tuple(names)

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
        return cell(self.columns[index.column()], self._shown[index.row()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headers of the columns; rows are numbered from 1."""
        return header(self.columns, section, orientation, role)

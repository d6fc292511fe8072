"""A list whose rows are all at hand: sorted, filtered and searched in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.models.rows import Column, RowTableModel
from qtic_desktop.gui.widgets.initials_ahead import InitialsAhead
from qtic_desktop.gui.widgets.list_table import ListTable


class RowTable(ListTable):
    """Rows are frozen values; ``key`` of ``set_rows`` says which is which, so the selection stays on the same one.

    For lists that can grow with the years there is ``WindowTable``.
    """

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None, *, name: str = "") -> None:
        self.rows_model = RowTableModel(columns)
        self._key: Callable[[Any], object] | None = None
        super().__init__(self.rows_model, self.rows_model, parent, name=name)
        self.rows_model.keeping = self._in_another_order

    def searched_from(self, field: QWidget) -> None:
        """The field that ``set_filter`` is called from."""
        self.initials_ahead = InitialsAhead(field, self.rows_model.pinyin_texts)

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

    def _in_another_order(self, change: Callable[[], None]) -> None:
        """A click on a header: the same rows stay selected, and the current one is brought into view."""
        self._keeping(change)
        if (number := self._current()) is not None:
            self.scrollTo(self.rows_model.index(number, 0))

    def _keeping(self, change: Callable[[], None]) -> None:
        before, place = self._keys(), self.verticalScrollBar().value()
        here = self.selected() if before else None
        first = None if here is None or self._key is None else self._key(here)
        self._selecting = True
        change()
        self._mark_keys(set(before), first)
        self.verticalScrollBar().setValue(place)
        self._selecting = False
        if self._keys() != before or not before:
            self.row_selected.emit(self.selected())
        self.shown_changed.emit(self.count(), self.total())

    def _mark_keys(self, keys: set[object], first: object) -> None:
        """Select the rows of ``keys``; the one of ``first`` is the current one again."""
        if not keys or self._key is None:
            return
        found = [self._key(row) for row in self.rows_model.shown()]
        self._mark(
            (number for number, key in enumerate(found) if key in keys), found.index(first) if first in found else None
        )

    def selected_all(self) -> list[Any]:
        """Every selected row in the order shown."""
        return [self.rows_model.row(n) for first, last in self._ranges() for n in range(first, last + 1)]

    def select(self, key: object) -> bool:
        """Select the row of a key and bring it into view; False when it is not shown."""
        self.clearSelection()
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

"""What workbooks brought so far: a list of them, loading another, taking one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, RowTable, plain_label


class TakingsDialog(Dialog):
    """``loading``: another file is to be chosen; ``blank``: the empty workbook; ``taking_back`` carries a row. ``why_back``
    says of a row why it cannot be taken back, ``names`` are those of 关闭, of taking back, of the empty workbook, of
    loading."""

    loading = Signal()
    blank = Signal()
    taking_back = Signal(object)

    def __init__(
        self,
        title: str,
        words: str,
        none: str,
        columns: Sequence[Column],
        rows: Sequence[Any],
        *,
        why_not: str,
        why_back: Callable[[Any], str],
        names: tuple[str, str, str, str],
        back: str,
        load: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._why_back = why_back
        self.body.addWidget(plain_label(words, "muted", self))
        self.table = RowTable(columns, self, name=title)
        self.table.setMinimumSize(theme().px(700), theme().px(190))
        self.table.set_rows(rows, lambda row: row.id)
        self.table.setVisible(bool(rows))
        empty = plain_label(none, "muted", self)
        empty.setVisible(not rows)
        self.body.addWidget(empty)
        self.body.addWidget(self.table, 1)
        self.add_button(tr("关闭"), self.reject).setObjectName(names[0])
        self.back = self.add_button(back, self._take_back)
        self.back.setObjectName(names[1])
        self.add_button(tr("空白表格…"), lambda: self._leave(self.blank.emit)).setObjectName(names[2])
        self.load = self.add_button(load, lambda: self._leave(self.loading.emit), "primary")
        self.load.setObjectName(names[3])
        self.load.setEnabled(not why_not)
        self.load.setToolTip(why_not)
        self.table.row_selected.connect(self._on_row)
        self._on_row(None)
        if rows:
            self.table.selectRow(0)

    def _on_row(self, row: Any) -> None:
        why = self._why_back(row) if row is not None else ""
        self.back.setEnabled(row is not None and not why)
        self.back.setToolTip(why)

    def _leave(self, tell: Callable[[], object]) -> None:
        self.accept()
        tell()

    def _take_back(self) -> None:
        row = self.table.selected()
        if row is not None:
            self.accept()
            self.taking_back.emit(row)

"""A table that grows by the line: there is always an empty line to go on with, and any line can be taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from qtic_desktop.domain.pasting import Block
from qtic_desktop.gui.intake.entry_table import EntryTable, from_place, money_cell
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import TextField, button, plain_label

_BELOW_ALL = 200


class LineTable(EntryTable):
    """Names: ``<table>.<line>.<part>``. A subclass says its table, its row type, its parts and their titles."""

    table: ClassVar[str]
    row_type: ClassVar[type[Any]]
    parts: ClassVar[tuple[str, ...]]
    money: ClassVar[frozenset[str]] = frozenset()
    stretches: ClassVar[tuple[int, ...]]
    first_lines: ClassVar[int] = 2

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(8))
        for column, text in enumerate(self.titles()):
            head = plain_label(text, "small", self)
            if self.parts[column] in self.money:
                head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, self.stretches[column])
        self._grid.addWidget(self.add_warning(self.table, self), _BELOW_ALL, 0, 1, len(self.parts))
        for _ in range(self.first_lines):
            self._add_line()
        self.edited.connect(self._grow)

    def titles(self) -> Sequence[str]:
        """Heads of the columns."""
        raise NotImplementedError

    def spoken(self, line: int, column: int) -> str:
        """What a screen reader says of a cell, and how the list of problems names it; ``line`` counts from 1."""
        raise NotImplementedError

    def _add_line(self) -> None:
        place = self._count
        self._count += 1
        before = self.cells.get(f"{self.table}.{place - 1}.{self.parts[-1]}", self)
        for column, part in enumerate(self.parts):
            cell = money_cell(self) if part in self.money else TextField(self)
            self.add_cell(f"{self.table}.{place}.{part}", cell, self.spoken(place + 1, column))
            self._grid.addWidget(cell, place + 1, column)
            if place >= self.first_lines:
                QWidget.setTabOrder(before, cell)
            before = cell
        away = button("", "trash-2", "quiet", self)
        away.setObjectName(f"remove{self.row_type.__name__}{place}")
        away.setToolTip(tr("删除这一行（Ctrl+Delete）"))
        away.setAccessibleName(tr("删除第 {n} 行").format(n=place + 1))
        away.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        away.clicked.connect(lambda: self.remove(place))
        self._grid.addWidget(away, place + 1, len(self.parts))

    def remove(self, place: int) -> None:
        """Take a line out; those below move up."""
        rows = list(self.rows())
        if place >= len(rows):
            return
        del rows[place]
        self.set_rows(tuple(rows))
        self.edited.emit(self.table)
        self.finished.emit(self.table)
        self.focus_field(f"{self.table}.{place}.{self.parts[0]}")
        self.said.emit(tr("已删除第 {n} 行").format(n=place + 1), "info")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Delete takes the line out that one is in."""
        here = next((name for name, cell in self.cells.items() if cell.hasFocus()), "")
        if here and _takes_line_out(event):
            self.remove(int(here.split(".")[1]))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Delete would delete a word in a field of words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _takes_line_out(event):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def grid(self, start: str, block: Block) -> list[list[str]]:
        """Lines down, parts across; as many lines as the block brings."""
        first = int(start.split(".")[1])
        while self._count <= first + len(block):
            self._add_line()
        self.grown.emit()
        lines = [[f"{self.table}.{place}.{part}" for part in self.parts] for place in range(first, first + len(block))]
        return from_place(lines, start)

    def _grow(self, name: str) -> None:
        if name != self.table and int(name.split(".")[1]) == self._count - 1:
            self._add_line()
            self.grown.emit()

    def rows(self) -> tuple[Any, ...]:
        """Lines in order, raw; empty lines at the end are left out."""
        rows = [
            self.row_type(*(self.text(f"{self.table}.{place}.{part}") for part in self.parts))
            for place in range(self._count)
        ]
        while rows and not any(astuple(rows[-1])):
            rows.pop()
        return tuple(rows)

    def set_rows(self, rows: tuple[Any, ...]) -> None:
        """Show stored lines and an empty one; nothing is signalled."""
        while self._count <= len(rows):
            self._add_line()
        for place in range(self._count):
            row = rows[place] if place < len(rows) else self.row_type()
            for part in self.parts:
                self.put(f"{self.table}.{place}.{part}", getattr(row, part))

    def focus_field(self, name: str) -> bool:
        """A cell, or the first one when the problem is about the table."""
        if not super().focus_field(name):
            self.cells[f"{self.table}.0.{self.parts[0]}"].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _takes_line_out(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier

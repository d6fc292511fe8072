"""共建单位: a line each with what it does and the money it brings; there is always an empty line to go on with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from qtic_desktop.domain.intake import Partner
from qtic_desktop.gui.intake.entry_table import EntryTable, money_cell
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import TextField, plain_label

_PARTS = ("name", "duty", "money")
_FIRST_LINES = 2


class PartnerTable(EntryTable):
    """Names: ``partners.0.name``, ``duty`` and ``money`` (万元)."""

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(8))
        for column, text in enumerate((tr("单位名称"), tr("分工"), tr("出资（万元）"))):
            head = plain_label(text, "small", self)
            if column == 2:
                head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, column)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self._grid.addWidget(self.add_warning("partners", self), 200, 0, 1, 3)
        for _ in range(_FIRST_LINES):
            self._add_line()
        self.edited.connect(self._grow)

    def _add_line(self) -> None:
        place = self._count
        self._count += 1
        before = self.cells.get(f"partners.{place - 1}.money", self)
        spoken = (tr("共建单位 {n} 名称"), tr("共建单位 {n} 分工"), tr("共建单位 {n} 出资（万元）"))
        for column, part in enumerate(_PARTS):
            cell = money_cell(self) if part == "money" else TextField(self)
            self.add_cell(f"partners.{place}.{part}", cell, spoken[column].format(n=place + 1))
            self._grid.addWidget(cell, place + 1, column)
            if place >= _FIRST_LINES:
                QWidget.setTabOrder(before, cell)
            before = cell

    def _grow(self, name: str) -> None:
        if int(name.split(".")[1]) == self._count - 1:
            self._add_line()
            self.grown.emit()

    def rows(self) -> tuple[Partner, ...]:
        """Lines in order, raw; empty lines at the end are left out."""
        rows = [Partner(*(self.text(f"partners.{place}.{part}") for part in _PARTS)) for place in range(self._count)]
        while rows and not (rows[-1].name or rows[-1].duty or rows[-1].money):
            rows.pop()
        return tuple(rows)

    def set_rows(self, rows: tuple[Partner, ...]) -> None:
        """Show stored partners and an empty line; nothing is signalled."""
        while self._count <= len(rows):
            self._add_line()
        for place in range(self._count):
            row = rows[place] if place < len(rows) else Partner()
            for part in _PARTS:
                self.put(f"partners.{place}.{part}", getattr(row, part))

    def focus_field(self, name: str) -> bool:
        """A cell, or the first name when the problem is about the table."""
        return (
            super().focus_field(name) or self.cells["partners.0.name"].setFocus(Qt.FocusReason.OtherFocusReason) is None
        )

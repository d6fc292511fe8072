"""共建单位: a line each with what it does and the money it brings; there is always an empty line to go on with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from qtic_desktop.domain.intake import Partner
from qtic_desktop.domain.pasting import Block
from qtic_desktop.gui.intake.entry_table import EntryTable, from_place, money_cell
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import TextField, button, plain_label

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
        away = button("", "trash-2", "quiet", self)
        away.setObjectName(f"removePartner{place}")
        away.setToolTip(tr("删除这一行（Ctrl+Delete）"))
        away.setAccessibleName(tr("删除第 {n} 行").format(n=place + 1))
        away.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        away.clicked.connect(lambda: self.remove(place))
        self._grid.addWidget(away, place + 1, len(_PARTS))

    def remove(self, place: int) -> None:
        """Take a line out; those below move up."""
        rows = list(self.rows())
        if place >= len(rows):
            return
        del rows[place]
        self.set_rows(tuple(rows))
        self.edited.emit("partners")
        self.finished.emit("partners")
        self.focus_field(f"partners.{place}.name")
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
        """Partners down, name, duty and money across; as many lines as the block brings."""
        first = int(start.split(".")[1])
        while self._count <= first + len(block):
            self._add_line()
        self.grown.emit()
        lines = [[f"partners.{place}.{part}" for part in _PARTS] for place in range(first, first + len(block))]
        return from_place(lines, start)

    def _grow(self, name: str) -> None:
        if name != "partners" and int(name.split(".")[1]) == self._count - 1:
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


def _takes_line_out(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier

"""What the tables of the wizard share: cells addressed by the domain's names, one signal when a cell is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from qtic_desktop.domain.pasting import Block, cells_of, is_block
from qtic_desktop.domain.pasting_heads import Placed
from qtic_desktop.gui.intake.fields import put_text, raw_text
from qtic_desktop.gui.intake.pasting import Pasted, put_block, put_placed
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.widgets import NumberField, TextArea, TextField, plain_label
from qtic_desktop.gui.widgets.entry import EntryLine


class EntryTable(QWidget):
    """``edited`` and ``finished`` carry the name of a cell, for example ``tasks.2.year1``."""

    edited = Signal(str)
    finished = Signal(str)
    said = Signal(str, str)
    refused = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[str, QWidget] = {}
        self._warnings: dict[str, Any] = {}

    def add_cell(self, name: str, cell: QWidget, spoken: str) -> QWidget:
        """Take a field into the table under its name; ``spoken`` is what a screen reader says."""
        self.cells[name] = cell
        cell.setObjectName(
            "".join(part[:1].upper() + part[1:] if i else part for i, part in enumerate(name.split(".")))
        )
        cell.setAccessibleName(spoken)
        field: Any = cell
        cell.installEventFilter(self)
        mark_undone_by_form(cell)
        field.edited.connect(lambda: self.edited.emit(name))
        field.finished.connect(lambda: self.finished.emit(name))
        if hasattr(field, "refused"):
            field.refused.connect(lambda sentence: self.refused.emit(name, sentence))
        return cell

    def text(self, name: str) -> str:
        """Raw text of a cell."""
        return raw_text(self.cells[name])

    def put(self, name: str, text: str) -> None:
        """Show raw text in a cell; nothing is signalled."""
        put_text(self.cells[name], text)

    def grid(self, start: str, block: Block) -> list[list[str]]:
        """Names of the cells that a block pasted into ``start`` would fill, row by row; lines are added as needed."""
        raise NotImplementedError

    def placed(self, start: str, block: Block) -> Placed | None:
        """Where the figures of a block go by its own heads; None where it has none, or the table knows of none."""
        return None

    def cell_of(self, part: str, place: int) -> str:
        """The name of the cell of a kind of figure in a column from 0."""
        raise NotImplementedError

    def signed(self) -> frozenset[QWidget]:
        """Cells of figures that may lie below 0."""
        return frozenset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A block of cells on the clipboard fills the cells from here on; anything else is pasted as usual."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste):
                return self._paste(watched)
        elif event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._open_menu(watched, event)
        return super().eventFilter(watched, event)

    def _open_menu(self, watched: QObject, event: QContextMenuEvent) -> bool:
        """The usual menu, with a paste that knows of blocks."""
        if not isinstance(watched, QLineEdit):
            return False
        menu = watched.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda: self._paste_or(watched))
        menu.popup(event.globalPos())
        return True

    def _paste_or(self, field: QLineEdit) -> None:
        if not self._paste(field):
            field.paste()

    def _paste(self, watched: QObject) -> bool:
        text = QApplication.clipboard().text()
        start = next((name for name, cell in self.cells.items() if cell is watched), "")
        if not start or not is_block(text) or ("\t" not in text and isinstance(watched, TextArea)):
            return False
        self.paste_block(start, cells_of(text))
        return True

    def paste_block(self, start: str, block: Block) -> Pasted:
        """Fill the cells from ``start`` on and say what could not be taken."""
        placed = self.placed(start, block)
        if placed is not None:
            told = [(self.cells.get(self.cell_of(part, at)), text) for part, at, text in placed.cells]
            done = put_placed(told, placed.missed, self.signed())
        else:
            cells = [[self.cells.get(name) for name in row] for row in self.grid(start, block)]
            done = put_block(block, cells, self.signed())
        head = start.split(".")[0]
        self.edited.emit(head)
        self.finished.emit(head)
        self.said.emit(done.words(), "warn" if done.refused or done.heads else "ok")
        return done

    def focus_field(self, name: str) -> bool:
        """Put the focus into a cell; the first one when the problem is about the whole table."""
        cell = self.cells.get(name) or next((c for n, c in self.cells.items() if n.startswith(f"{name}.")), None)
        if cell is None:
            return False
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_problems(self, found: Mapping[str, tuple[str, bool]]) -> None:
        """Mark the cells that ``found`` names; the sentence goes to the tooltip and to the screen reader."""
        for name, cell in self.cells.items():
            sentence, blocking = found.get(name, ("", False))
            cell.setToolTip(sentence)
            cell.setAccessibleDescription(sentence)
            if isinstance(cell, (NumberField, TextField)):
                set_role(cell, "invalid" if sentence and blocking else "")
        for prefix, label in self._warnings.items():
            here = [
                (text, hard) for name, (text, hard) in found.items() if name == prefix or name.startswith(f"{prefix}.")
            ]
            label.setText("\n".join(dict.fromkeys(text for text, _ in here)))
            set_role(label, "bad" if any(hard for _, hard in here) else "warn")
            label.setVisible(bool(here))

    def add_warning(self, prefix: str, parent: QWidget) -> QWidget:
        """A label that says what was found about every cell whose name begins with ``prefix``."""
        label = plain_label("", "bad", parent)
        label.hide()
        self._warnings[prefix] = label
        return label


def from_place(rows: list[list[str]], start: str) -> list[list[str]]:
    """The part of ``rows`` to the right of and below ``start``, which is its first cell."""
    line, column = next((i, row.index(start)) for i, row in enumerate(rows) if start in row)
    return [row[column:] for row in rows[line:]]


def mark_undone_by_form(field: QWidget) -> None:
    """Ctrl+Z in ``field`` goes to the form once nothing in it is being typed."""
    if isinstance(field, TextArea):
        field.editor.undone_by_form = True
        return
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    if isinstance(line, EntryLine):
        line.undone_by_form = True


def money_cell(parent: QWidget) -> NumberField:
    """A cell for 万元 with up to four decimals (whole yuan)."""
    return NumberField(parent, decimals=4)

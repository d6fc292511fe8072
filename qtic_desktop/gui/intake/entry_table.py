"""What the tables of the wizard share: cells addressed by the domain's names, one signal when a cell is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.intake.fields import put_text, raw_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.widgets import NumberField, TextField, plain_label


class EntryTable(QWidget):
    """``edited`` and ``finished`` carry the name of a cell, for example ``tasks.2.year1``."""

    edited = Signal(str)
    finished = Signal(str)

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
        field.edited.connect(lambda: self.edited.emit(name))
        field.finished.connect(lambda: self.finished.emit(name))
        return cell

    def text(self, name: str) -> str:
        """Raw text of a cell."""
        return raw_text(self.cells[name])

    def put(self, name: str, text: str) -> None:
        """Show raw text in a cell; nothing is signalled."""
        put_text(self.cells[name], text)

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


def money_cell(parent: QWidget) -> NumberField:
    """A cell for 万元 with up to four decimals (whole yuan)."""
    return NumberField(parent, decimals=4)

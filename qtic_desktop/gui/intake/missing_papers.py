"""缺件: which papers of the application have not come yet. It is noted and holds nobody up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from qtic_desktop.domain.intake import PAPERS
from qtic_desktop.gui.intake.materials import KINDS
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme

_COLUMNS = 2


class _Tick(QCheckBox):
    """Space ticks; Enter only goes on (``EnterMovesOn`` calls ``click``)."""

    def click(self) -> None:
        self.focusNextPrevChild(True)


class MissingPapers(QWidget):
    """A tick for each paper that is missing; the value is their keys with commas between, in the order of the form."""

    edited = Signal()
    finished = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(theme().px(6))
        self._ticks: dict[str, QCheckBox] = {}
        for place, key in enumerate(PAPERS):
            tick = _Tick(tr(KINDS[key]), self)
            tick.setObjectName(f"missing{''.join(part.title() for part in key.split('_'))}")
            tick.clicked.connect(self._changed)
            grid.addWidget(tick, place // _COLUMNS, place % _COLUMNS)
            self._ticks[key] = tick
        self.setFocusProxy(self._ticks[PAPERS[0]])

    def value(self) -> str | None:
        """Keys of the missing papers; None while none is."""
        return ",".join(key for key, tick in self._ticks.items() if tick.isChecked()) or None

    def set_value(self, keys: str | None) -> None:
        """Show what is missing; nothing is signalled."""
        wanted = set((keys or "").split(","))
        for key, tick in self._ticks.items():
            tick.setChecked(key in wanted)

    def shown_text(self) -> str:
        """The names of the missing papers, for the read-back."""
        return tr("、").join(tick.text() for tick in self._ticks.values() if tick.isChecked())

    def commit(self) -> None:
        """Nothing is ever pending here."""

    def setAccessibleName(self, name: str) -> None:
        """Every tick says what is asked."""
        super().setAccessibleName(name)
        for tick in self._ticks.values():
            tick.setAccessibleName(f"{name} {tick.text()}")

    def _changed(self) -> None:
        self.edited.emit()
        self.finished.emit()

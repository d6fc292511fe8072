"""缺件: which papers of the application have not come yet. It is noted and holds nobody up."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from qtic_desktop.domain.intake import PAPERS
from qtic_desktop.gui.intake.materials import KINDS
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import EntryTick

_COLUMNS = 2


class MissingPapers(QWidget):
    """A tick for each paper that is missing; the value is their keys with commas between, in the order of the form."""

    edited = Signal()
    finished = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(6))
        self._columns = 0
        self._ticks: dict[str, QCheckBox] = {}
        for key in PAPERS:
            tick = EntryTick(tr(KINDS[key]), self)
            tick.setObjectName(f"missing{''.join(part.title() for part in key.split('_'))}")
            tick.clicked.connect(self._changed)
            self._ticks[key] = tick
        self._lay(1)
        self.setFocusProxy(self._ticks[PAPERS[0]])

    def _lay(self, columns: int) -> None:
        """Side by side only where every name has room."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, tick in enumerate(self._ticks.values()):
            self._grid.addWidget(tick, place // columns, place % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room now."""
        super().resizeEvent(event)
        widest = max(tick.sizeHint().width() for tick in self._ticks.values())
        self._lay(_COLUMNS if self.width() >= _COLUMNS * widest + theme().px(16) else 1)

    def minimumSizeHint(self) -> QSize:
        """Room for one column; the second comes when there is room for it."""
        widest = max(tick.sizeHint().width() for tick in self._ticks.values())
        return QSize(widest, super().minimumSizeHint().height())

    def value(self) -> str | None:
        """Keys of the missing papers; None while none is."""
        return ",".join(key for key, tick in self._ticks.items() if tick.isChecked()) or None

    def set_value(self, keys: str | None) -> None:
        """Show what is missing; nothing is signalled."""
        wanted = set((keys or "").split(","))
        for key, tick in self._ticks.items():
            tick.setChecked(key in wanted)

    def set_present(self, kinds: Set[str]) -> None:
        """Of these there are files: they cannot be missing at once."""
        taken_back = False
        for key, tick in self._ticks.items():
            here = key in kinds
            if here and tick.isChecked():
                tick.setChecked(False)
                taken_back = True
            tick.setEnabled(not here)
            tick.setToolTip(tr("已有文件，不缺。") if here else "")
        if taken_back:  # not the person's doing, so nothing to undo
            self.finished.emit()

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

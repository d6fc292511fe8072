"""Several of a list of things: a tick for each, side by side where there is room."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.tick_box import EntryTick

_COLUMNS = 2


class TickList(QWidget):
    """The value is the keys of what is ticked with commas between, in the order of the list; None while nothing is."""

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
        self.ticks: dict[str, QCheckBox] = {}

    def set_choices(self, choices: Sequence[tuple[str, str]], *, prefix: str = "tick") -> None:
        """Keys and words, after those that are there."""
        for key, words in choices:
            tick = EntryTick(words, self)
            tick.setObjectName(f"{prefix}{''.join(part.title() for part in key.split('_'))}")
            tick.clicked.connect(self._changed)
            self.ticks[key] = tick
        self._columns = 0
        self._lay(1)
        self.setFocusProxy(next(iter(self.ticks.values())))

    def show_only(self, keys: Set[str]) -> None:
        """Let the others stand back."""
        for key, tick in self.ticks.items():
            tick.setVisible(key in keys)
        columns, self._columns = self._columns, 0
        self._lay(columns)

    def _lay(self, columns: int) -> None:
        """Side by side only where every name has room."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, tick in enumerate(tick for tick in self.ticks.values() if not tick.isHidden()):
            self._grid.addWidget(tick, place // columns, place % columns, Qt.AlignmentFlag.AlignLeft)

    def _widest(self) -> int:
        return max((tick.sizeHint().width() for tick in self.ticks.values()), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room now."""
        super().resizeEvent(event)
        self._lay(_COLUMNS if self.width() >= _COLUMNS * self._widest() + theme().px(16) else 1)

    def minimumSizeHint(self) -> QSize:
        """Room for one column; the second comes when there is room for it."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def value(self) -> str | None:
        """What is ticked."""
        return ",".join(key for key, tick in self.ticks.items() if tick.isChecked()) or None

    def set_value(self, keys: str | None) -> None:
        """Tick these; nothing is signalled."""
        wanted = set((keys or "").split(","))
        for key, tick in self.ticks.items():
            tick.setChecked(key in wanted)

    def shown_text(self) -> str:
        """The words of what is ticked, for a read-back."""
        return tr("、").join(tick.text() for tick in self.ticks.values() if tick.isChecked())

    def commit(self) -> None:
        """Nothing is ever pending here."""

    def setAccessibleName(self, name: str) -> None:
        """Every tick says what is asked."""
        super().setAccessibleName(name)
        for tick in self.ticks.values():
            tick.setAccessibleName(f"{name} {tick.text()}")

    def _changed(self) -> None:
        self.edited.emit()
        self.finished.emit()

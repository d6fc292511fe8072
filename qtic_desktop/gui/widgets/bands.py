"""The bands of a criterion as buttons: 优 良 中 差."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import PushButton

BANDS = ("优", "良", "中", "差")


class BandButtons(QWidget):
    """``chosen`` is emitted by the person's choice only; ``set_band`` follows points that were typed."""

    chosen = Signal(str)

    def __init__(self, bands: Sequence[str] = BANDS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band: str | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        for band in bands:
            made = PushButton(tr(band), self)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setMinimumHeight(theme().px(44))
            made.setAccessibleName(tr("评为“{band}”").format(band=tr(band)))
            set_role(made, "band")
            made.clicked.connect(lambda _checked=False, band=band: self._choose(band))
            self._group.addButton(made)
            self._buttons[band] = made
            layout.addWidget(made)

    def name_after(self, what: str) -> None:
        """Say in every button's name for a screen reader which criterion it rates."""
        for band, made in self._buttons.items():
            made.setAccessibleName(f"{what}  {tr('评为“{band}”').format(band=tr(band))}")

    def band(self) -> str | None:
        """The band shown as chosen."""
        return self._band

    def set_band(self, band: str | None) -> None:
        """Show a band as chosen, or none; nothing is signalled."""
        self._band = band
        for name, made in self._buttons.items():
            made.setChecked(name == band)

    def _choose(self, band: str) -> None:
        self.set_band(band)
        self.chosen.emit(band)

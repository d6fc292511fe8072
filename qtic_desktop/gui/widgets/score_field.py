"""Entry of points: only what can still become a legal score is accepted, key by key."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.numbers import acceptable_prefix, parse_number
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.entry import FigureLine, shorten

HALF = Decimal("0.5")
_HEIGHT = 44


class ScoreField(FigureLine):
    """A score or blank; blank is not 0. ``maximum`` and ``step`` are points."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        maximum: Decimal,
        step: Decimal = HALF,
    ) -> None:
        super().__init__(parent)
        self._maximum, self._step = maximum, step
        set_role(self, "score")
        self.setMinimumHeight(theme().px(_HEIGHT))
        self.setFont(theme().font(22, tabular=True))

    def value(self) -> Decimal | None:
        """The points, or None while blank."""
        return parse_number(self.text())

    def set_value(self, points: Decimal | None) -> None:
        """Show ``points``; nothing is signalled."""
        self.setText("" if points is None else f"{points.normalize():f}")
        self._dirty = False

    def legal(self, text: str) -> bool:
        """Whether ``text`` may stand in the field while typing."""
        return acceptable_prefix(text, self._maximum, self._step)

    def why_not(self, text: str) -> str:
        """The sentence for what was typed or pasted and not taken."""
        return tr("“{typed}”不能填在这里：0 至 {maximum} 分，每 {step} 分一档").format(
            typed=shorten(text), maximum=self._maximum, step=self._step
        )

    def step_by(self, steps: int) -> None:
        """Up or down by whole steps, kept between 0 and the maximum; from blank, up starts at one step."""
        points = (self.value() or Decimal(0)) + steps * self._step
        points = max(Decimal(0), min(points, self._maximum))
        self.setText(f"{points.normalize():f}")
        self._on_edited()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step; the rest goes through the rule."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.preedit:
            self.step_by(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

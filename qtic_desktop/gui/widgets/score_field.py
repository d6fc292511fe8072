"""Entry of points: only what can still become a legal score is accepted, key by key."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.entry import FigureLine, shorten

HALF = Decimal("0.5")
_HEIGHT = 44


def is_score_prefix(text: str, maximum: Decimal | None, step: Decimal) -> bool:
    """Whether ``text`` is a score of at most ``maximum`` in steps of ``step``, or can be typed on to become one."""
    if not text:
        return True
    whole, point, rest = text.partition(".")
    if not whole.isascii() or not whole.isdigit() or (rest and not (rest.isascii() and rest.isdigit())):
        return False
    if len(whole) > 1 and whole.startswith("0"):
        return False
    if maximum is not None and Decimal(f"{whole}.{rest}0") > maximum:
        return False
    places = max(0, -int(step.normalize().as_tuple().exponent))
    if (point and not places) or len(rest) > places:
        return False
    value = Decimal(f"{whole}.{rest}0")
    reach = Decimal(1).scaleb(-len(rest)) if point else Decimal(1)
    first = (value / step).to_integral_value(ROUND_CEILING) * step
    inside = first < value + reach or not point
    return inside and (maximum is None or first <= maximum or not point)


class ScoreField(FigureLine):
    """A score or blank; blank is not 0. ``maximum`` and ``step`` are points; ``accepts`` replaces the built-in rule."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        maximum: Decimal | None = None,
        step: Decimal = HALF,
        accepts: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._maximum, self._step, self._accepts = maximum, step, accepts
        set_role(self, "score")
        self.setMinimumHeight(theme().px(_HEIGHT))
        self.setFont(theme().font(22, tabular=True))

    def set_limits(self, maximum: Decimal | None, step: Decimal = HALF) -> None:
        """Points allowed and their step; the text stays."""
        self._maximum, self._step = maximum, step

    def value(self) -> Decimal | None:
        """The points, or None while blank."""
        text = self.text().rstrip(".")
        return Decimal(text) if text else None

    def set_value(self, points: Decimal | None) -> None:
        """Show ``points``; nothing is signalled."""
        self.setText("" if points is None else f"{points.normalize():f}")
        self._dirty = False

    def legal(self, text: str) -> bool:
        """Whether ``text`` may stand in the field while typing."""
        if self._accepts is not None:
            return self._accepts(text)
        return is_score_prefix(text, self._maximum, self._step)

    def why_not(self, text: str) -> str:
        """The sentence for what was typed or pasted and not taken."""
        if self._maximum is None:
            return tr("“{typed}”不能填在这里，原来的内容没有变").format(typed=shorten(text))
        return tr("“{typed}”不能填在这里：0 至 {maximum} 分，每 {step} 分一档").format(
            typed=shorten(text), maximum=self._maximum, step=self._step
        )

    def step_by(self, steps: int) -> None:
        """Up or down by whole steps, kept between 0 and the maximum; from blank, up starts at one step."""
        points = (self.value() or Decimal(0)) + steps * self._step
        points = max(Decimal(0), points if self._maximum is None else min(points, self._maximum))
        self.setText(f"{points.normalize():f}")
        self._on_edited()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step; the rest goes through the rule."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.preedit:
            self.step_by(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

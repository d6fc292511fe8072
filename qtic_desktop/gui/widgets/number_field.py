"""Entry of amounts: the unit inside the right end, commas between thousands, a pasted page refused with a sentence."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtCore import Property, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.numbers import normalize_number, parse_number
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.entry import FigureLine, shorten
from qtic_desktop.gui.widgets.figures import with_thousands

_LONGEST = 15


class NumberField(FigureLine):
    """A number of ``decimals`` places at most, 0 or more, at most ``maximum``, in ``unit`` (万元, m², 人); or blank.

    A comma that is no thousands comma (``12,5``) stays where it was typed and is marked: dropping it would make 125.
    """

    def __init__(
        self, parent: QWidget | None = None, *, unit: str = "", decimals: int = 0, maximum: Decimal | None = None
    ) -> None:
        super().__init__(parent)
        self._decimals, self._maximum = decimals, maximum
        self.setFont(theme().font(14, tabular=True))
        self._set_suffix(unit)

    def value(self) -> Decimal | None:
        """The number, or None while blank or no number (see ``is_readable``)."""
        return parse_number(self.text())

    def is_readable(self) -> bool:
        """Blank or a number."""
        return not self.text() or self.value() is not None

    def set_value(self, number: Decimal | int | None) -> None:
        """Show ``number``; nothing is signalled."""
        plain = "" if number is None else f"{Decimal(number):f}"
        self.setText(plain if self.hasFocus() else with_thousands(plain))
        self.setCursorPosition(0)
        set_role(self, "")
        self._dirty = False

    def legal(self, text: str) -> bool:
        """Figures, commas after the first of them, and at most ``decimals`` places. Where the commas stand is looked at
        when the field is left: refusing one at the key would let the figures after it run on into the number."""
        plain = text.replace(",", "")
        places = rf"(\.\d{{0,{self._decimals}}})?" if self._decimals else ""
        if len(plain) > _LONGEST or not re.fullmatch(rf"(\d[\d,]*{places})?", text, re.ASCII):
            return False
        return not plain or self._maximum is None or Decimal(f"{plain}0" if "." in plain else plain) <= self._maximum

    def why_not(self, text: str) -> str:
        """The sentence for what was typed or pasted and not taken."""
        if len(text) > _LONGEST:
            return tr("这里填一个数；粘贴的是一段文字，没有放进来")
        if self._maximum is not None and self._is_number(text):
            return tr("最多 {maximum}").format(maximum=f"{self._maximum:,}")
        if self._decimals == 0:
            return tr("这里填整数；“{typed}”没有整个放进来，请核对这里的数").format(typed=shorten(text))
        return tr("这里填数，小数最多 {places} 位；“{typed}”没有整个放进来，请核对这里的数").format(
            places=self._decimals, typed=shorten(text)
        )

    @staticmethod
    def _is_number(text: str) -> bool:
        return bool(re.fullmatch(r"\d+(\.\d+)?", text.replace(",", ""), re.ASCII))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The commas of the shown form go, so that a figure typed between them does not misplace them."""
        if self.text() != normalize_number(self.text()):
            self.setText(normalize_number(self.text()))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commas come when the field is left, so that they do not move under the typing hand."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self._tidy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks at the commas too."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_readable():
            self._tidy()

    def _tidy(self) -> None:
        if self.is_readable():
            self.setText(with_thousands(normalize_number(self.text()).rstrip(".")))
        else:
            self.refused.emit(tr("“{typed}”不是数：逗号只能每三位一个").format(typed=shorten(self.text())))
        set_role(self, "" if self.is_readable() else "invalid")

    def _get_unit(self) -> str:
        return self._suffix

    def _get_decimals(self) -> int:
        return self._decimals

    def _set_decimals(self, places: int) -> None:
        self._decimals = places

    def _set_unit(self, unit: str) -> None:
        self._set_suffix(unit)

    unit = Property(str, _get_unit, _set_unit)
    decimals = Property(int, _get_decimals, _set_decimals)

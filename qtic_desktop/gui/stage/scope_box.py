"""The choice of what the whole list is of, e.g. a year, beside the buttons of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.records import Scope
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox

OnError = Callable[[Exception], None]


class ScopeBox(ChoiceBox):
    """``chosen``: the key is known, or is another now; the list can be read. ``key`` is empty while there is none."""

    chosen = Signal()

    def __init__(self, ctx: AppContext, scope: Scope[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx, self._scope = ctx, scope
        self.key = ""
        self.setObjectName(scope.name)
        self.setAccessibleName(scope.title)
        self.setMinimumWidth(theme().px(110))
        self.edited.connect(self._take_choice)
        self.hide()

    def read(self, on_error: OnError) -> None:
        """Ask which there are; the one chosen stays chosen as long as it is among them."""
        self._ctx.ask(self._scope.reads(), on_done=self._take, on_error=on_error)

    def look_for(self, subject: str, then: Callable[[], None], on_error: OnError) -> None:
        """Go to the key of a record, then read."""
        if self._scope.of is None:
            then()
            return
        self._ctx.ask(self._scope.of(subject), on_done=partial(self._go, then), on_error=on_error)

    def _go(self, then: Callable[[], None], found: int | str | None) -> None:
        if isValid(self):
            self.key = self.key if found is None else str(found)
            then()

    def choose(self, key: str) -> None:
        """Use this key from the next reading on."""
        self.key = key

    def _take(self, found: Sequence[int | str]) -> None:
        if not isValid(self):
            return
        keys = [str(one) for one in found]
        self.set_choices([(key, self._scope.words(key)) for key in keys])
        if self.key not in keys:
            self.key = keys[0] if keys else ""
        self.set_value(self.key or None)
        longest = max((self.fontMetrics().horizontalAdvance(self._scope.words(key)) for key in keys), default=0)
        self.setMinimumWidth(min(max(theme().px(110), longest + theme().px(56)), theme().px(270)))
        self.setVisible(bool(found))
        self.chosen.emit()

    def _take_choice(self) -> None:
        self.key = self.value() or ""
        self.chosen.emit()

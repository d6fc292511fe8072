"""The field one types into is in sight, in every form that scrolls: nobody types blind."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from qtic_desktop.gui.theme import theme

_AIR = 16


class FocusInSight(QObject):
    """``area`` scrolls to whatever in it takes the focus, with its label and the sentence beside it. A click scrolls
    nothing: what was clicked must not move from under the pointer."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not isValid(self._area):  # an area that goes takes the focus out of itself
            return
        inside = self._area.widget()
        if inside is None or not inside.isAncestorOf(new):
            return
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            bring_into_sight(new)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every area around ``widget`` to it, once the sentences that came at the same moment have their room."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def go_to(widget: QWidget) -> None:
    """Put the focus into ``widget`` and bring it into sight, also where it has the focus already and was scrolled away."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    bring_into_sight(widget)


def _scroll_to(widget: QWidget) -> None:
    if not isValid(widget):
        return
    air = theme().px(_AIR)
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and around.widget() is not None and around.widget().isAncestorOf(widget):
            room = around.viewport().height() - 2 * air
            whole = _row_of(widget)
            around.ensureWidgetVisible(whole if whole.height() <= room else widget, 0, air)
        around = around.parentWidget()


def _row_of(widget: QWidget) -> QWidget:
    """The labelled row the widget is the field of, else the widget itself."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, QScrollArea):
        if hasattr(around, "set_problem"):
            return around
        around = around.parentWidget()
    return widget

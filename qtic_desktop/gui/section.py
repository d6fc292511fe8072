"""A part of the settings page: a title, what it is for, its content; it reads its rows when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.texts import tone
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import plain_label
from qtic_desktop.gui.widgets.in_sight import FocusInSight


class Section(QWidget):
    """``said`` carries a sentence and its kind (ok, warn, bad) for the message line of the page."""

    said = Signal(str, str)
    kinds: frozenset[Kind] = frozenset()

    def __init__(self, ctx: AppContext, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, theme().px(8), 0, 0)
        self.body.setSpacing(theme().px(12))
        self.body.addWidget(plain_label(purpose, "help", self))

    def show_now(self) -> None:
        """The section comes to the front; what was never read, or has changed since, is read now."""
        if self._stale:
            self._stale = False
            self.read()

    def read(self) -> None:
        """Ask for the rows that are shown here."""

    def refresh(self, changes: Changes) -> None:
        """Records were touched; read again at once where the section is in front, else when it next is."""
        if changes.kinds & self.kinds:
            self._stale = True
            if self.isVisible():
                self.show_now()

    def may(self, act: Act) -> bool:
        """Whether the person at work has the right."""
        return not why_not_mine(self.ctx.actor, act)

    def guard(self, made: QPushButton, act: Act) -> QPushButton:
        """Grey the button where the right is missing, and say so."""
        why = why_not_mine(self.ctx.actor, act)
        if why:
            made.setEnabled(False)
            made.setToolTip(why)
        return made

    def fail(self, error: Exception) -> None:
        """Say in the page what happened."""
        self.said.emit(self.ctx.say(error), tone(error))


def row_of(*parts: QWidget) -> QHBoxLayout:
    """Widgets beside each other from the left."""
    line = QHBoxLayout()
    line.setSpacing(theme().px(8))
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line


def scrolling(content: QWidget, parent: QWidget) -> QScrollArea:
    """``content`` in an area that scrolls upright only."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(content)
    FocusInSight(area)
    return area


def in_columns(parent: QWidget, spacing: int, *parts: tuple[QWidget, int]) -> QScrollArea:
    """Widgets beside each other, each with its share of the width and all the height there is; where that is less than
    they need at the least, they scroll together."""
    content = QWidget()
    line = QHBoxLayout(content)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme().px(spacing))
    for part, share in parts:
        line.addWidget(part, share)
    return scrolling(_Filling(content), parent)


class _Filling(QWidget):
    """An area would give its content the height it likes best; this gives it the height there is."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        content.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The content follows."""
        super().resizeEvent(event)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words came or went: it may need more at the least."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        layout = self._content.layout()
        assert layout is not None
        least = layout.totalMinimumSize().height()
        if layout.hasHeightForWidth():
            least = layout.totalMinimumHeightForWidth(self.width())
        self.setMinimumHeight(least)
        self._content.setGeometry(0, 0, self.width(), max(self.height(), least))


def column(parent: QWidget, width: int = 0) -> tuple[QWidget, QVBoxLayout]:
    """A plain widget with an upright layout, at most ``width`` px (before scaling) wide."""
    box = QWidget(parent)
    if width:
        box.setMaximumWidth(theme().px(width))
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().px(12))
    layout.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)
    return box, layout

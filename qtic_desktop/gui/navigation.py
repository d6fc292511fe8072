"""The navigation at the left: the stages of the procedure in order, each with what waits for this person."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.stages import Catalogue, Stage
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import plain_label

_WIDTH = 216


class _Entry(QPushButton):
    """A stage with its icon, and the number that waits at the right end."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(stage.title, parent)
        self.stage = stage
        self._waiting = 0
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setIconSize(QSize(theme().px(20), theme().px(16)))
        set_role(self, "nav")
        self.toggled.connect(self._write)
        self._write()

    def set_waiting(self, count: int) -> None:
        self._waiting = count
        self._write()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The name never runs into the number; what had to be cut is in the tooltip."""
        room = self.width() - theme().px(48 + (24 if self._waiting else 0))
        shown = self.fontMetrics().elidedText(self.stage.title, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip("" if shown == self.stage.title else self.stage.title)

    def _write(self) -> None:
        self.setIcon(icon(self.stage.icon, "accent" if self.isChecked() else "muted", gap=0.25))
        waits = tr("{n} 项待办").format(n=self._waiting) if self._waiting else ""
        self.setAccessibleName(f"{self.stage.title} {waits}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._waiting:
            return
        painter = QPainter(self)
        painter.setPen(theme().colour("accent" if self.isChecked() else "text"))
        painter.setFont(theme().font(13, bold=True, tabular=True))
        area = self.rect().adjusted(0, 0, -theme().px(12), 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(self._waiting))
        painter.end()


class Navigation(QScrollArea):
    """Scrolls when the screen is low; arrows go up and down, Enter and Space open."""

    chosen = Signal(object)
    """The ``Place`` of a stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme().px(_WIDTH))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._entries: dict[StageName, _Entry] = {}
        self._group = QButtonGroup(self)
        self._column: QVBoxLayout | None = None
        self._headings: list[QWidget] = []
        set_role(self, "navigation")

    def set_stages(self, catalogue: Catalogue) -> None:
        """The stages, under the headings of their groups."""
        inside = QWidget(self)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(theme().px(8), theme().px(2), theme().px(8), theme().px(2))
        layout.setSpacing(0)
        self._headings = []
        for group in catalogue:
            if group.title:
                heading = plain_label(group.title, "help", inside)
                self._headings.append(heading)
                layout.addWidget(heading)
            for stage in group.stages:
                layout.addWidget(self._make(stage, inside))
        layout.addStretch(1)
        self._part_headings(air=True)
        self._column = layout
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the entries stand closer, so that the first and the last are in sight together."""
        super().resizeEvent(event)
        if self._column is None:
            return
        entries = list(self._entries.values())
        usual = max((entry.sizeHint().height() for entry in entries), default=0)
        least = self.fontMetrics().height() + theme().px(6)
        each, others = usual, 0
        for air in (True, False):  # the headings give way before an entry is cut
            self._part_headings(air=air)
            others = self._column.sizeHint().height() - sum(self._height_of(entry) for entry in entries)
            each = min(usual, max(least, (self.height() - others) // max(1, len(entries))))
            if each >= usual - theme().px(4):
                break
        for entry in entries:
            entry.setFixedHeight(each)
        # Said and not left to Qt, which learns of the heights later: the first picture had a bar that went again.
        fits = others + each * len(entries) <= self.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)

    def _part_headings(self, *, air: bool) -> None:
        above, below = (theme().px(4), theme().px(1)) if air else (0, 0)
        for heading in self._headings:
            heading.setContentsMargins(theme().px(10), above, 0, below)

    @staticmethod
    def _height_of(entry: _Entry) -> int:
        return entry.minimumHeight() if entry.minimumHeight() == entry.maximumHeight() else entry.sizeHint().height()

    def _make(self, stage: Stage, parent: QWidget) -> _Entry:
        entry = _Entry(stage, parent)
        entry.setObjectName(f"nav_{stage.name}")
        self._entries[stage.name] = entry
        self._group.addButton(entry)
        entry.clicked.connect(lambda: self.chosen.emit(Place(stage.name)))
        return entry

    def lead_on_to(self, other: QWidget) -> None:
        """Tab goes through the stages first, then through ``other``."""
        fields = [
            part
            for part in other.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is other.window()
        ]
        for one, next_one in pairwise([*self._entries.values(), *fields]):
            QWidget.setTabOrder(one, next_one)

    def set_current(self, name: StageName) -> None:
        """Mark the page shown."""
        self._entries[name].setChecked(True)
        self.ensureWidgetVisible(self._entries[name])

    def set_waiting(self, name: StageName, count: int) -> None:
        """The number at the right end of a stage; nothing for one that this person does not see."""
        if name in self._entries:
            self._entries[name].set_waiting(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down between the entries; Enter opens."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, _Entry):
            focused.click()
        else:
            super().keyPressEvent(event)

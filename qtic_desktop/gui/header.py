"""The header: which batch and meeting, who works in which role, where the data is, and when it was last saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from qtic_desktop.domain.changes import Role
from qtic_desktop.gui import words
from qtic_desktop.gui.icons import pixmap
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, SaveState, plain_label
from qtic_desktop.gui.widgets.basics import OneLine

_HEIGHT = 56
_FACT = 300


class _Fact(OneLine):
    """As wide as its words where there is room; where there is none the middle goes, never the role at the end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "small", parent, mode=Qt.TextElideMode.ElideMiddle)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        """Show another text."""
        super().set_text(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The whole of the words, up to a width that leaves the header its other facts."""
        words = self.fontMetrics().horizontalAdvance(self.whole) + theme().px(2)
        return QSize(min(words, theme().px(_FACT)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """What is left of them in the narrowest window."""
        return QSize(min(self.sizeHint().width(), theme().px(90)), super().minimumSizeHint().height())


class Header(QFrame):
    """Choices at the left, facts at the right; everything in words."""

    batch_chosen = Signal(str)
    meeting_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "header")
        self.setMinimumHeight(theme().px(_HEIGHT))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(16), theme().px(4), theme().px(16), theme().px(4))
        layout.setSpacing(theme().px(8))
        self.batch = self._choice(tr("批次"), layout)
        self.meeting = self._choice(tr("会议"), layout)
        layout.addStretch(1)
        self._person, self._where = _Fact(self), _Fact(self)
        self.save_state = SaveState(self)
        self._fact("user", self._person, layout)
        self._fact("lock", self._where, layout)
        layout.addWidget(self.save_state)
        self.batch.edited.connect(lambda: self.batch_chosen.emit(self.batch.value() or ""))
        self.meeting.edited.connect(lambda: self.meeting_chosen.emit(self.meeting.value() or ""))

    def _choice(self, name: str, layout: QHBoxLayout) -> ChoiceBox:
        label = plain_label(name, "muted", self)
        label.setWordWrap(False)
        choice = ChoiceBox(self)
        choice.setAccessibleName(name)
        choice.setPlaceholderText(tr("还没有"))
        choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        choice.setMinimumWidth(theme().px(96))
        choice.setMaximumWidth(theme().px(260))
        label.setBuddy(choice)
        layout.addWidget(label)
        layout.addWidget(choice)
        return choice

    def _fact(self, name: str, words: QWidget, layout: QHBoxLayout) -> None:
        sign = QLabel(self)
        sign.setPixmap(pixmap(name, "muted", theme().px(16), self.devicePixelRatioF()))
        layout.addWidget(sign)
        layout.addWidget(words)
        layout.addSpacing(theme().px(8))

    def show_person(self, name: str, role: Role) -> None:
        """Who works, in which role."""
        self._person.set_text(words.person(name, role.value))

    def show_where(self, station: str) -> None:
        """Where the data is; this computer alone unless a station is named."""
        self._where.set_text(station or tr("单机"))

    def set_batches(self, choices: Sequence[tuple[str, str]], current: str | None) -> None:
        """Batches to choose from."""
        self.batch.set_choices(choices)
        self.batch.set_value(current)

    def set_meetings(self, choices: Sequence[tuple[str, str]], current: str | None) -> None:
        """Meetings to choose from."""
        self.meeting.set_choices(choices)
        self.meeting.set_value(current)

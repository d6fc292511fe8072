"""The header: which batch and meeting, who works in which role, where the data is, and when it was last saved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui import words
from qtic_desktop.gui.icons import icon, pixmap
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, SaveState, plain_label
from qtic_desktop.gui.widgets.basics import OneLine

_HEIGHT = 56
_FACT = 300
_PERSON = 480


def seat_acts(actor: Actor, *, sample: bool = False) -> tuple[tuple[str, str, str], ...]:
    """What a person may do about being here: wish, words, icon; for the menu of the name and for Ctrl+K. An expert has a
    slip and no secret to change, and no way to folders and other workspaces; only a ``sample`` can be deleted."""
    every = (
        ("person", tr("更换办理人"), "users"),
        ("lock", tr("锁定"), "lock"),
        ("secret", tr("修改口令"), "shield-check"),
        ("workspaces", tr("其他工作区、恢复备份"), "folder-open"),
        ("another", tr("另开一个只能查看的窗口"), "eye"),
        ("diagnostics", tr("保存诊断信息"), "save"),
        *((("delete_sample", tr("删除示例…"), "trash-2"),) if sample else ()),
    )
    handing_over = ("next", tr("交给下一位专家"), "arrow-right")
    return (handing_over, *every[:2]) if actor.role is Role.EXPERT else every


def told_apart(named: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Key and words for each of (key, name, what tells it from others of its name)."""
    names = [name for _key, name, _apart in named]
    return [
        (key, name if names.count(name) == 1 else tr("{name}（{apart}）").format(name=name, apart=apart))
        for key, name, apart in named
    ]


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


class _PersonButton(QPushButton):
    """The person at work, whole where there is room; pressed, it offers what a person may do about being here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setAutoDefault(True)
        self.setIcon(icon("chevron-down", "muted"))
        self.setIconSize(QSize(theme().px(16), theme().px(16)))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands at the end of the words
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        set_role(self, "quiet")

    @property
    def whole(self) -> str:
        """Name and role, shown in full or not."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Show another person."""
        self._whole = text
        self.setAccessibleName(tr("办理人 {name}：更换、锁定、口令").format(name=text))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """The whole of the words, up to a width that leaves the header its other facts."""
        self.ensurePolished()
        words = self.fontMetrics().horizontalAdvance(self._whole) + self._around() + theme().px(2)
        return QSize(min(words, theme().px(_PERSON)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """What is left of them in the narrowest window."""
        return QSize(min(self.sizeHint().width(), theme().px(110)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room now."""
        super().resizeEvent(event)
        self._fit()

    def _around(self) -> int:
        """Arrow and air."""
        return theme().px(50)

    def _fit(self) -> None:
        room = max(self.width() - self._around(), theme().px(24))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self._whole else self._whole)


class Header(QFrame):
    """Choices at the left, facts at the right; everything in words. ``wished``: as in ``ContextSignals``."""

    wished = Signal(str)
    batch_chosen = Signal(str)
    meeting_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "header")
        self.setMinimumHeight(theme().px(_HEIGHT))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(16), theme().px(4), theme().px(16), theme().px(4))
        layout.setSpacing(theme().px(8))
        self._labels: dict[ChoiceBox, QLabel] = {}
        self.batch = self._choice(tr("批次"), layout)
        self.meeting = self._choice(tr("会议"), layout)
        layout.addStretch(1)
        self._person, self._where = _PersonButton(self), _Fact(self)
        self._sample = False
        self._person.setObjectName("personButton")
        self._person.setMenu(QMenu(self))
        self.save_state = SaveState(self)
        layout.addWidget(self._person)
        self._fact("lock", self._where, layout)
        layout.addWidget(self.save_state)
        self.batch.edited.connect(lambda: self.batch_chosen.emit(self.batch.value() or ""))
        self.meeting.edited.connect(lambda: self.meeting_chosen.emit(self.meeting.value() or ""))

    def _fill_menu(self, menu: QMenu, actor: Actor) -> None:
        """First what one may do here in each of one's roles, in words; then the acts."""
        menu.clear()
        for one in actor.roles:
            told = tr("{role}：{rights}").format(role=words.role(one.value), rights=words.role_rights(one.value))
            menu.addAction(told).setEnabled(False)
        menu.addSeparator()
        for wish, words_of_it, sign in seat_acts(actor, sample=self._sample):
            if wish in ("workspaces", "delete_sample"):
                menu.addSeparator()
            act = menu.addAction(icon(sign, "muted"), words_of_it)
            act.setObjectName(f"wish_{wish}")
            act.triggered.connect(partial(self.wished.emit, wish))

    def _choice(self, name: str, layout: QHBoxLayout) -> ChoiceBox:
        label = plain_label(name, "muted", self)
        label.setWordWrap(False)
        choice = ChoiceBox(self)
        choice.setAccessibleName(name)
        choice.setPlaceholderText(tr("正在读取…"))  # what is not known yet is not said to be none
        choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        choice.setMinimumWidth(theme().px(96))
        choice.setMaximumWidth(theme().px(260))
        choice.elide = Qt.TextElideMode.ElideMiddle  # what tells two of one name apart stands at the end
        label.setBuddy(choice)
        self._labels[choice] = label
        layout.addWidget(label)
        layout.addWidget(choice)
        return choice

    def _fact(self, name: str, words: QWidget, layout: QHBoxLayout) -> None:
        sign = QLabel(self)
        sign.setPixmap(pixmap(name, "muted", theme().px(16), self.devicePixelRatioF()))
        layout.addWidget(sign)
        layout.addWidget(words)
        layout.addSpacing(theme().px(8))

    def show_person(self, actor: Actor, *, sample: bool = False) -> None:
        """Who works, in which roles, and what may be done about it, in a ``sample`` or a real workspace."""
        self._sample = sample
        self._person.set_text(words.person(actor.called, actor.role.value, [one.value for one in actor.roles[1:]]))
        self._fill_menu(self._person.menu(), actor)

    def offer(self, *, batches: bool, meetings: bool) -> None:
        """Which choices this person has at all."""
        for shown, choice in ((batches, self.batch), (meetings, self.meeting)):
            choice.setVisible(shown)
            label = self._labels[choice]
            label.setVisible(shown)

    def show_where(self, station: str) -> None:
        """Where the data is; this computer alone unless a station is named."""
        self._where.set_text(station or tr("单机"))

    def set_batches(self, choices: Sequence[tuple[str, str]], current: str | None) -> None:
        """Batches to choose from."""
        self.batch.setPlaceholderText(tr("还没有"))
        self.batch.set_choices(choices)
        self.batch.set_value(current)

    def set_meetings(self, choices: Sequence[tuple[str, str]], current: str | None) -> None:
        """Meetings to choose from."""
        self.meeting.setPlaceholderText(tr("还没有"))
        self.meeting.set_choices(choices)
        self.meeting.set_value(current)

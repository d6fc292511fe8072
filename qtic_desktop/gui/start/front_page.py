"""What the pages before the main window have in common: one column in the middle, a message, fields, acts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QToolTip, QVBoxLayout, QWidget

from qtic_desktop.gui.dress import change_touch
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import FormColumn, InlineMessage, button, plain_label

_WIDTH = 560


def _touch_words() -> str:
    return tr("恢复鼠标大小") if theme().touch else tr("触摸屏：放大按钮")


class FrontPage(QWidget):
    """``form`` holds the fields; a subclass adds them, its acts, and sets ``first`` to where the cursor starts."""

    def __init__(self, title: str, intro: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("青岛市技术创新中心评审工作台"))
        self.setObjectName(type(self).__name__)
        self.first: QWidget | None = None
        self.column = QWidget(self)
        self.column.setMaximumWidth(theme().px(_WIDTH))
        self.body = QVBoxLayout(self.column)
        self.body.setContentsMargins(theme().px(16), theme().px(24), theme().px(16), theme().px(24))
        self.body.setSpacing(theme().px(12))
        self.title = plain_label(title, "title", self.column)
        self.intro = plain_label(intro, "muted", self.column)
        self.intro.setVisible(bool(intro))
        self.message = InlineMessage(self.column)
        self.form = FormColumn(self.column)
        self.acts = QVBoxLayout()
        self.acts.setSpacing(theme().px(8))
        self.body.addStretch(2)
        for part in (self.title, self.intro, self.message, self.form):
            self.body.addWidget(part)
        self.body.addLayout(self.acts)
        self.body.addStretch(3)
        self._frame()
        QShortcut(QKeySequence("F1"), self, self._explain)

    def _explain(self) -> None:
        """F1: the help of the field one is in; where it has none, the manual at its start."""
        widget = QApplication.focusWidget()
        words = "" if widget is None else widget.accessibleDescription() or widget.toolTip()
        if widget is not None and words:
            QToolTip.showText(widget.mapToGlobal(widget.rect().bottomLeft()), words, widget)
            return
        from qtic_desktop.gui.manual import ManualDialog

        ManualDialog("start", translations.lang, self).open()

    def _frame(self) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget(area)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self.column, 100)
        line.addStretch(1)
        area.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def add_act(
        self, text: str, icon: str, slot: Callable[[], object], *, role: str = "", name: str = ""
    ) -> QPushButton:
        """A button below the fields; Enter presses it."""
        made = button(text, icon, role, self.column)
        made.setAutoDefault(True)
        made.setObjectName(name)
        if role == "primary":
            made.setMinimumHeight(theme().px(40))
        made.clicked.connect(lambda: slot())
        self.acts.addWidget(made)
        return made

    def offer_touch(self) -> None:
        """The last act: larger things to press for a finger, before anybody has signed in."""
        made = self.add_act(_touch_words(), "maximize", self._change_touch, role="quiet", name="touchButton")
        self._touch = made

    def _change_touch(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        change_touch(app)
        self._touch.setText(_touch_words())

    def say(self, sentence: str, kind: str = "bad") -> None:
        """What went wrong, or what is to be known before anything is done."""
        self.message.show_message(sentence, kind)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor is where typing starts."""
        super().showEvent(event)
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

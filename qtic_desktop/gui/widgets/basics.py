"""Labels, buttons and cards with the manners of the program; data is shown as plain text, never as markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QSplitter, QToolTip, QVBoxLayout, QWidget

from qtic_desktop.gui.icons import icon as themed_icon
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.keys import is_enter


def plain_label(text: str = "", role: str = "body", parent: QWidget | None = None) -> QLabel:
    """A label that shows ``text`` as it is (an applicant's ``<img>`` stays words), wrapped and selectable by mouse."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(role not in ("section", "page-title", "small", "strong", "ribbon"))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setText(text)
    set_role(label, role)
    return label


class OneLine(QLabel):
    """A label of one line: what does not fit ends in an ellipsis and stands whole in the tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_role(self, role)
        self._whole = ""
        self.set_text(text)

    @property
    def whole(self) -> str:
        """The text, shown in full or not."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        self.setText(self.fontMetrics().elidedText(self._whole, self._mode, self.width()))
        self.setToolTip("" if self.text() == self._whole else self._whole)


class PushButton(QPushButton):
    """Enter presses it as Space does, once however long the key is held. What cannot be taken back (role ``danger``) is
    pressed by Space or the mouse alone, and Enter says so: a row of Enters never comes through."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter; Ctrl+Enter belongs to the form."""
        if not is_enter(event) or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        event.accept()
        if event.isAutoRepeat():
            return
        if self.property("role") == "danger":
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), tr("按空格键，或用鼠标点"), self)
        else:
            self.click()


def button(text: str, icon: str = "", role: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button named by its act; ``role``: ``primary`` (one per page), ``danger``, ``quiet``, ``link``, ``chip``."""
    made = PushButton(text.replace("&", "&&"), parent)
    made.setAutoDefault(False)
    set_role(made, role)
    if icon:
        made.setIcon(button_icon(icon, role))
        made.setIconSize(QSize(theme().px(20), theme().px(16)))
    return made


def button_icon(name: str, role: str) -> QIcon:
    """The icon in the ink of a button's role."""
    return themed_icon(name, {"primary": "on_accent", "danger": "bad", "link": "accent"}.get(role, "text"), gap=0.25)


class Card(QFrame):
    """A surface with a hairline; put things into ``body``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.body = QVBoxLayout(self)
        margin = theme().px(16)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme().px(8))


def hairline(parent: QWidget | None = None) -> QFrame:
    """A horizontal line between parts."""
    line = QFrame(parent)
    set_role(line, "line")
    return line


def pane_at_right(host: QWidget) -> QWidget | None:
    """The right one of two panes side by side in ``host``, None where there are none to be seen."""
    for splitter in host.findChildren(QSplitter):
        pane = splitter.widget(splitter.count() - 1)
        if splitter.count() > 1 and splitter.orientation() == Qt.Orientation.Horizontal and pane.isVisibleTo(host):
            return pane
    return None

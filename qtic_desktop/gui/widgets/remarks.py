"""常用说明: sentences the office uses again and again, offered where one is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import button
from qtic_desktop.gui.widgets.entry import shorten
from qtic_desktop.gui.widgets.text_field import TextArea

Offers = Callable[[], Sequence[str]]
"""The sentences that fit here now."""
_LONG = 40


class Remarks(QObject):
    """A button for a field, and Alt+Down in it: a chosen sentence comes after what stands there, and can be changed."""

    def __init__(self, field: QWidget, offers: Offers, parent: QWidget) -> None:
        super().__init__(field)
        self._field: Any = field
        self._offers = offers
        self.button: QPushButton = button(tr("常用说明"), "chevron-down", "link", parent)
        self.button.setObjectName("remarks")
        self.button.setToolTip(tr("从本局的常用说明里选一句（Alt+↓）；选后可以再改。在“设置 → 事项与字典”里增减"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open)
        self.menu: QMenu | None = None
        line = field.editor if isinstance(field, TextArea) else field
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens the list, as in a box of choices."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open()
            return True
        return super().eventFilter(watched, event)

    def open(self) -> None:
        """Show what is offered."""
        menu = QMenu(self.button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        menu.setMaximumWidth(theme().px(560))
        offered = list(self._offers())
        for text in offered:
            made = menu.addAction(shorten(text, _LONG).replace("&", "&&"), partial(self.take, text))
            made.setToolTip(text)
        if not offered:
            menu.addAction(tr("还没有常用说明")).setEnabled(False)
        self.menu = menu
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def take(self, text: str) -> None:
        """Put a sentence after what stands in the field."""
        there = str(self._field.value()).rstrip("。；;. ")
        self._field.set_value(f"{there}；{text}" if there else text)
        self._field.edited.emit()
        self._field.finished.emit()
        line = self._field.editor if isinstance(self._field, TextArea) else self._field
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(line, QLineEdit):
            line.end(False)

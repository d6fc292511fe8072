"""Ctrl+K: any page, act, proposal or expert by name or by pinyin initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from qtic_desktop.domain.search import matches
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.page import Command
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, TextField

Finder = Callable[[str], Sequence[Command]]

_MOST = 50


class CommandPalette(Dialog):
    """Type, go with the arrows, open with Enter; Esc leaves everything as it was."""

    def __init__(self, commands: Sequence[Command], finders: Sequence[Finder], parent: QWidget | None = None) -> None:
        super().__init__(tr("查找"), parent)
        self._commands, self._finders = tuple(commands), tuple(finders)
        self.found: list[Command] = []
        self.query = TextField(self)
        self.query.setPlaceholderText(tr("页面、项目、专家或操作，可用拼音首字母"))
        self.query.setAccessibleName(tr("查找"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("查找结果"))
        self.list.setIconSize(QSize(theme().px(16), theme().px(16)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.query)
        self.body.addWidget(self.list, 1)
        self.resize(theme().px(560), theme().px(420))
        self.query.textChanged.connect(self._search)
        self.query.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.itemClicked.connect(lambda _item: self._run())
        self._search("")
        self.query.setFocus()

    def _search(self, text: str) -> None:
        own = [command for command in self._commands if matches(f"{command.title} {command.keywords}", text)]
        more = [command for finder in self._finders for command in finder(text)] if text.strip() else []
        self.found = (own + more)[:_MOST]
        self.list.clear()
        for command in self.found:
            self.list.addItem(QListWidgetItem(icon(command.icon, "muted"), command.title))
        if not self.found:
            nothing = QListWidgetItem(tr("没有找到“{text}”。可以只输入名称的一部分，或拼音首字母。").format(text=text))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work while typing goes on; the Enter that ends a composition does not open anything."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self.query.preedit:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
            return True
        return False

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.found):
            command = self.found[row]
            self.accept()
            command.run()

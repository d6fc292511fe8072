"""Ctrl+K: any page, act, proposal or expert by name or by pinyin initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.search import matches
from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.page import Command
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, TextField

Finder = Callable[[str], Sequence[Command]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave: commands, and sentences below them."""

    commands: tuple[Command, ...] = ()
    notes: tuple[str, ...] = ()


class Search(Protocol):
    """A search under way."""

    def drop(self) -> None:
        """Nobody waits for it any more."""


Seeker = Callable[[str, Callable[[Found], None]], Search]
"""Begins a search for a text; the answer is told once, later, on this thread."""


class CommandPalette(Dialog):
    """Type, go with the arrows, open with Enter; Esc leaves everything as it was.

    Pages and acts are there at once; records come from the database a moment later, and what came too late is dropped.
    An Enter that is faster than the database opens what it finds first.
    """

    def __init__(
        self,
        commands: Sequence[Command],
        finders: Sequence[Finder],
        parent: QWidget | None = None,
        *,
        seeker: Seeker | None = None,
    ) -> None:
        super().__init__(tr("查找"), parent)
        self._commands, self._finders, self._seeker = tuple(commands), tuple(finders), seeker
        self._search_now: Search | None = None
        self._entered = False
        self._notes: tuple[str, ...] = ()
        self.found: list[Command] = []
        self.query = TextField(self)
        self.query.setPlaceholderText(tr("页面、项目、专家或操作，可用拼音或首字母"))
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
        if self._search_now is not None:
            self._search_now.drop()
        self._search_now, self._entered = None, False
        own = [command for command in self._commands if matches(f"{command.title} {command.keywords}", text)]
        if text.strip():
            own += [command for finder in self._finders for command in finder(text)]
            if self._seeker is not None:
                self._search_now = self._seeker(text, partial(self._take, text))
        self._show(own, ())

    def add_commands(self, more: Sequence[Command]) -> None:
        """Acts of a page that was made only now; what is chosen stays chosen."""
        self._commands += tuple(more)
        text, row = self.query.text(), self.list.currentRow()
        fitting = [command for command in more if matches(f"{command.title} {command.keywords}", text)]
        if fitting:
            self._show([*self.found, *fitting], self._notes)
            self.list.setCurrentRow(max(0, row))

    def _take(self, text: str, found: Found) -> None:
        if not isValid(self) or text != self.query.text():
            return
        self._search_now = None
        row = self.list.currentRow()
        self._show([*self.found, *found.commands], found.notes)
        self.list.setCurrentRow(max(0, row))
        if self._entered:
            self._run()

    def _show(self, commands: Sequence[Command], notes: Sequence[str]) -> None:
        self._notes = tuple(notes)
        self.found = list({(command.title, command.keywords): command for command in reversed(commands)}.values())[::-1]
        self.list.clear()
        for command in self.found:
            self.list.addItem(QListWidgetItem(icon(command.icon, "muted"), command.title))
        for note in notes if self.found else [self._nothing()]:
            said = QListWidgetItem(note)
            said.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(said)
        self.list.setCurrentRow(0)

    def _nothing(self) -> str:
        if self._search_now is not None:
            return tr("正在查找…")
        words = tr("没有找到“{text}”。可以只输入名称的一部分，或拼音首字母。")
        return words.format(text=self.query.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work while typing goes on; the Enter that ends a composition does not open anything."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self.query.preedit:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(len(self.found) - 1, self.list.currentRow() + step)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
            return True
        return False

    def _run(self) -> None:
        row = self.list.currentRow()
        self._entered = not self.found and self._search_now is not None
        if 0 <= row < len(self.found):
            command = self.found[row]
            self.accept()
            command.run()

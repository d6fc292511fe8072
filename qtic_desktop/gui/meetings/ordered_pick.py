"""Picking several things in an order by keys: Space takes or drops, Alt+Up and Alt+Down move, L names the leader.

Space marks and stays: neither the line nor the person at it moves, so that Space and Down never skip anybody. What is
picked goes to the top once the person leaves the list, looks for something or moves a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from qtic_desktop.domain.search import matches
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import TextField, button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses

_KEY = int(Qt.ItemDataRole.UserRole)


class _List(QListWidget):
    pressed_key = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Space:
            self.pressed_key.emit("toggle")
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.pressed_key.emit("up" if event.key() == Qt.Key.Key_Up else "down")
        elif event.key() == Qt.Key.Key_L:
            self.pressed_key.emit("lead")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class OrderedPick(QWidget):
    """One list: what is picked on top with its number, the rest below. ``changed`` after every act of the person."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {}
        self._picked: list[str] = []
        self._lines: list[str] = []
        self._leader = self._heading = ""
        self._with_leader = False
        self._title = plain_label("", "section", self)
        self._query = TextField(self)
        self._query.setPlaceholderText(tr("按名称、拼音或首字母查找"))
        self._query.setAccessibleName(tr("按名称、拼音或首字母查找"))
        self.list = _List(self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.pressed_key.connect(self._act)
        self.list.left.connect(self._write)
        self.list.itemDoubleClicked.connect(lambda _item: self._act("toggle"))
        self._query.textChanged.connect(lambda _text: self._write())
        self._toggle = button(tr("选用"), "check", "", self)
        self._up = button(tr("上移"), "arrow-up", "", self)
        self._down = button(tr("下移"), "arrow-down", "", self)
        self._lead = button(tr("设为组长"), "award", "", self)
        self._empty = plain_label("", "muted", self)
        self._keys = plain_label("", "help", self)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        find = QHBoxLayout()
        find.addWidget(self._query, 1)
        find.addWidget(self._lead)
        layout.addWidget(self._title)
        layout.addLayout(find)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(theme().px(4))
        for made, act in ((self._toggle, "toggle"), (self._up, "up"), (self._down, "down"), (self._lead, "lead")):
            made.clicked.connect(lambda _checked=False, act=act: self._act(act))
            if made is not self._lead:
                row.addWidget(made)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._keys)
        QWidget.setTabOrder(self._query, self._lead)
        QWidget.setTabOrder(self._lead, self.list)
        EnterPresses(self).watch(self._toggle, self._up, self._down, self._lead)

    def prepare(self, title: str, empty: str, *, leader: bool = False, headed: bool = True) -> None:
        """Say what is picked here and what to do when there is nothing to pick from; not ``headed`` where the form has
        the title above it already."""
        self._with_leader = leader
        self._heading = title if headed else ""
        self._empty.setText(empty)
        self._lead.setVisible(leader)
        keys = tr("空格选用或放下，Alt+↑、Alt+↓ 移动")
        self._keys.setText(keys + (tr("，L 设为组长") if leader else ""))
        self.list.setAccessibleName(title)
        self._query.setAccessibleName(f"{title}  {tr('按名称、拼音或首字母查找')}")
        for made in (self._toggle, self._up, self._down, self._lead):
            made.setAccessibleName(f"{title}  {made.text()}")
        self._write()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Things to pick from, key and text; what is picked and still there stays picked."""
        self._texts = dict(choices)
        self._picked = [key for key in self._picked if key in self._texts]
        self._write()
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)

    def set_picked(self, keys: Sequence[str], leader: str = "") -> None:
        """Pick exactly these in this order; nothing is signalled."""
        self._picked = [key for key in keys if key in self._texts]
        self._leader = leader
        self._write()
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)

    def picked(self) -> list[str]:
        """Keys in their order."""
        return list(self._picked)

    def leader(self) -> str:
        """Key of the leader; empty while nobody is."""
        return self._leader if self._leader in self._picked else ""

    def _act(self, act: str) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        key = self._key(row)
        if act == "toggle":
            (self._picked.remove if key in self._picked else self._picked.append)(key)
            if self._with_leader and not self.leader() and self._picked:
                self._leader = self._picked[0]
        elif act == "lead" and self._with_leader:
            if key not in self._picked:
                self._picked.append(key)
            self._leader = key
        elif key in self._picked and act in ("up", "down"):
            place = self._picked.index(key)
            other = place + (-1 if act == "up" else 1)
            if 0 <= other < len(self._picked):
                self._picked[place], self._picked[other] = self._picked[other], self._picked[place]
        self._write(key, sort=act != "toggle")
        self.changed.emit()

    def _key(self, row: int) -> str:
        return str(self.list.item(row).data(_KEY))

    def _write(self, current: str = "", *, sort: bool = True) -> None:
        """``sort``: what is picked goes to the top; else every line stays where it is."""
        if not current and self.list.currentRow() >= 0:
            current = self._key(self.list.currentRow())
        self.list.clear()
        query = self._query.text()
        if sort:
            self._lines = [*self._picked, *(key for key in self._texts if key not in self._picked)]
        places = {key: place for place, key in enumerate(self._picked, 1)}
        for key in self._lines:
            text, chosen = self._texts[key], key in places
            if not chosen and query and not matches(text, query):
                continue
            words = f"{places[key]}  {text}" if chosen else text
            if self._with_leader and key == self.leader():
                words += tr("（组长）")
            item = QListWidgetItem(
                icon("circle-check" if chosen else "circle-dashed", "ok" if chosen else "muted"), words
            )
            item.setData(_KEY, key)
            self.list.addItem(item)
            if key == current:
                self.list.setCurrentItem(item)
        self._empty.setVisible(not self._texts)
        count = tr("已选 {n} / {all}").format(n=len(self._picked), all=len(self._texts))
        self._title.setText(f"{self._heading}  ·  {count}" if self._heading else count)

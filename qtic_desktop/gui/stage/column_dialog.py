"""Which columns a list shows, and in which order: a tick for each, moved up and down by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from qtic_desktop.gui.models.rows import Column
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, button, plain_label

_KEY = Qt.ItemDataRole.UserRole


class ColumnDialog(Dialog):
    """``chosen`` carries the keys to show, in their order; an empty one gives back the columns of the program."""

    chosen = Signal(tuple)

    def __init__(
        self, columns: Sequence[Column], shown: Sequence[str], fixed: frozenset[str], must: str, parent: QWidget
    ) -> None:
        """``columns`` in their present order; ``fixed`` ones stay where they are, ``must`` is always shown."""
        super().__init__(tr("选择列"), parent)
        words = tr("打勾的列显示在列表里，也进入打印和导出。空格打勾，Alt+↑ 和 Alt+↓ 调整次序。只影响您自己的屏幕。")
        self.body.addWidget(plain_label(words, "help", self))
        self.list = _Columns(self)
        self.list.setObjectName("columnList")
        self.list.setAccessibleName(tr("列"))
        self.list.setMinimumSize(theme().px(380), theme().px(300))
        for column in columns:
            item = QListWidgetItem(column.header, self.list)
            item.setData(_KEY, column.key)
            item.setCheckState(Qt.CheckState.Checked if column.key in shown else Qt.CheckState.Unchecked)
            if column.key == must:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                item.setCheckState(Qt.CheckState.Checked)
                item.setToolTip(tr("名称总是显示"))
        self._fixed = fixed
        self.list.moved.connect(self._move)
        beside = QHBoxLayout()
        self.up = button(tr("上移"), "arrow-up", "quiet", self)
        self.down = button(tr("下移"), "arrow-down", "quiet", self)
        for made, by in ((self.up, -1), (self.down, 1)):
            made.clicked.connect(lambda _checked=False, by=by: self._move(by))
            beside.addWidget(made)
        beside.addStretch(1)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(beside)
        self.add_button(tr("恢复默认"), self._give_back, "link").setObjectName("defaultColumns")
        self.add_button(tr("取消"), self.reject)
        self.add_button(tr("用这些列"), self._take, "primary").setObjectName("useColumns")
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def keys(self) -> tuple[str, ...]:
        """What is ticked, in its order."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _move(self, by: int) -> None:
        here = self.list.currentRow()
        there = here + by
        if here < 0 or not 0 <= there < self.list.count():
            return
        if {self.list.item(place).data(_KEY) for place in (here, there)} & self._fixed:
            return
        item = self.list.takeItem(here)
        self.list.insertItem(there, item)
        self.list.setCurrentRow(there)

    def _take(self) -> None:
        self.accept()
        self.chosen.emit(self.keys())

    def _give_back(self) -> None:
        self.accept()
        self.chosen.emit(())


class _Columns(QListWidget):
    """``moved``: Alt with an arrow, -1 or 1."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the line itself."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

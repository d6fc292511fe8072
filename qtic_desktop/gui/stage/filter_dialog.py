"""The filters a person has kept: keep what is in force now, apply, rename, remove and bring back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.gui.stage.list_memory import ListMemory, SavedFilter
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import (
    Column,
    Dialog,
    FieldRow,
    InlineMessage,
    RowTable,
    TextField,
    button,
    plain_label,
)


class FilterDialog(Dialog):
    """``wanted`` carries the filter to apply. ``present`` is what is in force now, ``words`` says it to a person."""

    wanted = Signal(object)
    harmless = False

    def __init__(
        self, memory: ListMemory, present: SavedFilter, words: Callable[[SavedFilter], str], parent: QWidget
    ) -> None:
        super().__init__(tr("保存的筛选"), parent)
        self._memory, self._present, self._words = memory, present, words
        self.message = InlineMessage(self)
        self.body.addWidget(self.message)
        now = tr("现在的筛选：{words}").format(words=words(present) or tr("全部，没有筛选"))
        self.body.addWidget(plain_label(now, "body", self))
        self.name = TextField(self)
        self.name.setObjectName("filterName")
        self.body.addWidget(FieldRow(self, label=tr("名称"), field=self.name, required=True))
        line = QHBoxLayout()
        self.save = button(tr("保存现在的筛选"), "save", "", self)
        self.rename = button(tr("给选中的改成这个名称"), "pen-line", "quiet", self)
        self.remove = button(tr("删除选中的"), "trash-2", "quiet", self)
        for made, slot, called in (
            (self.save, self._save, "saveFilter"),
            (self.rename, self._rename, "renameFilter"),
            (self.remove, self._remove, "removeFilter"),
        ):
            made.setObjectName(called)
            made.clicked.connect(slot)
            line.addWidget(made)
        line.addStretch(1)
        self.body.addLayout(line)
        self.table = RowTable(self._columns(), self, name=tr("保存的筛选"))
        self.table.setMinimumSize(theme().px(560), theme().px(200))
        self.table.row_activated.connect(lambda _row: self._apply())
        self.table.row_selected.connect(lambda _row: self._offer())
        self.body.addWidget(self.table, 1)
        self.add_button(tr("关闭"), self.reject)
        self.apply = self.add_button(tr("按选中的筛选"), self._apply, "primary")
        self.apply.setObjectName("applyFilter")
        self._show("")

    def _columns(self) -> list[Column]:
        return [
            Column("name", tr("名称"), lambda row: row.name, width=200, pinyin=True, stretch=True),
            Column("what", tr("内容"), lambda row: self._words(row) or tr("全部，没有筛选"), width=300),
        ]

    def _show(self, name: str) -> None:
        self.table.set_rows(self._memory.all(), lambda row: row.name)
        if name:
            self.table.select(name)
        elif self.table.count():
            self.table.selectRow(0)
        self._offer()

    def _offer(self) -> None:
        chosen = self.table.selected() is not None
        for made in (self.rename, self.remove, self.apply):
            made.setEnabled(chosen)
            made.setToolTip("" if chosen else tr("先在下面选一个筛选"))

    def _say_why_not(self, why: str) -> None:
        words = {
            "blank": tr("请先写一个名称。"),
            "long": tr("名称太长，请不超过 40 个字。"),
            "taken": tr("已经有这个名称，请换一个。"),
            "many": tr("最多保存 50 个筛选，请先删除不用的。"),
        }
        self.message.show_message(words[why], "warn")
        self.name.setFocus()

    def _save(self) -> None:
        name = self.name.text().strip()
        why = self._memory.why_not(name)
        if why:
            self._say_why_not(why)
            return
        before = next((one for one in self._memory.all() if one.name == name), None)
        present = self._present
        self._memory.keep(SavedFilter(name, present.chip, present.choices, present.text, present.order))
        self._done(name)
        if before is not None:
            self.message.show_message(
                tr("“{name}”已改为现在的筛选。").format(name=name),
                "ok",
                ((tr("改回去"), lambda: self._back(before, None)),),
            )
        else:
            self.message.show_message(tr("已保存“{name}”。").format(name=name), "ok")

    def _rename(self) -> None:
        row, name = self.table.selected(), self.name.text().strip()
        if row is None:
            return
        why = self._memory.why_not(name, known_as=row.name)
        if why:
            self._say_why_not(why)
            return
        self._memory.rename(row.name, name)
        self._done(name)
        self.message.show_message(tr("“{before}”改名为“{after}”。").format(before=row.name, after=name), "ok")

    def _remove(self) -> None:
        row = self.table.selected()
        if row is None:
            return
        place = [one.name for one in self._memory.all()].index(row.name)
        self._memory.remove(row.name)
        self._show("")
        self.message.show_message(
            tr("已删除“{name}”。").format(name=row.name), "ok", ((tr("恢复"), lambda: self._back(row, place)),)
        )

    def _back(self, row: SavedFilter, place: int | None) -> None:
        self._memory.keep(row, place=place)
        self._show(row.name)
        self.message.clear()

    def _done(self, name: str) -> None:
        self.name.set_value("")
        self._show(name)
        self.table.setFocus()

    def _apply(self) -> None:
        row = self.table.selected()
        if row is not None:
            self.done(1)
            self.wanted.emit(row)

    def last_field_entered(self) -> None:
        """Enter in the name keeps the filter under it."""
        self._save()

    def may_close(self) -> bool:
        """A name that was typed and not used is no work that could be lost."""
        return True

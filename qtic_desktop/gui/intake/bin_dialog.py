"""已丢弃的草稿: what was thrown away, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, RowTable, plain_label

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.intake import DiscardedDraft


class BinDialog(Dialog):
    """``wanted`` carries the id of the draft to bring back."""

    wanted = Signal(str)

    def __init__(self, rows: Sequence[DiscardedDraft], parent: QWidget | None = None) -> None:
        super().__init__(tr("已丢弃的草稿"), parent)
        self.table = RowTable(_columns(), self, name=tr("已丢弃的草稿"))
        self.table.setMinimumSize(theme().px(620), theme().px(260))
        self.table.set_rows(rows, lambda row: row.id)
        none = plain_label(tr("没有丢弃过草稿。"), "muted", self)
        none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.body.addWidget(none)
        self.body.addWidget(self.table, 1)
        self.add_button(tr("关闭"), self.reject).setObjectName("closeBin")
        self.bring_back = self.add_button(tr("找回这份草稿"), self._bring_back, "primary")
        self.bring_back.setObjectName("bringBack")
        self.bring_back.setEnabled(False)
        self.bring_back.setToolTip(tr("先在上面选一份草稿"))
        self.table.row_selected.connect(lambda row: self.bring_back.setEnabled(row is not None))
        self.table.row_activated.connect(lambda _row: self._bring_back())
        if rows:
            self.table.selectRow(0)
            self.table.setFocus()

    def _bring_back(self) -> None:
        row = self.table.selected()
        if row is not None:
            self.accept()
            self.wanted.emit(row.id)


def _columns() -> list[Column]:
    return [
        Column(
            "name",
            tr("中心名称"),
            lambda row: row.center_name or row.host_name or tr("未命名"),
            stretch=True,
            pinyin=True,
        ),
        Column("at", tr("丢弃时间"), lambda row: row.at.replace("T", " ")[:16], width=150),
        Column("by", tr("办理人"), lambda row: row.actor_name, width=110, pinyin=True),
    ]

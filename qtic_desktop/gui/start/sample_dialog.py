"""Before a sample is deleted: which folder goes, and that nothing real goes with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label


class DeleteSampleDialog(Dialog):
    """``agreed`` once the person says to delete it; the focus begins on keeping it."""

    harmless = False
    agreed = Signal()

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(tr("删除示例"), parent)
        told = tr(
            "将从磁盘上删除这个示例工作区的整个文件夹，包括在里面录入的内容和它自己的备份，不能恢复：\n{folder}\n"
            "真实的工作区不受影响；需要时可以在第一页再“打开示例”，重新做一个。"
        )
        self.words = plain_label(told.format(folder=folder), "body", self)
        self.words.setMinimumWidth(theme().px(480))
        self.body.addWidget(self.words)
        self.keep = self.add_button(tr("保留"), self.reject)
        self.keep.setObjectName("keepSample")
        self.delete = self.add_button(tr("删除示例"), self._agree, "danger")
        self.delete.setObjectName("deleteSample")

    def open(self) -> None:
        """Nothing is deleted by a key too many."""
        super().open()
        self.make_room()
        self.keep.setFocus()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()

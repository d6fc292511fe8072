"""A stick was chosen, or a folder of backups: which of the backups inside, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.start.backup_page import Backup, day_and_time
from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr

_MOST = 8


class InsidePage(FrontPage):
    """``chosen`` carries the folder of a backup."""

    chosen = Signal(Path)
    left = Signal()

    def __init__(self, where: str, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        intro = tr("“{where}”本身不是工作区，里面有 {n} 份备份，最新的在最上面。选一份看看，现在什么都不会改动。")
        super().__init__(tr("选择备份"), intro.format(where=where, n=len(backups)), parent)
        self.form.hide()
        for place, backup in enumerate(backups[:_MOST]):
            made = self.add_act(
                _told(backup),
                "history",
                partial(self.chosen.emit, backup.folder),
                role="" if place else "primary",
                name=f"backup{place}",
            )
            made.setToolTip(str(backup.folder))
            self.first = self.first or made
        if len(backups) > _MOST:
            self.say(
                tr("更早的 {n} 份没有列出；要用它们，请直接选择那一份的文件夹。").format(n=len(backups) - _MOST), "info"
            )
        self.add_act(tr("返回"), "arrow-left", self.left.emit, name="leaveButton")


def _told(backup: Backup) -> str:
    said = tr("{time}  {name}，{n} 条记录") if backup.entries else tr("{time}  {name}")
    told = said.format(time=day_and_time(backup.made_at), name=backup.name or tr("工作区"), n=backup.entries)
    return told if backup.verified else tr("{told}（没有试读过）").format(told=told)

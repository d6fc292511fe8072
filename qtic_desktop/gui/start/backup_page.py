"""A backup was opened: it is never worked in; it can be restored into a new folder, or looked into as it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.archive.backups import Line, Reach
from qtic_desktop.domain.progress import Progress
from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import plain_label


def day_and_time(when: datetime | None) -> str:
    """A moment as the pages say it."""
    return tr("时间不明") if when is None else f"{when:%Y-%m-%d %H:%M}"


class Backup(Protocol):
    """What the page says of a backup: its folder, the name of the workspace, when it was made, bytes, entries of the log,
    and when it was tried (empty: never)."""

    @property
    def folder(self) -> Path: ...
    @property
    def name(self) -> str: ...
    @property
    def made_at(self) -> datetime | None: ...
    @property
    def size(self) -> int: ...
    @property
    def entries(self) -> int: ...
    @property
    def verified(self) -> str: ...


class BackupPage(FrontPage):
    """``restore_wanted`` carries the folder it is to be restored into."""

    restore_wanted = Signal(Path)
    look_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        backup: Backup,
        target: Path,
        *,
        present: Path | None = None,
        reach: Reach | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("这是一份备份")
        intro = tr("“{name}”在 {time} 的备份，{size} MB。程序不在备份里工作，也不改动它。").format(
            name=backup.name or tr("工作区"),
            time=day_and_time(backup.made_at),
            size=f"{max(backup.size, 1) / 1_000_000:.1f}",
        )
        super().__init__(title, intro, parent)
        self._target = target
        self.form.hide()
        at = self.body.indexOf(self.form)
        if present is not None:
            self.compared = plain_label(_compared(present, reach), "body", self.column)
            self.body.insertWidget(at, self.compared)
        where = tr("恢复成一个新的文件夹：{folder}。原有的文件夹都不动。").format(folder=target)
        self.body.insertWidget(at + 1, plain_label(where, "muted", self.column))
        self.restore_button = self.add_act(
            tr("恢复到这台电脑"), "download", self._restore, role="primary", name="restoreButton"
        )
        self.look_button = self.add_act(tr("只看一看，不改动"), "eye", self._look, name="lookButton")
        self.add_act(tr("返回"), "arrow-left", self.left.emit, name="leaveButton")
        self.first = self.restore_button

    def _restore(self) -> None:
        self._wait(tr("正在恢复…"))
        self.restore_wanted.emit(self._target)

    def _look(self) -> None:
        self._wait(tr("正在打开备份…"))
        self.look_wanted.emit()

    def _wait(self, words: str) -> None:
        self.restore_button.setEnabled(False)
        self.look_button.setEnabled(False)
        self.say(words, "info")

    def show_progress(self, progress: Progress) -> None:
        """How many files are copied."""
        self.say(tr("已复制 {done} / {total} 个文件").format(done=progress.done, total=progress.total), "info")


def _compared(folder: Path, reach: Reach | None) -> str:
    """What one of the two has that the other lacks, before anything is done; the clock says nothing about it."""
    words = {
        Line.SAME: tr("记录与备份一致。"),
        Line.FURTHER: tr("在备份之后又办了事：那里比备份多 {more} 条记录，备份里没有。"),
        Line.FEWER: tr(
            "那里有 {here} 条记录，备份有 {there} 条。那里另外办过、没有导出的（例如刚录的表决），备份里不会有；恢复以后请先对照。"
        ),
        Line.APART: tr("和备份各自办过不同的事：那里有 {here} 条记录，备份有 {there} 条，哪一边都不全。"),
    }
    said = tr("和备份相比哪边的内容多，现在看不出来：恢复以后请先对照，不要删那里的。")
    line, here, there = (Line.UNKNOWN, 0, 0) if reach is None else (reach.line, reach.here, reach.there)
    told = words.get(line, said).format(more=here - there, here=here, there=there)
    return tr("这台电脑上的“{folder}”是同一个工作区，{told}").format(folder=folder, told=told)

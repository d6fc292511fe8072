"""下班: one button for the end of the day: a verified copy on the stick, opened apart, and a page about the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from qtic_desktop.gui.archive.where import NoPlace, ask_where
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.save_path import AskPath, ask_folder, opening_acts
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.unsaved import may_go

if TYPE_CHECKING:
    from qtic_desktop.services.archive.day_end import DayEnd

_LAST: Final = "day_end/last"


class DayEnding(QObject):
    """Works for the page of today; ``waits`` gives the sentences of what is still there to do."""

    def __init__(self, page: Page, waits: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(page)
        self._page, self._waits = page, waits
        self.ask_path: AskPath = ask_folder
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.button: QPushButton = page.add_action(tr("下班…"), "house", self.begin)
        self.button.setObjectName("endTheDay")
        self._say_last()
        self.button.setToolTip(tr("备份到 U 盘，打开备份核对，再写一页下班单；都做完了，会告诉您可以拔出"))

    def _say_last(self) -> None:
        """When the day was ended last and where the copy lies, or why there is none, at the foot of the page."""
        self._page.set_footer(self._page.ctx.settings.text(_LAST))

    def _note(self, words: str) -> None:
        self._page.ctx.settings.remember(_LAST, f"{self._page.ctx.now():%Y-%m-%d %H:%M}  {words}")
        self._say_last()

    def _failed(self, error: Exception) -> None:
        self._page.report(error)
        if not isinstance(error, Cancelled):
            self._note(tr("下班备份没有做成"))

    def begin(self) -> None:
        """Ask where to, then do it all. What is typed is kept by itself while it is typed; where that did not go, it is asked
        about first: a copy without it is not the day's."""
        from qtic_desktop.services.archive.day_end import end_day

        ctx = self._page.ctx
        if not may_go(ctx, self._page):
            return
        try:
            chosen = ask_where(ctx, self.ask_path, self._page.window(), tr("下班：备份到哪个文件夹"))
        except NoPlace as no:
            self._page.message.show_message(str(no), "bad")
            return
        if chosen is None:
            return
        self.button.setEnabled(False)
        task = ctx.work_in_steps(
            end_day.bind(parent=chosen, waiting=self._waits(), lang=ctx.lang),
            on_done=self._ended,
            on_error=self._failed,
            label=tr("下班"),
        )
        task.ended.connect(lambda: self.button.setEnabled(True))
        self._page.busy.watch(task, tr("正在备份并另行打开核对"))

    def _ended(self, end: DayEnd) -> None:
        words = tr("备份 {name} 做好了，打开核对过，和工作区一致；下班单 {page} 放在备份旁边。").format(
            name=end.backup.folder.name, page=end.page.name
        )
        words += (
            tr("这个文件夹和工作区在同一块盘上，这块盘坏了，数据和备份都会没有；请再备份一份到 U 盘。")
            if end.same_drive
            else tr("可以安全拔出。")
            if end.taken_out
            else tr("备份在 {folder}。").format(folder=end.page.parent)
        )
        kind = "warn" if end.same_drive else "ok"
        self._note(tr("下班备份做好了：{folder}").format(folder=end.backup.folder))
        if end.elsewhere:
            words, kind = self._page.ctx.say("archive.worked_elsewhere", names="、".join(end.elsewhere)) + words, "bad"
        acts = opening_acts(end.page, self.open_url)
        if kind != "ok" and self._page.ctx.doors.has_secrets:
            words += tr("您还没有退出，离开前请锁定。")
            acts = ((tr("锁定"), lambda: self._page.ctx.signals.wished.emit("lock")), *acts)
        self._page.message.show_message(words, kind, acts[:2])
        self._page.message.stays.stop()  # it is read when one comes back to the chair, and closed by hand
        if kind == "ok":
            self._page.ctx.signals.day_ended.emit(words, acts)

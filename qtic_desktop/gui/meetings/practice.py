"""做一场演练, 删除演练: where the practice meeting is put, and what is deleted again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import safe_name
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.practice import Practice, delete_practice, make_practice
from qtic_desktop.storage.queries.meetings import MeetingRow


class PracticeDesk:
    """Asks for a folder (``ask_folder``), and says on the page what became of it."""

    def __init__(
        self, ctx: AppContext, page: RecordPage[MeetingRow], ask_folder: Callable[[QWidget, str, str, str], str]
    ) -> None:
        self._ctx, self._page, self._ask_folder = ctx, page, ask_folder

    def ask(self, row: MeetingRow, act: Act) -> None:
        """Make a practice of this meeting, or delete one."""
        if act is Act.MAKE_PRACTICE:
            self._make(row)
        else:
            self._delete()

    def _make(self, row: MeetingRow) -> None:
        page = self._page
        chosen = self._ask_folder(page.window(), tr("演练放在哪个文件夹里"), "", "")
        if not chosen:
            return
        named = tr("演练_{number}_{when}").format(number=row.number, when=f"{self._ctx.now():%Y%m%d-%H%M%S}")
        order = make_practice.bind(meeting_id=row.id, out=Path(chosen) / safe_name(named))
        doing = tr("正在准备演练")
        task = self._ctx.work_in_steps(order, on_done=self._made, on_error=page.report, label=doing)
        page.busy.watch(task, doing)

    def _made(self, made: Practice) -> None:
        page, place = self._page, str(made.path)
        words = tr(
            "演练已备好：{folder}。从右上角姓名的菜单选“其他工作区、恢复备份”打开它，谁来练习就选谁。用完可以留着，也可以删除。"
        )
        see = (tr("打开所在文件夹"), lambda: page.exporter.open_url(QUrl.fromLocalFile(str(made.path.parent))))
        go = (tr("去打开…"), lambda: self._ctx.signals.wished.emit("workspaces"))
        page.message.show_message(words.format(folder=place), "ok", acts=(go, see))

    def _delete(self) -> None:
        page = self._page
        chosen = self._ask_folder(page.window(), tr("选择要删除的演练文件夹；只有演练才会被删除"), "", "")
        if not chosen:
            return
        folder = Path(chosen)

        def done(_changes: Changes) -> None:
            page.message.show_message(tr("演练“{name}”已删除，正式数据没有变化。").format(name=folder.name), "ok")

        self._ctx.work(delete_practice.bind(folder=folder), on_done=done, on_error=page.report)

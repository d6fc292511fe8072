"""How the main window is put together, and what it shows around its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from shiboken6 import isValid

from qtic_desktop.app.backups import keep_backups
from qtic_desktop.app.recent_words import keep_about
from qtic_desktop.app.waiting import WaitingNumbers
from qtic_desktop.app.warming import warm_up
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.possible import is_for
from qtic_desktop.gui.catalogue import catalogue
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.collector import Collector
from qtic_desktop.gui.command_palette import Found, Search
from qtic_desktop.gui.context import EVERY_BATCH, AppContext
from qtic_desktop.gui.header import told_apart
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.page import Command
from qtic_desktop.gui.rescue import offer_rescue
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.doors import Doors

if TYPE_CHECKING:
    from pathlib import Path

    from qtic_desktop.domain.changes import Actor
    from qtic_desktop.gui.background import BackgroundTasks
    from qtic_desktop.resources import Language
    from qtic_desktop.storage.backup_mark import BackupFacts
    from qtic_desktop.storage.queries.meetings import MeetingRow
    from qtic_desktop.storage.queries.registry import NamedRow
    from qtic_desktop.storage.workspace import Workspace

_PATIENCE = 3000  # milliseconds that the header waits for the answer to the page in front


def build_window(
    workspace: Workspace,
    actor: Actor,
    tasks: BackgroundTasks,
    *,
    lang: Language,
    settings_file: Path,
    looking_at: BackupFacts | None = None,
    meeting_id: str | None = None,
) -> MainWindow:
    """The main window of one person on one workspace; its header and counts fill from the storage thread. ``meeting_id``
    is the meeting chosen at this seat before."""
    app = QCoreApplication.instance()
    if app is not None and (collector := app.findChild(Collector)) is not None:
        collector.set_aside()
    actor = replace(actor, reads_only=looking_at is not None or workspace.reads_only)
    context = AppContext(
        actor=actor,
        tasks=tasks,
        notifier=ChangeNotifier(),
        settings=Settings(settings_file / "settings.ini", actor.id),
        lang=lang,
        doors=Doors(workspace, only_looking=looking_at is not None),
        is_sample=workspace.info.sample,
        now=workspace.store.now,
        station=_server_of(workspace),
    )
    context.meeting_id = meeting_id
    context.doors.hear_of_the_line(context.saving.hear)
    window = MainWindow(context, catalogue())
    if workspace.info.practice:
        window.set_ribbon(tr("演练：人和项目都是虚构的，规则和评分表与正式会议相同，做什么都不会进入正式数据"))
    if looking_at is not None:
        made = tr("时间不明") if looking_at.made_at is None else f"{looking_at.made_at:%Y-%m-%d %H:%M}"
        window.set_ribbon(tr("正在查看 {time} 的备份，不能改动；要继续工作请先恢复").format(time=made))
    if workspace.reads_only or workspace.info.server:
        from qtic_desktop.app.following import Follower

        Follower(window, workspace)
    keep_backups(window)
    if looking_at is None:
        keep_about(window)
    Outside(window)  # its parent is the window, which keeps it
    offer_rescue(context, window.notices)
    return window


class Outside(QObject):
    """What the window shows around its pages: meetings and batches in the header, what Ctrl+K finds."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._ctx = window, window.ctx
        window.add_finder(self.find)
        if is_for(window.ctx.actor, Read.PROPOSALS):
            window.set_seeker(self.seek)
        self._ctx.signals.manual_wanted.connect(self.open_manual)
        self._ctx.notifier.changed.connect(self.refresh)
        self._waiting = WaitingNumbers(window)
        self._lacks = {"answer", "picture"}
        window.installEventFilter(self)
        self._ctx.tasks.when_idle(self._on_idle, _PATIENCE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page in front asks first and is shown first: what stands around it comes when it was drawn."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._has("picture")
        return super().eventFilter(watched, event)

    def _on_idle(self) -> None:
        self._has("answer")

    def _has(self, what: str) -> None:
        self._lacks.discard(what)
        if not self._lacks:
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Their questions bring half of the storage with them, which the window's thread does not wait for."""
        warm_up(self._ctx.tasks, self._ask)

    def _ask(self) -> None:
        if self._ctx.tasks.is_closed or not isValid(self):
            return
        self.refresh(Changes.of_kinds(Kind.MEETING, Kind.BATCH))
        self._waiting.count()

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Ask again for what was touched."""
        if changes.kinds & {Kind.MEETING, Kind.BATCH} and is_for(self._ctx.actor, Read.MEETINGS):
            from qtic_desktop.storage.queries.meetings import header_rows

            self._ctx.ask(header_rows.bind(), on_done=self._fill_header)

    def _fill_header(self, rows: tuple[tuple[NamedRow, ...], tuple[MeetingRow, ...]]) -> None:
        batches, meetings = rows
        if self._ctx.batch_id not in {"", *(row.id for row in batches)} and batches:
            before = self._ctx.settings.text("batch")
            every = before == EVERY_BATCH and len(batches) > 1
            known = next((row.id for row in batches if row.id == before), batches[0].id)
            self._ctx.choose(batch_id="" if every else known)
        if self._ctx.meeting_id not in {row.id for row in meetings} and meetings:
            order = {"open": 0, "prepared": 1, "sealed": 2}
            self._ctx.choose(meeting_id=min(meetings, key=lambda row: order.get(row.status, 3)).id)
        counted = enumerate(reversed(batches), start=1)
        numbers = {row.id: str(number) for number, row in counted}
        self._window.set_batches(told_apart([(row.id, row.name, numbers[row.id]) for row in batches]))
        held = [(row.id, row.title, f"{row.held_on:%Y-%m-%d} {row.number}".strip()) for row in meetings]
        self._window.set_meetings(told_apart(held))

    @Slot(str)
    def open_manual(self, section: str) -> None:
        """Show the manual at a section."""
        from qtic_desktop.gui.manual import ManualDialog

        ManualDialog(section, self._ctx.lang, self._window).open()

    def find(self, text: str) -> list[Command]:
        """The manual."""
        manual = tr("使用手册")
        return [Command(manual, lambda: self.open_manual("start"), "info")] if text and text in f"{manual} sysc" else []

    def seek(self, text: str, take: Callable[[Found], None]) -> Search:
        """Records that hold every word of ``text``, as written or by pinyin initials."""
        from qtic_desktop.gui.record_search import RecordSearch

        return RecordSearch(self._ctx, text, take)


def _server_of(workspace: Workspace) -> str:
    """The server that has the data, in words; empty where they are on this computer."""
    if not workspace.info.server:
        return ""
    from qtic_desktop.storage.server.address import Address

    return tr("服务器 {host}").format(host=Address.parse(workspace.info.server).host)

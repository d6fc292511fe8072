"""数据与备份: where the data lies, the last verified backup, a check of everything, and the version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qtic_desktop import __version__
from qtic_desktop.documents.content.audit_words import short_code
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.gui.archive.where import NoPlace, ask_where
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_folder
from qtic_desktop.gui.section import Section, column, row_of, scrolling
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, StateChip, button, plain_label
from qtic_desktop.gui.words import minute

if TYPE_CHECKING:
    from qtic_desktop.services.archive import Backup
    from qtic_desktop.services.audit.findings import CheckFinding
    from qtic_desktop.storage.queries.archive import StorageFacts

_OLD_DAYS = 7
_SHOWN = 8


class DataSection(Section):
    """Left what can be done for the safety of the data, right what somebody who helps will ask for."""

    kinds = frozenset({Kind.WORKSPACE})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        words = (
            tr(
                "记录和附件在本单位的服务器上，密钥、日志和备份在这个文件夹里。备份把服务器上的也取回来，读回核对以后才算数。"
            )
            if ctx.doors.is_on_server
            else tr("数据都在一个文件夹里，只在这台电脑上。备份是整个文件夹的副本，读回核对以后才算数。")
        )
        super().__init__(ctx, words, parent)
        self.ask_path: AskPath = ask_folder
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        content = QWidget(self)
        both = QHBoxLayout(content)
        both.setContentsMargins(0, 0, theme().px(8), 0)
        both.setSpacing(theme().px(32))
        both.addWidget(self._make_safety(content), 3)
        both.addWidget(self._make_about(content), 2)
        self.body.addWidget(scrolling(content, self), 1)

    def _make_safety(self, parent: QWidget) -> QWidget:
        left, inside = column(parent, 620)
        inside.addWidget(plain_label(tr("数据文件夹"), "section", left))
        self.folder = plain_label(str(self.ctx.doors.folder), "body", left)
        self.open_folder = button(tr("打开数据文件夹"), "folder-open", "", left)
        self.open_folder.setObjectName("openDataFolder")
        self.open_folder.clicked.connect(self.show_folder)
        inside.addWidget(self.folder)
        inside.addLayout(row_of(self.open_folder))
        inside.addSpacing(theme().px(8))
        inside.addWidget(plain_label(tr("备份"), "section", left))
        self.chip = StateChip(parent=left)
        self.last = plain_label("", "body", left)
        self.back_up_now = self.guard(button(tr("立即备份…"), "save", "", left), Act.RECORD_BACKUP)
        self.back_up_now.setObjectName("backUpNow")
        self.back_up_now.clicked.connect(self.back_up)
        self.busy = BusyBar(left)
        inside.addLayout(row_of(self.chip))
        inside.addWidget(self.last)
        inside.addLayout(row_of(self.back_up_now))
        inside.addWidget(self.busy)
        inside.addWidget(
            plain_label(
                tr("请备份到 U 盘或另一台电脑的文件夹，并妥善保管：里面有全部数据和签名密钥。恢复时选“打开已有”，打开备份文件夹的副本。"),
                "help", left,
            )
        )  # fmt: skip
        inside.addSpacing(theme().px(8))
        inside.addWidget(plain_label(tr("核对数据"), "section", left))
        self.checked = plain_label(tr("本次打开以后还没有核对。"), "body", left)
        self.check_now = button(tr("核对全部数据"), "shield-check", "", left)
        self.check_now.setObjectName("checkData")
        self.check_now.clicked.connect(self.check)
        inside.addWidget(self.checked)
        inside.addLayout(row_of(self.check_now))
        inside.addStretch(1)
        return left

    def _make_about(self, parent: QWidget) -> QWidget:
        right, inside = column(parent)
        inside.addWidget(plain_label(tr("关于本程序"), "section", right))
        self.about: QLabel = plain_label("", "muted", right)
        inside.addWidget(self.about)
        inside.addWidget(plain_label(tr("本程序不联网，不发送任何数据。请勿在本程序中处理涉密信息。"), "help", right))
        inside.addStretch(1)
        return right

    # -- reading

    def read(self) -> None:
        """Ask the database about itself."""
        from qtic_desktop.storage.queries.archive import storage_facts

        self.ctx.ask(storage_facts.bind(), on_done=self._show, on_error=self.fail)

    def _show(self, facts: StorageFacts) -> None:
        self._show_backup(facts)
        self.about.setText(
            "\n".join(
                (
                    f"QTIC Desktop {__version__}",
                    tr("数据格式 {schema}，审计记录 {n} 条").format(schema=facts.schema, n=facts.entries),
                    tr("技术参数在右上角姓名菜单的“保存诊断信息”里。"),
                )
            )
        )

    def _show_backup(self, facts: StorageFacts) -> None:
        if not facts.backup_at:
            self.chip.set_state("warn", tr("还没有备份"))
            self.last.setText(tr("还没有核对过的备份。建议每天下班前、每场评审会后备份一次。"))
            return
        days = (self.ctx.now().date() - date.fromisoformat(facts.backup_at[:10])).days
        state = "ok" if days <= _OLD_DAYS else "warn"
        self.chip.set_state(state, tr("今天已备份") if days == 0 else tr("{n} 天前备份").format(n=days))
        self.last.setText(
            tr("上次核对过的备份：{when}，{name}。").format(when=minute(facts.backup_at), name=facts.backup_name)
        )

    # -- acts

    def show_folder(self) -> None:
        """Open the folder in the file manager of the system."""
        self.open_url(QUrl.fromLocalFile(str(self.ctx.doors.folder)))

    def back_up(self) -> None:
        """Ask where, copy, read back, and only then say that it is a backup."""
        try:
            chosen = ask_where(self.ctx, self.ask_path, self.window(), tr("备份到哪个文件夹"))
        except NoPlace as no:
            self.said.emit(str(no), "bad")
            return
        if chosen is None:
            return
        self.back_up_now.setEnabled(False)

        from qtic_desktop.services.archive import back_up

        task = self.ctx.work_in_steps(
            back_up.bind(parent=chosen),
            on_done=self._backed_up,
            on_error=self._not_backed_up,
            label=tr("正在备份"),
        )
        task.ended.connect(lambda: self.back_up_now.setEnabled(True))
        self.busy.watch(task, tr("正在备份并读回核对"))

    def _backed_up(self, made: Backup) -> None:
        from qtic_desktop.services.archive import record_backup

        said = tr("备份完成，已读回核对：{name}，{files} 个文件，{size} MB，记录链完整（末条校验码 {code}）。").format(
            name=made.folder.name,
            files=made.files,
            size=f"{made.size / 1_000_000:.1f}",
            code=short_code(made.last_hash),
        )
        self.ctx.perform(
            record_backup.bind(backup=made), on_done=lambda _: self.said.emit(said, "ok"), on_error=self.fail
        )

    def _not_backed_up(self, error: Exception) -> None:
        self.fail(error)

    def check(self) -> None:
        """Prove the whole workspace sound, or say what is not."""
        from qtic_desktop.services.audit.checks import check_all

        self.checked.setText(tr("正在核对…"))
        task = self.ctx.work(check_all.bind(), on_done=self._show_findings, on_error=self._not_checked)
        self.busy.watch(task, tr("正在核对全部数据"))

    def _show_findings(self, findings: tuple[CheckFinding, ...]) -> None:
        at = f"{self.ctx.now():%Y-%m-%d %H:%M}"
        if not findings:
            self.checked.setText(tr("{when} 核对：文件、记录链、附件和各项规则都完好。").format(when=at))
            return
        lines = [self.ctx.say(found.code, subject=found.subject, **found.facts) for found in findings[:_SHOWN]]
        if len(findings) > _SHOWN:
            lines.append(tr("另有 {n} 处").format(n=len(findings) - _SHOWN))
        head = tr("{when} 核对：有 {n} 处不对。数据没有改动，请先停止录入，保留工作区并从备份核对。").format(
            when=at, n=len(findings)
        )
        self.checked.setText("\n".join([head, *lines]))

    def _not_checked(self, error: Exception) -> None:
        self.checked.setText(self.ctx.say(error))

"""备份列表: every backup of this workspace, what each holds, whether anybody tried it, and what a restore would cost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.generations import Keeping, Why
from qtic_desktop.domain.changes import Kind
from qtic_desktop.gui.archive import words as backup_words
from qtic_desktop.gui.archive.keeping_dialog import KeepingDialog
from qtic_desktop.gui.archive.where import NoPlace, ask_where
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_folder
from qtic_desktop.gui.section import Section, row_of
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import BusyBar, Column, RowTable, button, plain_label
from qtic_desktop.gui.words import minute

if TYPE_CHECKING:
    from qtic_desktop.services.archive.generations import Generation, Kept
    from qtic_desktop.services.archive.preview import RestorePreview


class GenerationsSection(Section):
    """The list, and below it what the chosen one holds and would bring back."""

    kinds = frozenset({Kind.WORKSPACE})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr(
            "程序每天自动备份一次，每次导入之前再备份一次，放在数据文件夹里，多出来的按规则删除；您自己做的和最新的两份不会自动删除。"
            "每份备份做成时都打开核对过；写着“未验证”的没有核对过，请先“试恢复并核对”再用。"
        )
        super().__init__(ctx, purpose, parent)
        self.ask_path: AskPath = ask_folder
        self.keeping = Keeping()
        self.now_button = self.guard(button(tr("现在备份"), "save", "", self), Act.RECORD_BACKUP)
        self.now_button.clicked.connect(lambda: self.back_up(None))
        self.apart_button = self.guard(button(tr("备份到另一块盘…"), "upload", "", self), Act.RECORD_BACKUP)
        self.apart_button.setObjectName("backUpApart")
        self.apart_button.clicked.connect(self.back_up_apart)
        self.rule_button = self.guard(button(tr("保留规则…"), "settings", "", self), Act.SET_KEEPING)
        self.rule_button.setObjectName("keepingRule")
        self.rule_button.clicked.connect(self.ask_rule)
        self.table = RowTable(_columns(self), self, name=tr("备份"))
        self.table.setObjectName("generations")
        self.table.row_selected.connect(self._chosen)
        self.try_button = button(tr("试恢复并核对"), "check", "", self)
        self.try_button.setObjectName("tryBackup")
        self.try_button.clicked.connect(self.try_it)
        self.preview_button = button(tr("恢复会怎样"), "eye", "", self)
        self.preview_button.setObjectName("previewRestore")
        self.preview_button.clicked.connect(self.preview)
        self.busy = BusyBar(self)
        self.rule = plain_label("", "help", self)
        self.told = plain_label("", "body", self)
        self.told.setObjectName("restorePreview")
        self.body.addLayout(row_of(self.now_button, self.apart_button, self.rule_button))
        self.body.addWidget(self.rule)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row_of(self.try_button, self.preview_button))
        self.body.addWidget(self.told)
        self._tried: dict[Path, str] = {}
        self._chosen(None)

    # -- reading

    def read(self) -> None:
        """Look at the folders."""
        from qtic_desktop.services.archive.generations import generations, keeping

        also = self.ctx.settings.text("backup_folder")
        self.ctx.ask(keeping.bind(), on_done=self._show_rule, on_error=self.fail)
        order = generations.bind(also=Path(also) if also else None)
        task = self.ctx.work(order, on_done=self._show, on_error=self.fail)
        self.busy.watch(task, tr("正在查看备份"))

    def _show_rule(self, rule: Keeping) -> None:
        self.keeping = rule
        self.rule.setText(
            tr("自动备份：最近 {d} 天每天留一份，最近 {w} 周每周留一份，最近 {m} 个月每月留一份。").format(
                d=rule.daily, w=rule.weekly, m=rule.monthly
            )
        )

    def _show(self, rows: tuple[Generation, ...]) -> None:
        self.table.set_rows(rows, lambda row: row.facts.folder)

    def state(self, row: Generation) -> tuple[str, str]:
        """Whether it counts."""
        if row.elsewhere:
            return "bad", tr("别处接着办过")
        if self._tried.get(row.facts.folder) == "":
            return "bad", tr("不完整")
        if self._tried.get(row.facts.folder):
            return "ok", tr("刚试过，完整")
        return ("ok", tr("已验证")) if row.facts.verified else ("warn", tr("未验证"))

    def _chosen(self, row: Generation | None) -> None:
        for one in (self.try_button, self.preview_button):
            one.setEnabled(row is not None)
            one.setToolTip("" if row is not None else tr("先在列表里选一份备份"))
        self.told.setText("" if row is None else tr("存放位置：{folder}").format(folder=row.facts.folder))

    # -- acts

    def back_up_apart(self) -> None:
        """Ask where; it is remembered, and used by itself when a meeting is sealed."""
        try:
            chosen = ask_where(self.ctx, self.ask_path, self.window(), tr("备份到另一块盘"))
        except NoPlace as no:
            self.said.emit(str(no), "bad")
            return
        if chosen is not None:
            self.ctx.settings.flush()
            self.back_up(chosen)

    def back_up(self, parent: Path | None) -> None:
        """Make one now, also where nothing has changed on another drive."""
        from qtic_desktop.services.archive.generations import keep_generation

        task = self.ctx.work_in_steps(
            keep_generation.bind(why=Why.HAND, parent=parent),
            on_done=self._made, on_error=self.fail, label=tr("正在备份"),
        )  # fmt: skip
        self.busy.watch(task, tr("正在备份并另行打开核对"))

    def _made(self, kept: Kept) -> None:
        if kept.backup is None:
            self.said.emit(tr("上次备份以后没有新的改动，不用再备份。"), "ok")
        else:
            words = tr("备份做好了，已经打开核对过：{name}。").format(name=kept.backup.folder.name)
            words += (
                ""
                if kept.backup.apart
                else tr("它和数据在同一块盘上，这块盘坏了，数据和备份都会没有；请再备份一份到 U 盘。")
            )
            self.said.emit(words, "ok" if kept.backup.apart else "warn")
        if kept.elsewhere:
            self.said.emit(self.ctx.say("archive.worked_elsewhere", names="、".join(kept.elsewhere)), "bad")
        self.read()

    def ask_rule(self) -> None:
        """Ask for the three numbers."""
        dialog = KeepingDialog(self.keeping, self.window())
        dialog.given.connect(self._set_rule)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set_rule(self, rule: Keeping) -> None:
        from qtic_desktop.services.archive.generations import set_keeping

        self.ctx.perform(set_keeping.bind(rule=rule), on_error=self.fail)

    def try_it(self) -> None:
        """Restore the chosen one into a place of its own, check it, and throw that copy away."""
        from qtic_desktop.services.archive.generations import try_backup

        row = self.table.selected()
        if row is None:
            return
        folder = row.facts.folder
        task = self.ctx.work_in_steps(
            try_backup.bind(folder=folder),
            on_done=self._tried_well,
            on_error=lambda error: self._tried_badly(folder, error),
            label=tr("试恢复"),
        )
        self.busy.watch(task, tr("正在试恢复并核对"))

    def _tried_well(self, tried: Generation) -> None:
        facts = tried.facts
        self._tried[facts.folder] = facts.verified
        self.table.viewport().update()
        self.said.emit(
            tr("备份 {name} 试恢复成功，核对完整，里面有：{holds}。试恢复用的临时文件已经删除，备份没有改动。").format(
                name=facts.folder.name, holds=backup_words.holds(facts.held)
            ),
            "ok",
        )

    def _tried_badly(self, folder: Path, error: Exception) -> None:
        self._tried[folder] = ""
        self.table.viewport().update()
        self.fail(error)

    def preview(self) -> None:
        """Say what would come back and what would be lost."""
        from qtic_desktop.services.archive.preview import preview_restore

        row = self.table.selected()
        if row is not None:
            task = self.ctx.work(
                preview_restore.bind(folder=row.facts.folder), on_done=self._show_preview, on_error=self.fail
            )
            self.busy.watch(task, tr("正在比较"))

    def _show_preview(self, found: RestorePreview) -> None:
        lines = backup_words.preview_lines(found)
        if found.whole is not False:
            way = tr("要恢复：右上角姓名的菜单 → “其他工作区、恢复备份” → 打开 {folder}。")
            lines.append(way.format(folder=found.facts.folder))
        self.told.setText("\n".join(lines))


def _when(at: datetime | None) -> str:
    return "" if at is None else f"{at:%Y-%m-%d %H:%M}"


def _columns(section: GenerationsSection) -> list[Column]:
    return [
        Column("state", tr("状态"), lambda row: row.facts.verified, width=140, chip=section.state),
        Column("at", tr("做成时间"), lambda row: _when(row.facts.made_at), width=150),
        Column("why", tr("缘由"), lambda row: backup_words.why(row.facts.why), width=120),
        Column("size", tr("大小（MB）"), lambda row: f"{row.facts.size / 1_000_000:.1f}", "right", width=100),
        Column("holds", tr("内容"), lambda row: backup_words.holds(row.facts.held), stretch=True),
        Column("checked", tr("核对时间"), lambda row: minute(row.facts.verified), width=150),
        Column("leaves", tr("保留"), lambda row: tr("下次删除") if row.on_its_way_out else "", width=90),
    ]

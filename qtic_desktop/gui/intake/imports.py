"""导入推荐汇总表: the file is read whole and shown before anything is written; a person then takes it in or leaves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, RowTable, plain_label


class ProposalImport(QWidget):
    """No picture of its own; ``said`` carries a sentence and its kind for the page."""

    said = Signal(str, str)
    kind = "proposals"

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._ctx = ctx
        self.dialog: ImportPreview | None = None

    def choose(self) -> None:
        """Ask for the file."""
        name, _ = QFileDialog.getOpenFileName(self.window(), tr("选择要导入的表格"), "", tr("表格 (*.xlsx *.csv)"))
        if name:
            self.try_out(Path(name))

    def try_out(self, path: Path) -> None:
        """Read the file off the GUI thread and show what would happen."""
        self._run(path, dry_run=True, on_done=lambda report: self._preview(path, report))

    def _run(self, path: Path, *, dry_run: bool, on_done: Any) -> None:
        from qtic_desktop.services.imports import import_order

        order = import_order(self.kind, path, dry_run=dry_run)
        self._ctx.work(order, on_done=on_done, on_error=self._failed)

    def _preview(self, path: Path, report: Any) -> None:
        self.dialog = ImportPreview(self._ctx, path.name, report, self.window())
        self.dialog.accepted.connect(lambda: self._run(path, dry_run=False, on_done=self._written))
        self.dialog.open()

    def _written(self, report: Any) -> None:
        self.said.emit(tr("已导入 {n} 项。").format(n=report.accepted), "ok")

    def _failed(self, error: Exception) -> None:
        self.said.emit(self._ctx.say(error), "bad")


class ImportPreview(Dialog):
    """Counts first, then every finding by row; taking in is possible only when something would be written."""

    def __init__(self, ctx: AppContext, name: str, report: Any, parent: QWidget) -> None:
        super().__init__(tr("导入预览"), parent)
        self.setMinimumSize(theme().px(640), theme().px(420))
        self.body.addWidget(plain_label(name, "strong"))
        words = tr("共 {rows} 行：可导入 {good} 行，不能导入 {bad} 行。现在什么都还没有写入。")
        counts = words.format(rows=report.rows, good=report.accepted, bad=len(report.rejected))
        self.body.addWidget(plain_label(counts))
        if report.seen_before:
            when = report.seen_before[:16].replace("T", " ")
            self.body.addWidget(plain_label(tr("这个文件已于 {time} 导入过，不会再次写入。").format(time=when), "warn"))
        columns = [
            Column("row", tr("行"), lambda finding: finding.row, "right", width=56),
            Column("words", tr("说明"), lambda finding: finding.sentence(ctx.lang), stretch=True),
        ]
        self.findings = RowTable(columns, self, name=tr("逐行说明"))
        self.findings.set_rows(report.findings)
        self.body.addWidget(self.findings, 1)
        if not report.findings:
            self.findings.hide()
            self.body.addWidget(plain_label(tr("没有发现问题。"), "ok"))
            self.body.addStretch(1)
        self.add_button(tr("不导入"), self.reject)
        self.take_button = self.add_button(tr("导入 {n} 行").format(n=report.accepted), self.accept, "primary")
        possible = bool(report.accepted) and not report.seen_before
        self.take_button.setEnabled(possible)
        if not possible:
            self.take_button.setToolTip(tr("没有可以写入的行"))

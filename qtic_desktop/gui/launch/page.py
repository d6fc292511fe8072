"""启动建设 (三（三）): the ledger of centres, and its import with a dry run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.save_path import AskPath, ask_open_path
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, Column, Dialog, EmptyState, RowTable, StateChip, button, plain_label
from qtic_desktop.storage.queries.annual_reports import CenterRow, centers

if TYPE_CHECKING:
    from qtic_desktop.services.imports import ImportReport

_SHOWN = 8


def _chip(row: CenterRow) -> tuple[str, str]:
    known = {"running": ("ok", tr("在建")), "cancelled": ("neutral", tr("已取消资格"))}
    return known.get(row.status, ("neutral", row.status))


def _track(row: CenterRow) -> str:
    return {"NEW": tr("新建"), "CONVERSION": tr("转建")}.get(row.track, row.track)


def _columns(lang: str) -> list[Column]:
    track = 56 if lang == "zh" else 88
    return [
        Column("name", tr("中心"), lambda row: row.name, width=216, pinyin=True),
        Column("state", tr("状态"), lambda row: row.status, width=100, chip=_chip),
        Column("track", tr("类型"), _track, width=track),
        Column("ends", tr("建设期满"), lambda row: row.ends_on.isoformat(), width=92),
        Column("number", tr("中心编号"), lambda row: row.number, width=132),
        Column("host", tr("依托单位"), lambda row: row.host_name, width=110),
    ]


class LaunchPage(Page):
    """The ledger; every centre of it owes an annual report."""

    name = "launch"
    clause = "三(三)"
    title_source = "启动建设"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._wanted = ""
        self.ask_path: AskPath = ask_open_path
        self.dialog: ImportDialog | None = None
        self.set_primary(tr("导入台账…"), "upload", self.choose_file).setObjectName("importCentersButton")
        self.set_filters([("all", tr("全部")), ("NEW", tr("新建")), ("CONVERSION", tr("转建"))])
        self.table = RowTable(_columns(ctx.lang), self, name=tr("中心台账"))
        self.table.setObjectName("centerTable")
        self.table.row_selected.connect(self._show_selected)
        self.table.shown_changed.connect(self._count_shown)
        self.filter_changed.connect(self._apply_filter)
        self.busy = BusyBar(self)
        self.set_list(self.table)
        self.set_detail(self._make_detail())
        if ctx.settings.state(f"split/{self.name}").isEmpty():
            self._splitter.setSizes([theme().px(760), theme().px(340)])
        empty = EmptyState(
            tr("公示无异议、启动建设的中心记入这里的台账。可以从表格导入已有的中心。"), tr("导入台账…"), "launch"
        )
        empty.acted.connect(self.choose_file)
        self.set_empty(empty)
        self.set_search(self.table.set_filter)
        self.show_empty(True)

    def _make_detail(self) -> QWidget:
        pane = QWidget(self)
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(theme().px(16), 0, 0, 0)
        layout.setSpacing(theme().px(8))
        self.center = plain_label("", "title", pane)
        self.owner = plain_label("", "muted", pane)
        self.chip = StateChip(parent=pane)
        self.facts = plain_label("", "body", pane)
        self.to_reports = button(tr("看它的年度报告"), "arrow-right", parent=pane)
        self.to_reports.setObjectName("toReportsButton")
        self.to_reports.clicked.connect(self._go_to_reports)
        for part in (self.center, self.owner, self.chip, self.facts, self.to_reports, self.busy):
            layout.addWidget(part)
        layout.addStretch(1)
        return pane

    def activate(self, **place: object) -> None:
        """Read the ledger, and select the centre the place names."""
        self._wanted = str(place.get("center", ""))
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again when a centre was touched."""
        if Kind.CENTER in changes.kinds:
            self._read()

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K."""
        return (Command(tr("导入台账…"), self.choose_file, "upload"),)

    def _read(self) -> None:
        self.ctx.ask(centers.bind(), on_done=self._take_rows, on_error=self.report)

    def _take_rows(self, rows: tuple[CenterRow, ...]) -> None:
        self.show_empty(not rows)
        self.table.set_rows(rows, key=lambda row: row.id)
        self.set_filter_count("all", len(rows))
        for key in ("NEW", "CONVERSION"):
            self.set_filter_count(key, sum(row.track == key for row in rows))
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""
        if rows and self.table.selected() is None:
            self.table.select(rows[0].id)
        self._show_selected(self.table.selected())

    def _apply_filter(self, key: str) -> None:
        self.table.set_predicate(None if key == "all" else lambda row: row.track == key)

    def _count_shown(self, shown: int, total: int) -> None:
        self.set_footer(tr("共 {total} 个中心，显示 {shown} 个").format(total=total, shown=shown))

    def _show_selected(self, row: CenterRow | None) -> None:
        self.chip.setVisible(row is not None)
        self.to_reports.setVisible(row is not None)
        if row is None:
            self.center.setText(tr("选择一个中心，查看建设期和下一步。"))
            self.owner.setText("")
            self.facts.setText("")
            return
        self.center.setText(row.name)
        self.owner.setText(f"{row.host_name} · {row.department_name}")
        self.chip.set_state(*_chip(row))
        days = (row.ends_on - self.ctx.now().date()).days
        left = tr("距期满 {n} 天").format(n=days) if days >= 0 else tr("已期满 {n} 天").format(n=-days)
        lines = [
            tr("编号：{number}").format(number=row.number),
            tr("建设期：{start} 至 {end}（{left}）").format(start=row.started_on, end=row.ends_on, left=left),
            tr("建设周期一般为三年（二（一））；期满前后进行绩效评估（三（四））。"),
        ]
        self.facts.setText("\n".join(lines))

    def _go_to_reports(self) -> None:
        row = self.table.selected()
        if row is not None:
            self.ctx.go("annual_reports", center=row.id)

    # -- import

    def choose_file(self) -> None:
        """Choose a workbook and show what it would bring, before anything is written."""
        chosen = self.ask_path(self, tr("选择中心台账"), "", tr("表格 (*.xlsx *.csv)"))
        if chosen:
            self.message.clear()
            self._import(Path(chosen), dry_run=True)

    def _import(self, path: Path, *, dry_run: bool) -> None:
        from qtic_desktop.services.imports import import_order

        task = self.ctx.work(
            import_order("centers", path, dry_run=dry_run),
            on_done=lambda report: self._show_report(path, report, dry_run),
            on_error=self.report,
        )
        self.busy.watch(task, tr("正在读取台账…"))

    def _show_report(self, path: Path, report: ImportReport, dry_run: bool) -> None:
        if dry_run:
            self.dialog = ImportDialog(path.name, report, self.ctx, self)
            self.dialog.agreed.connect(lambda: self._import(path, dry_run=False))
            self.dialog.open()
            return
        self.message.show_message(tr("已记入台账 {n} 个中心。").format(n=len(report.changes.ids)), "ok")


class ImportDialog(Dialog):
    """What an import would do, before it does it; ``agreed`` writes."""

    def __init__(self, name: str, report: ImportReport, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(tr("导入台账：先核对"), parent)
        from PySide6.QtWidgets import QPushButton

        self.body.addWidget(plain_label(name, "strong", self))
        words = tr("读到 {seen} 行：可导入 {good} 个中心，不能导入 {bad} 行。还没有写入任何内容。").format(
            seen=report.rows, good=report.accepted, bad=len(report.rejected)
        )
        self.body.addWidget(plain_label(words, "body", self))
        self.findings = plain_label(_findings(report, ctx), "muted", self)
        self.findings.setVisible(bool(self.findings.text()))
        self.body.addWidget(self.findings)
        why = ""
        if report.seen_before:
            why = tr("这个文件已导入过（{when}），不会重复导入。").format(
                when=report.seen_before[:19].replace("T", " ")
            )
        elif not report.accepted:
            why = tr("没有可以导入的行")
        if why:
            self.body.addWidget(plain_label(why, "warn", self))
        self.setMinimumWidth(theme().px(520))
        self.add_button(tr("不导入"), self.reject).setObjectName("cancelImport")
        self.confirm: QPushButton = self.add_button(
            tr("导入 {n} 个中心").format(n=report.accepted), self.accept, "primary"
        )
        self.confirm.setObjectName("confirmImport")
        self.confirm.setEnabled(not why)
        self.confirm.setToolTip(why)
        self.agreed = self.accepted


def _findings(report: ImportReport, ctx: AppContext) -> str:
    """The first findings as sentences, and how many more there are."""
    lines = [finding.sentence(ctx.lang) for finding in report.findings[:_SHOWN]]
    more = len(report.findings) - _SHOWN
    return "\n".join([*lines, tr("另有 {n} 处").format(n=more)] if more > 0 else lines)

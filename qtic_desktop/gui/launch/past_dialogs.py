"""历年台账: the workbooks that were taken in, and the look at one before it is: what comes, what blocks, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act, Words
from qtic_desktop.gui.stage.carrier import Look
from qtic_desktop.gui.stage.takings import TakingsDialog
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, RowTable, plain_label
from qtic_desktop.services.imports.past.undoing import take_back_past_years
from qtic_desktop.storage.queries.past import PastTakingRow

if TYPE_CHECKING:
    from qtic_desktop.services.imports.past import PastReport
    from qtic_desktop.services.imports.past.report import PastCenterLine


def take_back_act() -> Act[PastTakingRow]:
    """Take back everything one workbook brought."""
    reason = Words(
        "reason", tr("撤回的原因"), tr("这份文件记入的中心、报告、评估、变更和指标整份撤回；改正后可以再记入")
    )
    return Act(
        take_back_past_years,
        tr("整份撤回"),
        lambda row, given: take_back_past_years.bind(taking=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("整份撤回"),
        touches=_would_go,
        weighs=lambda row, _given: (_would_go(row),),
    )


def _would_go(row: PastTakingRow) -> str:
    return tr("将撤回 {brought}。记入以后又办过事的，程序会逐个说明，不会撤回。").format(brought=_brought(row))


def takings_dialog(rows: Sequence[PastTakingRow], *, why_not: str, why_not_back: str, parent: QWidget) -> TakingsDialog:
    """The ledgers of past years that were taken in."""
    words = tr(
        "把本系统以前的中心连同历年的年度报告、评估等次、变更和任务书指标，从一份表格一次记入：先试运行，逐格说明问题，"
        "逐个中心说明缺什么；要么全部记入，要么一行也不记。记入以后没有再办事以前，可以整份撤回。"
    )
    return TakingsDialog(
        tr("历年台账"), words, tr("还没有记入过。"), _columns(), rows, why_not=why_not,
        why_back=lambda row: why_not_back or (tr("已经撤回") if row.withdrawn_on is not None else ""),
        names=("closePast", "takeBackPast", "blankPast", "loadPast"), back=tr("整份撤回…"), load=tr("选择文件…"),
        parent=parent,
    )  # fmt: skip


def _brought(row: PastTakingRow) -> str:
    return tr("{centers} 个中心、{reports} 份报告、{grades} 次评估、{changes} 次变更、{targets} 项指标").format(
        centers=row.centers, reports=row.reports, grades=row.grades, changes=row.changes, targets=row.targets
    )


def _columns() -> list[Column]:
    return [
        Column("number", tr("次"), lambda row: row.number, "right", width=44),
        Column("taken", tr("记入日期"), lambda row: row.taken_on.isoformat(), width=104),
        Column("source", tr("文件"), lambda row: row.source, width=190),
        Column("brought", tr("带来"), _brought, stretch=True),
        Column("state", tr("现状"), lambda row: row.withdrawn_reason, width=96, chip=_state),
    ]


def _state(row: PastTakingRow) -> tuple[str, str]:
    return ("neutral", tr("已撤回")) if row.withdrawn_on is not None else ("ok", tr("已记入"))


class PastPreview(Look):
    """What taking the workbook in would do. ``accepted``: take it in, possible only when nothing blocks."""

    def __init__(self, ctx: AppContext, name: str, report: PastReport, parent: QWidget) -> None:
        super().__init__(tr("历年台账：试运行"), name, parent)
        lang = ctx.lang
        self.setMinimumSize(theme().px(1020), theme().px(580))
        self.said = plain_label(report.summary(lang), "warn" if report.blocked else "body", self)
        self.said.setObjectName("pastSummary")
        self.body.addWidget(self.said)
        if report.seen_before:
            told = ctx.say("imports.seen_before", at=report.seen_before[:16].replace("T", " "))
            self.body.addWidget(plain_label(told, "warn", self))
        self.findings = RowTable(_finding_columns(), self, name=tr("逐格说明"))
        self.findings.setObjectName("pastFindings")
        lines = report.lines(lang)
        self.findings.set_rows(tuple(lines))
        self.findings.setVisible(bool(lines))
        self.centers = RowTable(_center_columns(lang), self, name=tr("各中心带来什么、缺什么"))
        self.centers.setObjectName("pastCenters")
        self.centers.set_rows(report.centers)
        self.centers.setVisible(bool(report.centers))
        self.whole = plain_label("", "small", self)
        self.whole.setObjectName("pastWhole")
        self.findings.row_selected.connect(lambda line: self.whole.setText("" if line is None else line[2]))
        self.centers.row_selected.connect(lambda line: self.whole.setText("" if line is None else line.missing(lang)))
        self.body.addWidget(self.findings, 2)
        self.body.addWidget(self.centers, 3)
        self.body.addWidget(self.whole)
        self.add_links(
            marked=tr("另存一份自己的表，每一格的问题、每个中心缺什么都写在旁边"), teach="",
            is_marked=any(one.sheet for one in report.findings), is_taught=True,
        )  # fmt: skip
        self.add_button(tr("不记入"), self.reject).setObjectName("cancelPast")
        self.confirm = self.add_button(tr("全部记入"), self.accept, "primary")
        self.confirm.setObjectName("confirmPast")
        self.confirm.setEnabled(not report.blocked and report.anything)
        self.confirm.setToolTip("" if self.confirm.isEnabled() else report.summary(lang))


def _finding_columns() -> list[Column]:
    return [
        Column("kind", tr("结果"), lambda line: line[3], width=92, chip=_kind),
        Column("sheet", tr("工作表"), lambda line: line[0], width=120),
        Column("row", tr("行"), lambda line: line[1] or "", "right", width=48),
        Column("words", tr("说明"), lambda line: line[2], stretch=True),
    ]


def _kind(line: tuple[str, int, str, bool]) -> tuple[str, str]:
    return ("bad", tr("先改正")) if line[3] else ("neutral", tr("提示"))


def _center_columns(lang: str) -> list[Column]:
    def years(one: PastCenterLine) -> str:
        late = tr("（{years} 逾期）").format(years=years_text(one.overdue)) if one.overdue else ""
        return years_text(one.reports) + late

    return [
        Column("state", tr("台账"), lambda one: one.known, width=72, chip=_ledger),
        Column("number", tr("中心编号"), lambda one: one.number, width=120),
        Column("name", tr("中心"), lambda one: one.name, width=190, pinyin=True),
        Column("reports", tr("年度报告"), years, width=150),
        Column("grades", tr("评估"), lambda one: mark("、").join(one.grades), width=76),
        Column("changes", tr("变更"), lambda one: one.changes or "", "right", width=48),
        Column("missing", tr("缺什么"), lambda one: one.missing("zh" if lang == "zh" else "en"), stretch=True),
    ]


def _ledger(one: PastCenterLine) -> tuple[str, str]:
    return ("neutral", tr("已有")) if one.known else ("ok", tr("新"))


def years_text(years: tuple[int, ...]) -> str:
    """Years with those that follow each other drawn together: 2020—2022、2024."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return mark("、").join(
        str(run[0]) if len(run) == 1 else mark("—").join((str(run[0]), str(run[-1]))) for run in runs
    )

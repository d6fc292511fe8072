"""启动建设 (三（三）): the ledger of centres; every centre of it owes an annual report."""

from __future__ import annotations

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.import_forms import ImportKind
from qtic_desktop.domain.intake import Track
from qtic_desktop.domain.launch import CenterFilter
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Records, Window, by_value
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.stage.workbook import WorkbookImport
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.storage.queries.annual_reports import CenterRow
from qtic_desktop.storage.queries.launch import CENTERS


def launch_page(ctx: AppContext) -> RecordPage[CenterRow]:
    """The ledger, its import, and the way to the reports of a centre."""
    return RecordPage(
        ctx,
        Records(
            name="launch",
            table=tr("中心台账"),
            window=Window(CENTERS, lambda key: CenterFilter(None if key == "all" else Track(key))),
            kinds=frozenset({Kind.CENTER}),
            key=lambda row: row.id,
            columns=_columns(ctx.lang),
            filters=by_value(
                lambda row: row.track, *((track, words.track(track)) for track in (Track.NEW, Track.CONVERSION))
            ),
            shown=lambda row: _shown(row, ctx),
            nothing=Shown(tr("选择一个中心，查看建设期和下一步。")),
            imports=WorkbookImport(
                ImportKind.CENTERS,
                Act.IMPORT_CENTERS,
                tr("导入台账…"),
                tr("中心台账（空白表格）"),
                lambda count: tr("已记入台账 {n} 个中心。").format(n=count),
            ),
            empty=Empty(tr("公示无异议、启动建设的中心记入这里的台账。可以从表格导入已有的中心。"), "launch"),
            counted=tr("共 {total} 个中心，显示 {shown} 个"),
            chosen=tr("，已选 {n} 个"),
        ),
    )


def _columns(lang: str) -> tuple[Column, ...]:
    return (
        Column("name", tr("中心"), lambda row: row.name, width=216, pinyin=True),
        Column(
            "state", tr("状态"), lambda row: row.status, width=100, chip=lambda row: words.center_status(row.status)
        ),
        Column("track", tr("类型"), lambda row: words.track(row.track), width=56 if lang == "zh" else 88),
        Column("ends", tr("建设期满"), lambda row: row.ends_on.isoformat(), width=92),
        Column("number", tr("中心编号"), lambda row: row.number, width=132),
        Column("host", tr("依托单位"), lambda row: row.host_name, width=110),
    )


def _shown(row: CenterRow, ctx: AppContext) -> Shown:
    days = (row.ends_on - ctx.now().date()).days
    left = tr("距期满 {n} 天").format(n=days) if days >= 0 else tr("已期满 {n} 天").format(n=-days)
    period = tr("{start} 至 {end}（{left}）").format(start=row.started_on, end=row.ends_on, left=left)
    return Shown(
        row.name,
        f"{row.host_name} · {row.department_name}",
        words.center_status(row.status),
        facts=(Fact(tr("编号"), row.number), Fact(tr("建设期"), period)),
        lines=(Line(tr("建设周期一般为三年（二（一））；期满前后进行绩效评估（三（四））。"), "muted"),),
        links=(Link(tr("看它的年度报告"), Place("annual_reports", row.id)),),
    )

"""启动建设 (三（三）): centres published without objection walk into the ledger; their changes, endings and papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.launch import CenterFilter, possible_acts
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.road import Stop
from qtic_desktop.domain.track import Track
from qtic_desktop.gui import road_words, words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch import acts
from qtic_desktop.gui.launch import road as road_acts
from qtic_desktop.gui.launch.words import open_change, task_book_lines
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, More, Own, Records, Window, by_value
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.stage.workbook import WorkbookImport
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.storage.queries.launch import CENTERS, CenterRow, TargetRow, center_history
from qtic_desktop.storage.queries.road import book_and_road

if TYPE_CHECKING:
    from qtic_desktop.gui.launch.past_years import PastYears
    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.services.launch.planning import StartPlan
    from qtic_desktop.services.use_case import WorkOrder


def launch_page(ctx: AppContext) -> RecordPage[CenterRow]:
    """The ledger."""
    return _Ledger(ctx).page


class _Ledger:
    """The page, and what of it is no value: the centre that a paper is about."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self.page = RecordPage(ctx, self._records())
        self.past: PastYears | None = None

    def _records(self) -> Records[CenterRow]:
        actor = self.ctx.actor
        return Records(
            name="launch",
            table=tr("中心台账"),
            window=Window(CENTERS, lambda key: CenterFilter(None if key == "all" else Track(key))),
            kinds=frozenset({Kind.CENTER}),
            key=lambda row: row.id,
            also=lambda row: (row.proposal_id,),
            columns=_columns(self.ctx.lang),
            filters=by_value(
                lambda row: row.track, *((track, words.track(track)) for track in (Track.NEW, Track.CONVERSION))
            ),
            shown=lambda row: _shown(row, self.ctx),
            nothing=Shown(tr("选择一个中心，查看建设期和下一步。")),
            begins=(
                Own(Act.START_CENTERS, tr("启动建设…"), self.start, "rocket"),
                acts.add_act(),
                Own(Act.TAKE_PAST_YEARS, tr("历年台账…"), self.open_past_years, "history", "pastYears"),
                Own(None, tr("统计图…"), self.show_statistics, "trending-up", "showStatistics"),
            ),
            acts=(*acts.acts(), *road_acts.acts()),
            possible=lambda row: for_person(actor, partial(possible_acts, row)),
            more=lambda row: More(
                book_and_road.bind(center_id=row.id, today=self.ctx.now().date()),
                partial(_book_and_road, row),
            ),
            history=lambda row: center_history.bind(center_id=row.id),
            papers=(
                self._paper(Act.EXPORT_LEDGER, tr("导出台账…"), tr("中心台账"), self._ledger, (".xlsx", ".pdf")),
                Paper(
                    Act.EXPORT_TASK_BOOK,
                    tr("任务书…"),
                    lambda: tr("任务书"),
                    self._book,
                    (".pdf", ".docx", ".xlsx"),
                    why_not=lambda: "" if self._chosen() else tr("请先在台账里选择一个中心"),
                    command=tr("导出中心任务书…"),
                ),
                self._paper(Act.EXPORT_STATISTICS, tr("统计表…"), tr("统计表"), self._statistics, (".xlsx", ".pdf")),
                self._paper(
                    Act.EXPORT_START, tr("启动名单…"), tr("启动建设名单"), self._start, (".pdf", ".docx", ".xlsx")
                ),
                self._paper(
                    Act.EXPORT_CENTER_FILE, tr("建设档案…"), tr("建设档案"), self._file, (".pdf", ".docx", ".xlsx")
                ),
            ),
            imports=WorkbookImport(
                ImportKind.CENTERS,
                Act.IMPORT_CENTERS,
                tr("导入台账…"),
                tr("中心台账（空白表格）"),
                lambda count: tr("已记入台账 {n} 个中心。").format(n=count),
            ),
            empty=Empty(tr("公示办结以后，在这里启动无异议的中心；已有的中心可以登记，或从表格导入台账。"), "launch"),
            counted=tr("共 {total} 个中心，显示 {shown} 个"),
            chosen=tr("，已选 {n} 个"),
        )

    def start(self) -> None:
        """Who waits to be started, with the numbers they would get."""
        from qtic_desktop.services.launch.planning import plan_start

        self.ctx.ask(plan_start.bind(today=self.ctx.now().date()), on_done=self._start_these, on_error=self.page.report)

    def _start_these(self, plan: StartPlan) -> None:
        from qtic_desktop.gui.launch.start_dialog import StartDialog

        if plan.lines:
            self.page.show_act(StartDialog(self.ctx, plan, self.page.window()))
        else:
            self.page.message.show_message(self.ctx.say("launch.nothing_cleared"), "warn")

    def open_past_years(self) -> None:
        """Ledgers of past years: what was taken in, and more."""
        from qtic_desktop.gui.launch.past_years import PastYears

        self.past = self.past or PastYears(self.ctx, self.page)
        self.past.open()

    def show_statistics(self) -> None:
        """The figures of the office as bars, down to the records."""
        from qtic_desktop.gui.statistics.dialog import StatisticsDialog

        dialog = StatisticsDialog(self.ctx, self.page)
        dialog.opened.connect(self.ctx.go)
        self.page.show_dialog(dialog)

    def _paper(
        self, act: Act, title: str, name: str, make: Callable[[Path], WorkOrder[MadeFile]], kinds: tuple[str, ...]
    ) -> Paper[MadeFile]:
        return Paper(act, title, lambda: name, make, kinds)

    def _chosen(self) -> str:
        row = self.page.table.selected()
        return "" if row is None else str(row.id)

    def _ledger(self, path: Path) -> WorkOrder[MadeFile]:
        from qtic_desktop.services.launch.papers import export_ledger

        return export_ledger.bind(out=path)

    def _statistics(self, path: Path) -> WorkOrder[MadeFile]:
        from qtic_desktop.services.statistics import export_statistics

        return export_statistics.bind(out=path)

    def _book(self, path: Path) -> WorkOrder[MadeFile]:
        from qtic_desktop.services.launch.task_book import export_task_book

        return export_task_book.bind(out=path, center_id=self._chosen())

    def _start(self, path: Path) -> WorkOrder[MadeFile]:
        from qtic_desktop.services.launch.papers import export_start

        return export_start.bind(out=path, center_id=self._chosen())

    def _file(self, path: Path) -> WorkOrder[MadeFile]:
        from qtic_desktop.services.launch.papers import export_center_file

        return export_center_file.bind(out=path, center_id=self._chosen())


def _book_and_road(row: CenterRow, found: tuple[tuple[TargetRow, ...], tuple[Stop, ...]]) -> tuple[Line, ...]:
    """The task book as it is in force, then the road."""
    book, stops = found
    return (*task_book_lines(book), *road_words.told(stops, row.proposal_id, row.id))


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
    over = row.status_reason if row.status_on is None else mark(" ").join((str(row.status_on), row.status_reason))
    closed = row.old_center_name
    if row.old_closed_on is not None:
        told = tr("{name}（{day} 注销，{paper}）")
        closed = told.format(name=row.old_center_name, day=row.old_closed_on, paper=row.old_closing_paper)
    facts = (
        Fact(tr("编号"), row.number),
        Fact(tr("建设期"), period),
        Fact(tr("启动文号"), row.start_paper),
        Fact(tr("中心主任"), row.director_name),
        Fact(tr("共建单位"), row.partners),
        Fact(tr("原中心"), closed),
        Fact(tr("终止"), over),
    )
    lines = (
        Line(open_change(row), "warn"),
        Line(tr("建设周期一般为三年（二（一））；期满前后进行绩效评估（三（四））。"), "muted"),
    )
    links = [Link(tr("看它的年度报告"), Place("annual_reports", row.id))]
    if row.proposal_id:
        links.append(Link(tr("看它的公示"), Place("publicity", row.proposal_id)))
    return Shown(
        row.name,
        f"{row.host_name} · {row.department_name}",
        words.center_status(row.status),
        facts=tuple(fact for fact in facts if fact.text),
        lines=tuple(line for line in lines if line.text),
        links=tuple(links),
    )

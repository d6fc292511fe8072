"""多台电脑: score sheets and ballots go from computer to computer on a stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.stations import station_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_open_path, ask_save_path, with_ending
from qtic_desktop.gui.section import Section, row_of
from qtic_desktop.gui.stage.act import Act as Form
from qtic_desktop.gui.stage.act import Line
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stations.preview import BundlePreview
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import BusyBar, Column, RowTable, button, plain_label
from qtic_desktop.gui.words import minute
from qtic_desktop.resources import message
from qtic_desktop.storage.queries.stations import BundleRow, bundle_log

if TYPE_CHECKING:
    from qtic_desktop.domain.stations import BundleReport
    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.services.stations import Station

_ENDING = (".qtic",)


class StationsSection(Section):
    """Out and in, and what has gone either way."""

    kinds = frozenset({Kind.WORKSPACE, Kind.SHEET})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr(
            "会场有几台电脑时，用 U 盘交换评分表和表决：先在这台电脑备份，在另一台电脑上“打开已有”并恢复，两边就是同一个工作区；"
            "以后每台电脑导出交换包，到另一台导入。重复导入、顺序颠倒都不会出错；两边都改过的同一张评分表，由人来决定。"
        )
        super().__init__(ctx, purpose, parent)
        self.ask_save: AskPath = ask_save_path
        self.ask_open: AskPath = ask_open_path
        self.preview: BundlePreview | None = None
        self.give = self.guard(button(tr("导出交换包…"), "upload", "", self), Act.EXPORT_BUNDLE)
        self.give.setObjectName("exportBundle")
        self.give.clicked.connect(self.export)
        self.take = self.guard(button(tr("导入交换包…"), "download", "", self), Act.IMPORT_BUNDLE)
        self.take.setObjectName("importBundle")
        self.take.clicked.connect(self.choose)
        self.here: Station | None = None
        self.where = plain_label("", "body", self)
        self.where.setObjectName("thisStation")
        self.where.setWordWrap(False)
        self.name_button = self.guard(button(tr("给这台电脑起名…"), "pen-line", "", self), Act.NAME_STATION)
        self.name_button.setObjectName("nameStation")
        self.name_button.clicked.connect(self.name_it)
        self.dialog: ActDialog | None = None
        self.busy = BusyBar(self)
        self.table = RowTable(_columns(), self, name=tr("交换过的包"))
        self.table.setObjectName("bundleLog")
        self.body.addLayout(row_of(self.where, self.name_button))
        self.body.addLayout(row_of(self.give, self.take))
        self.body.addWidget(self.busy)
        self.body.addWidget(plain_label(tr("交换过的包"), "section", self))
        self.body.addWidget(self.table, 1)

    def read(self) -> None:
        """Ask what this computer is called, and the log."""
        from qtic_desktop.services.stations import this_station

        self.ctx.work(this_station.bind(), on_done=self._show_station, on_error=self.fail)
        self.ctx.ask(
            bundle_log.bind(), on_done=lambda rows: self.table.set_rows(rows, lambda row: row.seq), on_error=self.fail
        )

    def _show_station(self, here: Station) -> None:
        self.here = here
        told = tr("这台电脑：{name}") if here.called else tr("这台电脑还没有名称，交换包里只写代号 {name}")
        self.where.setText(told.format(name=station_words(here.code, here.called)))

    def name_it(self) -> None:
        """Ask for a name, said in bundles, conflicts and lists on all computers."""
        if self.here is None:
            return
        self.dialog = ActDialog(self.ctx, _naming(), self.here, self.window())
        self.dialog.finished.connect(self._named)
        self.dialog.open()

    def _named(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self.read()

    def export(self) -> None:
        """Ask where, write, read back, say that the stick can be taken out."""
        from qtic_desktop.services.stations import export_bundle

        name = tr("交换包_{at}.qtic").format(at=f"{self.ctx.now():%Y%m%d-%H%M}")
        chosen = self.ask_save(self.window(), tr("导出交换包"), name, tr("交换包 (*.qtic)"))
        if not chosen:
            return
        order = export_bundle.bind(out=with_ending(Path(chosen), _ENDING))
        task = self.ctx.work(order, on_done=self._exported, on_error=self.fail, label=tr("导出交换包"))
        self.busy.watch(task, tr("正在写入并核对"))

    def _exported(self, made: MadeFile) -> None:
        self.said.emit(message("stations.exported", self.ctx.lang, about=made.about, status=made.status), "ok")
        self.read()

    def choose(self) -> None:
        """Ask for a bundle and look at it."""
        chosen = self.ask_open(self.window(), tr("导入交换包"), "", tr("交换包 (*.qtic)"))
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Say what it would bring; nothing is written."""
        from qtic_desktop.services.stations import look_at_bundle

        task = self.ctx.work(
            look_at_bundle.bind(path=path), on_done=lambda report: self._open(path, report), on_error=self.fail
        )
        self.busy.watch(task, tr("正在查看交换包"))

    def _open(self, path: Path, report: BundleReport) -> None:
        self.preview = preview = BundlePreview(self.ctx, report, self.window())
        preview.accepted.connect(lambda: self._take_in(path, preview))
        preview.finished.connect(preview.deleteLater)
        preview.open()

    def _take_in(self, path: Path, preview: BundlePreview) -> None:
        from qtic_desktop.services.stations import take_bundle

        task = self.ctx.work(
            take_bundle.bind(path=path, choices=dict(preview.choices)),
            on_done=self._took,
            on_error=self.fail,
            label=tr("导入交换包"),
        )
        self.busy.watch(task, tr("正在导入交换包"))

    def _took(self, report: BundleReport) -> None:
        left = len(report.rejected)
        words = tr("已导入站点 {station} 的第 {n} 个交换包，写入 {written} 张评分表。").format(
            station=report.where, n=report.number, written=report.written
        )
        if left:
            words += tr(
                "还有 {n} 张没有导入，两边的内容都在；两边都改过的会列在评审会议的“封存前的关口”里，等您决定。"
            ).format(n=left)
        self.said.emit(words, "warn" if left else "ok")
        self.read()


def _naming() -> Form[Station]:
    from qtic_desktop.services.stations import name_station

    called = Line(
        "called",
        tr("名称"),
        tr("例如：录入台 2。写在交换包、两边都改过的评分表和这里的清单上"),
        required=False,
        limit=20,
    )
    return Form(
        name_station,
        tr("给这台电脑起名…"),
        lambda _here, given: name_station.bind(called=given[called]),
        "pen-line",
        (called,),
        tr("保存名称"),
        fill=lambda here: {"called": here.called},
        touches=lambda here: tr("只改名称，代号 {code} 不变；清空就不用名称。").format(code=here.code),
    )


def _columns() -> list[Column]:
    def chip(row: BundleRow) -> tuple[str, str]:
        return ("accent", tr("导入")) if row.came else ("neutral", tr("导出"))

    return [
        Column("way", tr("方向"), lambda row: row.came, width=90, chip=chip),
        Column("at", tr("时间"), lambda row: minute(row.at), width=150),
        Column("actor", tr("人员"), lambda row: row.actor_name, width=140, pinyin=True),
        Column("station", tr("电脑"), lambda row: station_words(row.station, row.called), width=190),
        Column("number", tr("第几个"), lambda row: row.number, "right", width=80),
        Column("sheets", tr("评分表张数"), lambda row: row.sheets, "right", stretch=True),
    ]

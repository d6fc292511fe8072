"""扫描回收 (三（二）): every scanned page, its picture beside the list, and what a person decides about those that wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.possible import for_person, many_for_person
from qtic_desktop.domain.scans import BOUND, PageState, ScansTaken, possible_acts, possible_many
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.save_path import ask_open_paths
from qtic_desktop.gui.scans import words
from qtic_desktop.gui.scans.acts import acts, set_aside_many
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Filter, Own, Records
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, PdfView
from qtic_desktop.services.scans import ScannedPage, scanned_page, take_scans
from qtic_desktop.storage.queries.scans import ScanPageRow, scan_history, scan_pages

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages

AskPaths = Callable[[QWidget, str, str], list[str]]
_BESIDE = 1060
"""Width of the page in which the picture has room beside the list; in a narrower one it stands below."""


def scans_page(ctx: AppContext) -> ScansPage:
    """The scanned pages."""
    return ScansPage(ctx)


class ScansPage(RecordPage[ScanPageRow]):
    """The list with the picture of the page at hand. ``ask_paths`` is the door to the desktop."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self.ask_paths: AskPaths = ask_open_paths
        self._looked_at = ""
        super().__init__(ctx, self._records())
        self.table.row_selected.connect(self._show_picture)
        self.feed.came.connect(lambda: self._show_picture(self.table.selected()))

    def _records(self) -> Records[ScanPageRow]:
        actor = self.ctx.actor
        return Records(
            name="scans",
            table=tr("扫描页"),
            reads=lambda _scope: scan_pages.bind(),
            kinds=frozenset({Kind.SCAN, Kind.OPINION}),
            key=lambda row: row.id,
            also=lambda row: (row.scan_id,),
            columns=(
                Column("page", tr("扫描页"), _title, width=170, stretch=True, pinyin=True),
                Column("state", tr("状态"), lambda row: words.chip(row)[1], width=84, chip=words.chip),
                Column("paper", tr("归到"), _paper, width=150, pinyin=True),
            ),
            filters=(
                Filter("all", tr("全部")),
                Filter("waiting", tr("待认领"), lambda row: row.state is PageState.WAITING),
                Filter("bound", tr("已归位"), lambda row: row.state in BOUND),
                Filter("aside", tr("另存"), lambda row: row.state is PageState.SET_ASIDE, seldom=True),
            ),
            first=lambda row: row.state is PageState.WAITING,
            waits=lambda row: row.state is PageState.WAITING,
            shown=_shown,
            nothing=Shown(tr("选择一页，看图和它归到哪份文件。")),
            begins=(Own(Act.TAKE_SCANS, tr("收进扫描件…"), self.take, "upload"),),
            acts=acts(),
            many=(set_aside_many(),),
            possible=lambda row: for_person(actor, partial(possible_acts, row)),
            possible_many=lambda rows: many_for_person(actor, partial(possible_many, rows)),
            history=lambda row: scan_history.bind(page_id=row.id),
            empty=Empty(tr("签过字的纸扫描成 PDF 或图片，从这里收进来，次序和方向都不要紧。"), "scans"),
            counted=tr("共 {total} 页，显示 {shown} 页"),
            chosen=tr("，已选 {n} 页"),
            split=(800, 340),
        )

    def body(self) -> None:
        """List and picture side by side, in a narrow window one above the other."""
        self.view = PdfView(self, tasks=self.ctx.tasks)
        self.view.setMinimumSize(theme().px(260), theme().px(180))
        self.both = QSplitter(Qt.Orientation.Horizontal, self)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.table)
        self.both.addWidget(self.view)
        self.both.setStretchFactor(0, 1)
        self.both.setStretchFactor(1, 1)
        self.table.remember_in(self.ctx.settings, self.name)
        self.set_list(self.both)
        self.view.clear(tr("选择一页看图"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture beside the list, or below it."""
        beside = self.width() >= theme().px(_BESIDE)
        self.both.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        super().resizeEvent(event)

    # -- the picture

    def _show_picture(self, row: ScanPageRow | None) -> None:
        key = "" if row is None else f"{row.id} {row.state}"
        if key == self._looked_at:
            return
        self._looked_at = key
        if row is None:
            self.view.clear(tr("选择一页看图"))
            return
        self.view.clear(tr("正在打开…"))

        def came(page: ScannedPage) -> None:
            if isValid(self) and self._looked_at == key:
                self.view.set_document(1, _Picture(page))

        def failed(error: Exception) -> None:
            if isValid(self) and self._looked_at == key:
                self.view.clear(self.ctx.say(error))

        self.ctx.work(scanned_page.bind(page_id=row.id), on_done=came, on_error=failed)

    # -- taking in

    def take(self) -> None:
        """Ask for the files and take them in."""
        kinds = tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        chosen = self.ask_paths(self, tr("选择扫描件，可以一次选多个"), kinds)
        if chosen:
            self.message.clear()
            paths = tuple(Path(one) for one in chosen)
            task = self.ctx.work_in_steps(
                take_scans.bind(paths=paths), on_done=self._taken, on_error=self.report, label=tr("收进扫描件")
            )
            self.busy.watch(task, tr("正在读取扫描件"))

    def _taken(self, taken: ScansTaken) -> None:
        if not isValid(self):
            return
        waiting = taken.count(PageState.WAITING)
        said = [
            tr("读了 {n} 页：按码归位 {found} 页，待认领 {waiting} 页。").format(
                n=taken.pages - taken.same, found=taken.count(PageState.MATCHED), waiting=waiting
            )
        ]
        for one in taken.reports:
            if one.seen_before:
                at = one.seen_before[:16].replace("T", " ")
                said.append(self.ctx.say("scans.seen_before", file=one.file, at=at))
            if one.problem:
                said.append(self.ctx.say(one.problem, **one.facts))
        troubled = waiting or taken.same or any(one.problem for one in taken.reports)
        self.message.show_message("".join(said), "warn" if troubled else "ok")
        if waiting:
            self.choose_filter("waiting")


class _Picture:
    """Draws one scanned page on the documents thread; the file is opened in its child process when it is first seen."""

    def __init__(self, page: ScannedPage) -> None:
        self._page = page
        self._opened: ForeignPages | None = None

    def __call__(self, _number: int, scale: float) -> tuple[int, int, bytes]:
        """The page as packed RGB for ``PdfView``."""
        from qtic_desktop.documents.scans import open_scan

        if self._opened is None:
            self._opened = open_scan(self._page.data)
        image = self._opened.draw(self._page.index, scale, self._page.turn // 90)
        rows = bytearray()
        for line in range(image.height):
            row = image.data[line * image.stride : line * image.stride + image.width * 4]
            packed = bytearray(image.width * 3)
            packed[0::3], packed[1::3], packed[2::3] = row[2::4], row[1::4], row[0::4]
            rows += packed
        return image.width, image.height, bytes(rows)


def _title(row: ScanPageRow) -> str:
    return tr("{file} 第 {n} 页").format(file=row.file_name, n=row.number)


def _paper(row: ScanPageRow) -> str:
    return words.paper(row.kind, row.sheet, row.name) if row.state in BOUND else ""


def _shown(row: ScanPageRow) -> Shown:
    facts: Sequence[Fact] = (
        Fact(tr("扫描件"), row.file_name),
        Fact(tr("收进"), f"{row.taken_at[:16].replace('T', ' ')} {row.taken_by}"),
        Fact(tr("码所指的文件"), "" if row.state in BOUND else words.paper(row.kind, row.sheet, row.name)),
        Fact(tr("页码"), _page(row)),
        Fact(tr("核对码"), row.code),
        Fact(tr("原因"), row.reason if row.state is PageState.SET_ASIDE else ""),
        Fact(tr("办理"), f"{row.decided_at[:16].replace('T', ' ')} {row.decided_by}".strip()),
    )
    lines = [Line(words.why(row), "warn"), _come(row)]
    if row.name is not None and row.name.superseded:
        lines.append(Line(tr("这一版意见书已不再有效：已被新版替代，或因更正作废。"), "warn"))
    return Shown(
        tr("第 {n} 页，共 {of} 页").format(n=row.number, of=row.of),
        _paper(row),
        words.chip(row),
        facts=tuple(fact for fact in facts if fact.text),
        lines=tuple(line for line in lines if line.text),
        note=tr("看图，照页脚的核对码认领；不属于任何文件的另存。") if row.state is PageState.WAITING else "",
        links=_links(row),
    )


def _page(row: ScanPageRow) -> str:
    if not row.page:
        return ""
    if not row.pages:
        return tr("第 {n} 页").format(n=row.page)
    return tr("第 {n} 页，共 {of} 页").format(n=row.page, of=row.pages)


def _come(row: ScanPageRow) -> Line:
    """Which pages of the paper are still out."""
    if row.state not in BOUND or row.pages < 2:
        return Line("")
    if row.is_complete:
        return Line(tr("这份文件的 {n} 页都到齐了。").format(n=row.pages), "muted")
    missing = [str(n) for n in range(1, row.pages + 1) if n not in row.come]
    return Line(tr("还缺第 {pages} 页。").format(pages=tr("、").join(missing)), "warn")


def _links(row: ScanPageRow) -> tuple[Link, ...]:
    if row.state in BOUND and row.kind == "opinion":
        return (Link(tr("打开意见书"), Place("opinions", row.subject_id, view="desk")),)
    return ()

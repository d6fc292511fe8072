"""公文字体: which file prints which part of a paper here, and a way to bring the office's own fonts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_open_path
from qtic_desktop.gui.screen_fonts import bring_fonts
from qtic_desktop.gui.section import Section, row_of
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import BusyBar, Column, RowTable, button


class FontsSection(Section):
    """The office's fonts come first, then those of the system, then the open set."""

    kinds = frozenset({Kind.FONT})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr(
            "公文按字体的用途和每个字的字形选字体：先用本局加入的，再用系统的，最后用开源的。没有字体能印的字会点名停下，不会印成方框。"
        )
        super().__init__(ctx, purpose, parent)
        self.ask_path: AskPath = ask_open_path
        self.table = RowTable(_columns(), self, name=tr("公文字体"))
        self.add_font = self.guard(button(tr("加入字体文件…"), "plus", "", self), Act.ADD_FONT)
        self.add_font.setObjectName("addFont")
        self.add_font.clicked.connect(self.choose)
        self.busy = BusyBar(self)
        self.body.addLayout(row_of(self.add_font))
        self.body.addWidget(self.busy)
        self.body.addWidget(self.table, 1)
        QWidget.setTabOrder(self.add_font, self.table)

    def read(self) -> None:
        """Ask the documents thread, which knows the fonts; the first time on a computer it makes the open set."""
        from qtic_desktop.services.fonts import font_rows

        task = self.ctx.work(
            font_rows.bind(),
            on_done=lambda rows: self.table.set_rows(rows, lambda row: (row.role, row.file)),
            on_error=self.fail,
        )
        self.busy.watch(task, tr("正在查看字体"))

    def choose(self) -> None:
        """Ask for a font file."""
        chosen = self.ask_path(self.window(), tr("选择字体文件"), "", tr("字体文件 (*.ttf *.ttc *.otf)"))
        if chosen:
            self.add(Path(chosen))

    def add(self, path: Path) -> None:
        """Copy a font into the workspace off the GUI thread."""
        from qtic_desktop.services.fonts import add_font_file

        def done(_changes: Changes) -> None:
            bring_fonts(self.ctx.doors.office_fonts)
            self.said.emit(tr("已加入字体“{file}”，以后的公文会先用它。").format(file=path.name), "ok")

        self.ctx.work(add_font_file.bind(path=path), on_done=done, on_error=self.fail)


def _columns() -> list[Column]:
    origins = {"office": ("ok", tr("本局加入")), "system": ("neutral", tr("系统")), "open": ("neutral", tr("开源"))}
    roles = {
        "body": tr("正文（仿宋）"),
        "title": tr("标题（小标宋）"),
        "hei": tr("一级标题（黑体）"),
        "kai": tr("二级标题（楷体）"),
        "rare": tr("生僻字（宋体）"),
        "last": tr("扩展区生僻字"),
    }
    return [
        Column("role", tr("用途"), lambda row: roles.get(row.role, tr("补充")), width=200),
        Column("file", tr("字体文件"), lambda row: row.file, stretch=True),
        Column("origin", tr("来源"), lambda row: row.origin, width=120, chip=lambda row: origins[row.origin]),
        Column("note", tr("说明"), lambda row: tr("暂代，没有专用字体") if row.stands_in else "", width=200),
    ]

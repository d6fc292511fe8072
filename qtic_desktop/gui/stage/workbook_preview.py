"""A look at a workbook before it is taken in: every row with what comes of it and why, and what was read of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from qtic_desktop.domain.imports.columns import FORMS
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.carrier import Look
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, RowTable, plain_label
from qtic_desktop.resources import Language

if TYPE_CHECKING:
    from qtic_desktop.services.imports import ImportReport


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the look: a row of the file, or, with ``row`` 0, something about the whole file."""

    row: int
    name: str
    outcome: str
    words: str
    values: tuple[tuple[str, str], ...] = ()


def lines_of(report: ImportReport, lang: Language) -> Iterator[Line]:
    """What is about the whole file first, then every row with all that was found in it."""
    said: dict[int, list[str]] = {}
    known = {entry.row for entry in report.entries}
    for finding in report.findings:
        if finding.row in known:
            said.setdefault(finding.row, []).append(finding.sentence(lang))
        else:
            yield Line(0, "", "rejected" if finding.blocking else "", finding.sentence(lang))
    for entry in report.entries:
        words = " ".join(said.get(entry.row, ()))
        yield Line(entry.row, entry.name, entry.outcome.value, words, entry.values)


class ImportPreview(Look):
    """Counts first, then every row; taking in is possible only when something would be written. ``updates``: what is
    there and differs may be brought up to the file by a button of its own (``update_wanted``)."""

    update_wanted = Signal()

    def __init__(
        self, ctx: AppContext, name: str, report: ImportReport, parent: QWidget, *, updates: bool = False
    ) -> None:
        super().__init__(tr("导入预览"), name, parent)
        self._lang, self._form = ctx.lang, FORMS[report.kind]
        self.setMinimumSize(theme().px(820), theme().px(480))
        self.body.addWidget(plain_label(_counts(report, updates=updates), "body"))
        self.findings = RowTable(_columns(), self, name=tr("逐行说明"))
        self.findings.set_rows(tuple(lines_of(report, ctx.lang)))
        self.findings.row_selected.connect(self._show_values)
        self.body.addWidget(self.findings, 1)
        self.values = plain_label("", "small")
        self.values.setObjectName("importValues")
        self.body.addWidget(self.values)
        self._show_values(None)
        self.add_links(
            marked=tr("另存一份对方自己的表，把有问题的格标红、标黄并写明原因，可以直接发回去改"),
            teach=tr("指明各列和各主管部门的写法是什么意思，程序会记住"),
            is_marked=any(finding.row for finding in report.findings),
            is_taught=report.kind is ImportKind.PROPOSALS,
        )
        self.add_button(tr("不导入"), self.reject).setObjectName("cancelImport")
        self.confirm = self.add_button(tr("导入 {n} 行").format(n=report.new), self.accept, "primary")
        self.confirm.setObjectName("confirmImport")
        self.confirm.setEnabled(bool(report.new))
        self.confirm.setToolTip("" if report.new else tr("没有可以写入的行"))
        self.update_rows: QPushButton | None = None
        if updates and report.different:
            words = tr("导入 {n} 行并更新 {m} 行") if report.new else tr("更新 {m} 行")
            self.update_rows = self.add_button(words.format(n=report.new, m=report.different), self._update)
            self.update_rows.setObjectName("updateRows")
            self.update_rows.setToolTip(tr("不同的几行按文件更新，空白的格不改动；原来的内容留在办理记录里"))

    def _update(self) -> None:
        self.done(0)
        self.update_wanted.emit()

    def _show_values(self, line: Line | None) -> None:
        """What was read of the selected row, all of it."""
        if line is None:
            self.values.setText(tr("选择一行，查看读到的内容。"))
            return
        read = (f"{title}: {text}" for title, text in self._read(line))
        self.values.setText("\n".join(part for part in (line.words, "　".join(read)) if part))

    def _read(self, line: Line) -> Iterator[tuple[str, str]]:
        """Titles and values of a line in the language of the window."""
        chinese = self._lang == "zh"
        for key, text in line.values:
            column = self._form.column(key)
            found = next((one for one in column.choices if one.value == text), None)
            shown = text if found is None else found.zh if chinese else found.en
            yield column.zh if chinese else column.en, shown


def _counts(report: ImportReport, *, updates: bool) -> str:
    words = tr(
        "共 {rows} 行：将新导入 {new} 行，已有且相同 {same} 行，已有但不同 {different} 行（不会改动），不能导入 {bad} 行。"
        "现在什么都还没有写入。"
    ).format(rows=report.rows, new=report.new, same=report.same, different=report.different, bad=len(report.rejected))
    if updates and report.different:
        words += tr("不同的几行，点“更新”才按文件改动，空白的格不改动。")
    rest = report.rows - len(report.entries)
    return words + tr("下面只列前 {n} 行。").format(n=len(report.entries)) if rest > 0 else words


def _columns() -> list[Column]:
    return [
        Column("row", tr("行"), lambda line: line.row or "", "right", width=56),
        Column("outcome", tr("结果"), lambda line: line.outcome, width=108, chip=_chip),
        Column("name", tr("名称"), lambda line: line.name, width=200),
        Column("words", tr("说明"), lambda line: line.words, stretch=True),
    ]


def _chip(line: Line) -> tuple[str, str]:
    return {
        "new": ("ok", tr("将导入")),
        "same": ("neutral", tr("已有")),
        "different": ("warn", tr("已有，不同")),
        "rejected": ("bad", tr("不能导入")),
    }.get(line.outcome, ("neutral", tr("提示")))

"""排版核对 beside a paper of the program: how many places deviate from GB/T 9704-2012, and each of them when it is pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, PdfView, button, plain_label
from qtic_desktop.gui.widgets.basics import button_icon

if TYPE_CHECKING:
    from qtic_desktop.documents.layout_check import LayoutReport
    from qtic_desktop.domain.problems import Problem

_MOST: Final = 12


class LayoutButton(QWidget):
    """Stands in the bar above the pages; ``said`` are the sentences of the report on the page drawn last."""

    def __init__(self, pdf: PdfView, say: Callable[[Problem], str]) -> None:
        super().__init__(pdf)
        self._pdf, self._say = pdf, say
        self.dialog: LayoutDialog | None = None
        self.said: list[str] = []
        self.remarks: list[str] = []
        self.button = button("", "list-checks", "quiet", pdf)
        self.button.setObjectName("layoutCheck")
        self.button.setToolTip(tr("按 GB/T 9704-2012 量这份文件：版心、行数、字数、字号、页码"))
        self.button.clicked.connect(self.open)
        self.button.hide()
        pdf.put_beside(self.button)
        self.hide()

    def show_report(self, report: LayoutReport | None) -> None:
        """Say how the page drawn last came out; None where it was not measured."""
        self.button.setVisible(report is not None)
        if report is None:
            return
        self.said = [self._say(one) for one in report.deviations]
        self.remarks = [self._say(one) for one in report.remarks]
        text = tr("排版 {n} 处").format(n=len(self.said)) if self.said else tr("排版无偏差")
        self.button.setText(text)
        self.button.setIcon(button_icon("triangle-alert" if self.said else "circle-check", "quiet"))

    def open(self) -> None:
        """Show every deviation in a sentence."""
        self.dialog = LayoutDialog(self.said, self.remarks, self._pdf)
        self.dialog.open()


def check_file(
    ctx: AppContext, path: Path, shown: Callable[[LayoutDialog], object], failed: Callable[[Exception], None],
    parent: QWidget,
) -> None:  # fmt: skip
    """Measure a file that was made, away from the window, and show the report."""
    from qtic_desktop.services.layout import layout_of

    def done(report: LayoutReport) -> None:
        said, remarks = ([ctx.say(one) for one in found] for found in (report.deviations, report.remarks))
        dialog = LayoutDialog(said, remarks, parent)
        shown(dialog)
        dialog.open()

    ctx.make(lambda: layout_of(path), on_done=done, on_error=failed)


class LayoutDialog(Dialog):
    """The report of one paper."""

    def __init__(self, said: list[str], remarks: list[str], parent: QWidget) -> None:
        super().__init__(tr("排版核对"), parent)
        head = tr("{n} 处与 GB/T 9704-2012 不同（允许 1 毫米）。").format(n=len(said))
        self.body.addWidget(
            plain_label(head if said else tr("与 GB/T 9704-2012 没有偏差（允许 1 毫米）。"), "strong", self)
        )
        for text in said[:_MOST]:
            self.body.addWidget(plain_label(text, "bad", self))
        if len(said) > _MOST:
            self.body.addWidget(plain_label(tr("另有 {n} 处").format(n=len(said) - _MOST), "bad", self))
        if remarks:
            self.body.addWidget(plain_label(tr("标准没有规定的"), "section", self))
            for text in remarks[:_MOST]:
                self.body.addWidget(plain_label(text, "help", self))
        self.setMinimumWidth(theme().px(560))
        self.add_button(tr("关闭"), self.accept, "primary").setFocus()

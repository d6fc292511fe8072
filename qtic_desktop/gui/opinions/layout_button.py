"""排版核对 beside the page: how many places of the paper deviate from GB/T 9704-2012, and each of them when it is pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.opinions.session import OpinionSession
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, PdfView, button, plain_label
from qtic_desktop.gui.widgets.basics import button_icon
from qtic_desktop.services.opinions.drawn import Drawn

_MOST = 12


class LayoutButton(QWidget):
    """Follows the page drawn last; ``said`` are the sentences of its report."""

    def __init__(self, session: OpinionSession, pdf: PdfView) -> None:
        super().__init__(pdf)
        self._session, self._pdf = session, pdf
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
        session.drawn_anew.connect(self._show)

    def _show(self, drawn: Drawn) -> None:
        report, say = drawn.layout, self._session.ctx.say
        self.button.setVisible(report is not None)
        if report is None:
            return
        self.said = [say(one) for one in report.deviations]
        self.remarks = [say(one) for one in report.remarks]
        text = tr("排版 {n} 处").format(n=len(self.said)) if self.said else tr("排版无偏差")
        self.button.setText(text)
        self.button.setIcon(button_icon("triangle-alert" if self.said else "circle-check", "quiet"))

    def open(self) -> None:
        """Show every deviation in a sentence."""
        self.dialog = LayoutDialog(self.said, self.remarks, self._pdf)
        self.dialog.open()


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

"""The second pair of eyes: the scan of a hand signature is looked at before anybody says that it is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label
from qtic_desktop.gui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages


class ScanCheckDialog(Dialog):
    """The pages of the scan; ``done`` when the person says that ``name`` has signed there."""

    harmless = False

    def __init__(self, name: str, file: ForeignPages, done: Callable[[], object], parent: QWidget | None) -> None:
        super().__init__(tr("核对手写签名"), parent)
        self._done = done
        words = tr(
            "请看扫描件：是不是这一份意见书的签名页，{name}的位置上有没有本人的手写签名。不是的话点“不确认”，再撤销登记、重新附上。"
        )
        self.body.addWidget(plain_label(words.format(name=name), "body", self))
        self.view = PdfView(self)
        self.view.show_file(file)
        self.body.addWidget(self.view, 1)
        self.setMinimumSize(theme().px(760), theme().px(600))
        self.add_button(tr("不确认"), self.reject).setObjectName("scanRefuse")
        self.confirm = self.add_button(tr("看过了，确认{name}已签名").format(name=name), self._confirm, "primary")
        self.confirm.setObjectName("scanConfirm")
        self.view.setFocus()

    def _confirm(self) -> None:
        self.accept()
        self._done()

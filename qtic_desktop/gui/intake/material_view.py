"""A file that came with a proposal, looked at inside the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.scoring.materials import page_pixels
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, PdfView


class MaterialView(Dialog):
    """The pages, to read; nothing can be changed here."""

    def __init__(self, name: str, data: bytes, pages: int, tasks: BackgroundTasks, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = PdfView(self, tasks=tasks, turns=True)
        self.body.addWidget(self.view, 1)
        self.add_button(tr("关闭"), self.reject).setObjectName("closeMaterial")
        self.resize(theme().px(820), theme().px(620))
        self.view.set_document(pages, lambda page, scale: page_pixels(data, page, scale))
        self.view.setFocus()

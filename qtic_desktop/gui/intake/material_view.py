"""A file that came with a proposal, looked at inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.file_turns import FileTurns
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, PdfView

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages


class MaterialView(Dialog):
    """The pages, to read; nothing can be changed here."""

    def __init__(self, ctx: AppContext, file_id: str, name: str, file: ForeignPages, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = PdfView(self, tasks=ctx.tasks, say=ctx.say)
        self.body.addWidget(self.view, 1)
        self.add_button(tr("关闭"), self.reject).setObjectName("closeMaterial")
        self.resize(theme().px(820), theme().px(620))
        self._turns = FileTurns(ctx.settings, self.view)
        self._turns.show(file_id, file)
        self.view.setFocus()

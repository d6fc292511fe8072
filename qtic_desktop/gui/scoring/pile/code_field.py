"""Where the code of a paper sheet is scanned or typed; F3 leads there from the grid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import TextField
from qtic_desktop.services.scoring.blank_sheets import FoundSheet, sheet_of_code


class CodeField(TextField):
    """``found`` carries the ``FoundSheet``, ``failed`` the refusal of a code that is none."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, ctx: AppContext, meeting_id: str, keys: QWidget) -> None:
        super().__init__(keys, limit=20)
        self._ctx, self._meeting_id = ctx, meeting_id
        self.setObjectName("sheet_code")
        self.setAccessibleName(tr("评分表编码"))
        self.setPlaceholderText(tr("扫码或输入编码 F3"))
        self.setFixedWidth(theme().px(180))
        self.enter_pressed.connect(self._look)
        QShortcut(QKeySequence("F3"), keys, self._begin, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _begin(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _look(self) -> None:
        if self.value():
            asked = sheet_of_code.bind(meeting_id=self._meeting_id, text=self.value())
            self._ctx.ask(asked, on_done=self._take, on_error=self._fail)

    def _take(self, sheet: FoundSheet) -> None:
        if isValid(self):
            self.set_value("")
            self.found.emit(sheet)

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self.selectAll()
            self.failed.emit(error)

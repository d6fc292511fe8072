"""Every secret is lost: the recovery sheet out of the safe, typed alone before anything else is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import TextField


class SheetPage(FrontPage):
    """``given`` carries what was typed; ``left`` when the person thinks better of it."""

    given = Signal(str)
    left = Signal()

    def __init__(self, where: str, parent: QWidget | None = None) -> None:
        intro = tr("用保险柜里的恢复单打开“{name}”。先输入恢复单，再选自己的姓名、设一个新口令。使用会留下记录。")
        super().__init__(tr("使用恢复单"), intro.format(name=where), parent)
        self.sheet = TextField(self.column)
        self.sheet.setObjectName("sheet")
        help_text = tr("8 组数字，照恢复单输入，空格可有可无。")
        self.form.add("sheet", tr("恢复单"), self.sheet, help_text=help_text, required=True)
        self.go_on = self.add_act(tr("继续"), "arrow-right", self._give, role="primary", name="sheetButton")
        self.add_act(tr("返回"), "arrow-left", self.left.emit, name="leaveButton")
        self.sheet.enter_pressed.connect(self._give)
        self.form.submit_requested.connect(self._give)
        self.first = self.sheet

    def _give(self) -> None:
        if not self.sheet.value().strip():
            self.sheet.setFocus()
        elif self.go_on.isEnabled():
            self.go_on.setEnabled(False)
            self.given.emit(self.sheet.value())

    def refuse(self, sentence: str) -> None:
        """It opens nothing: say why; what was typed stays, so that one group can be corrected."""
        self.go_on.setEnabled(True)
        self.form.rows["sheet"].set_problem(sentence)
        self.sheet.setFocus()

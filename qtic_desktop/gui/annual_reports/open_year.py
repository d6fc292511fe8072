"""Ask which report year to open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Dialog, FieldRow, TextField, plain_label
from qtic_desktop.gui.widgets.figures import half_width


class OpenYearDialog(Dialog):
    """One figure, proposed; ``year_chosen(int)`` when it is a year."""

    year_chosen = Signal(int)

    def __init__(self, proposed: int, say: Callable[..., str], parent: QWidget | None = None) -> None:
        super().__init__(tr("开启年度"), parent)
        self._say = say
        self.field = TextField(self)
        self.field.setObjectName("yearField")
        self.field.set_value(str(proposed))
        self.row = FieldRow(
            self,
            label=tr("总结的年度"),
            field=self.field,
            help_text=tr("报告总结这一年的工作。截止日按本局设置推算（指引未规定）；已列入的中心不会重复列入。"),
            required=True,
        )
        self.body.addWidget(plain_label(tr("程序按台账列出应报的中心，不会改动台账。"), parent=self))
        self.body.addWidget(self.row)
        self.add_button(tr("取消"), self.reject).setObjectName("cancelOpenYear")
        self.add_button(tr("开启年度"), self._take, "primary").setObjectName("confirmOpenYear")
        self.field.enter_pressed.connect(self._take)
        self.field.setFocus()
        self.field.selectAll()

    def _take(self) -> None:
        text = half_width(self.field.value())
        if not (text.isdigit() and 2015 <= int(text) <= 2100):
            self.row.set_problem(self._say("annual.year_unlikely", year=text))
            return
        self.accept()
        self.year_chosen.emit(int(text))

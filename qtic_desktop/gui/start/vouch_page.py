"""An expert's station goes to somebody else only when the office says so, with a secret of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import TextField
from qtic_desktop.gui.widgets.secret_field import SecretField


class VouchPage(FrontPage):
    """``given`` carries name and secret of a person of the office; ``left`` when the expert goes on."""

    given = Signal(str, str)
    left = Signal()

    def __init__(self, whose: str, parent: QWidget | None = None) -> None:
        intro = tr("现在是“{name}”的评分。要换人，请办公室的人输入自己的姓名和口令；已填的内容都已保存。").format(
            name=whose
        )
        super().__init__(tr("更换办理人"), intro, parent)
        self.name, self.secret = TextField(self.column), SecretField(self.column)
        self.name.setObjectName("name")
        self.secret.setObjectName("secret")
        self.form.add("name", tr("办公室人员的姓名"), self.name, required=True)
        self.form.add("secret", tr("口令"), self.secret, required=True)
        self.go_on = self.add_act(tr("继续"), "check", self._give, role="primary", name="vouchButton")
        self.add_act(tr("返回"), "arrow-left", self.left.emit, name="leaveButton")
        self.secret.enter_pressed.connect(self._give)
        self.form.submit_requested.connect(self._give)
        self.first = self.name

    def _give(self) -> None:
        for field in (self.name, self.secret):
            if not field.value():
                field.setFocus()
                return
        if self.go_on.isEnabled():
            self.go_on.setEnabled(False)
            self.given.emit(self.name.value(), self.secret.value())

    def refuse(self, sentence: str) -> None:
        """The station stays with the expert: say why; the secret is typed anew."""
        self.go_on.setEnabled(True)
        self.secret.set_value("")
        self.form.rows["secret"].set_problem(sentence)
        self.secret.setFocus()

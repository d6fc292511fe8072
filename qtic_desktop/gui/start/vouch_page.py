"""An expert's station goes to somebody else only when the office says so, with a secret of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui import words
from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import PickList
from qtic_desktop.gui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.registry import PersonRow


class VouchPage(FrontPage):
    """``given`` carries the id and the secret of one of ``people``, who may free the station; ``left`` when the expert goes
    on."""

    given = Signal(str, str)
    left = Signal()

    def __init__(self, whose: str, people: Sequence[PersonRow], parent: QWidget | None = None) -> None:
        intro = tr(
            "现在是“{name}”的评分。要换人，请办公室的人选自己的姓名、输入口令；已填的内容都已保存。谁收回了这个座位，会留下记录。"
        ).format(name=whose)
        super().__init__(tr("更换办理人"), intro, parent)
        self.who, self.secret = PickList(self.column), SecretField(self.column)
        self.who.set_choices([(one.id, words.person(one.called, one.role, one.also)) for one in people])
        self.who.setObjectName("who")
        self.secret.setObjectName("secret")
        self.form.add("who", tr("办公室人员"), self.who, required=True)
        help_text = tr("由本人输入。在这里输错不会把本人锁定，但要等一等才能再试。")
        self.form.add("secret", tr("口令"), self.secret, help_text=help_text, required=True)
        self.go_on = self.add_act(tr("继续"), "check", self._give, role="primary", name="vouchButton")
        self.add_act(tr("返回"), "arrow-left", self.left.emit, name="leaveButton")
        self.secret.enter_pressed.connect(self._give)
        self.who.picked.connect(self.secret.setFocus)  # else the secret is typed where it is read
        self.form.submit_requested.connect(self._give)
        self.first = self.who

    def _give(self) -> None:
        who = self.who.value()
        if not who or not self.secret.value():
            (self.secret if who else self.who).setFocus()
        elif self.go_on.isEnabled():
            self.go_on.setEnabled(False)
            self.given.emit(who, self.secret.value())

    def refuse(self, sentence: str) -> None:
        """The station stays with the expert: say why; the secret is typed anew."""
        self.go_on.setEnabled(True)
        self.secret.set_value("")
        self.form.rows["secret"].set_problem(sentence)
        self.secret.setFocus()

"""Between two experts at one computer: nothing of the one before is to be seen, and the next comes in with a slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import PickList
from qtic_desktop.gui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.registry import PersonRow


class NextPage(FrontPage):
    """``entered`` carries the id of one of ``people``, who have slips, and the slip; ``office_wanted`` when the office takes
    the computer back, ``back`` when the one before goes on, who needs the own slip too. It does not say who was here."""

    entered = Signal(str, str)
    office_wanted = Signal()
    back = Signal()

    def __init__(self, people: Sequence[PersonRow], parent: QWidget | None = None) -> None:
        intro = tr("请把电脑交给下一位专家。上一位填的内容都已保存，这里看不到。下一位选自己的姓名，输入凭条上的数字。")
        super().__init__(tr("交给下一位专家"), intro, parent)
        self.who, self.secret = PickList(self.column), SecretField(self.column)
        told = tr("{name}（{unit}）")
        self.who.set_choices([(one.id, told.format(name=one.name, unit=one.apart or one.unit)) for one in people])
        self.who.setObjectName("who")
        self.secret.setObjectName("secret")
        self.form.add("who", tr("姓名"), self.who, required=True)
        self.form.add("secret", tr("凭条"), self.secret, help_text=tr("四组数字，空格可有可无。"), required=True)
        self.enter = self.add_act(tr("进入"), "user", self._enter, role="primary", name="enterButton")
        self.add_act(tr("由办公室收回"), "users", self.office_wanted.emit, name="officeButton")
        self.add_act(tr("还是我，接着评"), "arrow-left", self.back.emit, role="quiet", name="backButton")
        self.offer_touch()
        self.secret.enter_pressed.connect(self._enter)
        self.who.picked.connect(self.secret.setFocus)  # else the secret is typed where it is read
        self.form.submit_requested.connect(self._enter)
        self.first = self.who

    def _enter(self) -> None:
        who = self.who.value()
        if not who or not self.secret.value():
            (self.secret if who else self.who).setFocus()
        elif self.enter.isEnabled():
            self.enter.setEnabled(False)
            self.entered.emit(who, self.secret.value())

    def refuse(self, sentence: str) -> None:
        """Nobody was let in: say why; the slip is typed anew."""
        self.enter.setEnabled(True)
        self.secret.set_value("")
        self.form.rows["secret"].set_problem(sentence)
        self.secret.setFocus()

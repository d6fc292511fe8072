"""The door of an encrypted workspace: a name and the person's own secret; without one nothing of it can be read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import TextField
from qtic_desktop.gui.widgets.secret_field import SecretField


class SignInPage(FrontPage):
    """``entered`` carries name and secret."""

    entered = Signal(str, str)
    recovery_wanted = Signal()
    workspaces_wanted = Signal()

    def __init__(self, where: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("登录"), tr("工作区：{name}").format(name=where), parent)
        self.name, self.secret = TextField(self.column), SecretField(self.column)
        self.name.setObjectName("name")
        self.secret.setObjectName("secret")
        hint = tr("同名的人写成“姓名@单位”")
        self.form.add("name", tr("姓名"), self.name, help_text=hint, required=True)
        secret_hint = tr("评审专家输入凭条上的四组数字；口令可以粘贴。")
        self.form.add("secret", tr("口令或凭条"), self.secret, help_text=secret_hint, required=True)
        self.enter = self.add_act(tr("进入"), "user", self._enter, role="primary", name="enterButton")
        self.add_act(tr("忘记口令，使用恢复单…"), "shield-check", self.recovery_wanted.emit, name="recoveryButton")
        other = tr("其他工作区")
        self.add_act(other, "folder-open", self.workspaces_wanted.emit, role="quiet", name="otherWorkspaces")
        self.offer_touch()
        self.secret.enter_pressed.connect(self._enter)
        self.form.submit_requested.connect(self._enter)
        self.first = self.name

    def _enter(self) -> None:
        for field in (self.name, self.secret):
            if not field.value():
                field.setFocus()
                return
        if self.enter.isEnabled():
            self.enter.setEnabled(False)
            self.enter.setText(tr("正在核对…"))
            self.entered.emit(self.name.value(), self.secret.value())

    def refuse(self, sentence: str, *, about_name: bool = False) -> None:
        """Nobody was let in: say why beside the field; a wrong secret is typed anew, the name stays."""
        self.enter.setEnabled(True)
        self.enter.setText(tr("进入"))
        self.form.rows["name" if about_name else "secret"].set_problem(sentence)
        if not about_name:
            self.secret.set_value("")
        (self.name if about_name else self.secret).setFocus()

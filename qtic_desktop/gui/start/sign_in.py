"""The door of an encrypted workspace: a name and the person's own secret; without one nothing of it can be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import TextField, plain_label
from qtic_desktop.gui.widgets.secret_field import SecretField


class SignInPage(FrontPage):
    """``entered`` carries name (with the unit behind an @ where one was asked for) and secret; ``named`` a name that was
    typed, so that the unit is asked for where somebody else has the same: no list of people can be read before the secret."""

    entered = Signal(str, str)
    named = Signal(str)
    recovery_wanted = Signal()
    workspaces_wanted = Signal()

    def __init__(self, where: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("登录"), tr("工作区：{name}").format(name=where), parent)
        self.name, self.secret = TextField(self.column), SecretField(self.column)
        self.name.setObjectName("name")
        self.secret.setObjectName("secret")
        self.form.add("name", tr("姓名"), self.name, required=True)
        self.unit = TextField(self.column)
        self.unit.setObjectName("unit")
        hint = tr("有同名的人，请再写您的单位或处室，写法同凭条上的一样。")
        self.form.add("unit", tr("单位"), self.unit, help_text=hint, required=True).hide()
        self.name.finished.connect(lambda: self.named.emit(self.name.value().strip()))
        secret_hint = tr("评审专家输入凭条上的四组数字；口令可以粘贴。")
        self.form.add("secret", tr("口令或凭条"), self.secret, help_text=secret_hint, required=True)
        self.enter = self.add_act(tr("进入"), "user", self._enter, role="primary", name="enterButton")
        self.add_act(tr("忘记口令，使用恢复单…"), "shield-check", self.recovery_wanted.emit, name="recoveryButton")
        other = tr("其他工作区")
        self.add_act(other, "folder-open", self.workspaces_wanted.emit, role="quiet", name="otherWorkspaces")
        self.offer_touch()
        self.acts.addWidget(plain_label(tr("评审内容仅供内部使用；请勿在本程序中处理涉密信息。"), "help", self.column))
        self.secret.enter_pressed.connect(self._enter)
        self.form.submit_requested.connect(self._enter)
        self.first = self.name

    def ask_unit(self, name: str, several: bool) -> None:
        """Whether several people have the name that was typed; an answer that comes late is about another name."""
        if name == self.name.value().strip():
            self.form.rows["unit"].setVisible(several)
            if several and not self.unit.value() and not self.secret.value() and self.secret.hasFocus():
                self.unit.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self) -> None:
        asked = () if self.unit.isHidden() or self.form.rows["unit"].isHidden() else (self.unit,)
        for field in (self.name, *asked, self.secret):
            if not field.value().strip():
                field.setFocus()
                return
        if self.enter.isEnabled():
            self.enter.setEnabled(False)
            self.enter.setText(tr("正在核对…"))
            said = "@".join(field.value().strip() for field in (self.name, *asked))
            self.entered.emit(said, self.secret.value())

    def refuse(self, sentence: str, *, about_name: bool = False) -> None:
        """Nobody was let in: say why beside the field; a wrong secret is typed anew, the name stays."""
        self.enter.setEnabled(True)
        self.enter.setText(tr("进入"))
        if about_name and self.unit.value().strip() and not self.form.rows["unit"].isHidden():
            told = tr("没有找到单位是“{unit}”的“{name}”，没有进入。请照凭条上的单位写。")
            said = told.format(unit=self.unit.value().strip(), name=self.name.value().strip())
            self.form.rows["unit"].set_problem(said)
            self.unit.setFocus()
            return
        self.form.rows["name" if about_name else "secret"].set_problem(sentence)
        if not about_name:
            self.secret.set_value("")
        (self.name if about_name else self.secret).setFocus()

"""Personal data of an expert: asked for with a purpose that is written down, then shown in full and put right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act, Line
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, FormColumn, TextField, plain_label
from qtic_desktop.services.experts import save_contact, show_contact
from qtic_desktop.services.experts.contacts import Contact


class PurposeDialog(Dialog):
    """``shown`` carries the ``Contact`` once the purpose is in the record; the dialog is closed then."""

    shown = Signal(object)

    def __init__(self, ctx: AppContext, expert_id: str, who: str, parent: QWidget) -> None:
        super().__init__(tr("查看个人信息"), parent)
        self._ctx, self._expert_id = ctx, expert_id
        words = tr("电话、身份证号、银行账号只供办事需要。查看的人、时间和用途记入审计记录。")
        self.body.addWidget(plain_label(who, "strong", self))
        self.body.addWidget(plain_label(words, "muted", self))
        self.column = FormColumn(self)
        self.column.add(
            "purpose", tr("用途"), TextField(self, limit=60), help_text=tr("例如：发放咨询费"), required=True
        )
        self.body.addWidget(self.column)
        self.setMinimumWidth(theme().px(440))
        self.add_button(tr("取消"), self.reject).setObjectName("leaveContact")
        self.show_button = self.add_button(tr("显示"), self._show, "primary")
        self.show_button.setObjectName("showContact")

    def open(self) -> None:
        """Show it with the cursor in its field."""
        super().open()
        self.column.focus_field("purpose")

    def _show(self) -> None:
        self.show_button.setEnabled(False)
        order = show_contact.bind(expert_id=self._expert_id, purpose=self.column.values()["purpose"])
        self._ctx.work(order, on_done=self._take, on_error=self._fail)

    def _take(self, found: Contact) -> None:
        if isValid(self):
            self.accept()
            self.shown.emit(found)

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self.show_button.setEnabled(True)
            self.column.rows["purpose"].set_problem(self._ctx.say(error))
            self.column.focus_field("purpose")


def contact_act() -> Act[Contact]:
    """The data in full, as fields that can be put right."""
    phone = Line("phone", tr("联系电话"), required=False, limit=40)
    number = Line("id_number", tr("身份证号"), tr("持其他证件的不填"), required=False, limit=18)
    bank = Line("bank", tr("开户行"), required=False, limit=60)
    account = Line("bank_account", tr("银行账号"), required=False, limit=40)
    return Act(
        save_contact,
        tr("个人信息…"),
        lambda known, given: save_contact.bind(
            expert_id=known.expert_id,
            phone=given[phone],
            id_number=given[number],
            bank=given[bank],
            bank_account=given[account],
        ),
        "user",
        (phone, number, bank, account),
        tr("保存"),
        fill=lambda known: {
            "phone": known.phone,
            "id_number": known.id_number,
            "bank": known.bank,
            "bank_account": known.bank_account,
        },
        done=lambda _known, _given, _changes: tr("个人信息已保存；审计记录里只写改了哪几项，不写内容。"),
        back=tr("关闭"),
    )

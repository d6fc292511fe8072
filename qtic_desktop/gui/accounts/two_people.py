"""Another slip, or none any more: what is asked before it, beside the list of people and not on top of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.domain.errors import QticError
from qtic_desktop.gui import words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import FormColumn, InlineMessage, PickList, TextField, button, plain_label
from qtic_desktop.gui.widgets.secret_field import SecretField
from qtic_desktop.services.accounts.access import Access

#: In the place of a second person's name: the sheet out of the safe.
SHEET = "-"


class TwoPeopleForm(QWidget):
    """Reason, and where ``asks_second`` who stands by with a secret typed by that person. ``given`` carries the answers
    (reason, second, secret); ``left`` when the person thinks better of it."""

    given = Signal(object)
    left = Signal()

    def __init__(self, whose: Access, second: Sequence[Access], parent: QWidget, *, asks_second: bool) -> None:
        super().__init__(parent)
        self.words = plain_label(_replacing(whose) if asks_second else _withdrawing(whose), "body", self)
        self.message = InlineMessage(self)
        self.column = FormColumn(self)
        self.reason = self.first = TextField(self.column, limit=100)
        self.column.add("reason", tr("原因"), self.reason, help_text=tr("例如：遗失。写进审计记录"), required=True)
        self.second, self.secret = PickList(self.column), SecretField(self.column)
        if asks_second:
            who = [(one.person_id, f"{one.called} · {words.role(one.role.value)}") for one in second]
            self.second.set_choices([*who, (SHEET, tr("没有第二个人，用保险柜里的恢复单"))])
            self.column.add("second", tr("第二个人"), self.second, help_text=tr("当面核实是本人"), required=True)
            self.column.add("secret", tr("第二个人自己的口令"), self.secret, required=True)
            self.second.edited.connect(self._say_what)
            self.second.picked.connect(self.secret.setFocus)  # else the secret is typed where it is read
            self._say_what()
        doing = tr("补发凭条") if asks_second else tr("收回")
        self.do_button = button(doing, "check", "primary" if asks_second else "danger", self)
        self.leave_button = button(tr("取消"), "", "", self)
        for made, name, slot in (
            (self.do_button, "giveSecond", self._give),
            (self.leave_button, "leaveSecond", self.left.emit),
        ):
            made.setObjectName(name)
            made.clicked.connect(slot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        line = QHBoxLayout()
        line.addWidget(self.do_button)
        line.addWidget(self.leave_button)
        line.addStretch(1)
        for part in (self.words, self.message, self.column):
            layout.addWidget(part)
        layout.addLayout(line)
        self.column.submit_requested.connect(self._give)

    def _say_what(self) -> None:
        """What belongs into the field below, by what was chosen above it."""
        row, sheet = self.column.rows["secret"], self.second.value() == SHEET
        row.setProperty("label", tr("恢复单上的数字") if sheet else tr("第二个人自己的口令"))
        self.column.rows["second"].say("" if sheet else tr("当面核实是本人"))
        by_hand = tr("由第二个人自己输入；输错不会把本人锁定。恢复单上的数字不在这里输入。")
        row.say(tr("8 组、每组 5 个数字，照恢复单输入，空格可有可无。") if sheet else by_hand)

    def _give(self) -> None:
        values = self.column.values()
        empty = next((name for name, value in values.items() if not str(value or "").strip()), "")
        if empty:
            self.column.rows[empty].set_problem(tr("请填写。"))
            self.column.focus_field(empty)
            return
        self.do_button.setEnabled(False)
        self.given.emit(values)

    def last_field_entered(self) -> None:
        """Enter in the last field leads to the button: what follows is grave."""
        self.do_button.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, error: Exception, sentence: str) -> None:
        """Nothing was done: say why beside the field it is about; what was typed stays, but for the secret."""
        self.do_button.setEnabled(True)
        code = error.code if isinstance(error, QticError) else ""
        name = next((field for part, field in _ABOUT if part in code and field in self.column.rows), "")
        self.secret.set_value("")
        if name:
            self.column.rows[name].set_problem(sentence)
            self.column.focus_field(name)
        else:
            self.message.show_message(sentence, "bad")


_ABOUT = (
    ("reason", "reason"),
    ("second", "second"),
    ("sheet_not_here", "second"),
    ("beside", "secret"),
    ("seat_waits", "secret"),
    ("recovery", "secret"),
    ("secret", "secret"),
    ("slip", "secret"),
    ("locked", "second"),
)


def _replacing(whose: Access) -> str:
    return tr(
        "给“{name}”补发一张凭条：原来的凭条或口令立即作废，已经录入的内容都保留。要两个人办理：您，和下面的第二个人。"
    ).format(name=whose.called)


def _withdrawing(whose: Access) -> str:
    return tr(
        "收回“{name}”的凭条或口令：从现在起不能登录，已经录入的内容都保留。以后要再登录，由两人补发凭条。"
    ).format(name=whose.called)

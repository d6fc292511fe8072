"""A first secret, chosen by a new member of staff who sits here: typed twice by that person, no slip in between."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.domain.accounts.secrets import LEAST_CHARACTERS, LEAST_DIGITS
from qtic_desktop.domain.errors import QticError
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import FormColumn, InlineMessage, button, plain_label
from qtic_desktop.gui.widgets.secret_field import SecretField
from qtic_desktop.services.accounts.access import Access


class FirstSecretForm(QWidget):
    """``given`` carries the secret once both lines agree; ``left`` when the person thinks better of it."""

    given = Signal(str)
    left = Signal()

    def __init__(self, whose: Access, parent: QWidget) -> None:
        super().__init__(parent)
        told = tr("请“{name}”本人坐到这里，自己设置口令；以后用它登录。不用先发凭条。").format(name=whose.called)
        self.message = InlineMessage(self)
        self.column = FormColumn(self)
        self.secret, self.again = SecretField(self.column), SecretField(self.column)
        rule = tr("至少 {n} 个字符，全是数字时至少 {digits} 个；可以是一句容易记的话，不要用姓名或单位名称。").format(
            n=LEAST_CHARACTERS, digits=LEAST_DIGITS
        )
        self.column.add("secret", tr("口令"), self.secret, help_text=rule, required=True)
        self.column.add("again", tr("再输一遍口令"), self.again, required=True)
        self.do_button = button(tr("设置口令"), "check", "primary", self)
        self.leave_button = button(tr("取消"), "", "", self)
        self.do_button.setObjectName("giveFirstSecret")
        self.leave_button.setObjectName("leaveFirstSecret")
        self.do_button.clicked.connect(self._give)
        self.leave_button.clicked.connect(self._leave)
        line = QHBoxLayout()
        line.addWidget(self.do_button)
        line.addWidget(self.leave_button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        for part in (plain_label(told, "body", self), self.message, self.column):
            layout.addWidget(part)
        layout.addLayout(line)
        self.column.submit_requested.connect(self._give)
        self.first = self.secret

    def _give(self) -> None:
        secret, again = self.secret.value(), self.again.value()
        if not secret or not again:
            self._stop("again" if secret else "secret", tr("请填写。"))
        elif secret != again:
            self.again.set_value("")
            self._stop("again", tr("两遍不一样，没有设置。请再输一遍。"))
        else:
            self.do_button.setEnabled(False)
            self.given.emit(secret)

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; else ask, and let a button give it up."""
        if not self.secret.value() and not self.again.value():
            return True
        words = tr("口令还没有设置，离开后要重新输入。")
        self.message.show_message(words, "warn", ((tr("放弃填写"), self.left.emit),))
        return False

    def _leave(self) -> None:
        if self.may_leave():
            self.left.emit()

    def last_field_entered(self) -> None:
        """Enter in the last field."""
        if self.do_button.isEnabled():
            self._give()

    def _stop(self, name: str, sentence: str) -> None:
        self.column.rows[name].set_problem(sentence)
        self.column.focus_field(name)

    def refuse(self, error: Exception, sentence: str) -> None:
        """Nothing was set: say why, beside the secret where it is about that."""
        self.do_button.setEnabled(True)
        if isinstance(error, QticError) and "secret_" in error.code:
            self.again.set_value("")
            self._stop("secret", sentence)
        else:
            self.message.show_message(sentence, "bad")

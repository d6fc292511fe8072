"""保留规则: how many daily, weekly and monthly backups of its own the program keeps."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.archive.generations import Keeping
from qtic_desktop.domain.errors import Refused
from qtic_desktop.gui.texts import say, tr, translations
from qtic_desktop.gui.widgets import Dialog, FieldRow, InlineMessage, NumberField, plain_label

_MOST = Decimal(366)


class KeepingDialog(Dialog):
    """``given`` carries the rule; nothing is taken away before the next backup is made and checked."""

    given = Signal(object)
    harmless = False
    holds_entries = True

    def __init__(self, rule: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(tr("备份保留规则"), parent)
        text = tr(
            "只管程序自动做的备份。多出来的，等下一份备份做成并核对以后才删除，删除了哪些写在审计日志里；最新的两份总会留下。"
        )
        self.body.addWidget(plain_label(text, "body", self))
        self.fields: dict[str, NumberField] = {}
        for name, label, value in (
            ("daily", tr("每天一份，保留几天"), rule.daily),
            ("weekly", tr("每周一份，保留几周"), rule.weekly),
            ("monthly", tr("每月一份，保留几个月"), rule.monthly),
        ):
            field = NumberField(self, maximum=_MOST)
            field.setObjectName(name)
            field.set_value(value)
            self.fields[name] = field
            self.body.addWidget(FieldRow(self, label=label, field=field, required=True))
        self.message = InlineMessage(self)
        self.body.addWidget(self.message)
        self.add_button(tr("不改"), self.reject)
        self.confirm = self.add_button(tr("保存"), self.send, "primary")

    def send(self) -> None:
        """Hand over what was entered, or say what is wrong with it."""
        numbers = {name: field.value() for name, field in self.fields.items()}
        try:
            rule = Keeping(**{name: -1 if number is None else int(number) for name, number in numbers.items()})
        except Refused as refusal:
            self.message.show_message(say(refusal, translations.lang), "bad")
            return
        self.given.emit(rule)
        self.accept()

"""凭条与解锁: a way in for everybody of an encrypted workspace; a slip is shown once and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, InlineMessage, RowTable, plain_label
from qtic_desktop.services.accounts.slips import Slip, issue_slip, unlock_person
from qtic_desktop.storage.queries.registry import PersonRow, people


class SlipsDialog(Dialog):
    """Choose a person, give a slip, print it; or give a locked person the tries back."""

    harmless = False

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("凭条与解锁"), parent)
        self._ctx = ctx
        self._slip: Slip | None = None
        self.message = InlineMessage(self)
        self.table = RowTable(_columns(), self, name=tr("人员"))
        self.table.setMinimumSize(theme().px(560), theme().px(260))
        self.shown = plain_label("", "title", self)
        self.shown.setObjectName("slipDigits")
        hint = tr("工作人员第一次登录后要改成自己的口令；评审专家一直用凭条。凭条只显示这一次，撕下的一半由本人签收。")
        for part in (plain_label(hint, "help", self), self.message, self.table, self.shown):
            self.body.addWidget(part)
        self.add_button(tr("关闭"), self.reject).setObjectName("closeSlips")
        self.unlock = self.add_button(tr("解除锁定"), self._unlock)
        self.printing = self.add_button(tr("打印凭条…"), self._print)
        self.issue = self.add_button(tr("发放凭条"), self._issue, "primary")
        for name, made in (("unlockPerson", self.unlock), ("printSlip", self.printing), ("issueSlip", self.issue)):
            made.setObjectName(name)
            made.setEnabled(False)
        self.table.row_selected.connect(self._on_chosen)
        ctx.ask(people.bind(), on_done=self._show, on_error=self._say)

    def _show(self, rows: Sequence[PersonRow]) -> None:
        if isValid(self):
            self.table.set_rows(rows, lambda row: row.id)

    def _on_chosen(self, row: PersonRow | None) -> None:
        self.issue.setEnabled(row is not None)
        self.unlock.setEnabled(row is not None)

    def _issue(self) -> None:
        row: PersonRow | None = self.table.selected()
        if row is not None:
            self._ctx.work(issue_slip.bind(person_id=row.id), on_done=self._show_slip, on_error=self._say)

    def _show_slip(self, slip: Slip) -> None:
        if isValid(self):
            self._slip = slip
            self.message.clear()
            self.shown.setText(tr("{name} 的凭条：{digits}").format(name=slip.name, digits=slip.text))
            self.printing.setEnabled(True)
            self.make_room()

    def _unlock(self) -> None:
        row: PersonRow | None = self.table.selected()
        if row is not None:
            self._ctx.work(
                unlock_person.bind(person_id=row.id),
                on_done=lambda _changes: self.message.show_message(
                    tr("已解除“{name}”的锁定。").format(name=row.name), "ok"
                ),
                on_error=self._say,
            )

    def _print(self) -> None:
        if self._slip is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.document(self._slip).print_(printer)

    def document(self, slip: Slip) -> QTextDocument:
        """The slip, and the half that is signed for and stays in the file."""
        made = QTextDocument(self)
        head = tr("{name}（{unit}）").format(name=slip.name, unit=slip.unit) if slip.unit else slip.name
        lines = (
            tr("凭条"), head, slip.text, tr("只给本人，不要拍照或转交。"), "- - - - - - - - - - - - - - - -",
            tr("签收"), head, tr("签名：　　　　　　　　日期："),
        )  # fmt: skip
        made.setPlainText("\n\n".join(lines))
        return made

    def _say(self, error: Exception) -> None:
        if isValid(self):
            self.message.show_message(self._ctx.say(error), "bad")
            self.make_room()


def _columns() -> list[Column]:
    return [
        Column("name", tr("姓名"), lambda row: row.name, width=140, pinyin=True),
        Column("unit", tr("单位"), lambda row: row.unit, stretch=True, pinyin=True),
        Column("role", tr("身份"), lambda row: words.role(row.role), width=120),
    ]

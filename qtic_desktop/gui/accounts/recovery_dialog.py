"""新恢复单: another sheet for the safe; the program opens the workspace with it before the old one goes out of force."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.gui.accounts.printed import print_or_say, sheet_document, sheet_lines
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, Dialog, InlineMessage, TickBox, plain_label
from qtic_desktop.services.accounts.recovery import RecoverySheet, make_recovery


class RecoveryDialog(Dialog):
    """Says what it will do, makes the sheet, shows it once, and does not go before it is on paper."""

    harmless = False

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("新恢复单"), parent)
        self._ctx = ctx
        self._sheet: RecoverySheet | None = None
        self._warned = False
        self.setMinimumWidth(theme().px(520))
        self.hint = plain_label(
            tr(
                "恢复单放在保险柜里：所有人都忘记口令时，只有它能打开工作区；它也可以代替补发凭条时的第二个人。"
                "程序先用新的一张试开，打得开才启用，原来的一张随即作废。新的一张只显示这一次。"
            ),
            "body",
            self,
        )
        self.message, self.busy = InlineMessage(self), BusyBar(self)
        self.words = plain_label("", "title", self)
        self.words.setObjectName("recoverySheet")
        self.words.setAccessibleName(tr("恢复单"))
        self.tick = TickBox(tr("已打印或抄写，放进保险柜；原来的一张已销毁"), self)
        self.tick.setObjectName("sheetKept")
        for part in (self.hint, self.message, self.busy, self.words, self.tick):
            self.body.addWidget(part)
        self.leave = self.add_button(tr("取消"), self.reject)
        self.printing = self.add_button(tr("打印…"), self._print)
        self.make = self.add_button(tr("制作并试开"), self._make, "primary")
        self.printing.setObjectName("printSheet")
        self.make.setObjectName("makeSheet")
        self._show_sheet(False)

    def _show_sheet(self, shown: bool) -> None:
        parts: tuple[QWidget, ...] = (self.words, self.tick, self.printing)
        for part in parts:
            part.setVisible(shown)

    def _make(self) -> None:
        self.make.setEnabled(False)
        task = self._ctx.work(make_recovery.bind(), on_done=self._show, on_error=self._fail)
        self.busy.watch(task, tr("正在制作并试开"))

    def _show(self, sheet: RecoverySheet) -> None:
        if not isValid(self):
            return
        self._sheet = sheet
        self.message.show_message(tr("程序已用这张恢复单试开过；原来的一张已作废。"), "ok")
        self.words.setText("\n".join(sheet_lines(sheet.text)))
        self.make.hide()
        self.leave.setText(tr("关闭"))
        self._show_sheet(True)
        self.printing.setFocus()
        self.make_room()

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self.make.setEnabled(True)
            self.message.show_message(self._ctx.say(error), "bad")
            self.make_room()

    def _print(self) -> None:
        if self._sheet is not None:
            where = self._ctx.doors.folder.name
            print_or_say(sheet_document(self._sheet.text, where, self._sheet.proved_at, self), self, self.message)
            self.make_room()

    def may_close(self) -> bool:
        """A sheet that is on no paper is gone with the dialog: said once, and who means it closes once more."""
        if self._sheet is None or self.tick.isChecked() or self._warned:
            return not self.busy.isVisible()
        self._warned = True
        self.message.show_message(
            tr("这张恢复单还没有打印或抄写，关闭后无法再显示。请先打印或抄写并打勾；仍要关闭，请再按一次。"), "warn"
        )
        self.make_room()
        return False

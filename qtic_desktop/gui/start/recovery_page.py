"""The recovery sheet of a new workspace: shown this once, to be printed or copied out for the safe."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.accounts.printed import print_or_say, sheet_document, sheet_lines
from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import TickBox, plain_label


class RecoverySheetPage(FrontPage):
    """``kept`` once the person says that the sheet is on paper."""

    kept = Signal()

    def __init__(self, sheet: str, where: str, proved_at: str, parent: QWidget | None = None) -> None:
        intro = tr(
            "所有人都忘记口令时，只有这张恢复单能打开工作区“{name}”。程序已用它试开过一次。它不存在任何地方，只显示这一次："
            "请打印或抄写，放进保险柜，不要放在这台电脑里。"
        ).format(name=where)
        super().__init__(tr("恢复单"), intro, parent)
        self._warned = False
        self._sheet, self._where, self._proved = sheet, where, proved_at
        self.form.hide()
        self.words = plain_label("\n".join(sheet_lines(sheet)), "title")
        self.words.setObjectName("recoverySheet")
        self.words.setAccessibleName(tr("恢复单"))
        self.body.insertWidget(self.body.indexOf(self.form), self.words)
        self.printing = self.add_act(tr("打印…"), "printer", self._print, name="printSheet")
        self.tick = TickBox(tr("已打印或抄写，放进保险柜"), self.column)
        self.tick.setObjectName("sheetKept")
        self.acts.addWidget(self.tick)
        self.go_on = self.add_act(tr("进入工作区"), "check", self.kept.emit, role="primary", name="goOn")
        self.go_on.setEnabled(False)
        self.go_on.setToolTip(tr("先把恢复单打印或抄写下来"))
        self.tick.toggled.connect(self._go_on_from_tick)
        set_role(self.words, "title")
        self.first = self.printing

    def _go_on_from_tick(self, ticked: bool) -> None:
        self.go_on.setEnabled(ticked)
        if ticked:
            self.go_on.setFocus(Qt.FocusReason.TabFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A window closed by a slip of the hand keeps the sheet; who means it closes once more."""
        if self.tick.isChecked() or self._warned:
            super().closeEvent(event)
            return
        self._warned = True
        event.ignore()
        self.say(
            tr(
                "这张恢复单还没有打印或抄写，离开后无法再显示。请先打印或抄写，在下面打勾；仍要离开，请再关闭一次窗口。"
            ),
            "warn",
        )

    def _print(self) -> None:
        print_or_say(self.document(), self, self.message)

    def document(self) -> QTextDocument:
        """What is printed."""
        return sheet_document(self._sheet, self._where, self._proved, self)

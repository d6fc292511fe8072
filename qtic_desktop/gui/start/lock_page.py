"""The window is locked: what was on the screen is still there, behind the person's own secret."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.secret_field import SecretField


class LockPage(FrontPage):
    """``unlock_wanted`` carries the secret typed; ``change_wanted`` when somebody else sits down. ``said``: the day was
    ended, and this came of it; then the program can be left from here. ``unsaved``: how many things typed are nowhere but in
    the window behind; then nobody else sits down, and the page does not go. ``undone``: something is filled in behind that
    only the person carries out."""

    unlock_wanted = Signal(str)
    change_wanted = Signal()

    def __init__(
        self,
        name: str,
        said: str = "",
        acts: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
        *,
        unsaved: int = 0,
        undone: bool = False,
    ) -> None:
        kept = tr("“{name}”的内容都已保存，解锁后回到原来的地方。")
        if undone:
            kept = tr("“{name}”还没有办理的内容留在屏幕上，解锁后继续。")
        open_ends = tr(
            "“{name}”还有 {n} 处内容没有保存，都留在锁住的窗口里。请本人解锁后再存；不要关机，也不要关程序。"
        )
        intro = (open_ends if unsaved else kept).format(name=name, n=unsaved)
        super().__init__(tr("已下班，并锁定") if said else tr("已锁定"), intro, parent)
        self.secret = SecretField(self.column)
        self.secret.setObjectName("secret")
        self.form.add("secret", tr("口令或凭条"), self.secret, required=True)
        self.unlock = self.add_act(tr("解锁"), "lock", self._unlock, role="primary", name="unlockButton")
        self.add_act(tr("更换办理人"), "users", self._change, name="changePerson")
        if said:
            self.message.show_message(said, "ok", acts)
            self.add_act(tr("退出程序"), "x", self.close, name="leaveProgram")
        self._holds = bool(unsaved)
        self.secret.enter_pressed.connect(self._unlock)
        self.first = self.secret

    def _change(self) -> None:
        if self._holds:
            self.message.show_message(tr("还有内容没有保存，先由本人解锁、存好，再更换办理人。"), "warn")
        else:
            self.change_wanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is unsaved would go with the program, and only the person it belongs to decides that."""
        if self._holds:
            event.ignore()
            self.message.show_message(
                tr("还有内容没有保存，没有关闭。请本人解锁，存好或另存救急副本以后再关。"), "warn"
            )
        else:
            super().closeEvent(event)

    def let_go(self) -> None:
        """It was unlocked: what is unsaved is in the window again."""
        self._holds = False

    def _unlock(self) -> None:
        if self.secret.value() and self.unlock.isEnabled():
            self.unlock.setEnabled(False)
            self.unlock_wanted.emit(self.secret.value())

    def refuse(self, sentence: str) -> None:
        """It stays locked: say why."""
        self.unlock.setEnabled(True)
        self.secret.set_value("")
        self.form.rows["secret"].set_problem(sentence)
        self.secret.setFocus()

"""Leaving while something typed could not be written: it is tried again, then asked about; nothing goes without a word."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.errors import QticError
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import AskPath, ask_save_path, safe_name
from qtic_desktop.gui.saving import Safety, Typed
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, InlineMessage, plain_label

_PATIENCE: Final = 10_000  # milliseconds that a leave waits for the storage; what is asked for is finished anyway
_ROUNDS: Final = 4
_SHOWN: Final = 12
_LONG: Final = 40


class Answer(StrEnum):
    """What the person decided."""

    STAY = "stay"
    SAVED = "saved"
    RESCUED = "rescued"
    GIVEN_UP = "given_up"


def may_go(ctx: AppContext, parent: QWidget) -> bool:
    """Whether nothing typed would be lost by leaving now: what could not be written is tried once more, and asked about
    when that fails, too."""
    if write_again(ctx):
        return True
    dialog = UnsavedDialog(ctx, parent)
    dialog.exec()
    dialog.deleteLater()
    if dialog.answer in (Answer.RESCUED, Answer.GIVEN_UP):
        ctx.saving.give_up()
    return dialog.answer is not Answer.STAY


def write_again(ctx: AppContext) -> bool:
    """Try to write what could not be written, and wait for the answer; whether all is safe now."""
    book = ctx.saving
    if ctx.tasks.is_closed or book.safety in (Safety.IDLE, Safety.SAVED):
        return True
    book.write_again()
    for _round in range(_ROUNDS):  # one write that goes through lets the others follow
        if not _wait(ctx) or book.safety is not Safety.SAVING:
            break
    return not book.open_ends


def _wait(ctx: AppContext) -> bool:
    """Until the storage has answered everything asked so far; nothing is typed meanwhile. False when patience ended."""
    loop = QEventLoop()
    task = ctx.tasks.run("storage", lambda: None, lambda _none: loop.quit(), lambda _error: loop.quit())
    QTimer.singleShot(_PATIENCE, loop, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return not task.is_running


def words_of(open_ends: tuple[Typed, ...], most: int = _SHOWN, long: int = _LONG) -> list[str]:
    """What was typed, a line for each entry, with where it belongs."""
    lines = []
    for one in open_ends:
        said = mark("；").join(f"{label}{mark('：')}{_short(text, long)}" for label, text in one.lines)
        lines.append(f"{one.where}  {said}")
    if len(lines) > most:
        lines = [*lines[:most], tr("另有 {n} 处").format(n=len(lines) - most)]
    return lines


def _short(text: str, long: int) -> str:
    plain = " ".join(text.split())
    return plain[: long - 1] + "…" if len(plain) > long else plain or tr("（空）")


class UnsavedDialog(Dialog):
    """``answer`` is what was decided; Esc and the cross mean to stay. ``ask_path`` asks where a copy goes."""

    harmless = False

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(tr("还有内容没有保存"), parent)
        self.setObjectName("unsaved_dialog")
        self.ctx, self.answer = ctx, Answer.STAY
        self.ask_path: AskPath = ask_save_path
        self._sure = False
        self._head = plain_label("", "strong", self)
        self._list = plain_label("", "body", self)
        self._list.setObjectName("unsaved_list")
        self.message = InlineMessage(self)
        for part in (self._head, self._list, self.message):
            self.body.addWidget(part)
        self.setMinimumWidth(theme().px(620))
        self.give_up_button = self.add_button(tr("放弃…"), self._give_up, "danger")
        self.rescue_button = self.add_button(tr("另存救急副本…"), self._rescue)
        self.stay_button = self.add_button(tr("留在这里"), self.reject)
        self.again_button = self.add_button(tr("再试一次"), self._again, "primary")
        for name in ("give_up", "rescue", "stay", "again"):
            getattr(self, f"{name}_button").setObjectName(f"unsaved_{name}")
        self._say()
        (self.stay_button if self.again_button.isHidden() else self.again_button).setFocus()

    def _say(self) -> None:
        left, error = self.ctx.saving.open_ends, self.ctx.saving.error
        self._head.setText(tr("有 {n} 处内容还没有写进工作区，现在离开就没有了。").format(n=max(len(left), 1)))
        self._list.setText("\n".join(words_of(left)))
        self.again_button.setVisible(error is not None)
        if error is not None:
            self.message.show_message(self.ctx.say(error), "bad")
        self.make_room()

    def _again(self) -> None:
        if write_again(self.ctx):
            self.answer = Answer.SAVED
            self.accept()
        else:
            self._say()

    def _rescue(self) -> None:
        """A copy a person can read, on another disk; only when it is there and the same does leaving lose nothing."""
        from qtic_desktop.gui.rescue import remember_rescue, rescue_copy
        from qtic_desktop.services.files import put_file

        now = self.ctx.now()
        name = safe_name(tr("救急副本 {name} {time}").format(name=self.ctx.actor.called, time=f"{now:%Y-%m-%d %H%M}"))
        chosen = self.ask_path(self, tr("救急副本存到哪里"), f"{name}.txt", tr("文本 (*.txt)"))
        if not chosen:
            return
        path, data = Path(chosen), rescue_copy(self.ctx)
        try:
            put_file(data, path)
        except (QticError, OSError) as error:
            self.message.show_message(self.ctx.say(error), "bad")
            self.make_room()
            return
        remember_rescue(self.ctx, path)
        self.answer = Answer.RESCUED
        self.accept()

    def _give_up(self) -> None:
        """Pressed twice: what is given up is nowhere any more."""
        if not self._sure:
            self._sure = True
            self.give_up_button.setText(tr("确定放弃这些内容"))
            self.message.show_message(tr("放弃以后，上面这些内容哪里都没有了。"), "warn")
            self.stay_button.setFocus()
            self.make_room()
            return
        self.answer = Answer.GIVEN_UP
        self.accept()

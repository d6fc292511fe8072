"""Before anything can be dated: the computer's clock does not agree with what was written down last."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import plain_label


class ClockPage(FrontPage):
    """``again`` when the clock was set and is to be looked at anew, ``is_right`` when a person says that it is right."""

    again = Signal()
    is_right = Signal()

    def __init__(self, now: datetime, last: datetime, parent: QWidget | None = None) -> None:
        said = (
            tr("电脑现在的时间是 {now}，早于这个工作区里最后一次保存（{last}）。")
            if now < last
            else tr("电脑现在的时间是 {now}，离这个工作区里最后一次保存（{last}）已经过了 {days} 天。")
        )
        intro = said.format(now=f"{now:%Y-%m-%d %H:%M}", last=f"{last:%Y-%m-%d %H:%M}", days=(now - last).days)
        super().__init__(tr("请先核对电脑的日期和时间"), intro, parent)
        self.form.hide()
        why = tr(
            "收到日期、期限、逾期和审计都按电脑的时间写，写错了要逐条更正。请先在系统里改好，再看一次；已保存的内容都在，没有改动。"
        )
        self.body.insertWidget(self.body.indexOf(self.form), plain_label(why, "body", self.column))
        self.look_again = self.add_act(
            tr("已改好，再看一次"), "refresh-cw", self.again.emit, role="primary", name="lookAgain"
        )
        self.go_on = self.add_act(
            tr("时间没有错，继续（会留下记录）"), "arrow-right", self._confirm, name="clockIsRight"
        )
        self.first = self.look_again

    def _confirm(self) -> None:
        if self.go_on.isEnabled():
            self.go_on.setEnabled(False)
            self.is_right.emit()

    def still(self, now: datetime) -> None:
        """It was looked at again and is as it was."""
        self.say(tr("电脑的时间还是 {now}。").format(now=f"{now:%Y-%m-%d %H:%M}"), "warn")

    def refuse(self, sentence: str) -> None:
        """It could not be written down: say why."""
        self.go_on.setEnabled(True)
        self.say(sentence, "bad")

"""The numbers spoken in the room: who spoke which, in the order in which they were spoken; then the lot is drawn."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.draws.words import marked
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, InlineMessage, TextField, enter_moves_on, plain_label
from qtic_desktop.services.experts import run_draw
from qtic_desktop.storage.queries.experts.draws import DrawDetail

_ROOM_FOR: Final = 5
"""People whose numbers the dialog has room for."""


class SpokenDialog(Dialog):
    """``drawn``: the lot is drawn; the dialog is closed then. Big figures, because the room looks on."""

    drawn = Signal()
    holds_entries = True

    def __init__(self, ctx: AppContext, draw: DrawDetail, parent: QWidget) -> None:
        super().__init__(tr("现场报数"), parent)
        self._ctx, self._draw = ctx, draw
        self.harmless = False
        words = tr(
            "监督员已在打印的名单上签字以后，请至少两位不同的人各报一个一至九位的数字，按报出的先后照写，开头的 0 也写。"
            "报数和名单校验码一起决定结果，谁都可以重新演算。"
        )
        code = plain_label(tr("名单校验码：{code}").format(code=marked(draw.fingerprint)), "small", self)
        code.setWordWrap(True)
        self.message = InlineMessage(self)
        for part in (plain_label(words, "body", self), code, self.message):
            self.body.addWidget(part)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(8))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        grid.addWidget(plain_label(tr("谁报的"), "small", self), 0, 1)
        grid.addWidget(plain_label(tr("报出的数字"), "small", self), 0, 2)
        self.lines: list[tuple[TextField, TextField]] = []
        for place in range(1, _ROOM_FOR + 1):
            who, number = TextField(self, limit=20), TextField(self, limit=9)
            number.setFont(theme().font(18, tabular=True))
            who.setAccessibleName(tr("第 {n} 位报数的人").format(n=place))
            number.setAccessibleName(tr("第 {n} 个数字").format(n=place))
            grid.addWidget(plain_label(str(place), "small", self), place, 0)
            grid.addWidget(who, place, 1)
            grid.addWidget(number, place, 2)
            self.lines.append((who, number))
        self.body.addLayout(grid)
        self.setMinimumWidth(theme().px(560))
        self.add_button(tr("取消"), self.reject).setObjectName("leaveSpoken")
        self.draw_button = self.add_button(tr("抽取"), self._run, "primary")
        self.draw_button.setObjectName("drawNow")
        self._keys = enter_moves_on(self)

    def open(self) -> None:
        """Show it with the cursor where the first name is typed."""
        super().open()
        self.lines[0][0].setFocus()

    def spoken(self) -> tuple[Spoken, ...]:
        """What stands in the lines that are not blank."""
        said = [Spoken(who.value().strip(), number.value().strip()) for who, number in self.lines]
        return tuple(one for one in said if one.who or one.number)

    def _run(self) -> None:
        self.draw_button.setEnabled(False)
        order = run_draw.bind(draw_id=self._draw.id, spoken=self.spoken())
        self._ctx.perform(order, on_done=self._done, on_error=self._fail)

    def _done(self, _changes: Changes) -> None:
        if isValid(self):
            self.accept()
            self.drawn.emit()

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self.draw_button.setEnabled(True)
            self.message.show_message(self._ctx.say(error), "bad")
            self.make_room()

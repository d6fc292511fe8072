"""启动建设: which centre gets which number, seen and put in order before any is given."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.dates import PERIOD_LAST
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch.acts import start_act
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, RowTable, button, plain_label
from qtic_desktop.services.launch.planning import StartLine, StartPlan, plan_start


class StartDialog(ActDialog):
    """The questions on the left, the numbers that follow from them on the right."""

    def __init__(self, ctx: AppContext, plan: StartPlan, parent: QWidget) -> None:
        order = [line.proposal_id for line in plan.lines]
        super().__init__(ctx, start_act(lambda: tuple(order)), None, parent)
        self._ctx, self._order = ctx, order
        self.table = _Numbered(_columns(), self, name=tr("编号"))
        self.table.setObjectName("startNumbers")
        self.table.setMinimumSize(theme().px(580), theme().px(200))
        self.table.setSortingEnabled(False)
        self.table.moved.connect(self._move)
        self.up = button(tr("上移"), "arrow-up", "", self)
        self.down = button(tr("下移"), "arrow-down", "", self)
        self.until = plain_label("", "body", self)
        self.until.setObjectName("startUntil")
        told = tr("编号按名单的先后给：先新建、后转建，各按名次（指引未规定）。可以移动。")
        self.said = plain_label(told, "help", self)
        self.said.setObjectName("startOrder")
        self._lay_out(len(order))
        self.form.column.edited.connect(lambda _name: self._look())
        self._show(plan)
        self.table.select(order[0])
        self._look()

    def _lay_out(self, count: int) -> None:
        right, row, beside = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        right.setSpacing(theme().px(8))
        right.addWidget(plain_label(tr("{n} 个中心的编号").format(n=count), "section", self))
        right.addWidget(self.said)
        right.addWidget(self.table, 1)
        for made, by in ((self.up, -1), (self.down, 1)):
            made.clicked.connect(lambda _checked=False, by=by: self._move(by))
            made.setEnabled(count > 1)
            row.addWidget(made)
        row.addWidget(plain_label(tr("Alt+↑、Alt+↓ 移动"), "help", self), 1)
        right.addLayout(row)
        right.addWidget(self.until)
        self.body.removeWidget(self.room)
        self.room.setMinimumWidth(theme().px(320))
        beside.setSpacing(theme().px(20))
        beside.addWidget(self.room, 2)
        beside.addLayout(right, 3)
        self.body.addLayout(beside, 1)

    def _move(self, by: int) -> None:
        line = self.table.selected()
        here = -1 if line is None else self._order.index(line.proposal_id)
        there = here + by
        if here < 0 or not 0 <= there < len(self._order):
            return
        self._order[here], self._order[there] = self._order[there], self._order[here]
        self._look()

    def _look(self) -> None:
        """Ask for the numbers as it is answered now."""
        day: Any = self.form.field("started_on").value()
        question = plan_start.bind(
            today=self._ctx.now().date(), first_number=self.form.field("first_number").value(), order=tuple(self._order),
            started_on=day if isinstance(day, date) else None, years=self.form.field("years").value(),
        )  # fmt: skip
        self._ctx.ask(question, on_done=self._show, on_error=self.form.refuse)

    def _show(self, plan: StartPlan) -> None:
        if not isValid(self):
            return
        chosen = self.table.selected()
        order = [line.proposal_id for line in plan.lines]
        if order != self._order and set(order) == set(self._order):
            return  # an answer from before it was moved
        self.table.set_rows(plan.lines, lambda line: line.proposal_id)
        if chosen is not None:
            self.table.select(chosen.proposal_id)
        eve = tr("期满日 {day}（启动日起算，最后一天是周年日的前一天）")
        words = eve if plan.last == PERIOD_LAST[0] else tr("期满日 {day}（启动日起算，最后一天是周年日）")
        self.until.setText("" if plan.ends_on is None else words.format(day=plan.ends_on.isoformat()))


class _Numbered(RowTable):
    """Moves with Alt and the arrows."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", tr("编号"), lambda line: line.number, width=150, chip=_number),
        Column("name", tr("中心"), lambda line: line.center_name, stretch=True),
        Column("host", tr("依托单位"), lambda line: line.host_name, width=170),
    )


def _number(line: StartLine) -> tuple[str, str]:
    if line.taken:
        return "bad", tr("{number} 已有").format(number=line.number)
    return ("ok", line.number) if line.number else ("neutral", tr("待填"))

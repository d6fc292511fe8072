"""Give a whole report year another due day: what that changes is said before it is done."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.annual_reports.rest_days import RestDays
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, DateField, Dialog, FieldRow, RowTable, TextArea, plain_label
from qtic_desktop.gui.widgets.day_slider import DaySlider

if TYPE_CHECKING:
    from qtic_desktop.services.annual_reports import DueChange


_REACH: Final = 60
"""Days to either side that the slider goes."""


class MoveDueDialog(Dialog):
    """The new due day of ``year`` and the reason; ``agreed(date, str)`` when both are there."""

    agreed = Signal(object, str)

    def __init__(self, year: int, ctx: AppContext, parent: QWidget | None = None, *, now: date | None = None) -> None:
        super().__init__(tr("更正 {year} 年度的截止日").format(year=year), parent)
        self._year, self._ctx = year, ctx
        self._rest_days = RestDays(ctx)
        self.due = DateField(self)
        self.due.setObjectName("newDueField")
        self.due_row = FieldRow(self, label=tr("新的截止日"), field=self.due, required=True)
        self.slider = DaySlider(self.due, _REACH, self.due_row)
        if now is not None:
            self.slider.stand_at(now)
        self.due_row.add_below(self.slider)
        self._reckons = False
        self.reason = TextArea(self, lines=2)
        self.reason.setObjectName("newDueReason")
        self.reason_row = FieldRow(
            self,
            label=tr("原因"),
            field=self.reason,
            help_text=tr("例如通知的文号；改动前后的日期和原因都留在记录里"),
            required=True,
        )
        self.rest = plain_label("", "warn", self)
        self.rest.hide()
        words = tr("现行截止日 {day}。填写或滑到新的日期，这里先说明哪些报告会变。")
        self.effect = plain_label("" if now is None else words.format(day=now.isoformat()), "body", self)
        self.effect.setObjectName("newDueEffect")
        columns = (
            Column("center", tr("中心"), lambda row: row[0], pinyin=True),
            Column("turn", tr("改期以后"), lambda row: tr("列为逾期") if row[1] else tr("不再逾期"), width=110),
        )
        self.turned = RowTable(columns, self, name=tr("改期以后变动的报告"))
        self.turned.setObjectName("newDueTurned")
        self.turned.setMinimumHeight(theme().px(150))
        self.turned.hide()
        for part in (self.due_row, self.rest, self.effect, self.turned, self.reason_row):
            self.body.addWidget(part)
        self.setMinimumWidth(theme().px(460))
        self.add_button(tr("取消"), self.reject).setObjectName("cancelNewDue")
        self.add_button(tr("更正截止日"), self._take, "primary").setObjectName("confirmNewDue")
        self.due.edited.connect(self._look_ahead)
        self.due.setFocus()

    def _look_ahead(self) -> None:
        from qtic_desktop.services.annual_reports import plan_due_change

        day: date | None = self.due.value()
        self.due_row.set_problem(None)
        self.rest.setText(self._rest_days.words(day))
        self.rest.setVisible(bool(self.rest.text()))
        if day is not None and not self._reckons:
            self._reckons = True
            today = self._ctx.now().date()
            self._ctx.ask(
                plan_due_change.bind(year=self._year, due_on=day, today=today),
                on_done=partial(self._say_effect, day),
                on_error=self._cannot_say,
            )

    def _cannot_say(self, error: Exception) -> None:
        self._reckons = False
        self.due_row.set_problem(self._ctx.say(error))

    def _say_effect(self, day: date, change: DueChange) -> None:
        self._reckons = False
        if self.due.value() != day:  # moved on while it was reckoned
            self._look_ahead()
        parts = [tr("{n} 份报告改用新的截止日。").format(n=change.reports)]
        if change.made_overdue:
            parts.append(tr("其中 {n} 份立即列为逾期。").format(n=change.made_overdue))
        if change.made_timely:
            parts.append(tr("其中 {n} 份不再逾期。").format(n=change.made_timely))
        if change.kept:
            parts.append(tr("已批准延期或已作决定的 {n} 份不变。").format(n=change.kept))
        self.effect.setText("\n".join(parts))
        self.turned.set_rows(change.turned, lambda row: row)
        self.turned.setVisible(bool(change.turned))
        self.make_room()

    def _take(self) -> None:
        day, reason = self.due.value(), self.reason.value().strip()
        self.due_row.set_problem(tr("请填写日期。") if day is None else None)
        self.reason_row.set_problem(None if reason else tr("请写明原因。"))
        if day is not None and reason:
            self.agreed.emit(day, reason)

    def refuse(self, error: Exception) -> None:
        """Say beside the field why it was not taken; the dialog stays open with what was typed."""
        named = getattr(error, "argument", "")
        row = self.reason_row if named == "reason" else self.due_row
        row.set_problem(self._ctx.say(error))

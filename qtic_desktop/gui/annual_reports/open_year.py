"""Ask which report year to open and by when, and say beforehand whom it would list."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.numbers import narrow
from qtic_desktop.gui.annual_reports.rest_days import RestDays
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, DateField, Dialog, FieldRow, RowTable, TextField, plain_label
from qtic_desktop.gui.widgets.day_slider import DaySlider

if TYPE_CHECKING:
    from qtic_desktop.services.annual_reports import YearPlan


class OpenYearDialog(Dialog):
    """A year and its due day, both proposed; ``year_chosen(int, date)`` when they can be read."""

    year_chosen = Signal(int, object)

    def __init__(self, proposed: int, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("开启年度"), parent)
        self._ctx = ctx
        self._own_due = False
        self._rest_days = RestDays(ctx, self._say_rest)
        self.field = TextField(self)
        self.field.setObjectName("yearField")
        self.field.set_value(str(proposed))
        self.row = FieldRow(
            self, label=tr("总结的年度"), field=self.field, help_text=tr("报告总结这一年的工作。"), required=True
        )
        self.due = DateField(self)
        self.due.setObjectName("yearDueField")
        self.due_row = FieldRow(
            self,
            label=tr("截止日"),
            field=self.due,
            help_text=tr("按本局设置推算（指引未规定）；当年通知另有规定的，在这里改。"),
            required=True,
        )
        self.rest = plain_label("", "warn", self)
        self.plan = plain_label("", "body", self)
        self.slider = DaySlider(self.due, 60, self.due_row)
        self.due_row.add_below(self.slider)
        self.late = RowTable(
            (Column("center", tr("中心"), str, pinyin=True, stretch=True),), self, name=tr("开启以后立即逾期的中心")
        )
        self.late.setObjectName("yearLate")
        self.late.setMinimumHeight(theme().px(132))
        self.late.hide()
        self._reckons = False
        for part in (self.row, self.due_row, self.rest, self.plan, self.late):
            self.body.addWidget(part)
        self.setMinimumWidth(theme().px(460))
        self.add_button(tr("取消"), self.reject).setObjectName("cancelOpenYear")
        self.add_button(tr("开启年度"), self._take, "primary").setObjectName("confirmOpenYear")
        self.field.edited.connect(self._look_ahead)
        self.due.edited.connect(self._on_due)
        self.field.enter_pressed.connect(self._take)
        self.field.setFocus()
        self.field.selectAll()
        self._look_ahead()

    def _year(self) -> int | None:
        text = narrow(self.field.value()).strip()
        return int(text) if re.fullmatch(r"\d{4}", text, re.ASCII) and 2015 <= int(text) <= 2100 else None

    def _look_ahead(self) -> None:
        from qtic_desktop.services.annual_reports import plan_report_year

        asked = self._year(), self._chosen_due()
        if asked[0] is None:
            self.plan.setText("")
            self.late.hide()
        elif not self._reckons:
            self._reckons = True
            self._ctx.ask(
                plan_report_year.bind(year=asked[0], today=self._ctx.now().date(), due_on=asked[1]),
                on_done=partial(self._show_plan, asked),
                on_error=self._cannot_plan,
            )

    def _show_plan(self, asked: tuple[int | None, date | None], plan: YearPlan) -> None:
        self._reckons = False
        if asked != (self._year(), self._chosen_due()):  # moved on while it was reckoned
            self._look_ahead()
            return
        if not self._own_due:
            self.due.set_value(plan.due_on)
            self.slider.follow()
        parts = [tr("按台账将列入 {n} 个中心，不改动台账。").format(n=plan.fresh)]
        if not (plan.fresh or plan.listed or plan.started_late or plan.period_over):
            parts = [tr("台账里还没有在建的中心。请先到“启动建设”导入台账，再开启年度。")]
        if plan.listed and plan.listed_due_on is not None:
            told = tr("已列入的 {n} 个不变，截止日仍为 {due}；要改整年的截止日，请用“更正截止日”。")
            parts.append(told.format(n=plan.listed, due=plan.listed_due_on.isoformat()))
        elif plan.listed:
            parts.append(tr("已列入的 {n} 个不变。").format(n=plan.listed))
        if plan.overdue_days and plan.fresh:
            told = tr("截止日已过 {days} 天：开启以后这 {n} 个中心立即列为逾期。")
            parts.append(told.format(days=plan.overdue_days, n=plan.fresh))
        left_out = []
        if plan.started_late:
            left_out.append(tr("{n} 个启动较晚，从下一年度起报").format(n=plan.started_late))
        if plan.period_over:
            left_out.append(tr("{n} 个建设期已满").format(n=plan.period_over))
        if left_out:
            parts.append(tr("不列入：{why}（指引未规定）。").format(why=mark("；").join(left_out)))
        self.plan.setText("\n".join(parts))
        self.late.set_rows(plan.late, str)
        self.late.setVisible(bool(plan.late))
        self._say_rest()

    def _cannot_plan(self, error: Exception) -> None:
        self._reckons = False
        self.due_row.set_problem(self._ctx.say(error))

    def _chosen_due(self) -> date | None:
        return self.due.value() if self._own_due else None

    def _on_due(self) -> None:
        self._own_due = True
        self._say_rest()
        if self.due.value() is not None:
            self._look_ahead()

    def _say_rest(self) -> None:
        day: date | None = self.due.value()
        self.rest.setText(self._rest_days.words(day))
        self.rest.setVisible(bool(self.rest.text()))
        self.make_room()

    def _take(self) -> None:
        year, due = self._year(), self.due.value()
        if year is None:
            self.row.set_problem(self._ctx.say("annual.year_unlikely", year=narrow(self.field.value()).strip()))
        elif due is None:
            self.due_row.set_problem(tr("请填写日期。"))
        elif due <= date(year, 12, 31):
            self.due_row.set_problem(self._ctx.say("annual.due_too_early", date=due.isoformat(), year=year))
        else:
            self.accept()
            self.year_chosen.emit(year, due)

"""一行登记: one line for the pile of reports; shown as a sentence before it is done, and undone for a minute after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.annual_reports import Duty, submission_is_own
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.pile_line import Part, ReadLine, Unclear, read_line
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.annual_reports.words import chip
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import TextField, button, plain_label
from qtic_desktop.services.annual_reports import receive_report
from qtic_desktop.services.annual_reports.corrections import correct_report
from qtic_desktop.storage.queries.annual_reports import DutyRow

#: How long what a line did can be taken back by the button beside it; afterwards by 更正.
MINUTE: Final = 60_000
_NAMED = 4


class PileLine(QWidget):
    """Stands above the checklist; ``rows`` gives what is in view, ``read`` reads it again."""

    def __init__(
        self, ctx: AppContext, rows: Callable[[], Sequence[DutyRow]], today: Callable[[], date], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._ctx, self._rows, self._today = ctx, rows, today
        self._before: DutyRow | None = None
        self._warned: tuple[str, Part, date] | None = None  # which change of a date that stands was said before
        self.field = TextField(self)
        self.field.setObjectName("pileLine")
        self.field.setAccessibleName(tr("一行登记"))
        self.field.setPlaceholderText(tr("一行登记：中心名称或首字母，zj、jh 或 qb，日期；例如 涂层 zj 3.12"))
        self.field.setToolTip(tr("zj 总结，jh 计划，qb 两份都到；日期不写即今天。先念出来，按 Enter 才登记。"))
        self.sentence = plain_label("", "help", self)
        self.sentence.setObjectName("pileSentence")
        self.undo = button(tr("撤销这一次"), "undo-2", "", self)
        self.undo.setObjectName("undoPile")
        self.undo.hide()
        self.undo.clicked.connect(self._take_back)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._forget)
        under = QHBoxLayout()
        under.addWidget(self.sentence, 1)
        under.addWidget(self.undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme().px(8))
        layout.setSpacing(theme().px(4))
        layout.addWidget(self.field)
        layout.addLayout(under)
        self.field.edited.connect(self._say)
        self.field.enter_pressed.connect(self._do)
        self.setVisible(is_theirs(ctx.actor, Act.RECEIVE_REPORT))

    # -- reading

    def read(self) -> ReadLine[DutyRow]:
        """What stands there, against the reports of the year that can still be received; one given back for correction
        comes again by its own form. Who is named whole is meant, even if nothing is waited for there."""
        waiting = [
            row
            for row in self._rows()
            if row.filed_on is None and row.returned_on is None and row.state not in ("cancelled", "ended")
        ]
        line, among_all = self._read(waiting), self._read(self._rows())
        if len(among_all.rows) == 1 and among_all.rows[0] not in waiting:
            return ReadLine(part=line.part, on=line.on, unclear=Unclear.NOBODY)
        return line

    def _read(self, rows: Sequence[DutyRow]) -> ReadLine[DutyRow]:
        return read_line(self.field.value(), rows, _words, self._today(), whole=_whole)

    def _say(self) -> None:
        self._warned = None
        line = self.read()
        self.sentence.setText(self._told(line))

    def _told(self, line: ReadLine[DutyRow]) -> str:
        if line.row is not None and line.part is not None and line.on is not None:
            if standing := _standing(line.row, line.part, line.on):
                return self._changing(line.row, standing, line.part, line.on)
            told = tr("{center}：{year} 年度{part} {day} 收到。按 Enter 登记。")
            return told.format(
                center=line.row.center_name, year=line.row.year, part=_part(line.part), day=line.on.isoformat()
            )
        names = mark("、").join(row.center_name for row in line.rows[:_NAMED])
        return {
            Unclear.EMPTY: "",
            Unclear.NO_PART: tr("{name}：请写明是 zj（总结）、jh（计划）还是 qb（两份）。").format(name=names),
            Unclear.NO_NAME: tr("请写中心的首字母、名称或编号。"),
            Unclear.NOBODY: self._elsewhere(),
            Unclear.SEVERAL: tr("有 {n} 个中心：{names}……请再多写几个字母，或写编号。").format(
                n=len(line.rows), names=names
            ),
            Unclear.AHEAD: self._ahead(line.on),
            Unclear.BAD_DAY: tr("日期不存在，或在今天以后。"),
            None: "",
        }[line.unclear]

    def _ahead(self, on: date | None) -> str:
        """A day of this year that has not come: the year has to be written."""
        if on is None:
            return ""
        return tr(
            "读作 {day}，今年还没到这一天，没有登记。如果是往年的，请写上年份，例如 {year}-{month}-{number}。"
        ).format(day=on.isoformat(), year=on.year - 1, month=on.month, number=on.day)

    def _changing(self, row: DutyRow, standing: Sequence[tuple[Part, date]], part: Part, on: date) -> str:
        """What stands there already is said before another day takes its place."""
        stands = mark("、").join(f"{_part(one)} {day.isoformat()}" for one, day in standing)
        if all(day == on for _one, day in standing):
            told = tr("{center}：已登记 {stands} 收到，没有改动。")
        elif _has_own_day(row):
            told = tr(
                "{center}：已登记 {stands} 收到；单位提交日期 {submitted} 是另外填写的，请选中它，用“更正…”一并核对。"
            )
        elif self._warned == (row.id, part, on):
            told = tr("{center}：已登记 {stands} 收到，{part}改为 {day}。再按一次 Enter 才更正。")
        else:
            told = tr("{center}：已登记 {stands} 收到，{part}改为 {day}？要按两次 Enter，单位提交日期会重新计。")
        submitted = "" if row.submitted_on is None else row.submitted_on.isoformat()
        return told.format(
            center=row.center_name, stands=stands, part=_part(part), day=on.isoformat(), submitted=submitted
        )

    def _elsewhere(self) -> str:
        """Where it stands that nothing is waited for from a centre that is on the list."""
        found = self._read(self._rows())
        if found.row is None:
            return tr("本年度没有这样的中心等着交报告。")
        if found.row.returned_on is not None and found.row.filed_on is None:
            return tr("{center}：已退回补正；补正稿请选中它，在右侧“登记收到…”里登记。").format(
                center=found.row.center_name
            )
        return tr("{center}：{state}，不能在这里登记收到。").format(
            center=found.row.center_name, state=chip(found.row)[1]
        )

    # -- doing and undoing

    def _do(self) -> None:
        line, warned = self.read(), self._warned
        self._say()
        if line.row is None or line.part is None or line.on is None:
            return
        row, part, on = line.row, line.part, line.on
        summary_on = on if part is not Part.PLAN else None
        plan_on = on if part is not Part.SUMMARY else None
        order = receive_report.bind(duty_id=row.id, summary_on=summary_on, plan_on=plan_on)
        if standing := _standing(row, part, on):
            if all(day == on for _one, day in standing) or _has_own_day(row):
                return
            if warned != (row.id, part, on):
                self._warned = (row.id, part, on)
                self.sentence.setText(self._told(line))
                return
            order = correct_report.bind(
                duty_id=row.id, reason=tr("一行登记里改正收到日期"), summary_on=summary_on or row.summary_received_on,
                plan_on=plan_on or row.plan_received_on, checked_on=row.district_checked_on, filed_on=None,
                filing_number="", submitted_on=row.submitted_on,
            )  # fmt: skip
        self.field.setEnabled(False)

        def done(_changes: Changes) -> None:
            if not isValid(self):
                return
            self._before = row
            self.field.setEnabled(True)
            self.field.set_value("")
            told = tr("已登记：{center} {part} {day}。").format(
                center=row.center_name, part=_part(part), day=on.isoformat()
            )
            self.sentence.setText(told)
            self.undo.show()
            self._minute.start()
            self.field.setFocus()

        self._ctx.perform(order, on_done=done, on_error=self._refuse)

    def _take_back(self) -> None:
        row = self._before
        if row is None:
            return
        order = correct_report.bind(
            duty_id=row.id, reason=tr("一行登记后当即撤销"), summary_on=row.summary_received_on,
            plan_on=row.plan_received_on, checked_on=row.district_checked_on, filed_on=None, filing_number="",
            submitted_on=row.submitted_on,
        )  # fmt: skip

        def done(_changes: Changes) -> None:
            if isValid(self):
                self._forget()
                self.sentence.setText(
                    tr("已撤销：{center} 恢复原样，两次都留在记录里。").format(center=row.center_name)
                )
                self.field.setFocus()

        self._ctx.perform(order, on_done=done, on_error=self._refuse)

    def _forget(self) -> None:
        self._before = None
        self._minute.stop()
        self.undo.hide()

    def _refuse(self, error: Exception) -> None:
        if isValid(self):
            self.field.setEnabled(True)
            self.sentence.setText(self._ctx.say(error))
            self.field.setFocus()


def _standing(row: DutyRow, part: Part, on: date) -> tuple[tuple[Part, date], ...]:
    """What of the parts meant stands there with another day; all of them where everything stands as it is said; empty
    where something new is said and nothing would be changed."""
    parts = ((Part.SUMMARY, row.summary_received_on), (Part.PLAN, row.plan_received_on))
    meant = [(one, day) for one, day in parts if part in (one, Part.BOTH)]
    stands = tuple((one, day) for one, day in meant if day is not None)
    others = tuple((one, day) for one, day in stands if day != on)
    return others or (stands if len(stands) == len(meant) else ())


def _has_own_day(row: DutyRow) -> bool:
    return submission_is_own(
        Duty(row.due_on, row.summary_received_on, row.plan_received_on, submitted_on=row.submitted_on)
    )


def _words(row: DutyRow) -> str:
    return f"{row.center_name} {row.center_number} {row.host_name}"


def _whole(row: DutyRow) -> tuple[str, str]:
    return row.center_name, row.center_number


def _part(part: Part) -> str:
    return {Part.SUMMARY: tr("总结"), Part.PLAN: tr("计划"), Part.BOTH: tr("总结和计划")}[part]

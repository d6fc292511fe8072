"""The checklist of annual reports (三（四）): who owes one, what has come, what is overdue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.annual_reports import DutyState, many_acts, possible_acts, still_counts
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.possible import for_person, many_for_person
from qtic_desktop.gui import weighing
from qtic_desktop.gui.annual_reports import acts, more, words
from qtic_desktop.gui.annual_reports.move_due import MoveDueDialog
from qtic_desktop.gui.annual_reports.open_year import OpenYearDialog
from qtic_desktop.gui.annual_reports.pile_line import PileLine
from qtic_desktop.gui.annual_reports.rest_days import RestDays
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage import act
from qtic_desktop.gui.stage.feeds import RowFeed
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Extra, More, Own, Records, Scope
from qtic_desktop.gui.stage.shown import Line, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.annual_reports import move_year_due, open_report_year, papers, take_back_year
from qtic_desktop.services.exports import export_annual_checklist
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.annual_figures import report_more
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties, duty_history, report_years, year_of
from qtic_desktop.storage.queries.query import Question


def annual_reports_page(ctx: AppContext) -> RecordPage[DutyRow]:
    """The year's duties."""
    return _Checklist(ctx).page


class ChecklistPage(RecordPage[DutyRow]):
    """The list under one line for the pile on the desk."""

    pile: PileLine

    def body(self) -> None:
        """The line above the list."""
        part = QWidget(self)
        self.pile = PileLine(self.ctx, self.in_view, lambda: self.ctx.now().date(), part)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pile)
        layout.addWidget(self.table, 1)
        self.table.remember_in(self.ctx.settings, self.name)
        self.set_list(part)

    def in_view(self) -> list[DutyRow]:
        """Every report of the year, whatever chip or search is in force."""
        assert isinstance(self.feed, RowFeed)
        return list(self.feed.rows)


class _Checklist:
    """The page, and what of it is not said by a value: opening a year, and which part of the list goes on paper."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self.page = ChecklistPage(ctx, self._records())

    def today(self) -> date:
        """The day the checklist is of."""
        return self.ctx.now().date()

    def _records(self) -> Records[DutyRow]:
        actor, rest_days = self.ctx.actor, RestDays(self.ctx)

        def reads(year: str) -> Question[tuple[DutyRow, ...]]:
            rest_days.read()
            return duties.bind(year=int(year), today=self.today())

        def shown(row: DutyRow) -> Shown:
            rest = rest_days.words(row.due_on) if row.filed_on is None else ""
            law = tr("三（四）：未按时提报的，取消市技术创新中心资格。程序只提示，由人决定。")
            return Shown(
                row.center_name,
                f"{row.center_number} · {row.host_name} · {row.department_name}",
                words.chip(row),
                lines=(
                    Line(words.due_words(row)),
                    Line(rest, "warn"),
                    Line(words.overdue_words(row, law), "warn" if row.spared else "bad"),
                ),
                steps=tuple(words.timeline(row)),
                note=words.why_not_yet(row, Role.OFFICE if Role.OFFICE in actor.roles else actor.role),
            )

        return Records(
            name="annual_reports",
            table=tr("年度报告清单"),
            scope=Scope(
                "yearBox",
                tr("年度"),
                report_years.bind,
                lambda year: tr("{year} 年度").format(year=year),
                lambda one: year_of.bind(duty_id=one),
            ),
            reads=reads,
            kinds=frozenset({Kind.DUTY, Kind.CENTER, Kind.CONTEXT}),
            key=lambda row: row.id,
            also=lambda row: (row.center_id,),
            columns=_columns(self.ctx.lang),
            kept_back=frozenset({"host", "department", "number"}),
            filters=words.filters(),
            extras=(Extra("departmentBox", tr("主管部门"), tr("全部主管部门"), lambda row: row.department_name),),
            first=lambda row: row.state == DutyState.OVERDUE,
            waits=lambda row: row.state == DutyState.OVERDUE and row.cancellation_proposed_on is None,
            shown=shown,
            nothing=Shown(tr("选择一个中心，查看报告的经过和下一步。")),
            begins=(
                Own(Act.OPEN_REPORT_YEAR, tr("开启年度…"), self.open_year, "calendar-check"),
                Own(Act.MOVE_YEAR_DUE, tr("更正截止日…"), self.move_due, "calendar"),
                self._take_back(),
            ),
            acts=(*acts.acts(self.today), *more.acts()),
            more=lambda row: More(report_more.bind(duty_id=row.id), more.told),
            many=acts.many_acts(self.today),
            possible=lambda row: for_person(actor, partial(possible_acts, row)),
            possible_many=lambda rows: many_for_person(actor, partial(many_acts, rows)),
            history=lambda row: duty_history.bind(duty_id=row.id),
            papers=(self._checklist(), *self._letters()),
            empty=Empty(
                tr("这里列出当年应提交年度报告的中心。先开启一个年度，程序按台账列出应报的中心和截止日。"), "annual"
            ),
            counted=tr("共 {total} 个中心，显示 {shown} 个"),
            chosen=tr("，已选 {n} 个"),
            split=(790, 320),
        )

    # -- opening a year

    def open_year(self) -> None:
        """Ask which year; the list of who owes a report is then written from the ledger."""
        dialog = OpenYearDialog(self.today().year - 1, self.ctx, self.page)
        dialog.year_chosen.connect(self._open_year)
        self.page.show_dialog(dialog)

    def _open_year(self, year: int, due_on: date) -> None:
        def opened(changes: Changes) -> None:
            if self.page.scope is not None:
                self.page.scope.choose(str(year))
            told = tr("已开启 {year} 年度，新列入 {n} 个中心。").format(year=year, n=len(changes.ids))
            self.page.message.show_message(told, "ok")
            self.page.read_again()

        self.ctx.perform(open_report_year.bind(year=year, due_on=due_on), on_done=opened, on_error=self.page.report)

    def move_due(self) -> None:
        """Ask for another due day of the year in view, and say what it changes before it is done."""
        if not self._year:
            self.page.message.show_message(tr("还没有开启年度，没有截止日可以更正。"), "info")
            return
        year = int(self._year)
        rows = [self.page.table.rows_model.row(n) for n in range(self.page.table.total())]
        usual = next((row.due_on for row in rows if row.first_due_on is None), None)
        dialog = MoveDueDialog(year, self.ctx, self.page, now=usual)

        def agreed(day: date, reason: str) -> None:
            self.ctx.perform(
                move_year_due.bind(year=year, due_on=day, reason=reason), on_done=moved, on_error=dialog.refuse
            )

        def moved(changes: Changes) -> None:
            dialog.accept()
            told = tr("{n} 份报告的截止日已更正。").format(n=len(changes.ids))
            self.page.message.show_message(told, "ok")

        dialog.agreed.connect(agreed)
        self.page.show_dialog(dialog)

    def _take_back(self) -> act.Act[None]:
        reason = act.Words("reason", tr("收回的原因"), tr("只有还没有任何登记的年度可以收回；以后可以重新开启"))
        return act.Act(
            take_back_year,
            tr("收回年度…"),
            lambda _none, given: take_back_year.bind(year=int(self._year or 0), reason=given[reason]),
            "undo-2",
            (reason,),
            weighs=lambda _none, _given: weighing.year_taken_back(int(self._year or 0), self.page.table.total()),
            done=lambda _none, _given, changes: tr("年度已收回，撤下 {n} 个中心。").format(n=len(changes.ids)),
        )

    # -- the checklist on paper

    def _checklist(self) -> Paper[MadeFile]:
        return Paper(
            Act.EXPORT_ANNUAL_CHECKLIST,
            tr("导出清单…"),
            lambda: tr("{year}年度报告清单").format(year=self._year),
            self._make_checklist,
            (".xlsx", ".pdf"),
            told=lambda _made: self.shown_words() or tr("全部 {n} 个").format(n=self.page.table.total()),
            why_not=lambda: "" if self._year else tr("还没有开启年度，没有可导出的清单"),
            command=tr("导出年度报告清单…"),
        )

    def _letters(self) -> tuple[Paper[MadeFile], ...]:
        """The papers about one report, and the public notice of the year."""

        def none_chosen() -> str:
            return "" if self._chosen() else tr("请先在清单里选择一个中心")

        def none_open() -> str:
            return "" if self._year else tr("还没有开启年度")

        def letter(path: Path) -> WorkOrder[MadeFile]:
            return papers.export_annual_letter.bind(out=path, duty_id=self._chosen())

        def service(path: Path) -> WorkOrder[MadeFile]:
            return papers.export_service.bind(out=path, duty_id=self._chosen())

        def cancelled(path: Path) -> WorkOrder[MadeFile]:
            return papers.export_cancelled.bind(out=path, year=int(self._year))

        kinds = (".pdf", ".docx")
        return (
            Paper(
                Act.EXPORT_ANNUAL_LETTER, tr("文书…"), lambda: tr("年度报告文书"), letter, kinds,
                told=lambda made: made.about, why_not=none_chosen, command=tr("年度报告的备案单、通知或决定…"),
            ),
            Paper(
                Act.EXPORT_SERVICE, tr("送达回证…"), lambda: tr("送达回证"), service, kinds, why_not=none_chosen,
                command=tr("年度报告文书的送达回证…"),
            ),
            Paper(
                Act.EXPORT_CANCELLED, tr("取消公告…"), lambda: tr("取消资格公告"), cancelled, (*kinds, ".xlsx"),
                told=lambda made: tr("{n} 个").format(n=made.about), why_not=none_open, command=tr("导出取消资格公告…"),
            ),
        )  # fmt: skip

    def _chosen(self) -> str:
        row = self.page.table.selected()
        return "" if row is None else str(row.id)

    @property
    def _year(self) -> str:
        return "" if self.page.scope is None else self.page.scope.key

    def _make_checklist(self, path: Path) -> WorkOrder[MadeFile]:
        return export_annual_checklist.bind(
            out=path,
            year=int(self._year),
            today=self.today(),
            only=self.page.shown_ids(),
            shown=self.shown_words(),
        )

    def shown_words(self) -> str:
        """Which part of the list is shown, as it is said in the file; empty for the whole list."""
        parts = self.page.lists.in_words()
        if self.page.shown_ids() is None:
            return ""
        return tr("{parts}，{shown} 个（应报共 {total} 个）").format(
            parts=parts, shown=self.page.table.count(), total=self.page.table.total()
        )


def _columns(lang: str) -> tuple[Column, ...]:
    """What is asked at a glance fits beside the card; who it is of is searched, and shown in the card."""
    zh = lang == "zh"
    return (
        Column("center", tr("中心"), lambda row: row.center_name, width=216 if zh else 200, pinyin=True),
        Column(
            "state",
            tr("状态"),
            lambda row: row.state,
            width=112 if zh else 148,
            chip=words.chip,
            sort_key=lambda row: (row.state, row.days_left),
        ),
        Column("summary", tr("总结"), _short("summary_received_on"), width=54),
        Column("plan", tr("计划"), _short("plan_received_on"), width=54),
        Column("district", tr("区市审核"), _short("district_checked_on"), width=60),
        Column("filing", tr("备案号"), lambda row: row.filing_number, width=112),
        Column("due", tr("截止日"), _short("due_on"), width=56),
        Column("left", tr("剩余天数"), words.left, align="right", width=64, sort_key=_days),
        Column("host", tr("依托单位"), lambda row: row.host_name, width=170, pinyin=True),
        Column("department", tr("主管部门"), lambda row: row.department_name, width=150, pinyin=True),
        Column("number", tr("中心编号"), lambda row: row.center_number, width=140),
    )


def _short(name: str) -> Callable[[DutyRow], str]:
    """A date of the filing season without its year, which the year chooser above already tells."""
    return lambda row: words.short_day(getattr(row, name), row.year)


def _days(row: DutyRow) -> int | None:
    return row.days_left if still_counts(row.state, row.days_left, row.filed_on) else None

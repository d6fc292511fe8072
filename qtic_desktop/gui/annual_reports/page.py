"""The checklist of annual reports (三（四）)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.annual_reports import words
from qtic_desktop.gui.annual_reports.detail import DutyDetail
from qtic_desktop.gui.annual_reports.open_year import OpenYearDialog
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.save_path import AskPath, ask_save_path, size_text
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, ChoiceBox, Column, EmptyState, RowTable
from qtic_desktop.services.use_case import UseCase
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties, duty_history, report_years, year_of

_ALL = "*"
_WIDE = 960
_KINDS = frozenset({Kind.DUTY, Kind.CENTER, Kind.CONTEXT})


def _columns(lang: str) -> list[Column]:
    """What is asked at a glance fits beside the detail pane; who it is of is searched, and shown in the detail."""
    zh = lang == "zh"
    return [
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
    ]


_HIDDEN = ("host", "department", "number")


def _short(name: str) -> Callable[[DutyRow], str]:
    """A date of the filing season without its year, which the year chooser above already tells."""
    return lambda row: words.short_day(getattr(row, name), row.year)


def _days(row: DutyRow) -> int | None:
    return None if row.filed_on is not None else row.days_left


class AnnualReportsPage(Page):
    """The year's duties as sentences with counts, a table, and the acts on the selected one."""

    name = "annual_reports"
    clause = "三(四)"
    title_source = "年度报告"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.ask_path: AskPath = ask_save_path
        self.year: int | None = None
        self.dialog: OpenYearDialog | None = None
        self._wanted = ""
        self._rows: tuple[DutyRow, ...] = ()
        self._several_departments = False
        self.year_box = ChoiceBox(self)
        self.year_box.setObjectName("yearBox")
        self.year_box.setAccessibleName(tr("年度"))
        self.year_box.setMinimumWidth(theme().px(110))
        self.year_box.edited.connect(self._choose_year)
        self._actions.insertWidget(0, self.year_box)
        self.set_primary(tr("开启年度…"), "calendar-check", self.open_year).setObjectName("openYearButton")
        self.export_button = self.add_action(tr("导出清单…"), "download", self.export_checklist)
        self.export_button.setObjectName("exportChecklistButton")
        self.department_box = ChoiceBox(self)
        self.department_box.setObjectName("departmentBox")
        self.department_box.setAccessibleName(tr("主管部门"))
        self.department_box.setMinimumWidth(theme().px(150))
        self.department_box.edited.connect(lambda: self._apply_filter(self.filter_key))
        self.set_filters(words.filter_texts())
        self._filters.addWidget(self.department_box)
        QWidget.setTabOrder(self._chips[next(reversed(self._chips))][0], self.department_box)
        self.filter_changed.connect(self._apply_filter)
        self.table = RowTable(_columns(ctx.lang), self, name=tr("年度报告清单"))
        self.table.setObjectName("dutyTable")
        for number, column in enumerate(self.table.rows_model.columns):
            self.table.setColumnHidden(number, column.key in _HIDDEN)
        self.table.row_selected.connect(self._show_selected)
        self.table.shown_changed.connect(self._count_shown)
        self.detail = DutyDetail(self.today, ctx.actor.role, self)
        self.detail.act_wanted.connect(self._act)
        self.busy = BusyBar(self)
        body = QWidget(self)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.busy)
        inside.addWidget(self.table, 1)
        self.set_list(body)
        self.set_detail(self.detail)
        self.detail.setMinimumWidth(theme().px(288))
        if ctx.settings.state(f"split/{self.name}").isEmpty():
            self._splitter.setSizes([theme().px(790), theme().px(320)])
        empty = EmptyState(
            tr("这里列出当年应提交年度报告的中心。先开启一个年度，程序按台账列出应报的中心和截止日。"),
            tr("开启年度…"),
            "annual",
        )
        empty.acted.connect(self.open_year)
        self.set_empty(empty)
        self.set_search(self.table.set_filter)
        self.show_empty(True)

    def today(self) -> date:
        """The day the checklist is of."""
        return self.ctx.now().date()

    def activate(self, **place: object) -> None:
        """Read the list; ``duty`` or ``center`` selects, ``state`` filters, ``year`` chooses."""
        self._wanted = str(place.get("duty") or place.get("center") or "")
        year = place.get("year")
        if isinstance(year, int):
            self.year = year
        if str(place.get("state", "")) in words.FILTERS:
            self.choose_filter(str(place["state"]))
        if place.get("duty") and not isinstance(year, int):
            self.ctx.ask(year_of.bind(duty_id=self._wanted), on_done=self._go_to_year, on_error=self.report)
            return
        self._read_years()

    def _go_to_year(self, year: int | None) -> None:
        self.year = year or self.year
        self._read_years()

    def refresh(self, changes: Changes) -> None:
        """Read again when a duty or a centre was touched."""
        if changes.kinds & _KINDS:
            self._read_years()

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K."""
        return (
            Command(tr("开启年度…"), self.open_year, "calendar-check"),
            Command(tr("导出年度报告清单…"), self.export_checklist, "download"),
        )

    # -- reading

    def _read_years(self) -> None:
        self.ctx.ask(report_years.bind(), on_done=self._take_years, on_error=self.report)

    def _take_years(self, years: tuple[int, ...]) -> None:
        self.year_box.set_choices([(str(year), tr("{year} 年度").format(year=year)) for year in years])
        if self.year not in years:
            self.year = years[0] if years else None
        self.year_box.setVisible(bool(years))
        self.export_button.setEnabled(bool(years))
        self.export_button.setToolTip("" if years else tr("还没有开启年度，没有可导出的清单"))
        if self.year is None:
            self._take_rows(())
            return
        self.year_box.set_value(str(self.year))
        self.ctx.ask(duties.bind(year=self.year, today=self.today()), on_done=self._take_rows, on_error=self.report)

    def _take_rows(self, rows: tuple[DutyRow, ...]) -> None:
        self.show_empty(self.year is None)
        self._fill_departments(rows)
        self.table.set_rows(rows, key=lambda row: row.id)
        self._count_states(rows)
        self.set_waiting(sum(row.state == "overdue" and row.cancellation_proposed_on is None for row in rows))
        wanted = next((row for row in rows if self._wanted in (row.id, row.center_id)), None)
        if self._wanted and wanted is not None and self.table.select(wanted.id):
            self._wanted = ""
        elif rows and self.table.selected() is None:
            self.table.select(next((row for row in rows if row.state == "overdue"), rows[0]).id)
        self._show_selected(self.table.selected())

    def _choose_year(self) -> None:
        key = self.year_box.value()
        self.year = int(key) if key else None
        self._read_years()

    def _fill_departments(self, rows: tuple[DutyRow, ...]) -> None:
        chosen = self.department_box.value()
        names = sorted({row.department_name for row in rows})
        self._several_departments = len(names) > 1
        self._make_room()
        self.department_box.set_choices([(_ALL, tr("全部主管部门")), *((name, name) for name in names)])
        self.department_box.set_value(chosen if chosen in names else _ALL)

    def _make_room(self) -> None:
        """The choice of a department gives way where the buttons would overlap; the search finds departments too."""
        self.department_box.setVisible(self._several_departments and self.width() >= theme().px(_WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show or hide what needs the width."""
        super().resizeEvent(event)
        self._make_room()

    def _count_states(self, rows: tuple[DutyRow, ...]) -> None:
        for key in words.FILTERS:
            self.set_filter_count(key, sum(words.shows(key, row) and self._of_department(row) for row in rows))
        cancelled = any(row.state == "cancelled" for row in rows)
        self._chips["cancelled"][0].setVisible(cancelled or self.filter_key == "cancelled")
        self._rows = rows

    def _of_department(self, row: DutyRow) -> bool:
        return self.department_box.value() in (None, _ALL, row.department_name)

    def _apply_filter(self, key: str) -> None:
        self._count_states(self._rows)
        self.table.set_predicate(lambda row: words.shows(key, row) and self._of_department(row))

    def _show_selected(self, row: DutyRow | None) -> None:
        chosen = self.table.selected_all()
        if len(chosen) > 1:
            self.detail.show_many(chosen)
        else:
            self.detail.show_row(row)
            if row is not None:
                self._read_history(row.id)
        self._write_footer()

    def _read_history(self, duty_id: str) -> None:
        self.ctx.ask(
            duty_history.bind(duty_id=duty_id),
            on_done=lambda entries: self.detail.show_history(duty_id, entries),
            on_error=self.report,
        )

    def _count_shown(self, _shown: int, _total: int) -> None:
        self._write_footer()

    def _write_footer(self) -> None:
        text = tr("共 {total} 个中心，显示 {shown} 个").format(total=self.table.total(), shown=self.table.count())
        chosen = len(self.table.selected_all())
        if chosen > 1:
            text += tr("，已选 {n} 个").format(n=chosen)
        self.set_footer(text)

    # -- acts

    def open_year(self) -> None:
        """Ask which year; the list of who owes a report is then written from the ledger."""
        self.dialog = OpenYearDialog(self.today().year - 1, self.ctx, self)
        self.dialog.year_chosen.connect(self._open_year)
        self.dialog.open()

    def _open_year(self, year: int, due_on: date) -> None:
        from qtic_desktop.services.annual_reports import open_report_year

        def opened(changes: Changes) -> None:
            self.year = year
            words_ = tr("已开启 {year} 年度，新列入 {n} 个中心。").format(year=year, n=len(changes.ids))
            self.message.show_message(words_, "ok")
            self._read_years()

        self.ctx.perform(open_report_year.bind(year=year, due_on=due_on), on_done=opened, on_error=self.report)

    def _act(self, act: str, values: dict[str, Any]) -> None:
        row, many = self.detail.row, self.detail.many.get(act, [])
        about: dict[str, Any] = {"duty_ids": [found.id for found in many]} if many else {}
        if row is not None:
            about = {"duty_id": row.id}
            self._wanted = row.id
        if not about:
            return
        self.message.clear()

        def done(_: Changes) -> None:
            self.detail.forms.close_form()
            if many:
                self.message.show_message(words.done_many(act, len(many)), "ok")

        self.ctx.perform(_use_cases()[words.USE_CASES[act]].bind(**about, **values), on_done=done, on_error=self.report)

    def export_checklist(self) -> None:
        """Write the checklist of the year as a workbook or, for a name that ends in .pdf, as pages."""
        from qtic_desktop.services.exports import export_annual_checklist

        year = self.year
        if year is None:
            return
        name = tr("{year}年度报告清单.xlsx").format(year=year)
        chosen = self.ask_path(self, tr("导出年度报告清单"), name, tr("Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf)"))
        if not chosen:
            return
        path, today = Path(chosen), self.today()
        only, shown, total = self._shown_ids(), self.shown_words(), self.table.total()
        if path.suffix.lower() not in (".xlsx", ".pdf"):
            path = path.with_name(path.name + ".xlsx")
        task = self.ctx.work(
            export_annual_checklist.bind(out=path, year=year, today=today, only=only, shown=shown),
            on_done=lambda made: self.message.show_message(
                tr("已导出 {name}（{size}）：{shown}。").format(
                    name=made.path.name, size=size_text(made.path), shown=shown or tr("全部 {n} 个").format(n=total)
                ),
                "ok",
            ),
            on_error=self.report,
            label=tr("导出年度报告清单"),
        )
        self.busy.watch(task, tr("导出年度报告清单"))

    def _shown_ids(self) -> frozenset[str] | None:
        """The reports in the list as it is shown, None when nothing is left out."""
        if self.table.count() == self.table.total():
            return None
        return frozenset(row.id for row in self.table.rows_model.shown())

    def shown_words(self) -> str:
        """Which part of the list is shown, as it is said in the file; empty for the whole list."""
        if self._shown_ids() is None:
            return ""
        state = self._chips[self.filter_key][1] if self.filter_key != "all" else ""
        place = self.department_box.value() if self.department_box.value() not in (None, _ALL) else ""
        sought = tr("搜索“{text}”").format(text=self.search.text().strip()) if self.search.text().strip() else ""
        parts = mark("，").join(part for part in (state, place, sought) if part)
        return tr("{parts}，{shown} 个（应报共 {total} 个）").format(
            parts=parts, shown=self.table.count(), total=self.table.total()
        )


def _use_cases() -> dict[Act, UseCase[...]]:
    """The use case of each act; imported on first use, with the storage behind them."""
    from qtic_desktop.services import annual_corrections as late
    from qtic_desktop.services import annual_reports as usual

    found = (
        usual.receive_report, usual.record_district_check, usual.file_report, usual.return_report,
        usual.receive_many, usual.check_many, usual.file_many,
        late.propose_cancellation, late.withdraw_cancellation, late.hear_statement, late.decide_cancellation,
        late.correct_report, late.reverse_filing, late.move_report, late.extend_due, late.withdraw_extension,
        late.restore_center,
    )  # fmt: skip
    return {one.act: one for one in found}

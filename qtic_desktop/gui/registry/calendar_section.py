"""工作日历: which years' notices on public holidays are loaded, and the way to bring in the next one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.section import Section, row_of
from qtic_desktop.gui.stage.act import Act, Words
from qtic_desktop.gui.stage.record_list import Listed, RecordList
from qtic_desktop.gui.stage.workbook import Importer, WorkbookImport
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import BusyBar, Column, InlineMessage, button
from qtic_desktop.services.registry.calendar import take_back_calendar
from qtic_desktop.storage.queries.calendar import CalendarYear, calendar_years


class CalendarSection(Section):
    """A year that is not here is counted by the day of the week alone, and said wherever a day is counted."""

    kinds = frozenset({Kind.RULES})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr(
            "公示和补正的期限按工作日计算，要用当年的放假通知。没有载入的年份只按星期推算，并在推算的地方写明。"
            "新一年的通知印发以后，按空白表格填好放假和调休上班的日子，从这里导入。"
        )
        super().__init__(ctx, purpose, parent)
        self.message = InlineMessage(self)
        self.busy = BusyBar(self)
        what = WorkbookImport(
            ImportKind.CALENDAR,
            ActName.IMPORT_CALENDAR,
            tr("导入放假通知…"),
            tr("工作日历"),
            lambda n: tr("已导入 {n} 行放假和上班的日子。").format(n=n),
        )
        self.importer = Importer(ctx, what, self, self.message, self.busy)
        self.take = self.guard(button(what.title, "upload", "", self), ActName.IMPORT_CALENDAR)
        self.take.setObjectName("importCalendar")
        self.take.clicked.connect(self.importer.choose)
        self.blank = button(tr("空白表格…"), "download", "", self)
        self.blank.setObjectName("blankCalendar")
        self.blank.clicked.connect(self.importer.save_blank)
        self.years = RecordList(ctx, _years(), self)
        self.years.said.connect(self.said)
        self.body.addWidget(self.message)
        self.body.addLayout(row_of(self.take, self.blank))
        self.body.addWidget(self.busy)
        self.body.addWidget(self.years, 1)
        self.importer.taken_in.connect(lambda _report: self.years.read())

    def read(self) -> None:
        """The years."""
        self.years.read()


def _years() -> Listed[CalendarYear]:
    reason = Words("reason", tr("原因"))
    take_back: Act[CalendarYear] = Act(
        take_back_calendar,
        tr("收回这一年…"),
        lambda row, given: take_back_calendar.bind(year=row.year, reason=given[reason]),
        "undo-2",
        (reason,),
        look="danger",
        done=lambda row, _given, _changes: tr("{year} 年的日历已收回；已经算出的日期不变。").format(year=row.year),
    )

    def possible(row: CalendarYear) -> tuple[Possible, ...]:
        why = "" if row.source else tr("程序自带的年份不能收回")
        return (Possible(ActName.TAKE_BACK_CALENDAR, why),)

    return Listed(
        tr("已载入的年份"),
        calendar_years.bind,
        lambda row: str(row.year),
        (
            Column("year", tr("年份"), lambda row: row.year, width=90),
            Column("off", tr("放假天数"), lambda row: row.off, "right", width=110),
            Column("worked", tr("调休上班天数"), lambda row: row.worked, "right", width=140),
            Column("source", tr("来源"), lambda row: row.source or tr("程序自带"), stretch=True),
        ),
        acts=(take_back,),
        possible=possible,
    )

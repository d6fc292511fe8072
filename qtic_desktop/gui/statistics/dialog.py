"""统计图: each table of the statistics as bars and as figures, and the records that one of its bars counts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, Column, Dialog, RowTable, plain_label
from qtic_desktop.gui.widgets.bar_chart import Bar, BarChart

if TYPE_CHECKING:
    from qtic_desktop.documents.content.statistics import Counted
    from qtic_desktop.documents.model import Table
    from qtic_desktop.domain.statistics import Statistics


class StatisticsDialog(Dialog):
    """``opened`` carries the place of a record that was counted."""

    opened = Signal(object)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("统计图"), parent)
        from qtic_desktop.services.statistics import look_at_statistics

        self._ctx = ctx
        self.tables: tuple[Counted, ...] = ()
        self.which = ChoiceBox(self)
        self.which.setObjectName("whichStatistics")
        self.which.setAccessibleName(tr("看哪一张统计"))
        self.which.edited.connect(self._show_chosen)
        self.told = plain_label(tr("正在统计……"), "muted", self)
        self.body.addWidget(self.which)
        self.body.addWidget(self.told)
        self.chart = BarChart(self)
        self.chart.setObjectName("statisticsChart")
        self.chart.chosen.connect(self._show_members)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.chart)
        self.figures_box = QVBoxLayout()
        self.figures: RowTable | None = None
        left = QVBoxLayout()
        left.addWidget(scroll, 3)
        left.addLayout(self.figures_box, 2)
        self.heading = plain_label("", "section", self)
        self.members = RowTable((Column("name", tr("记录"), lambda row: row[1], pinyin=True),), self, name=tr("记录"))
        self.members.setObjectName("statisticsMembers")
        self.members.row_activated.connect(self._open)
        right = QVBoxLayout()
        right.addWidget(self.heading)
        right.addWidget(self.members, 1)
        right.addWidget(plain_label(tr("双击或按 Enter，到这条记录。"), "muted", self))
        both = QHBoxLayout()
        both.setSpacing(theme().px(16))
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self.body.addLayout(both, 1)
        self.add_button(tr("关闭"), self.reject).setObjectName("closeStatistics")
        self.resize(self.sizeHint())
        ctx.work(
            look_at_statistics.bind(), on_done=self._show, on_error=lambda error: self.told.setText(ctx.say(error))
        )

    def sizeHint(self) -> QSize:
        """Wide enough for bars and records beside each other, and never more than the screen holds."""
        wanted, screen = QSize(theme().px(1060), theme().px(640)), self.screen().availableSize()
        return wanted.boundedTo(screen - QSize(theme().px(60), theme().px(80)))

    # -- what is shown

    def _show(self, facts: Statistics) -> None:
        from qtic_desktop.documents.content.statistics import statistics_tables

        self.tables = statistics_tables(facts)
        self.which.set_choices([(str(n), " ".join(one.title.split("\n"))) for n, one in enumerate(self.tables)])
        if not self.tables:
            self.told.setText(tr("台账里还没有中心，也没有封存的评分。"))
            return
        unsealed = tr("另有 {n} 场评审会没有封存，评分不计。").format(n=facts.unsealed) if facts.unsealed else ""
        as_of = tr("统计日期 {day}。点一条，右边列出它的记录；与统计表的工作簿和 PDF 同一口径。")
        self.told.setText(as_of.format(day=facts.as_of.isoformat()) + unsealed)
        self.which.set_value("0")
        self._show_chosen()
        self.chart.setFocus()

    def _counted(self) -> Counted | None:
        key = self.which.value()
        return self.tables[int(key)] if key else None

    def _show_chosen(self) -> None:
        counted = self._counted()
        if counted is None:
            return
        series, bars = bars_of(counted.table)
        self.chart.show_bars(counted.title, series, bars)
        self.heading.setText("")
        self.members.set_rows(())
        self._show_figures(counted.table)

    def _show_figures(self, table: Table) -> None:
        """The same cells as a table; a row of it is a bar, too."""
        if self.figures is not None:
            self.figures_box.removeWidget(self.figures)
            self.figures.deleteLater()
        columns = tuple(
            Column(f"c{place}", column.title, _cell(place), align="left" if not place else "right")
            for place, column in enumerate(table.columns)
        )
        self.figures = RowTable(columns, self, name=tr("数字"))
        self.figures.setObjectName("statisticsFigures")
        self.figures.set_rows(
            [(place, *map(words_of, row)) for place, row in enumerate(table.rows)], lambda row: row[0]
        )
        self.figures.row_selected.connect(lambda row: self.chart.choose(row[0]) if row is not None else None)
        self.figures_box.addWidget(self.figures)

    def _show_members(self, place: int) -> None:
        counted = self._counted()
        if counted is None:
            return
        found = counted.members[place]
        label = self.chart.bars[place].label
        if not found:
            self.heading.setText(tr("{what}：没有单独的记录").format(what=label))
        else:
            self.heading.setText(tr("{what}：{n} 条").format(what=label, n=len(found)))
        self.members.set_rows(found, lambda row: row)

    def _open(self, row: tuple[str, str]) -> None:
        counted = self._counted()
        if counted is not None:
            self.accept()
            self.opened.emit(Place(cast("StageName", counted.stage), row[0]))


def _cell(place: int) -> Callable[[tuple[object, ...]], object]:
    return lambda row: row[place + 1]


def words_of(cell: object) -> str:
    """A cell as it is printed."""
    value = getattr(cell, "value", cell)
    return f"{'' if value is None else value}{getattr(cell, 'suffix', '')}"


def bars_of(table: Table) -> tuple[tuple[str, ...], tuple[Bar, ...]]:
    """The bars of a table by its own definition of a chart: which column names them, which are their parts. A row of
    sums is no bar. Several columns are parts of one bar; their figures stand at its end."""
    chart = table.chart
    assert chart is not None
    series = tuple(table.columns[column].title for column in chart.values)
    rows = table.rows[:-1] if table.total_row else table.rows
    bars = []
    for row in rows:
        told = " / ".join(words_of(row[column]) for column in chart.values)
        values = tuple(_number(row[column]) for column in chart.values)
        bars.append(Bar(words_of(row[chart.label]), values, told))
    return series, tuple(bars)


def _number(cell: object) -> Decimal:
    value = getattr(cell, "value", cell)
    return Decimal(str(value)) if isinstance(value, int | Decimal) else Decimal(0)

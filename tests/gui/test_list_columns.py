"""The columns of a list: the name stays in sight, is told apart when narrow, and widths and order are remembered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.search import initials
from qtic_desktop.gui.clause_line import ClauseLine
from qtic_desktop.gui.clauses import clause_text
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, RowTable

pytestmark = pytest.mark.usefixtures("themed")


@dataclass(frozen=True, slots=True)
class Centre:
    id: str
    name: str
    number: int


CENTRES = [Centre(str(n), f"青岛市第{n}号深远海养殖装备技术创新中心", 50 - n) for n in range(50)]


def columns() -> list[Column]:
    return [
        Column("name", "中心名称", lambda row: row.name, pinyin=True),
        Column("number", "编号", lambda row: row.number, align="right", width=200),
        *(Column(f"c{n}", f"第{n}列", lambda row: row.id, width=160) for n in range(4)),
    ]


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    made = RowTable(columns(), name="中心列表")
    qtbot.addWidget(made)
    made.set_rows(CENTRES, key=lambda row: row.id)
    made.resize(560, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def frozen_view(table: RowTable) -> QTableView:
    (view,) = table.findChildren(QTableView)
    return view


def test_the_name_stays_where_it_is_when_the_list_is_moved_sideways(table: RowTable) -> None:
    assert not frozen_view(table).isVisible()
    table.horizontalScrollBar().setValue(300)
    cell = table.model().index(3, 0)
    assert frozen_view(table).isVisible()
    assert table.visualRect(cell).left() == 0
    assert frozen_view(table).visualRect(cell).size() == table.visualRect(cell).size()
    assert table.indexAt(table.visualRect(cell).center()) == cell


def test_a_click_on_the_frozen_name_selects_its_row_and_shift_extends_it(table: RowTable) -> None:
    table.horizontalScrollBar().setValue(300)
    for row, modifier in ((2, Qt.KeyboardModifier.NoModifier), (4, Qt.KeyboardModifier.ShiftModifier)):
        place = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    assert [row.id for row in table.selected_all()] == ["2", "3", "4"]
    assert table.horizontalScrollBar().value() == 300
    assert frozen_view(table).selectionModel() is table.selectionModel()


def test_arrows_never_leave_the_current_cell_below_the_frozen_name(table: RowTable) -> None:
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 5))
    for _ in range(4):
        QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().column() == 1
    assert table.visualRect(table.currentIndex()).left() >= table.columnWidth(0) or (
        table.horizontalScrollBar().value() == 0
    )


def test_the_frozen_part_follows_rows_widths_and_order(table: RowTable) -> None:
    table.horizontalScrollBar().setValue(300)
    table.verticalScrollBar().setValue(7)
    view = frozen_view(table)
    assert view.verticalScrollBar().value() == 7
    assert view.rowHeight(0) == table.rowHeight(0)
    table.setColumnWidth(0, 310)
    assert view.columnWidth(0) == 310
    assert view.width() == 310
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert view.model().index(0, 0).data() == CENTRES[-1].name


def test_widths_and_order_are_remembered_for_each_person(qtbot: QtBot, tmp_path: Path) -> None:
    def opened(person: str) -> RowTable:
        made = RowTable(columns(), name="中心列表")
        qtbot.addWidget(made)
        made.resize(900, 300)
        made.remember_in(Settings(tmp_path / "settings.ini", person), "intake")
        made.set_rows(CENTRES, key=lambda row: row.id)
        made.show()
        return made

    first = opened("王明")
    first.setColumnWidth(1, 260)
    first.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    again, other = opened("王明"), opened("李静")
    assert again.columnWidth(1) == 260
    assert again.rows_model.row(0).number == 50
    assert again.horizontalHeader().sortIndicatorSection() == 1
    assert other.columnWidth(1) == 200
    assert other.rows_model.row(0).id == "0"
    again.widths.forget()
    assert opened("王明").columnWidth(1) == 200


def test_a_name_has_room_for_what_tells_it_apart_and_takes_what_is_left(qtbot: QtBot) -> None:
    made = RowTable(columns()[:2], name="中心列表")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    assert made.columnWidth(0) >= theme().px(220)
    made.resize(900, 200)
    assert made.columnWidth(0) == made.viewport().width() - made.columnWidth(1)
    assert made.horizontalScrollBar().maximum() == 0


def test_a_long_list_beside_its_scroll_bar_needs_no_second_one(qtbot: QtBot) -> None:
    made = RowTable(columns()[:3], name="中心列表")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.set_rows(CENTRES, key=lambda row: row.id)
    qtbot.waitUntil(made.verticalScrollBar().isVisible)
    assert sum(made.columnWidth(column) for column in range(3)) == made.viewport().width()
    assert not made.horizontalScrollBar().isVisible()


def test_a_state_is_never_cut_in_whatever_language(qtbot: QtBot) -> None:
    chip = Column("state", "State", lambda row: row.id, width=80, chip=lambda row: ("warn", f"Under review {row.id}"))
    made = RowTable([columns()[0], chip], name="中心列表")
    qtbot.addWidget(made)
    made.set_rows(CENTRES, key=lambda row: row.id)
    words = QFontMetrics(made.font()).horizontalAdvance("Under review 49")
    assert made.columnWidth(1) >= words + theme().px(48)


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_narrow_name_shows_its_middle_and_the_tooltip_all_of_it(table: RowTable, qtbot: QtBot) -> None:
    metrics, index = QFontMetrics(table.font()), table.model().index(0, 0)
    table.setColumnWidth(0, metrics.horizontalAdvance("第0号深远海养殖装备……") + theme().px(30))
    option = QStyleOptionViewItem()
    option.rect = table.visualRect(index)  # type: ignore[attr-defined]
    delegate: Any = table.itemDelegate()
    delegate.initStyleOption(option, index)
    assert option.text == "…第0号深远海养殖装备…"  # type: ignore[attr-defined]
    place = table.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    assert CENTRES[0].name in QToolTip.text()
    QToolTip.hideText()


def test_columns_grow_to_what_stands_in_them_where_the_name_leaves_room(qtbot: QtBot) -> None:
    shown = [
        Column("name", "中心名称", lambda row: row.name, stretch=True, pinyin=True),
        Column("title", "职称", lambda row: "正高级工程师（教授级）", width=64),
        Column("state", "State", lambda row: row.id, width=60, chip=lambda row: ("warn", "Under review")),
    ]
    made = RowTable(shown, name="中心列表")
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    made.set_rows([Centre("1", "青岛市海水淡化技术创新中心", 1)], key=lambda row: row.id)
    words = QFontMetrics(made.font())
    assert made.columnWidth(1) == 2 * theme().px(64)
    assert made.columnWidth(0) == made.viewport().width() - made.columnWidth(1) - made.columnWidth(2)
    made.resize(420, 200)
    assert made.columnWidth(1) == theme().px(64)
    assert made.columnWidth(2) >= words.horizontalAdvance("Under review") + theme().px(38)
    made.set_rows([Centre("1", "青岛市海水淡化技术创新中心", 1)], key=lambda row: row.id)
    assert made.columnWidth(1) == theme().px(64)


def test_short_words_are_never_cut(qtbot: QtBot) -> None:
    shown = [
        Column("name", "Name", lambda row: row.name, stretch=True, pinyin=True),
        Column("kind", "Kind", lambda row: "Technology", width=40),
    ]
    made = RowTable(shown, name="list")
    qtbot.addWidget(made)
    made.resize(240, 200)
    made.show()
    made.set_rows([Centre("1", "王明", 1)], key=lambda row: row.id)
    assert made.columnWidth(1) >= QFontMetrics(made.font()).horizontalAdvance("Technology") + theme().px(18)


def test_all_of_ten_thousand_rows_stay_selected_through_a_refresh_without_a_stall(qtbot: QtBot) -> None:
    made = RowTable(columns(), name="中心列表")
    qtbot.addWidget(made)
    rows = [Centre(str(n), f"第{n}中心", n) for n in range(10_000)]
    made.set_rows(rows, key=lambda row: row.id)
    made.selectAll()
    started = process_time()
    made.set_rows(rows)
    assert made.selected_count() == 10_000
    assert process_time() - started < 2.0


def test_initials_are_worked_out_when_somebody_goes_to_search(qtbot: QtBot, table: RowTable) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    table.searched_from(field)
    initials.cache_clear()
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn))
    qtbot.waitUntil(lambda: not table.initials_ahead.is_busy)
    known = initials.cache_info()
    table.set_filter("hyzzb")
    assert table.count() == len(CENTRES)
    assert initials.cache_info().misses == known.misses == len(CENTRES)


def test_the_clause_uses_the_line_there_is_and_opens_on_a_click(qtbot: QtBot) -> None:
    line, text = ClauseLine("三(一)", "zh"), clause_text("三(一)")
    qtbot.addWidget(line)
    lengths = []
    for width in (700, 1100):
        line.resize(width, 40)
        line.show()
        lengths.append(len(line.words.text()))
        assert line.words.fontMetrics().horizontalAdvance(line.words.text()) <= line.words.width()
    assert 34 < lengths[0] < lengths[1] < len(text)
    QTest.mouseClick(line.words, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 8))
    assert line.words.text() == text
    assert line.toggle.isChecked()

"""A table sorts names as they are read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.models.rows import Column, RowTableModel
from qtic_desktop.gui.widgets import RowTable


@pytest.mark.usefixtures("qapp")
def test_a_table_sorts_its_names_as_they_are_read_and_its_figures_as_figures() -> None:
    columns = [
        Column("name", "姓名", lambda row: row[0], pinyin=True),
        Column("count", "数", lambda row: row[1]),
    ]
    model = RowTableModel(columns)
    model.set_rows([("张海涛", 2), ("", 9), ("陈颇", 10), ("丁一", 1)])
    model.sort(0)
    assert [row[0] for row in model.shown()] == ["陈颇", "丁一", "张海涛", ""]
    model.sort(1)
    assert [row[1] for row in model.shown()] == [1, 2, 9, 10]


def test_what_tells_two_names_apart_at_their_end_stays_in_a_narrow_column(qtbot: QtBot) -> None:
    names = ("2026年青岛市技术创新中心专家评审会（第1场）", "2026年青岛市技术创新中心专家评审会（第2场）")
    table = RowTable((Column("name", "会议", lambda row: row),))
    qtbot.addWidget(table)
    table.set_rows(names, key=str)
    drawn = []
    for place in range(2):
        option = QStyleOptionViewItem()
        option.font, option.fontMetrics, option.rect = table.font(), table.fontMetrics(), QRect(0, 0, 180, 32)
        table.itemDelegate().initStyleOption(option, table.model().index(place, 0))
        drawn.append(option.text)
    assert drawn[0] != drawn[1]
    assert all("…" in words and words.endswith("场）") for words in drawn)


def test_another_order_keeps_the_selection_or_says_that_there_is_none(qtbot: QtBot) -> None:
    """What is said beside a list and what its buttons touch is the row that is marked, after a click on a header too."""
    table = RowTable((Column("name", "姓名", lambda row: row[0]), Column("count", "数", lambda row: row[1])))
    qtbot.addWidget(table)
    rows = [("丙", 1), ("甲", 3), ("乙", 2)]
    table.set_rows(rows, key=lambda row: row[0])
    assert table.select("乙")
    told: list[object] = []
    table.row_selected.connect(told.append)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.sortByColumn(1, order)
        assert table.selected() == ("乙", 2)
        assert table.selected_count() == 1
        assert table.currentIndex().row() == 1
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert (table.selected(), table.currentIndex().row()) == (("乙", 2), 2)
    table.selectAll()
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.selected_count() == 3

    keyless = RowTable((Column("name", "姓名", lambda row: row[0]),))
    qtbot.addWidget(keyless)
    keyless.set_rows(rows)
    keyless.selectRow(0)
    keyless.row_selected.connect(told.append)
    keyless.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert keyless.selected() is None
    assert told[-1] is None

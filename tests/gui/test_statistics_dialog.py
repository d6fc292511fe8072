"""统计图: bars from the tables of paper and workbook, chosen by click and by key, down to the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.content.statistics import statistics_document, statistics_tables
from qtic_desktop.documents.model import Table
from qtic_desktop.domain.statistics import BatchFacts, CenterFacts, Statistics, YearFacts
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.statistics.dialog import StatisticsDialog, bars_of
from qtic_desktop.gui.theme import theme
from tests.gui.review_window import make_context, settle
from tests.helpers.sealed import sealed_story
from tests.review_story import OFFICE

DAY = date(2026, 3, 5)


def center(number: int, field: str) -> CenterFacts:
    return CenterFacts(
        field, "崂山区", "LEAD_ENTERPRISE", "NEW", "running", date(2024, 3, 1), f"c{number}", f"中心{number}"
    )


def facts(**more: object) -> Statistics:
    centers = (center(1, "海洋"), center(2, "海洋"), center(3, "材料"))
    return replace(Statistics(DAY, "市科技局", True, "2026-03-05 09:00", centers, (), (), 0), **more)  # type: ignore[arg-type]


def test_bars_are_the_cells_that_the_chart_of_the_table_names() -> None:
    """The document that paper and workbook are made of holds the very tables that the screen draws."""
    told = facts(reports=(YearFacts(2025, "filed", "c1", "中心1"), YearFacts(2025, "overdue", "c2", "中心2")))
    tables = statistics_tables(told)
    on_paper = [block for block in statistics_document(told).blocks if isinstance(block, Table)]
    assert [one.table for one in tables] == on_paper
    series, bars = bars_of(tables[0].table)
    assert (series, [(bar.label, bar.values) for bar in bars]) == (
        ("中心数",), [("海洋", (Decimal(2),)), ("材料", (Decimal(1),))],
    )  # fmt: skip
    assert tables[0].members[0] == (("c1", "中心1"), ("c2", "中心2"))
    years = next(one for one in tables if one.title == "年度报告逐年")
    series, (bar,) = bars_of(years.table)
    assert series == ("按时备案", "逾期后备案", "逾期", "已终止", "办理中")
    assert (bar.label, bar.values, bar.told) == ("2025", tuple(map(Decimal, (1, 0, 1, 0, 0))), "1 / 0 / 1 / 0 / 0")


def test_the_board_of_a_batch_counts_who_passed_each_station() -> None:
    batches = (
        BatchFacts("2026年第1批", "p1", "甲", ("recommended", "examined", "reviewed")),
        BatchFacts("2026年第1批", "p2", "乙", ("recommended",)),
    )
    board = next(one for one in statistics_tables(facts(batches=batches)) if one.title.startswith("批次进度"))
    _series, bars = bars_of(board.table)
    assert [bar.values[0] for bar in bars] == [2, 1, 1, 0, 0, 0, 0]
    assert board.members[1] == (("p1", "甲"),)


@pytest.fixture
def context(tmp_path: Path, themed: None) -> Iterator[AppContext]:
    story = sealed_story(tmp_path / "w")
    made = make_context(story, OFFICE, tmp_path)
    made.now = story.workspace.store.now
    yield made
    assert made.tasks.close()
    story.workspace.close()


def test_a_click_on_a_bar_lists_its_records_and_opens_one(context: AppContext, qtbot: QtBot) -> None:
    dialog = StatisticsDialog(context)
    qtbot.addWidget(dialog)
    dialog.resize(dialog.sizeHint())
    dialog.show()
    settle(qtbot, context)
    board = next(n for n, one in enumerate(dialog.tables) if one.title.startswith("批次进度"))
    dialog.which.set_value(str(board))
    dialog.which.edited.emit()
    middle = dialog.chart.row_rect(2).center()
    QTest.mouseClick(dialog.chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert dialog.heading.text() == "评审会：6 条"
    assert dialog.members.count() == 6
    QTest.keyClick(dialog.chart, Qt.Key.Key_Down)
    assert dialog.heading.text() == "意见书：没有单独的记录"
    QTest.keyClick(dialog.chart, Qt.Key.Key_Up)
    picture = dialog.chart.grab().toImage()
    left, room, _told = dialog.chart._columns()
    ratio = picture.devicePixelRatio()
    inside = QPoint(left + room // 2, dialog.chart.row_rect(0).center().y())
    assert picture.pixelColor(inside * ratio) == theme().colour("accent"), "the first bar is as long as the longest"
    places: list[Place] = []
    dialog.opened.connect(places.append)
    first = dialog.members.rows_model.row(0)
    dialog.members.row_activated.emit(first)
    assert places == [Place("intake", first[0])]
